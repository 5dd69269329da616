"""``python -m ui.cli``"""

from __future__ import annotations

from ui.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
