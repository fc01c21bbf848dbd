"""Mistakes in what smalign.toml says of the agreement: norms that nothing is held against."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.config import hours
from smalign.base.config_agreement import NORMS
from smalign.base.config_mistakes import Mistake, is_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config_agreement import Agreement


def agreement_mistakes(agreement: Agreement) -> Iterator[Mistake]:
    """Every mistake of `[agreement]`: a norm that is none, and norms nobody has signed."""
    if agreement.on is not None and not is_day(agreement.on):
        yield Mistake(("agreement", "on"), "config_day", agreement.on)
    for name in ("wait", "attempt"):
        try:
            hours(getattr(agreement, name))
        except ValueError:
            yield Mistake(("agreement", name), "config_term", getattr(agreement, name))
    for finding, share in agreement.norms.items():
        if finding not in NORMS:
            yield Mistake(("agreement", "norms", finding), "config_norm", finding, _near(finding))
        elif not 0 < share <= 1:
            yield Mistake(("agreement", "norms", finding), "config_share", str(share))
    if agreement.norms and not (agreement.by and agreement.on):
        yield Mistake(("agreement",), "config_unsigned")


def _near(name: str) -> str | None:
    import difflib

    return next(iter(difflib.get_close_matches(name, NORMS, 1)), None)
