"""Answers about where to go. The index is built once an edition of the catalogue and then remembered."""

from __future__ import annotations

import csv

import resources
from hall.catalogue.views import catalogue_now, presence
from hall.routing.deciding import Around, Index, decide, index_of
from hall.routing.orders import Picked, PickMatter, Propose
from hall.routing.picking import candidates_of, pick
from hall.routing.rules import Proposals
from hall.store.unit import Reading, answers


@answers(Propose)
def propose(reading: Reading, question: Propose) -> Proposals:
    """Which desks for these words, and why."""
    around = Around(presence(reading, reading.today), question.waiting, question.open_desks)
    return decide(_index(reading), question.statement, question.other_party, around)


@answers(PickMatter)
def pick_matter(reading: Reading, question: PickMatter) -> tuple[Picked, ...]:
    """Desks and matters by number, characters or pinyin."""
    catalogue = catalogue_now(reading)
    candidates = reading.memo(
        "picking", catalogue.edition, lambda: candidates_of(catalogue.desks, catalogue.matters.values())
    )
    return pick(candidates, question.text, question.limit, question.used)


def _index(reading: Reading) -> Index:
    catalogue = catalogue_now(reading)
    return reading.memo(
        "routing",
        catalogue.edition,
        lambda: index_of(
            catalogue.desks.values(),
            catalogue.matters.values(),
            _rows("words.csv"),
            _rows("danger.csv"),
            _rows("conflict.csv"),
        ),
    )


def _rows(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(resources.text(f"catalogue/{name}").splitlines()))
