"""Every number of a row with what it is made of: formula, numbers put in, cards, script."""

from __future__ import annotations

from decimal import Decimal
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, Final, cast

from smalign import __version__
from smalign.base.clean import clean
from smalign.base.errors import SmalignError, UsageError
from smalign.base.explained import Explained, Explanation, Measure, SignedPage
from smalign.metrics.formulas import FORMULAS, formula_of, names_in, value_of
from smalign.session.counted import counted
from smalign.session.explain_cards import behind, block_of
from smalign.session.explain_numbers import Numbers, number_of
from smalign.session.takes import takes

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from smalign.base.results import Field, Result, Row, Value
    from smalign.session.options import Options
    from smalign.session.session import Session

EXPLAINED: Final = tuple(FORMULAS)
"""The metrics that can be explained, in the order of the page."""
ON_PAGE: Final = tuple(metric for metric in EXPLAINED if metric != "reconcile")
"""Those of the page to sign: a report is compared where one is given."""
_LISTS: Final = frozenset({"calls", "records", "today"})
"""Commands whose rows are records, not numbers."""
_ENDS: Final = ("_low", "_high")
_ANSWERS: Final = frozenset(
    {
        "change",
        "maturity",
        "top_loss_reason",
        "verdict",
        "trend",
        "use",
        "advice",
        "top_value",
        "pseudo_tokens",
        "due_from",
        "match",
        "explained_by",
    }
    | {"first_period", "last_period"}
)
"""Texts that are no dimension."""
_SAYS: Final = ("maturity", "verdict", "change")
"""Those by which a row may be read, or not."""
_DECIDED: Final = frozenset({"zone", "class"})
"""Dimensions that others decide: many rows have one value of them."""
_SUMMED: Final = frozenset({"roi", "fields", "process", "tasks"})
"""Metrics whose total is a row like the others."""
_MOST_ROWS: Final = 20
_SHOWN: Final = 10
_HALF_CENT: Final = Decimal("0.005")
_NEAR: Final = Decimal("1e-9")


def explain(
    session: Session,
    metric: str,
    options: Options,
    rows: Sequence[str] = (),
    columns: Sequence[str] = (),
) -> Explanation:
    """A metric's answer, and the rows that hold all of `rows` as values of their dimensions.

    `name=value` says which dimension. A zone or a class chooses rows where no other dimension has
    such a value. Without `rows` the total is explained, or the first rows where the total is no
    such row. At most 20 rows are.
    columns: only these measures.

    Raises:
        UsageError: explain_metric, explain_row, explain_rows_apart, unknown_column;
            option_of_others, of an option the metric does not have; all that the metric raises.

    """
    known_metric(metric)
    options = _own(metric, options)
    result = session.ask(metric, {**options, "ids": True, "sql": True})
    measured = [item for item in _measures(result) if not columns or item.name in columns]
    known = [item.name for item in _measures(result)]
    for column in columns:
        if column not in known:
            near = get_close_matches(column, known, 3)
            raise UsageError("unknown_column", column=column, did_you_mean=near, known=known)
    margin = session.config.money.margin
    facts = {} if margin is None else {"margin": Decimal(margin)}
    explained = []
    for row in _chosen(result, rows):
        key = _key(result, row)
        cards = behind(session, result, row, key, options)
        numbers = Numbers(result, row, cards, facts, block_of(result, key))
        found = tuple(_measure(result, one, row, numbers) for one in measured if one.name in row)
        place = next((at for at, one in enumerate(result.rows) if one is row), None)
        says = {name: str(row[name]) for name in _SAYS if row.get(name) is not None}
        explained.append(Explained(key | _apart(result, row), found, cards, place, says))
    return Explanation(result, tuple(explained))


def _own(metric: str, options: Options) -> Options:
    """The options without those the metric does not have, which must say nothing."""
    strange = [name for name in options if not takes(metric, name)]
    for name in strange:
        if options.get(name):
            option = f"--{name.replace('_', '-')}"
            raise UsageError("option_of_others", option=option, metric=metric)
    kept = {name: value for name, value in options.items() if name not in strange}
    return cast("Options", kept)


def known_metric(metric: str) -> None:
    """Refuse what is no metric that can be explained, before anything is read.

    Raises:
        UsageError: explain_metric; explain_column, of a column of one; explain_list,
            explain_check, of a command that has no numbers.

    """
    if metric in _LISTS:
        raise UsageError("explain_list", found=metric)
    if metric == "check":
        raise UsageError("explain_check")
    if metric not in EXPLAINED:
        of = [one for one in EXPLAINED if metric in FORMULAS[one]]
        code = "explain_column" if of else "explain_metric"
        raise UsageError(code, found=metric, known=of or list(EXPLAINED))


