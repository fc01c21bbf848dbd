"""`--where 'field OP value'`: read, typed, and written as SQL."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.base.schema import NONE
from smalign.engine.compose import Sql, fill, literal
from smalign.scope.fields import of_cards, resolve

if TYPE_CHECKING:
    from smalign.model.model import Model
    from smalign.scope.fields import FieldRef

_CONDITION: Final = re.compile(
    r"\s*(?P<field>.+?)\s*(?P<op>!=|>=|<=|=|>|<|~)\s*(?P<value>.+?)\s*\Z"
)
_EMPTY: Final = re.compile(r"\s*(?P<field>.+?)\s+(?P<op>empty|not empty)\s*\Z")
_NUMBER: Final = frozenset({"money", "integer", "number"})
_DAY: Final = frozenset({"time", "date"})
_MOST: Final = Decimal(10) ** 12


class Condition(Struct, frozen=True):
    """One parsed condition; several are joined by *and*."""

    field: FieldRef
    op: str
    value: str

    def sql(self, value: Sql, text: Sql) -> Sql:
        """The condition over a typed `value` and the same value as `text`; never null."""
        return Sql(fill("coalesce({test}, false)", test=self._test(value, text)))

    def _test(self, value: Sql, text: Sql) -> Sql:
        if self.op == "empty":
            return fill("{text} is null", text=text)
        if self.op == "not empty":
            return fill("{text} is not null", text=text)
        if self.op == "~":
            return fill(
                "contains(lower({text}), lower({wanted}))", text=text, wanted=literal(self.value)
            )
        if self.op in {"=", "!="}:
            return self._equal(value, text)
        return fill(
            "{value} {op} {wanted}",
            value=self._comparable(value),
            op=Sql(self.op),
            wanted=self._constant(),
        )

    def _equal(self, value: Sql, text: Sql) -> Sql:
        if self.field.type in _NUMBER:
            test = "=" if self.op == "=" else "is distinct from"
            return fill(
                "{value} {test} {wanted}", value=value, test=Sql(test), wanted=self._constant()
            )
        shown = fill("coalesce({text}, {none})", text=text, none=literal(NONE))
        op = Sql("=" if self.op == "=" else "<>")
        return fill("{shown} {op} {wanted}", shown=shown, op=op, wanted=literal(self.value))

    def _comparable(self, value: Sql) -> Sql:
        if self.field.type in _DAY:
            return fill("cast({value} as date)", value=value)
        if self.field.type in _NUMBER:
            return value
        return fill("try_cast({value} as decimal(18, 6))", value=value)

    def _constant(self) -> Sql:
        try:
            if self.field.type in _DAY:
                return literal(date.fromisoformat(self.value))
            return literal(_number(self.value))
        except (ValueError, InvalidOperation):
            wanted = "date" if self.field.type in _DAY else "number"
            raise UsageError(
                "where_value", field=self.field.shown, value=self.value, wanted=wanted
            ) from None


def _number(text: str) -> Decimal:
    """A number as people type it; ValueError beyond what a column of amounts can hold."""
    number = Decimal("".join(text.split()).replace(",", "."))
    if not number.is_finite() or abs(number) >= _MOST:
        raise ValueError(text)
    return number


def field_of(text: str) -> str:
    """The field a `--where` text speaks of.

    Raises:
        UsageError: where_syntax.

    """
    return _parts(text)["field"]


def condition(model: Model, text: str) -> Condition:
    """Parse one `--where` text; it is asked of cards.

    Raises:
        UsageError: where_syntax; unknown_field.

    """
    parts = _parts(text)
    field = of_cards(resolve(model, parts["field"]))
    return Condition(field, parts["op"], parts.get("value") or "")


def _parts(text: str) -> dict[str, str]:
    match = _EMPTY.match(text) or _CONDITION.match(text)
    if not match:
        raise UsageError("where_syntax", text=text)
    return match.groupdict()
