"""Sales velocity: the money a day that open deals promise, and what a better lever brings."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field
from smalign.metrics.figures import divide, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row, Value

LEVERS: Final = ("open", "win_rate", "avg_won_amount", "median_days_to_won")
"""What velocity is made of, all of them columns of roi."""
GAINS: Final = ("gain_open", "gain_win_rate", "gain_avg_won_amount", "gain_days")

_TENTH: Final = Decimal("0.1")
_NINE_TENTHS: Final = Decimal("0.9")


def velocity_fields() -> tuple[Field, ...]:
    """The columns `velocity` fills: money a day."""
    return tuple(Field(name, "decimal", "money") for name in ("velocity", *GAINS))


def velocity(row: Row) -> Row:
    """Open deals x win rate x average sale / median days to a sale, and the gain of each lever.

    A gain is what velocity rises by when the lever alone is a tenth better: a tenth more open
    deals, a win rate a tenth higher (never above 1), a sale a tenth larger, a cycle a tenth
    shorter. All n/a where a lever is, or where sales take no time.
    """
    deals, rate, amount, days = (_exact(row[name]) for name in LEVERS)
    if deals is None or rate is None or amount is None:
        return dict.fromkeys(("velocity", *GAINS))
    value = divide(deals * rate * amount, days)
    if value is None:
        return dict.fromkeys(("velocity", *GAINS))
    more = plain(value * _TENTH)
    room = Decimal(0) if not rate else min(_TENTH, 1 / rate - 1)
    return {
        "velocity": value,
        "gain_open": more,
        "gain_win_rate": plain(value * room),
        "gain_avg_won_amount": more,
        "gain_days": plain(value / _NINE_TENTHS - value),
    }


def levers(row: Mapping[str, Value]) -> dict[str, object]:
    """The facts of the note: the levers, what they come to, and what a tenth brings."""
    return {name: row[name] for name in (*LEVERS, "velocity", *GAINS)}


def _exact(value: Value) -> Decimal | None:
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return None
    return Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
