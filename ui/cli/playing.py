"""``screens`` and ``demo``: everything to be looked at, without a display."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from hall.errors import UserError
from ui.cli.counter import DONE
from ui.cli.parsing import LANGUAGES

if TYPE_CHECKING:
    from ui.cli.counter import Counter
    from ui.cli.parsing import Commands, Given
    from ui.demo import Drawn
    from ui.wording import Language

_SIZES = ("standard", "large", "extra")


def declare(commands: Commands) -> None:
    """The commands of this module."""
    drawn = commands.add(
        "screens", screens, "把每个界面画成 PNG（不用屏幕）", "draw every screen as PNG, without a display"
    )
    drawn.option("--out", "存到哪个文件夹", "the folder", type=Path, required=True, metavar="DIR")
    drawn.option("--scale", "缩放，如 1.5", "the scale, such as 1.5", type=float, default=1.0, metavar="X")
    drawn.option("--size", "字号", "the size of type", choices=_SIZES, default="standard")
    drawn.option("--width", "宽（逻辑像素）", "logical pixels", type=int, default=1366, metavar="PX")
    drawn.option("--height", "高（逻辑像素）", "logical pixels", type=int, default=696, metavar="PX")
    drawn.option("--only", "只画名字这样开头的", "only those whose name begins so", default="", metavar="NAME")
    commands.add("demo", demo, "演示一天：单据和界面都存成文件", "play a day; papers and screens become files").option(
        "--out", "存到哪个文件夹", "the folder", type=Path, default=Path("demo"), metavar="DIR"
    )


def screens(counter: Counter, given: Given) -> int:
    """One line a picture. ``--language`` chooses that of the screens."""
    from ui.demo import draw_screens

    if not 0.5 <= given.scale <= 4 or not 320 <= given.width <= 8000 or not 240 <= given.height <= 8000:
        raise UserError("screens.size")
    language: Language = LANGUAGES[getattr(given, "language", "zh")]
    made = draw_screens(
        given.out,
        (language,),
        scale=given.scale,
        size=given.size,
        width=given.width,
        height=given.height,
        only=given.only,
    )
    for one in made:
        _tell(counter, one)
    return DONE


def _tell(counter: Counter, one: Drawn) -> None:
    told = {
        "screen": one.screen,
        "language": "zh_CN" if one.language == "zh" else "en",
        "file": str(one.file),
        "width": one.width,
        "height": one.height,
    }
    counter.tell(told, str(one.file))


def demo(counter: Counter, given: Given) -> int:
    """A day of an invented hall in a folder that is thrown away; what is worth looking at stays in ``--out``."""
    from ui.demo import draw_screens, play_day

    counter.say("登记一天的来访", "Registering a day's visits")
    with tempfile.TemporaryDirectory(prefix="one-door-hall-") as hall:
        for paper in play_day(Path(hall), given.out / "papers"):
            told = {"number": paper.number, "file": str(paper.file), "genuine": paper.genuine}
            counter.tell(told, f"{paper.number}  {paper.file}")
    counter.say("画界面", "Drawing the screens")
    for one in draw_screens(given.out / "screens", ("zh", "en")):
        _tell(counter, one)
    return DONE
