"""``paper`` and ``verify``: the register of papers, their files, and whether a paper is ours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from hall.errors import EnvironmentFault, Fault
from hall.papers.rules import PaperKind, PaperState, Snapshot, Why
from ui.cli.counter import DONE, PLACE
from ui.cli.telling import as_paper

if TYPE_CHECKING:
    from hall.papers.orders import IssuedPaper, Verdict
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given

_WHY = {
    Why.NOT_A_CODE: ("这不是大厅的码，或没有扫全", "This is no code of a hall, or only part of one"),
    Why.MISTYPED: ("有数字对不上，请再扫一次", "A digit does not fit, please scan it again"),
    Why.FORGED: ("签名对不上，不是本中心开出的", "The signature does not fit: it was not issued here"),
    Why.OTHER_CENTRE: ("这是别的中心开的", "It is of another centre"),
    Why.KEY_CHANGED: (
        "是换钥匙以前开的，请到登记簿核对",
        "It was signed with an earlier key, please look into the register",
    ),
    Why.UNKNOWN: ("登记簿里没有这一张", "The register has no such paper"),
    Why.CONTENT_CHANGED: ("码是真的，内容被改过", "The code is genuine, the content was changed"),
}


def declare(commands: Commands) -> None:
    """The commands of this module."""
    papers = commands.group("paper", "单据", "papers")
    known = [str(kind) for kind in PaperKind]
    listed = papers.add("list", register, "登记簿，新的在前", "the register, newest first")
    listed.option("--kind", "只看一种", "only one kind", choices=known)
    listed.option("--limit", "最多几张", "at most so many", type=int, default=100, metavar="N")
    drawn = papers.add("render", render_number, "把一张单据画成 PDF", "draw a paper as PDF")
    drawn.takes("number", "编号", "its number", metavar="NUMBER")
    drawn.option("--out", "存到哪个文件", "the file", type=Path, required=True, metavar="F")
    sample = papers.add("sample", render_sample, "样张", "a form with invented values, marked 样张")
    sample.takes("kind", "哪一种", "the kind", choices=known, metavar="KIND")
    sample.option("--out", "存到哪个文件", "the file", type=Path, required=True, metavar="F")
    again = papers.add("reprint", reprint, "补打，计次", "print once more, counted")
    again.takes("number", "编号", "its number", metavar="NUMBER")
    again.option("--why", "原因", "the reason", required=True, metavar="TEXT")
    again.option(
        "--printer", "哪台打印机，不写就存成 PDF", "the printer; without one a PDF file", default="", metavar="P"
    )
    void = papers.add("void", make_void, "作废一张", "void a paper")
    void.takes("number", "编号", "its number", metavar="NUMBER")
    void.option("--why", "原因", "the reason", required=True, metavar="TEXT")
    commands.add("verify", verify, "验一张单据是不是真的", "say whether a paper is genuine").takes(
        "code", "扫出来的码，或 PDF 文件", "a scanned code, or a PDF file", metavar="CODE_OR_PDF"
    )


def register(counter: Counter, given: Given) -> int:
    """The newest papers."""
    from hall.papers.orders import PaperList

    kind = PaperKind(given.kind) if given.kind else None
    before: int | None = None
    left = given.limit
    while left > 0 and (rows := counter.ask(PaperList(kind=kind, before=before, limit=left))):
        for row in rows:
            counter.tell(as_paper(row), f"{row.number}  {row.issued_at:%Y-%m-%d %H:%M}  {row.state}  {row.reprints}")
        left, before = left - len(rows), rows[-1].paper
    return DONE


def render_number(counter: Counter, given: Given) -> int:
    """A paper from its frozen snapshot, as often as wanted: this is no reprint, nothing is printed."""
    issued = _content(counter, given.number)
    void = issued.row.state is PaperState.VOID
    pages = _draw(issued.snapshot, given.out, reprint=issued.row.reprints, void=void)
    told = as_paper(issued.row, issued.snapshot.fields.get("case_no")) | {"file": str(given.out), "pages": pages}
    counter.tell(told, str(given.out))
    return DONE


def render_sample(counter: Counter, given: Given) -> int:
    """The form with invented values."""
    from reports.forms import sample

    snapshot = sample(PaperKind(given.kind))
    pages = _draw(snapshot, given.out, sample=True)
    told = {
        "kind": given.kind,
        "number": snapshot.number,
        "token": snapshot.token,
        "digest": snapshot.digest(),
        "file": str(given.out),
        "pages": pages,
        "state": "sample",
        "copies": 0,
    }
    counter.tell(told, str(given.out))
    return DONE


def _draw(snapshot: Snapshot, file: Path, *, reprint: int = 0, void: bool = False, sample: bool = False) -> int:
    """Draw it into a file; the answer is the number of pages. Raises ``EnvironmentFault(FILE_UNWRITABLE)``."""
    from reports.render import Marks, render

    made = render(snapshot, Marks(reprint, void, sample))
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(made.pdf)
    except OSError as wrong:
        raise EnvironmentFault(Fault.FILE_UNWRITABLE, str(wrong), file=str(file)) from wrong
    return made.pages


def _content(counter: Counter, number: str) -> IssuedPaper:
    from hall.papers.orders import PaperContent

    found: IssuedPaper = counter.ask(PaperContent(number=number))
    return found


def reprint(counter: Counter, given: Given) -> int:
    """Once more: into this place's queue, which at the command line means a PDF file, or to a printer of the spooler."""
    from hall.papers.orders import PrintJobs, ReprintPaper
    from hall.papers.rules import TO_FILE
    from reports.courier import Courier
    from reports.spool import Cups

    paper = _content(counter, given.number).row.paper
    made = counter.do(ReprintPaper(paper=paper, reason=given.why, printer=given.printer or TO_FILE))
    Courier(counter, Cups(), counter.house.clock, counter.settings.papers, PLACE).round()
    seen = next(job for job in counter.ask(PrintJobs(place=PLACE, limit=1000)) if job.job == made.job)
    row = _content(counter, given.number).row
    told = as_paper(row) | {"job": seen.job, "job_state": str(seen.state), "trouble": seen.trouble, "file": seen.file}
    counter.tell(told, f"{row.number}  {seen.state}  {seen.file or seen.printer}")
    return DONE


