"""What an intake must be like. Pure: the front desk and the room itself check with the same functions."""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation

from hall.cases.rules import Willing
from hall.errors import UserError

__all__ = [
    "GROUP_VISIT",
    "LARGEST_AMOUNT",
    "LINE_LIMIT",
    "NAME_LIMIT",
    "PEOPLE_LIMIT",
    "REPRESENTATIVES",
    "STATEMENT_LIMIT",
    "SUMMARY_LIMIT",
    "Willing",
    "amount_fen",
    "check_head_count",
    "summary",
]

REPRESENTATIVES = 5
"""The largest number of representatives of a group (信访工作条例 art 20)."""

GROUP_VISIT = 5
"""From five people on, a joint visit is a 集体访 (practice, domain.md section 2.4)."""

STATEMENT_LIMIT = 20_000
NAME_LIMIT = 100
LINE_LIMIT = 200
SUMMARY_LIMIT = 200
LARGEST_AMOUNT = Decimal(1_000_000_000_000)
PEOPLE_LIMIT = 9999


_AMOUNT = re.compile(r"(\d[\d,]*(?:\.\d{1,2})?|\.\d{1,2})(万|亿|元|万元|亿元)?")
_TIMES = {"": 1, "元": 1, "万": 10_000, "万元": 10_000, "亿": 100_000_000, "亿元": 100_000_000}


def amount_fen(typed: str, field: str = "amount") -> int | None:
    """An amount as typed (``18,000``, ``１．８万``, ``9 万元``) in fen, or ``None`` when empty.

    Errors: ``amount.form`` (not a number), ``amount.large`` (over a trillion yuan).
    """
    text = "".join(unicodedata.normalize("NFKC", typed).split())
    text = text.removeprefix("¥").removeprefix("￥").removeprefix("CNY")
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise UserError("amount.form", field)
    try:
        yuan = Decimal(found[1].replace(",", "")) * _TIMES[found[2] or ""]
    except InvalidOperation as wrong:
        raise UserError("amount.form", field) from wrong
    if yuan > LARGEST_AMOUNT:
        raise UserError("amount.large", field)
    return int(yuan * 100)


def check_head_count(count: int, listed: int, representatives: int) -> None:
    """A group has at least two people, no more than listed allow, and at most five representatives (art 20)."""
    if not 2 <= count <= PEOPLE_LIMIT:
        raise UserError("group.count", "group_count", most=PEOPLE_LIMIT)
    if listed > count:
        raise UserError("group.longer_list", "group_count", listed=listed, count=count)
    if representatives > REPRESENTATIVES:
        raise UserError("group.representatives", "members", most=REPRESENTATIVES)


def summary(statement: str) -> str:
    """The statement as printed on the slip: at most about 200 characters, cut at a sentence where possible."""
    line = " ".join(statement.split())
    if len(line) <= SUMMARY_LIMIT:
        return line
    head = line[: SUMMARY_LIMIT - 12]
    end = max(head.rfind(mark) for mark in "。！？；")
    return (head[: end + 1] if end > SUMMARY_LIMIT // 2 else head) + "……（全文见登记）"
