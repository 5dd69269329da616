"""What the carried typefaces cover, and that they are the ones that were built."""

from __future__ import annotations

import json
import lzma
import struct
from collections.abc import Iterator
from hashlib import sha256
from io import BytesIO
from pathlib import Path

import pytest

import resources
from hall.errors import EnvironmentFault, Fault
from reports import coverage, fonts
from reports.fonts import Face
from reports.truetype import TrueType

MANIFEST = json.loads(resources.text("fonts/fonts.json"))["files"]
FILES = [entry["file"] for entry in MANIFEST]

LEVEL_3 = (
    (0x4E00, 0x9FEF),
    (0x3400, 0x4DB5),
    (0x20000, 0x2A6D6),
    (0x2A700, 0x2B734),
    (0x2B740, 0x2B81D),
    (0x2B820, 0x2CEA1),
    (0x2CEB0, 0x2EBE0),
)
TWELVE = "﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩"
"""Unified ideographs that stand among the compatibility ones."""


@pytest.fixture
def _fresh_fonts() -> Iterator[None]:
    fonts._load.cache_clear()
    yield
    fonts._load.cache_clear()


def level_3() -> list[str]:
    return [chr(point) for first, last in LEVEL_3 for point in range(first, last + 1)] + list(TWELVE)


def test_level_3_of_gb_18030_is_covered() -> None:
    wanted = level_3()
    assert len(wanted) == len(set(wanted)) == 87_887
    assert coverage.uncovered("".join(wanted)) == ()


def test_what_the_table_promises_the_typefaces_have() -> None:
    """Every face finds a real picture for every character of level 3 and of the police's set of names (extension I)."""
    wanted = [*level_3(), *map(chr, range(0x2EBF0, 0x2EE5D + 1))]
    for face in Face:
        missing = [f"U+{ord(sign):04X}" for sign in wanted if fonts.find(face, sign) is None]
        assert missing == []


def test_every_picture_of_level_3_shows_something() -> None:
    """A picture without an outline would leave a blank in a name."""
    blank = []
    for sign in level_3():
        found = fonts.find(Face.SONG, sign)
        if found is None or not fonts.typeface(found[0])._outline(found[1]):
            blank.append(f"U+{ord(sign):04X}")
    assert blank == []


def test_names_with_characters_of_every_extension_are_covered() -> None:
    assert coverage.uncovered("𬱖䶮㛃𠅤𫖯𬸚𰻝𪜶𫝀\U00031350\U0002ebf0·JOSÉ ÑANDÚ") == ()


def test_what_nothing_draws_is_told_once_in_order() -> None:
    assert coverage.uncovered("张\ue000三\ud800\ue000\U000323b0") == ("\ue000", "\ud800", "\U000323b0")


def test_what_is_never_seen_is_no_trouble() -> None:
    assert coverage.uncovered("一\n二\t三\u200b\u202e\u2066\ufeff\ufe0f\U000e0100\x00") == ()


def test_visible_keeps_the_order_and_the_words() -> None:
    assert coverage.visible("a\u202eb\u200bc\r\nd\u2028e\u00a0f\x00") == "abc\nd\ne f"
    assert coverage.visible("A\u0301\uf900") == "Á\uf900"


@pytest.mark.parametrize("entry", MANIFEST, ids=lambda entry: entry["file"])
def test_a_file_is_the_one_that_was_built(entry: dict[str, str | int]) -> None:
    path = resources.locate("fonts") / str(entry["file"])
    data = path.read_bytes()
    raw = lzma.decompress(data) if path.suffix == ".xz" else data
    assert sha256(raw).hexdigest() == entry["sha256"]
    assert struct.unpack_from(">L", raw)[0] == 0x00010000
    assert entry["licence"]
    assert entry["package"]


def test_every_licence_is_there_and_the_bundle_is_not_heavy() -> None:
    folder = resources.locate("fonts")
    assert {path.name for path in (folder / "licences").iterdir()} == {
        "babelstone-han.txt",
        "hanazono.txt",
        "noto-sans-sc-OFL.txt",
        "noto-serif-sc-OFL.txt",
    }
    assert {path.name for path in folder.glob("*.ttf*")} == set(FILES)
    assert sum(path.stat().st_size for path in folder.iterdir() if path.is_file()) < 35_000_000


def test_the_two_typefaces_of_the_screens_are_one_family_of_two_weights() -> None:
    from fontTools.ttLib import TTFont

    found = []
    for file in ("ui-regular.ttf", "ui-bold.ttf"):
        face = TTFont(BytesIO((resources.locate("fonts") / file).read_bytes()), lazy=True)
        found.append((face["name"].getDebugName(1), face["OS/2"].usWeightClass))
        assert ord("龘") not in face.getBestCmap()
        assert {ord(sign) for sign in "镕喆堃䶮é→①■│\u0416"} <= set(face.getBestCmap())
    assert found == [("Noto Sans SC", 400), ("Noto Sans SC", 700)]


@pytest.mark.usefixtures("_fresh_fonts")
def test_a_missing_or_damaged_file_is_a_fault_of_the_installation(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(resources, "locate", lambda name: tmp_path if name == "fonts" else resources.ROOT / name)
    with pytest.raises(EnvironmentFault) as missing:
        fonts.typeface("song.ttf")
    (tmp_path / "song.ttf").write_bytes(b"not a typeface")
    with pytest.raises(EnvironmentFault) as damaged:
        fonts.typeface("song.ttf")
    (tmp_path / "rare-b.ttf.xz").write_bytes(b"not packed")
    with pytest.raises(EnvironmentFault) as spoilt:
        fonts.typeface("rare-b.ttf.xz")
    assert {fault.value.kind for fault in (missing, damaged, spoilt)} == {Fault.FONT_MISSING}
    assert "damaged" in damaged.value.detail


def test_a_subset_is_a_typeface_another_reader_understands() -> None:
    """Its outlines and widths are those of the source."""
    from fontTools.pens.recordingPen import RecordingPen
    from fontTools.ttLib import TTFont

    path = resources.locate("fonts") / "song.ttf"
    source = TrueType(path.read_bytes())
    whole = TTFont(BytesIO(path.read_bytes()))
    order = whole.getGlyphOrder()
    glyphs = [source.glyph(sign) for sign in "受理告知单A，é\u3000𬱖"]
    cut = TTFont(BytesIO(source.subset(glyphs)), checkChecksums=2)
    assert cut["maxp"].numGlyphs == len(glyphs) + 1
    for place, glyph in enumerate(glyphs, 1):
        assert cut["hmtx"][cut.getGlyphName(place)] == whole["hmtx"][order[glyph]]
        drawn = [RecordingPen() for _ in range(2)]
        cut.getGlyphSet()[cut.getGlyphName(place)].draw(drawn[0])
        whole.getGlyphSet()[order[glyph]].draw(drawn[1])
        assert drawn[0].value == drawn[1].value


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(ValueError, match="not a TrueType"):
        TrueType(b"OTTO\x00\x00" + bytes(100))
