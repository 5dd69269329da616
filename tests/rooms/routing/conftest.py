"""The catalogue the program comes with, made ready for deciding without a house."""

from __future__ import annotations

import csv

import pytest

import resources
from hall.catalogue.rules import ZONE_LETTERS, Desk, Matter, Presence
from hall.routing.deciding import Index, index_of


def rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.text(f"catalogue/{name}").splitlines()))


@pytest.fixture(scope="session")
def desks() -> list[Desk]:
    return [
        Desk(
            row["desk_code"],
            row["desk_name"],
            Presence(row["presence"]),
            row["zone"],
            ZONE_LETTERS[row["zone"]],
            unit=row["desk_name"].partition("（")[2].removesuffix("）"),
        )
        for row in rows("desks.csv")
    ]


@pytest.fixture(scope="session")
def matters() -> list[Matter]:
    flags = {row["matter_code"]: row["handling_flag"] for row in rows("matter_ext.csv")}
    return [
        Matter(
            row["matter_code"],
            row["matter_name"],
            row["desk_code"],
            row["category"],
            tuple(row["keywords"].split(";")),
            flag=flags[row["matter_code"]],
        )
        for row in rows("matters.csv")
    ]


@pytest.fixture(scope="session")
def index(desks: list[Desk], matters: list[Matter]) -> Index:
    return index_of(desks, matters, rows("words.csv"), rows("danger.csv"), rows("conflict.csv"))
