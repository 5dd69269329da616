"""The papers, one module each.

To add a paper:

1. give it a kind, a number and version 1 in ``hall/papers/rules.py``;
2. write ``reports/forms/<kind>.py``: a ``Form`` of zones and blocks (``reports/blocks.py``), its ``values`` from a snapshot,
   its own words, and an invented ``sample``;
3. name it in ``FORMS`` below. ``hallctl paper sample <kind>``, the tests of ``tests/paper`` and the preview then know it.

To change a paper that was issued already: leave its ``Form`` as it is, add one with the next version, raise the version in
``hall/papers/rules.py``. Older papers are drawn as they were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from hall.papers.rules import FORM_VERSION, PaperKind, Snapshot
from reports.form import Form
from reports.forms import acceptance

FORMS: Mapping[tuple[PaperKind, int], Form] = {
    (PaperKind.ACCEPTANCE, 1): acceptance.FORM,
}
"""Every version of every paper that was ever issued."""

SAMPLES: tuple[PaperKind, ...] = tuple(dict.fromkeys(kind for kind, _ in FORMS))
"""The kinds one may ask a sample of."""


def form(kind: PaperKind, version: int) -> Form:
    """A version of a paper. Raises ``KeyError`` if there never was one."""
    return FORMS[kind, version]


def sample(kind: PaperKind) -> Snapshot:
    """An invented paper in the version that is issued now; render it with ``Marks(sample=True)``."""
    return form(kind, FORM_VERSION[kind]).sample()


def blank(kind: PaperKind, version: int) -> Snapshot:
    """A paper without content: what is drawn of it are the form's own words."""
    example = replace(form(kind, version).sample(), kind=kind, version=version)
    return replace(example, number="", token="", qr="", centre="", fields={})
