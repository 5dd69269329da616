"""The chain of the log. Every entry is signed together with the signature before it; the last one is signed once more as
the *head*, which is kept elsewhere, so that a cut tail is noticed too (GB/T 22239-2019, 安全审计: protected records).

Whoever holds the database but not the key can change, remove and reorder rows, but not make the chain fit again. He could
put back an older copy of the whole database: against that the head is printed and kept with every backup.
"""

from __future__ import annotations

import hmac
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

Sign = Callable[[str], bytes]
"""Signs a text with the hall's key (:meth:`hall.store.vault.Vault.sign`)."""

START = bytes(32)
"""What stands before the first entry."""


_written = json.JSONEncoder(ensure_ascii=False).encode


class Said(NamedTuple):
    """What an entry says. ``at`` is an ISO 8601 moment of the hall's zone, ``facts`` canonical JSON."""

    at: str
    account: int | None
    who: str
    place: str
    what: str
    order_id: str
    facts: str


class Link(NamedTuple):
    """One entry of the chain; ``number`` counts from 1 without gaps."""

    number: int
    said: Said
    before: bytes
    chain: bytes


@dataclass(frozen=True, slots=True)
class Head:
    """Where the chain ends: the last entry's number and link."""

    number: int = 0
    chain: bytes = START


def chained(number: int, said: Said, before: bytes, sign: Sign) -> bytes:
    """The link of an entry: a signature over its number, everything it says, and the link before it."""
    return sign(f"audit {number} {before.hex()} {_written(said)}")


def sealed_head(head: Head, sign: Sign) -> str:
    """The head as it is kept: number, link and signature."""
    return f"{head.number} {head.chain.hex()} {sign(_head(head)).hex()}"


def opened_head(kept: str, sign: Sign) -> Head | None:
    """The head that was kept, or nothing where somebody else wrote it."""
    try:
        number, chain, signature = kept.split(" ")
        head = Head(int(number), bytes.fromhex(chain))
        good = hmac.compare_digest(bytes.fromhex(signature), sign(_head(head)))
    except ValueError:
        return None
    return head if good else None


def _head(head: Head) -> str:
    return f"audit head {head.number} {head.chain.hex()}"


def next_link(kept: str | None, last: Callable[[], Head | None], sign: Sign) -> Head:
    """What the next entry follows: the kept head, whatever the table holds, so that a cut tail stays visible.

    Where the head is gone or not ours, the entry follows the last row at a distance of one number: that gap never closes.
    """
    head = None if kept is None else opened_head(kept, sign)
    if head is not None:
        return head
    row = last()
    if kept is None and row is None:
        return Head()
    return Head((row or Head()).number + 1, START)


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at the whole log found: how many entries, and the number of the first that was changed or is gone."""

    entries: int
    first_broken: int | None

    @property
    def intact(self) -> bool:
        """Whether the log is as it was written."""
        return self.first_broken is None


def check(links: Iterable[Link], kept: str | None, sign: Sign) -> Checked:
    """Follow the chain from the first entry to the head."""
    head, entries, broken = Head(), 0, None
    for number, said, before, chain in links:
        entries += 1
        if broken is not None:
            continue
        if number != head.number + 1 or before != head.chain or chain != chained(number, said, before, sign):
            broken = head.number + 1
        head = Head(number, chain)
    if broken is None and head != (Head() if kept is None else opened_head(kept, sign)):
        broken = head.number + 1
    return Checked(entries, broken)
