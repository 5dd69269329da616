"""The agreed test values: identity numbers, credit codes, telephones, masks, names, deadlines."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

VECTORS: Mapping[str, Any] = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))


def codes_of(error: Any) -> list[str]:
    """The codes of everything a ``UserError`` tells."""
    return [problem.code for problem in error.value.problems]
