"""The chain of the log as a rule: what was done to it is found."""

from __future__ import annotations

import hmac

from hypothesis import given
from hypothesis import strategies as st

from hall.audit.rules import Checked, Head, Link, Said, chained, check, next_link, opened_head, sealed_head

TEXTS = st.text(max_size=4)
SAYINGS = st.builds(Said, TEXTS, st.none() | st.integers(1, 3), TEXTS, TEXTS, TEXTS, TEXTS, TEXTS)
LOGS = st.lists(SAYINGS, min_size=1, max_size=8)


def sign(text: str, key: bytes = b"key") -> bytes:
    return hmac.digest(key, text.encode(), "sha256")


class Log:
    """A log as the hall writes it, entry by entry, from what the database holds."""

    def __init__(self, sayings: list[Said]) -> None:
        self.links: list[Link] = []
        self.kept: str | None = None
        for said in sayings:
            self.write(said)

    def write(self, said: Said) -> None:
        last = Head(self.links[-1].number, self.links[-1].chain) if self.links else None
        head = next_link(self.kept, lambda: last, sign)
        link = Link(head.number + 1, said, head.chain, chained(head.number + 1, said, head.chain, sign))
        self.links.append(link)
        self.kept = sealed_head(Head(link.number, link.chain), sign)

    def check(self) -> Checked:
        return check(self.links, self.kept, sign)


@given(st.lists(SAYINGS, max_size=8))
def test_an_untouched_log_is_whole(sayings: list[Said]) -> None:
    log = Log(sayings)
    assert [link.number for link in log.links] == list(range(1, len(sayings) + 1))
    assert log.check() == Checked(len(sayings), None)
    assert log.check().intact


@given(LOGS, st.data())
def test_a_changed_word_is_found_in_its_place(sayings: list[Said], data: st.DataObject) -> None:
    log = Log(sayings)
    at = data.draw(st.integers(0, len(sayings) - 1))
    other = data.draw(SAYINGS.filter(lambda said: said != sayings[at]))
    log.links[at] = log.links[at]._replace(said=other)
    assert log.check() == Checked(len(sayings), at + 1)


@given(LOGS, st.data())
def test_a_changed_entry_is_found_even_when_its_link_was_made_to_fit(sayings: list[Said], data: st.DataObject) -> None:
    log = Log(sayings)
    at = data.draw(st.integers(0, len(sayings) - 1))
    forged = data.draw(st.binary(min_size=32, max_size=32).filter(lambda chain: chain != log.links[at].chain))
    log.links[at] = log.links[at]._replace(chain=forged)
    assert log.check().first_broken == at + 1


@given(LOGS, st.data())
def test_removed_entries_are_found_wherever_they_stood(sayings: list[Said], data: st.DataObject) -> None:
    log = Log(sayings)
    first = data.draw(st.integers(0, len(sayings) - 1))
    count = data.draw(st.integers(1, len(sayings) - first))
    del log.links[first : first + count]
    assert log.check() == Checked(len(sayings) - count, first + 1)


@given(LOGS.filter(lambda sayings: len(sayings) > 1), st.data())
def test_reordered_entries_are_found(sayings: list[Said], data: st.DataObject) -> None:
    log = Log(sayings)
    order = data.draw(st.permutations(range(len(sayings))).filter(lambda found: found != sorted(found)))
    moved = [log.links[place] for place in order]
    first = next(at + 1 for at, place in enumerate(order) if at != place)
    assert check(moved, log.kept, sign).first_broken == first
    renumbered = [link._replace(number=at + 1) for at, link in enumerate(moved)]
    assert check(renumbered, log.kept, sign).first_broken == first


@given(LOGS, SAYINGS, st.data())
def test_a_cut_tail_stays_found_after_the_log_went_on(sayings: list[Said], said: Said, data: st.DataObject) -> None:
    log = Log(sayings)
    left = data.draw(st.integers(0, len(sayings) - 1))
    del log.links[left:]
    for _ in range(3):
        log.write(said)
        assert log.check().first_broken == left + 1


@given(LOGS, SAYINGS, st.data())
def test_a_head_made_to_fit_a_cut_tail_does_not_pass(sayings: list[Said], said: Said, data: st.DataObject) -> None:
    log = Log(sayings)
    left = data.draw(st.integers(0, len(sayings) - 1))
    del log.links[left:]
    end = Head(log.links[-1].number, log.links[-1].chain) if log.links else Head()
    log.kept = data.draw(st.sampled_from([sealed_head(end, lambda text: sign(text, b"guessed")), "", "1 2", "1 x y z"]))
    assert log.check().first_broken == left + 1
    log.write(said)
    assert log.check().first_broken == left + 1


@given(LOGS, SAYINGS)
def test_a_head_that_was_taken_away_leaves_a_gap(sayings: list[Said], said: Said) -> None:
    log = Log(sayings)
    log.kept = None
    assert log.check().first_broken == len(sayings) + 1
    log.write(said)
    assert log.check().first_broken == len(sayings) + 1


@given(st.integers(0, 10**12), st.binary(min_size=32, max_size=32), st.data())
def test_a_head_is_read_back_only_as_it_was_sealed(number: int, chain: bytes, data: st.DataObject) -> None:
    kept = sealed_head(Head(number, chain), sign)
    assert opened_head(kept, sign) == Head(number, chain)
    assert len(kept) <= 200
    place = data.draw(st.integers(0, len(kept) - 1))
    digit = data.draw(st.sampled_from([sign for sign in "0123456789abcdef" if sign != kept[place]]))
    assert opened_head(kept[:place] + digit + kept[place + 1 :], sign) is None


@given(SAYINGS, SAYINGS, st.integers(1, 9), st.integers(1, 9))
def test_different_sayings_are_signed_differently(one: Said, other: Said, number: int, next_number: int) -> None:
    same = chained(number, one, bytes(32), sign) == chained(next_number, other, bytes(32), sign)
    assert same == ((number, one) == (next_number, other))
