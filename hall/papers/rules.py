"""Papers: kinds, numbers, frozen snapshots and their digest, signed codes, the life of a print job. Pure; no database, no PDF."""

from __future__ import annotations

import hashlib
import hmac
import json
import unicodedata
from collections.abc import Callable, Mapping
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


Sign = Callable[[str], bytes]
"""Signs a text with the hall's key (:meth:`hall.store.vault.Vault.sign`)."""

TOKEN_DIGITS = 30
_DIVISION, _KEY, _MARK, _SIGNATURE = 6, 1, 8, 13
"""What a token is made of, from the left; two check digits follow.

Division code of the centre · last digit of the key's number · a random mark · its signature (HMAC-SHA256 cut to 43 bits: whoever
guesses has to ask the hall each time, and has to meet a mark that was really given as well) · check digits of GB/T 17710
(ISO 7064) MOD 97-10, which notice every wrong digit and every pair of neighbours put the wrong way round.
Digits only: Chinese input methods eat letters typed by a scanner (ecosystem.md, finding 4). Of the case it tells nothing.
"""

MARKS = 10**_MARK
"""A token's mark is one of so many."""

_NEAR = 2
"""A digit or two too many or too few is still a code, only typed wrongly."""

_LONGEST = 500


class Why(StrEnum):
    """Why a code is not genuine."""

    NOT_A_CODE = "not_a_code"
    MISTYPED = "mistyped"
    FORGED = "forged"
    OTHER_CENTRE = "other_centre"
    KEY_CHANGED = "key_changed"
    UNKNOWN = "unknown"
    CONTENT_CHANGED = "content_changed"


def make_token(division: str, fingerprint: str, mark: int, sign: Sign) -> str:
    """The signed code of one paper: 30 digits. ``mark`` is random, below :data:`MARKS`; ``fingerprint`` names the signing key."""
    if len(division) != _DIVISION or not (division.isascii() and division.isdecimal()) or not 0 <= mark < MARKS:
        raise ValueError(f"no token of division {division!r} and mark {mark}")
    head = f"{division}{_key_digit(fingerprint)}{mark:0{_MARK}}"
    body = head + _signature(head, sign)
    return f"{body}{98 - int(body) * 100 % 97:02}"


def scanned(typed: str) -> str:
    """What a scanner or a person typed, without what stands around a code: blanks, dashes, a web address; digits half-width.

    The answer need not be a code; ask :func:`why_not`.
    """
    text = unicodedata.normalize("NFKC", typed[:_LONGEST]).partition("?")[0].partition("#")[0].strip().rstrip("/")
    return "".join(
        sign for sign in text.rpartition("/")[2] if unicodedata.category(sign)[0] not in "ZC" and sign not in _AROUND
    )


_AROUND = "-\u2010\u2011\u2012\u2013\u2014\u2212.\u00b7,"


def is_code(typed: str) -> bool:
    """Whether this has the form of a code and its check digits fit: enough to open the paper it may belong to."""
    code = scanned(typed)
    return len(code) == TOKEN_DIGITS and code.isascii() and code.isdecimal() and int(code) % 97 == 1


def why_not(code: str, division: str, fingerprint: str, sign: Sign) -> Why | None:
    """Why these signs (see :func:`scanned`) are no code signed here; nothing if they are. Whether it was ever given, the register knows."""
    if not (code.isascii() and code.isdecimal()) or abs(len(code) - TOKEN_DIGITS) > _NEAR:
        return Why.NOT_A_CODE
    if not is_code(code):
        return Why.MISTYPED
    head, given = code[: _DIVISION + _KEY + _MARK], code[_DIVISION + _KEY + _MARK : -2]
    if head[:_DIVISION] != division:
        return Why.OTHER_CENTRE
    if head[_DIVISION] != _key_digit(fingerprint):
        return Why.KEY_CHANGED
    return None if hmac.compare_digest(given, _signature(head, sign)) else Why.FORGED


def _key_digit(fingerprint: str) -> str:
    return str(int(fingerprint, 16) % 10)


def _signature(head: str, sign: Sign) -> str:
    number = int.from_bytes(sign(f"paper token {head}")) % 10**_SIGNATURE
    return f"{number:0{_SIGNATURE}}"


def qr_text(token: str, web_address: str) -> str:
    """What the QR symbol holds: the token, or the centre's address in capitals (which makes the symbol smaller) that ends in it."""
    if not web_address:
        return token
    address = web_address if "://" in web_address else f"https://{web_address}"
    return f"{address.rstrip('/')}/{token}".upper()


class JobState(StrEnum):
    """Where a print job stands. ``uncertain``: it was handed over and its fate is not known."""

    QUEUED = "queued"
    PRINTING = "printing"
    WAITING = "waiting"
    PRINTED = "printed"
    SAVED = "saved"
    UNCERTAIN = "uncertain"
    FAILED = "failed"
    DROPPED = "dropped"
    """Somebody said it need not be printed, or the paper became void."""


NEEDS_A_HAND = frozenset({JobState.WAITING, JobState.UNCERTAIN, JobState.FAILED})
"""States in which somebody has to look."""

OPEN = frozenset({JobState.QUEUED, JobState.PRINTING, *NEEDS_A_HAND})
"""States of jobs that are not over."""

TO_FILE = "file:"
"""Instead of a printer's name: keep this one as a PDF file."""

_FOLLOWS = {
    JobState.QUEUED: {JobState.QUEUED, JobState.PRINTING},
    JobState.PRINTING: {JobState.PRINTING, JobState.WAITING},
    JobState.WAITING: {JobState.PRINTING, JobState.WAITING},
    JobState.PRINTED: {JobState.PRINTING, JobState.WAITING},
    JobState.SAVED: {JobState.PRINTING},
    JobState.UNCERTAIN: {JobState.PRINTING, JobState.WAITING},
    JobState.FAILED: {JobState.QUEUED, JobState.PRINTING, JobState.WAITING},
    JobState.DROPPED: {JobState.DROPPED},
}


def earlier_states(told: JobState, *, handed_over: bool) -> frozenset[JobState]:
    """The states after which a print lane may tell this one. ``handed_over``: the spooler gave the job a number.

    Printing without a number takes a job out of the queue; only one lane can.
    """
    if told is JobState.PRINTING and not handed_over:
        return frozenset({JobState.QUEUED})
    return frozenset(_FOLLOWS[told])
