"""Papers: kinds, numbers, frozen snapshots and their digest. Pure; knows no database, no PDF."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any


class PaperKind(StrEnum):
    """Kinds of paper the hall issues (``hallctl`` names)."""

    ACCEPTANCE = "acceptance"
    """受理告知单"""


class PaperState(StrEnum):
    """A paper's life: numbers are never used again, void ones stay in the register."""

    VALID = "valid"
    VOID = "void"


NUMBER_FORM = {PaperKind.ACCEPTANCE: "综治受〔{year}〕{serial:04d}号"}
"""Number of each kind per year. The slips are business sheets and may be padded (domain.md section 3.2);
the brackets are U+3014 and U+3015 (GB/T 9704-2012)."""

FORM_VERSION = {PaperKind.ACCEPTANCE: 1}
"""The version of each form that is issued now; older versions stay renderable."""


def paper_number(kind: PaperKind, year: int, serial: int) -> str:
    """The printed number, for instance 综治受〔2026〕0001号."""
    return NUMBER_FORM[kind].format(year=year, serial=serial)


@dataclass(frozen=True, slots=True)
class Snapshot:
    """Everything printed on one issued paper, frozen at issue. Papers are rendered from this alone.

    ``fields`` maps the field keys of ``data/forms.csv`` to printed text (already masked where the form says so);
    ``token`` is the signed digits-only code, ``qr`` the text inside the QR symbol (the token, or a web address
    in capitals that ends in it).
    """

    kind: PaperKind
    version: int
    number: str
    token: str
    qr: str
    centre: str
    issued_at: datetime
    fields: Mapping[str, str]

    def to_json(self) -> str:
        """Canonical JSON: sorted keys, no blanks, UTF-8 text. The digest is taken over exactly this."""
        return json.dumps(
            {
                "kind": self.kind.value,
                "version": self.version,
                "number": self.number,
                "token": self.token,
                "qr": self.qr,
                "centre": self.centre,
                "issued_at": self.issued_at.isoformat(),
                "fields": dict(self.fields),
            },
            ensure_ascii=False,
            sort_keys=True,
            separators=(",", ":"),
        )

    @classmethod
    def from_json(cls, text: str) -> Snapshot:
        """The snapshot that :meth:`to_json` wrote."""
        data: dict[str, Any] = json.loads(text)
        data["kind"] = PaperKind(data["kind"])
        data["issued_at"] = datetime.fromisoformat(data["issued_at"])
        return cls(**data)

    def digest(self) -> str:
        """SHA-256 of the canonical JSON, 64 hexadecimal digits."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()
