"""One column of a file: the expression its cells come from, and what is read of each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.engine.compose import cases, fill, listed, literal, name
from smalign.model.typing.cells import sql_suspect, sql_tidied
from smalign.model.typing.records import TimeFormat

if TYPE_CHECKING:
    from smalign.base.columns import Column
    from smalign.crm.empties import Empties
    from smalign.engine.compose import Sql
    from smalign.model.typing.cells import Kind
    from smalign.model.typing.hides import Hidden
    from smalign.model.typing.records import Format


class Typed(Struct, frozen=True):
    """A canonical column, the raw expression it comes from, and the format of that."""

    column: Column
    raw: Sql
    format: Format

    @property
    def cell(self) -> Sql:
        """The name its raw expression is given: `raw_amount`."""
        return name(f"raw_{self.column.name}")

    @property
    def value(self) -> Sql:
        """The name its reading is given: `read_amount`."""
        return name(f"read_{self.column.name}")

    @property
    def is_clear(self) -> bool:
        """Whether few cells are likely to hide anything, of those that are looked at."""
        return self.format.is_clear or self.format.can_fail

    @property
    def hides(self) -> Kind | None:
        """Which tokens stand for nothing among its cells; None where no cell hides anything."""
        return None if self.format.is_known else self.format.hides

    def looked_at(self, empties: Empties) -> Sql:
        """The text that may hide something: of the cells nothing cheaper is known of."""
        text = self.format.text(self.cell)
        if self.format.can_fail:
            # A company may call a number nothing, though it can be read.
            read = fill("case when {value} is null then {text} end", value=self.value, text=text)
            return text if empties.own else read
        certain = self.format.sql_certain(self.cell, empties)
        if certain is None:
            return text
        return fill("case when {certain} then null else {text} end", certain=certain, text=text)

    def may_hide(self, kind: Kind, empties: Empties) -> Sql | None:
        """A test of the cell, false where it hides nothing; None where there is no cheap one."""
        filled = [fill("{cell} <> ''", cell=self.cell)] if self.format.native is None else []
        if self.format.can_fail and not empties.own:
            return listed([*filled, fill("{value} is null", value=self.value)], " and ")
        certain = self.format.sql_certain(self.cell, empties)
        if certain is None:
            return None
        suspect = sql_suspect(self.format.text(self.cell), kind)
        return listed([*filled, fill("not ({certain})", certain=certain), suspect], " and ")

    def reading(self, hides: Hidden | None, empties: Empties) -> Sql:
        """What is read from `cell`, once: the value, or the time its two columns are made of.

        hides: what the cell hides, of text and ids; None where it hides nothing.
        """
        if isinstance(self.format, TimeFormat):
            return self.format.sql_read(self.cell)
        value = self.format.sql(self.cell)
        if self.format.can_fail:
            return value
        if self.format.is_known and self.format.is_own:
            return fill("nullif({cell}, '')", cell=self.cell)
        null = literal(None)
        whens = [(fill("{cell} = ''", cell=self.cell), null)] if self.format.native is None else []
        certain = self.format.sql_certain(self.cell, empties)
        if certain is not None and not (hides and self.format.is_own):
            whens.append((certain, self.format.text(self.cell)))
        if hides is not None:
            whens += [(hides.clean, self.cell)] if self.format.is_own else []
            whens.append((hides.void, null))
            value = sql_tidied(self.cell) if self.format.is_own else value
        return cases(whens, value)

    def outputs(self, zone: str) -> tuple[tuple[str, Sql], ...]:
        """(name, SQL over `value`) of the physical columns: a time is two, every other type one."""
        if not isinstance(self.format, TimeFormat):
            return ((self.column.name, self.value),)
        day = self.format.sql_local_day(self.value, zone)
        if self.column.type == "date":
            return ((self.column.name, day),)
        moment = self.format.sql_utc(self.value, zone)
        return ((self.column.name, moment), (self.column.date_name, day))
