"""Make the bundle of typefaces from public packages, checked by SHA-256.

To build anew (a rare thing: the results are carried in the repository), put these packages into one folder by their
ordinary clients, then run ``python resources/fonts/build_fonts.py FOLDER``::

    npm pack @expo-google-fonts/noto-sans-sc@0.4.3
    npm pack @expo-google-fonts/noto-serif-sc@0.4.3
    apt-get download fonts-hanazono=20170904-2.1 unicode-data=15.0.0-1     (Debian 12)
    apt-get download fonts-babelstone-han=16.0.1-1                         (Debian 13; the first with extension I)

What comes out: raw typefaces of the everyday characters, because they are needed at once, and packed ones (xz) of the rest,
each holding only what the ones before it lack; ``coverage.json``, so that one may ask what can be printed without opening a
typeface; ``fonts.json``, which says of every file what it is for, where it is from, and its digest; and the licences.
"""

from __future__ import annotations

import argparse
import bz2
import hashlib
import json
import lzma
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent

PACKAGES = {
    "expo-google-fonts-noto-sans-sc-0.4.3.tgz": "0d69d0f4971d2ff574e3d93cbc218dc950bf3f3f8f8e2c008d97687ed53aee59",
    "expo-google-fonts-noto-serif-sc-0.4.3.tgz": "ff6bcf5ba68d92dfecc05544bb150f9e724741a932354a0dd97e7289c40a3f5e",
    "fonts-hanazono_20170904-2.1_all.deb": "a6943366b4f5a6cec34221f8b4eb22555a628f0ee6ef4e3d3401cabe9363aeae",
    "fonts-babelstone-han_16.0.1-1_all.deb": "b1886e58fc9b05ffb378cfae03a9565704a9f2711623d6bcf12842e77a6836df",
    "unicode-data_15.0.0-1_all.deb": "5efef23bbb1c6a133ecbdd63a2cfa07159ccacf5466a49e2426101c5ecd691fc",
}

SANS = "noto-sans-sc/package/400Regular/NotoSansSC_400Regular.ttf"
SANS_BOLD = "noto-sans-sc/package/700Bold/NotoSansSC_700Bold.ttf"
SERIF = "noto-serif-sc/package/400Regular/NotoSerifSC_400Regular.ttf"
HANAZONO = "fonts-hanazono/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"
BABELSTONE = "fonts-babelstone-han/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf"

OFL, HANA, ARPHIC = "OFL-1.1", "Hanazono licence", "Arphic Public License"
NOTO_SANS, NOTO_SERIF = "@expo-google-fonts/noto-sans-sc 0.4.3 (npm)", "@expo-google-fonts/noto-serif-sc 0.4.3 (npm)"


def spans(*pairs: tuple[int, int]) -> set[int]:
    """Code points of closed ranges."""
    return {point for first, last in pairs for point in range(first, last + 1)}


FAMILIES = {
    "sans": ("ui-regular.ttf", "hei-full.ttf.xz"),
    "serif": ("song.ttf", "song-full.ttf.xz"),
    "rare_b": ("rare-b.ttf.xz",),
    "rare_g": ("rare-g.ttf.xz",),
}
"""The files that together make one family of ``coverage.json``."""

HAN = spans((0x2E80, 0x2FDF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x3FFFD))
NOT_FOR_US = spans((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF), (0xE000, 0xF8FF))
"""Hangul and privately assigned characters."""


@dataclass(frozen=True)
class Cut:
    """One file of the bundle: what is kept of which source, under which family name."""

    file: str
    role: str
    source: str
    keep: set[int]
    package: str
    licence: str
    family: str = ""
    """A name of its own, where two files of one family and weight would get in each other's way; empty keeps it."""


