"""Cases: numbers, states, parties. Pure. (The moves between states come with the case work.)"""

from __future__ import annotations

from enum import StrEnum


class CaseState(StrEnum):
    """Where a case stands."""

    ACCEPTED = "accepted"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"


OPEN_STATES = frozenset({CaseState.ACCEPTED})


class Willing(StrEnum):
    """Whether the visitor is willing to mediate; not asked is ``None``."""

    YES = "yes"
    NO = "no"
    UNDECIDED = "undecided"


class EventKind(StrEnum):
    """What happened to a case; each is one line of its story."""

    REGISTERED = "registered"
    VISITED = "visited"
    ROUTED = "routed"
    PAPER_ISSUED = "paper_issued"
    PAPER_VOIDED = "paper_voided"
    WITHDRAWN = "withdrawn"
    SERVED = "served"
    """Served at a window."""
    SERVICE_TAKEN_BACK = "service_taken_back"


class Side(StrEnum):
    """On whose side a party stands."""

    APPLICANT = "applicant"
    RESPONDENT = "respondent"


class PartyRole(StrEnum):
    """As what a party takes part."""

    PRINCIPAL = "principal"
    REPRESENTATIVE = "representative"
    MEMBER = "member"


def case_number(division: str, year: int, serial: int) -> str:
    """Division code, year, six digits: 130105-2026-000123 (domain.md section 3.2). It stays for the case's life."""
    return f"{division}-{year}-{serial:06d}"