def signed_page(session: Session, options: Options) -> SignedPage:
    """All metrics explained by their totals.

    Raises:
        SmalignError: not one metric has an answer; the first error says why.

    """
    parts: list[tuple[str, Explanation | SmalignError]] = []
    for metric in ON_PAGE:
        try:
            parts.append((metric, counted(partial(explain, session, metric), options)))
        except SmalignError as error:
            parts.append((metric, error))
    errors = [part for _, part in parts if isinstance(part, SmalignError)]
    if len(errors) == len(parts):
        raise errors[0]
    return SignedPage(tuple(parts), session.config.sources.timezone, __version__)


def _measures(result: Result) -> list[Field]:
    return [
        item
        for item in result.fields
        if item.unit and item.type != "date" and not item.name.endswith(_ENDS)
    ]


def _dimensions(result: Result) -> list[str]:
    texts = [item.name for item in result.fields if item.type == "text" and not item.unit]
    return [name for name in texts if name not in _ANSWERS]


def _chosen(result: Result, wanted: Sequence[str]) -> list[Row]:
    if not wanted:
        sums_up = result.metric in _SUMMED and result.total
        return [result.total] if sums_up else list(result.rows[:_MOST_ROWS])
    told = [_values(result, row) for row in result.rows]
    for decided in (frozenset[str](), _DECIDED):
        found = [
            row
            for row, values in zip(result.rows, told, strict=True)
            if all(_holds(values, one, decided) for one in wanted)
        ]
        if found:
            return found[:_MOST_ROWS]
    known = list(dict.fromkeys(one for values in told for one in values.values()))
    missing = next(
        (one for one in wanted if not any(_holds(values, one, _DECIDED) for values in told)), None
    )
    if missing is None:
        raise UsageError("explain_rows_apart", found=list(wanted))
    near = get_close_matches(missing, known, 3)
    shown = [clean(one) for one in known if one][:_SHOWN]
    raise UsageError("explain_row", found=missing, did_you_mean=near, known=shown)


def _values(result: Result, row: Row) -> dict[str, str]:
    """Dimension → what the row has there."""
    return {name: str(row[name]) for name in _dimensions(result) if row[name] is not None}


def _holds(values: Mapping[str, str], wanted: str, decided: Collection[str]) -> bool:
    """Whether a row has a value, or `name=value`; of `_DECIDED` those in `decided` are seen."""
    name, sign, value = wanted.partition("=")
    if sign and values.get(name) == value:
        return True
    return any(
        one == wanted for name, one in values.items() if name not in _DECIDED or name in decided
    )


def _key(result: Result, row: Row) -> dict[str, str]:
    if row is result.total:
        return {}
    return {name: str(row[name]) for name in _dimensions(result) if row[name]}


def _apart(result: Result, row: Row) -> dict[str, str]:
    """What tells a row from others of the same dimensions: the age of a cohort, a stage's place."""
    if result.metric == "maturity":
        return {"age_days": str(row["age_days"])}
    key = _key(result, row)
    is_one = sum(_key(result, one) == key for one in result.rows) == 1
    return {} if is_one or "stage_order" not in row else {"stage_order": str(row["stage_order"])}


def _measure(
    result: Result, item: Field, row: Row, numbers: Mapping[str, Decimal | None]
) -> Measure:
    value = row.get(item.name)
    formula = formula_of(result.metric, item.name, result.params)
    known = {name: numbers.get(name) for name in names_in(formula)}
    put = {name: number for name, number in known.items() if number is not None}
    gives = value_of(formula, known) if formula else None
    is_right = gives is not None and _same(gives, value, item)
    is_false = gives is not None and not is_right and number_of(value) is not None
    return Measure(
        item,
        value,
        "" if is_false else formula,
        put if is_right else {},
        row.get(f"{item.name}_low"),
        row.get(f"{item.name}_high"),
    )


def _same(gives: Decimal, value: Value, item: Field) -> bool:
    exact = number_of(value)
    if exact is None:
        return False
    allowed = _HALF_CENT if item.unit == "money" else _NEAR * max(Decimal(1), abs(exact))
    return abs(gives - exact) <= allowed
