"""What marketing is paid, as smalign.toml says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .files import encode
from .lists import CURRENCY, MARKETERS, TIMEZONE
from .plans import quota

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .files import File
    from .records import Company


def bonus(company: Company, files: Sequence[File]) -> File:
    """smalign.toml with a plan of pay, for payments where the CRM exports them, else for sales."""
    base = "paid" if any("payment" in file.name for file in files) else "won"
    first, second = MARKETERS
    text = f"""[sources]
timezone = "{TIMEZONE}"
currency = "{CURRENCY}"

[bonus]
period = "month"

[bonus.plans."2025"]
since = "2025-07-01"
until = "2025-12-31"
base = "won"
rate = 0.01
split = {{ "{first}" = 0.6, "{second}" = 0.4 }}

[bonus.plans."2026"]
since = "2026-01-01"
base = "{base}"
quota = {quota(company)}
threshold = "50%"
rates = {{ "0%" = 0.01, "80%" = 0.015, "100%" = 0.02 }}
steps = "retroactive"
accelerator = {{ above = "120%", times = 1.5 }}
cap = 100000
qualifiers = {{ drr = {{ most = 0.15, otherwise = 0.5 }} }}
split = {{ "{first}" = 0.6, "{second}" = 0.4 }}
guarantee_days = 60
"""
    return encode("smalign.toml", text, "utf-8", 2)
