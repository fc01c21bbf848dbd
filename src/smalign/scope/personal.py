"""What a person is called and reached at: shown by its form, unless it is asked for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.clean import fold_header
from smalign.crm.personal import PERSONAL, REACHED_AT
from smalign.engine.compose import Sql, fill, template

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.scope.fields import FieldRef

KEYS: Final = frozenset({"contact_name", "email", "phone"})
"""The canonical columns of cards that name a person."""
_NAMES: Final = frozenset(map(fold_header, PERSONAL))
"""Headers that do, as they are compared; «Name» may be that of a deal, and counts as well."""
_REACHED_AT: Final = re.compile(rf"(?:.*[\W_])?(?:{'|'.join(map(re.escape, REACHED_AT))})[\W_]*\d*")
_FORM: Final = (
    "regexp_replace(regexp_replace(cast({value} as varchar), '[0-9]+', '***', 'g'),"
    r" '(\pL)[\pL*]*', '\1***', 'g')"
)
"""The first letter of each word and no digit: as many stars, whatever they stand for."""


def names_person(header: str) -> bool:
    """Whether a header says that its values name a person, or a way to reach one."""
    folded = fold_header(header)
    return folded in _NAMES or _REACHED_AT.fullmatch(folded) is not None


def is_personal(field: FieldRef) -> bool:
    """Whether the values of a field name a person."""
    return field.key in KEYS or names_person(field.shown)


def by_form(field: FieldRef) -> FieldRef:
    """The field with the forms of its values, which several persons may share."""
    own = {table: fill(_FORM, value=Sql(column)) for table, column in field.own.items()}
    return replace(field, type="text", own=own)


def define_people(engine: Engine, *, are_shown: bool) -> None:
    """Create `card_people`: a row a card, or none where nobody may see them."""
    file = "card_people.sql" if are_shown else "card_people_none.sql"
    engine.define(template("smalign.scope", file))
