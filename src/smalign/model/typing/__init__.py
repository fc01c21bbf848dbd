"""How one column's raw text becomes a typed value: the decision, and the SQL that does it.

`decide` looks at a sample and gives exactly one `Format` (or a question, `Ambiguous`, or a
refusal, `Mixed`); `typed_rows` reads every row with it and `mask` marks what did not convert. Where
rows failed, `failures` gives their values, and the decision is taken again with them.
"""

from smalign.model.typing.amounts import NumberFormat
from smalign.model.typing.cells import (
    BOOLEAN,
    cleaned,
    fold,
    macros,
    numbered_tokens,
    sql_blank,
    sql_cleaned,
    sql_excel_damage,
)
from smalign.model.typing.decide import decide
from smalign.model.typing.flags import written_days
from smalign.model.typing.hides import hidden
from smalign.model.typing.numbers import decimal_signs
from smalign.model.typing.records import (
    Ambiguous,
    Format,
    Hint,
    Mixed,
    Outcome,
    TimeFormat,
)
from smalign.model.typing.typed import Typed
from smalign.model.typing.verify import (
    failures,
    fallible,
    mask,
    state,
    state_seen,
    typed_rows,
)
from smalign.model.typing.words import WrittenFormat

__all__ = [
    "BOOLEAN",
    "Ambiguous",
    "Format",
    "Hint",
    "Mixed",
    "NumberFormat",
    "Outcome",
    "TimeFormat",
    "Typed",
    "WrittenFormat",
    "cleaned",
    "decide",
    "decimal_signs",
    "failures",
    "fallible",
    "fold",
    "hidden",
    "macros",
    "mask",
    "numbered_tokens",
    "sql_blank",
    "sql_cleaned",
    "sql_excel_damage",
    "state",
    "state_seen",
    "typed_rows",
    "written_days",
]