def make_void(counter: Counter, given: Given) -> int:
    """Void; the number never returns."""
    from hall.papers.orders import VoidPaper

    counter.do(VoidPaper(paper=_content(counter, given.number).row.paper, why=given.why))
    row = _content(counter, given.number).row
    counter.tell(as_paper(row), f"{row.number}  {row.state}")
    return DONE


def verify(counter: Counter, given: Given) -> int:
    """A code as scanned, or a PDF: then what it carries and what it shows are compared with what was issued."""
    from hall.papers.orders import VerifyCode

    code, inside = _code_and_content(given.code)
    verdict: Verdict = counter.ask(VerifyCode(code=code, snapshot_json=inside))
    if verdict.genuine and verdict.row is not None and inside and not _shows(counter, given.code, verdict.row.number):
        verdict = replace(verdict, genuine=False, why=Why.CONTENT_CHANGED)
    told: dict[str, object] = {"genuine": verdict.genuine}
    if verdict.row is not None:
        content = _content(counter, verdict.row.number)
        told |= {
            "number": verdict.row.number,
            "kind": str(verdict.row.kind),
            "case": content.snapshot.fields.get("case_no"),
            "issued_at": verdict.row.issued_at,
            "state": str(verdict.row.state),
            "reprints": verdict.row.reprints,
        }
    words = counter.either(f"是真的：{told.get('number')}", f"Genuine: {told.get('number')}")
    if verdict.why is not None:
        words = counter.either(*_WHY[verdict.why])
        told |= {"why": str(verdict.why), "words": words}
    counter.tell(told, words)
    return DONE


def _shows(counter: Counter, file: str, number: str) -> bool:
    """Whether a PDF shows the paper of this number, and nothing else."""
    from reports.genuine import shows

    issued = _content(counter, number)
    return shows(Path(file).read_bytes(), issued.snapshot, issued.row.reprints)


def _code_and_content(given: str) -> tuple[str, str]:
    """What was typed; of a file the code and the content it carries, nothing where it carries none."""
    if not _is_file(given):
        return given, ""
    try:
        data = Path(given).read_bytes()
    except OSError as wrong:
        raise EnvironmentFault(Fault.FILE_UNREADABLE, str(wrong), file=given) from wrong
    from reports.render import attached

    inside = attached(data)
    try:
        return (Snapshot.from_json(inside).token, inside) if inside else ("", "")
    except (ValueError, TypeError, LookupError, AttributeError):
        return "", ""


def _is_file(given: str) -> bool:
    """Whether a file is meant: it is there, or is called one."""
    try:
        return Path(given).is_file() or given.lower().endswith(".pdf")
    except (OSError, ValueError):  # far too long for a name, or with signs no name has
        return False
