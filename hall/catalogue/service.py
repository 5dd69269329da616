"""Filling and changing the catalogue. Every change of it gives it a new edition, so that nobody goes on with the old one."""

from __future__ import annotations

import csv
import re
import uuid
from collections.abc import Iterator, Mapping

from sqlalchemy import delete, select, text, update

import resources
from hall.catalogue import records
from hall.catalogue.orders import LoadCatalogue, SetPresence, SetRota
from hall.catalogue.rules import ZONE_LETTERS, Presence, clean_weekdays, readings_text
from hall.errors import UserError
from hall.store.unit import Unit, answers
from hall.text import clean_line

# the same words on both databases; also the lock that makes changes of the catalogue wait for each other
_NEW_EDITION = text(
    "INSERT INTO catalogue_edition (one, edition) VALUES (1, :edition) ON CONFLICT (one) DO UPDATE SET edition = :edition"
)


@answers(LoadCatalogue)
def load_catalogue(unit: Unit, order: LoadCatalogue) -> tuple[int, int]:  # noqa: ARG001
    """Desks, windows and matters the program comes with. Refused where there are some (``catalogue.filled``)."""
    _new_edition(unit)
    if unit.row(select(records.desk.c.code)) is not None:
        raise UserError("catalogue.filled")
    desks, matters = _desk_rows(), _matter_rows()
    unit.insert_all(records.desk, desks)
    unit.insert_all(records.matter, matters)
    unit.insert_all(
        records.window,
        [
            {"code": row["window_code"], "desk": row["desk_code"], "name": row["window_name"], "in_use": True}
            for row in _rows("windows.csv")
        ],
    )
    unit.note(desks=len(desks), matters=len(matters))
    return len(desks), len(matters)


def _desk_rows() -> list[Mapping[str, object]]:
    weekdays = {row["desk_code"]: [int(day) for day in row["weekdays"].split(";")] for row in _rows("rota.csv")}
    return [
        {
            "code": row["desk_code"],
            "name": row["desk_name"],
            "presence": Presence(row["presence"]),
            "zone": row["zone"],
            "letter": ZONE_LETTERS[row["zone"]],
            "unit": row["desk_name"].partition("（")[2].removesuffix("）"),
            "room": "",
            "phone": "",
            "weekdays": weekdays.get(row["desk_code"], []),
            "pinyin": readings_text([row["desk_name"]], readings),
            "in_use": True,
        }
        for row in _rows("desks.csv")
    ]


def _matter_rows() -> list[Mapping[str, object]]:
    more = {row["matter_code"]: row for row in _rows("matter_ext.csv")}
    return [
        {
            "code": row["matter_code"],
            "name": row["matter_name"],
            "desk": row["desk_code"],
            "category": row["category"],
            "keywords": row["keywords"].split(";"),
            "rule": more[row["matter_code"]]["default_rule"],
            "dispute_type": more[row["matter_code"]]["dispute_type_moj"],
            "cause": more[row["matter_code"]]["civil_cause"],
            "flag": more[row["matter_code"]]["handling_flag"],
            "pinyin": readings_text([row["matter_name"], *row["keywords"].split(";")], readings),
            "in_use": True,
        }
        for row in _rows("matters.csv")
    ]


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.text(f"catalogue/{name}").splitlines()))


_READ = re.compile("[a-z0-9]|[\u3007\u3400-\u4dbf\u4e00-\u9fff]+")


def readings(word: str) -> Iterator[tuple[str, ...]]:
    """How every sign of a word that is read is read, without tones (``ü`` as ``v``): in this word first, then its others.

    Latin letters and digits read as themselves.
    """
    # 0.3 s to import: only when the catalogue is written, never while somebody types
    from pypinyin import Style, lazy_pinyin, pinyin

    for part in _READ.findall(word.lower()):
        if part.isascii():
            yield (part,)
        else:
            here = lazy_pinyin(part, style=Style.NORMAL, v_to_u=False)
            ever = (pinyin(character, style=Style.NORMAL, heteronym=True)[0] for character in part)
            yield from ((one, *others) for one, others in zip(here, ever, strict=True))


@answers(SetPresence)
def set_presence(unit: Unit, order: SetPresence) -> None:
    """Change how a desk is there, and its weekdays. Raises ``visit.desk``, ``catalogue.weekdays``."""
    weekdays = clean_weekdays(order.presence, order.weekdays)
    _new_edition(unit)
    desk = records.desk
    changed = update(desk).where(desk.c.code == order.desk).values(presence=order.presence, weekdays=list(weekdays))
    if unit.do(changed) == 0:
        raise UserError("visit.desk", "desk")
    unit.note(desk=order.desk, presence=order.presence.value, weekdays=list(weekdays))


@answers(SetRota)
def set_rota(unit: Unit, order: SetRota) -> None:
    """Say for one day that somebody is there, or not. Raises ``visit.desk``, and what :func:`clean_line` raises."""
    rota, desk = records.rota, records.desk
    who, note = clean_line(order.who, "who", 100), clean_line(order.note, "note", 200)
    # the desk's row is the lock for its days
    if unit.row(select(desk.c.code).where(desk.c.code == order.desk).with_for_update()) is None:
        raise UserError("visit.desk", "desk")
    unit.do(delete(rota).where(rota.c.desk == order.desk, rota.c.day == order.day))
    unit.insert(rota, desk=order.desk, day=order.day, there=order.there, who=who, note=note)
    unit.changed("catalogue")
    unit.note(desk=order.desk, day=order.day.isoformat(), there=int(order.there))


def _new_edition(unit: Unit) -> None:
    unit.do(_NEW_EDITION, edition=uuid.uuid4().hex)
    unit.changed("catalogue")
