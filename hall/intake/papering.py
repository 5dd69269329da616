"""What the acceptance notice says (form SLGZD of ``forms.csv``), in printed words. Pure.

Number, date, code and QR are set when the paper is issued; rights, ways to ask and the line about rating are the form's own
words (``reports/forms/acceptance.py``); signature and seal are blanks of the form.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from hall.catalogue.rules import Desk, Matter
from hall.centre.orders import Centre
from hall.clocks.orders import ClockShown
from hall.clocks.rules import Language, Rule, rule_catalogue
from hall.intake.checking import Checked
from hall.intake.rules import Willing, summary
from hall.people.masking import Level, mask_name, mask_number, mask_phone
from hall.people.rules import PAPER_NAMES
from hall.routing.rules import Proposals, Reason, ReasonKind, reason_words

ACCEPTED = "受理"

MEDIATION, BY_UNIT, PETITION = "调解", "部门办理", "信访"
_PATHS = {
    "矛盾纠纷": MEDIATION,
    "信访事项": PETITION,
    "诉讼服务": "诉讼",
    "行政争议": "行政复议",
}
"""Category of a matter → way of handling (办理途径)."""

_ARBITRATION = "仲裁"
_ARTICLE = re.compile(r"^(.+?) arts? (\d+)")


def path(matter: Matter, willing: Willing | None) -> str:
    """The way of handling to begin with: mediation goes before for disputes, unless the visitor does not want it."""
    if _ARBITRATION in matter.name:
        return _ARBITRATION
    found = _PATHS.get(matter.category, BY_UNIT)
    return BY_UNIT if found == MEDIATION and willing is Willing.NO else found


def slip_fields(
    checked: Checked,
    case_number: str,
    tickets: tuple[str, ...],
    desk: Desk,
    matter: Matter,
    clocks: Iterable[ClockShown],
    centre: Centre,
    registrar: str,
    proposals: Proposals,
) -> dict[str, str]:
    """The fields by their keys, clean and masked as the form says. What nobody told is left out."""
    told = checked.speaker
    until, reason = deadline(clocks)
    return {
        "case_no": case_number,
        "ticket": _tickets(tickets),
        "applicant": told.name,
        "applicant_stub": mask_name(told.name, Level.PUBLIC),
        "id_doc": f"{PAPER_NAMES[told.kind][0]} {mask_number(told.number, Level.WINDOW)}" if told.number else "",
        "phone": mask_phone(told.phone, Level.WINDOW),
        "phone_stub": mask_phone(told.phone, Level.PUBLIC),
        "head_count": head_count(checked),
        "other_party": checked.other_party,
        "summary": summary(checked.statement),
        "matter": matter.name,
        "decision": ACCEPTED,
        "path": path(matter, checked.willing),
        "desk": desk_lines(desk, proposals),
        "deadline": until,
        "deadline_reason": reason,
        "materials": checked.materials,
        "missing": checked.missing,
        "query_phone": centre.phone,
        "registrar": " / ".join(part for part in (registrar, checked.place) if part),
    }


def _tickets(tickets: tuple[str, ...]) -> str:
    """``A036``, or ``A036–A042`` where everybody of a group has his own."""
    return tickets[0] if len(tickets) == 1 else f"{tickets[0]}–{tickets[-1]}" if tickets else ""


def head_count(checked: Checked) -> str:
    """``1 人``, ``7 人，代表 李四、王小明``."""
    names = "、".join(checked.representatives)
    return f"{checked.count} 人" + (f"，代表 {names}" if checked.count > 1 and names else "")


def desk_lines(desk: Desk, proposals: Proposals) -> str:
    """Number and name of the desk; under it unit, room, telephone, and when somebody is there if not today."""
    absent = next((reason for reason in _reasons(desk, proposals) if reason.kind is ReasonKind.ABSENT), None)
    parts = (
        desk.unit,
        desk.room,
        f"电话 {desk.phone}" if desk.phone else "",
        reason_words(absent) if absent is not None else "",
    )
    return "\n".join(filter(None, (f"{desk.number}号 {desk.short}", "　".join(filter(None, parts)))))


def _reasons(desk: Desk, proposals: Proposals) -> tuple[Reason, ...]:
    return next((one.reasons for one in proposals.proposals if one.desk == desk.code), ())


def deadline(clocks: Iterable[ClockShown], language: Language = "zh") -> tuple[str, str]:
    """Until when the matter is to be settled, and by which rule: the last limit among the clocks, and its basis."""
    main = max((one for one in clocks if one.due is not None), key=lambda one: one.due or 0, default=None)
    if main is None or main.due is None:
        return "", ""
    rule = rule_catalogue()[main.code]
    line = main.line if language == "zh" else main.line_en
    return f"{_day(main.due.date())}前", "；".join(
        filter(None, (f"登记之日起 {rule.limit.words()}", basis(rule), line))
    )


def basis(rule: Rule) -> str:
    """The law a limit stands in, as it is printed: 《信访工作条例》第34条; nothing for a promise of the hall itself."""
    found = _ARTICLE.match(rule.basis)
    if found is None or not found[1][0] > "\u4e00":
        return ""
    name = found[1].partition(" (")[0]
    return f"《{name}》第{found[2]}条"


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