def main() -> None:
    """Build everything beside this script."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("packages", type=Path, help="the folder with the downloaded packages")
    with tempfile.TemporaryDirectory() as folder:
        unpacked = Path(folder)
        unpack(parser.parse_args().packages, unpacked)
        entries = [make(unpacked, cut) for cut in cuts(unpacked)]
        write("fonts.json", {"built_from": PACKAGES, "files": entries})
        write_coverage()
        copy_licences(unpacked)


def unpack(packages: Path, target: Path) -> None:
    """Check and unpack every package into a folder named after it."""
    for name, digest in PACKAGES.items():
        package = packages / name
        found = hashlib.sha256(package.read_bytes()).hexdigest()
        if found != digest:
            raise SystemExit(f"{name}: SHA-256 is {found}, not {digest}")
        if name.endswith(".deb"):
            subprocess.run(["dpkg-deb", "-x", package, target / name.split("_")[0]], check=True)
        else:
            with tarfile.open(package) as archive:
                archive.extractall(target / name.removeprefix("expo-google-fonts-").rsplit("-", 1)[0], filter="data")


def cuts(folder: Path) -> Iterable[Cut]:
    """What to make, in the order of falling back: each of the packed files holds what the ones before it lack."""
    everyday = gb2312() | general_standard(folder)
    sans, bold, serif = mapped(folder / SANS), mapped(folder / SANS_BOLD), mapped(folder / SERIF)
    hana, babel = mapped(folder / HANAZONO), mapped(folder / BABELSTONE)

    def base(face: set[int]) -> set[int]:
        return (face & everyday) | (face - HAN - NOT_FOR_US)

    yield Cut("ui-regular.ttf", "screens and labels, everyday characters", SANS, base(sans), NOTO_SANS, OFL)
    yield Cut("ui-bold.ttf", "screens and labels, bold, everyday characters", SANS_BOLD, base(bold), NOTO_SANS, OFL)
    yield Cut("song.ttf", "papers, everyday characters", SERIF, base(serif), NOTO_SERIF, OFL)
    rest = (sans - base(sans)) & HAN
    yield Cut("hei-full.ttf.xz", "the rest of the sans serif", SANS, rest, NOTO_SANS, OFL, "Noto Sans SC Rest")
    rest = (serif - base(serif)) & HAN
    yield Cut("song-full.ttf.xz", "the rest of the serif", SERIF, rest, NOTO_SERIF, OFL, "Noto Serif SC Rest")
    hanazono = "fonts-hanazono 20170904-2.1 (Debian 12)"
    yield Cut("rare-b.ttf.xz", "extensions B to F", HANAZONO, (hana & HAN) - serif, hanazono, HANA, "Hanazono Rest")
    rest = (babel & HAN) - serif - hana
    babelstone = "fonts-babelstone-han 16.0.1-1 (Debian 13)"
    yield Cut("rare-g.ttf.xz", "extensions G to I", BABELSTONE, rest, babelstone, ARPHIC, "BabelStone Rest")


def gb2312() -> set[int]:
    """Everything GB 2312-80 encodes."""
    pairs = (bytes([row, cell]) for row in range(0xA1, 0xF8) for cell in range(0xA1, 0xFF))
    return {ord(sign) for pair in pairs for sign in pair.decode("gb2312", "ignore")}


def general_standard(folder: Path) -> set[int]:
    """通用规范汉字表 (2013), 8,105 characters: the field kTGH of Unihan."""
    file = folder / "unicode-data/usr/share/unicode/Unihan_OtherMappings.txt.bz2"
    lines = bz2.decompress(file.read_bytes()).decode().splitlines()
    table = {int(line.split("\t")[0].removeprefix("U+"), 16) for line in lines if "\tkTGH\t" in line}
    if len(table) != 8105:
        raise SystemExit(f"通用规范汉字表 has {len(table)} characters here, not 8105")
    return table


def mapped(path: Path) -> set[int]:
    """The characters a typeface has."""
    return set(TTFont(path, lazy=True).getBestCmap())


def make(folder: Path, cut: Cut) -> dict[str, str | int]:
    """Cut, check and write one file; the answer is its line of the manifest."""
    options = subset.Options()
    options.hinting = False
    options.layout_features = []
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14, 16, 17]
    options.notdef_outline = True
    options.glyph_names = False
    # vertical writing, layout and private tables: nothing here uses them
    options.drop_tables += "vhea vmtx VORG BASE GSUB GPOS GDEF STAT FFTM DSIG PfEd meta".split()
    face = subset.load_font(folder / cut.source, options)
    worker = subset.Subsetter(options)
    worker.populate(unicodes=cut.keep)
    worker.subset(face)
    if cut.family:
        rename(face, cut.family)
    buffer = BytesIO()
    face.save(buffer, reorderTables=True)
    raw = buffer.getvalue()
    if any(face["glyf"][name].isComposite() for name in face.getGlyphOrder()):
        raise SystemExit(f"{cut.file}: pictures put together of others, which reports/truetype.py does not read")
    kept = mapped_of(raw)
    if kept != cut.keep:
        raise SystemExit(f"{cut.file}: {len(cut.keep ^ kept)} characters are not as wanted")
    packed = lzma.compress(raw, preset=9 | lzma.PRESET_EXTREME) if cut.file.endswith(".xz") else raw
    (HERE / cut.file).write_bytes(packed)
    sizes = f"{len(raw) / 1e6:6.2f} MB, here {len(packed) / 1e6:6.2f} MB"
    sys.stdout.write(f"{cut.file:18} {len(kept):6} characters {sizes}\n")
    return {
        "file": cut.file,
        "role": cut.role,
        "characters": len(kept),
        "sha256": hashlib.sha256(raw).hexdigest(),
        "bytes": len(raw),
        "package": cut.package,
        "source": Path(cut.source).name,
        "licence": cut.licence,
    }


def mapped_of(raw: bytes) -> set[int]:
    """The characters of a typeface in memory."""
    return set(TTFont(BytesIO(raw), lazy=True).getBestCmap())


def rename(face: TTFont, family: str) -> None:
    """Give the face a family of its own."""
    names = face["name"]
    postscript = family.replace(" ", "") + "-Regular"
    for identity, word in ((1, family), (2, "Regular"), (3, postscript), (4, family), (6, postscript)):
        for record in [record for record in names.names if record.nameID == identity]:
            names.removeNames(identity, record.platformID, record.platEncID, record.langID)
        names.setName(word, identity, 3, 1, 0x409)
    for identity in (16, 17):
        names.removeNames(identity)


def write_coverage() -> None:
    """What each family covers, as closed ranges ``[first, last]`` of code points."""
    table = {family: ranges(set().union(*map(points_of, files))) for family, files in FAMILIES.items()}
    write("coverage.json", table, indent=None)


def points_of(file: str) -> set[int]:
    """The characters of a finished file of the bundle."""
    data = (HERE / file).read_bytes()
    return mapped_of(lzma.decompress(data) if file.endswith(".xz") else data)


def ranges(points: set[int]) -> list[tuple[int, int]]:
    """Closed ranges of consecutive numbers."""
    found: list[tuple[int, int]] = []
    for point in sorted(points):
        if found and found[-1][1] == point - 1:
            found[-1] = (found[-1][0], point)
        else:
            found.append((point, point))
    return found


def write(name: str, content: object, indent: int | None = 1) -> None:
    """A JSON file beside this script."""
    (HERE / name).write_text(json.dumps(content, ensure_ascii=False, indent=indent) + "\n", encoding="utf-8")


def copy_licences(folder: Path) -> None:
    """The licence texts as they came with the packages."""
    target = HERE / "licences"
    target.mkdir(exist_ok=True)
    for source, name in (
        ("noto-sans-sc/package/LICENSE_FONT", "noto-sans-sc-OFL.txt"),
        ("noto-serif-sc/package/LICENSE_FONT", "noto-serif-sc-OFL.txt"),
        ("fonts-hanazono/usr/share/doc/fonts-hanazono/copyright", "hanazono.txt"),
        ("fonts-babelstone-han/usr/share/doc/fonts-babelstone-han/copyright", "babelstone-han.txt"),
    ):
        shutil.copyfile(folder / source, target / name)


if __name__ == "__main__":
    main()
