"""Writing a case's story."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from hall.cases.briefs import WORDS
from hall.cases.records import event
from hall.cases.rules import EventKind
from hall.store.unit import Unit


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a case's story: codes and numbers in ``facts``, what somebody wrote in ``words``."""

    kind: EventKind
    facts: Mapping[str, str | int] = field(default_factory=dict)
    words: str = field(default="", repr=False)


def tell_story(unit: Unit, case: int, happened: Sequence[Happened]) -> None:
    """Add lines to a case's story, under the name of whoever acts."""
    rows: list[Mapping[str, object]] = [
        {
            "case_id": case,
            "kind": one.kind,
            "at": unit.now,
            "account": unit.actor.account,
            "who": unit.actor.name[:100],
            "facts": dict(one.facts),
            "words": unit.vault.seal(one.words, WORDS) if one.words else None,
        }
        for one in happened
    ]
    unit.insert_all(event, rows)
    unit.changed("cases", case)
