"""The colours of charts: at least 4.5:1 on the page; the style has them darker and lighter.

None of them is the only sign of anything: a word or a label says the same.
"""

from __future__ import annotations

from typing import Final

BLUE: Final = "#0072b2"
ORANGE: Final = "#b35900"
GREY: Final = "#6b6b6b"
