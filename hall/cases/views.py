"""Answers about cases, gathered from the files that give them."""

from __future__ import annotations

from hall.cases import boards, filing, listing, parting  # noqa: F401  (they answer questions)
from hall.cases.briefs import (
    NAMED,
    STATEMENT,
    SUMMARY,
    WORDS,
    AsTold,
    OpenAt,
    as_told,
    briefs,
    cases_of,
    open_cases_of,
    story_of,
)

__all__ = [
    "NAMED",
    "STATEMENT",
    "SUMMARY",
    "WORDS",
    "AsTold",
    "OpenAt",
    "as_told",
    "briefs",
    "cases_of",
    "open_cases_of",
    "story_of",
]
