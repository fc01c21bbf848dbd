"""An explanation as JSON; English whatever the language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.errors import UsageError
from smalign.base.explained import Explanation
from smalign.render.exact import exact
from smalign.render.explain.records import kind_of
from smalign.render.explain.words import meaning_of
from smalign.render.human import excluded
from smalign.render.json import SCHEMA_VERSION, dumps, moment, notes, plain
from smalign.render.titles import named, title

if TYPE_CHECKING:
    from smalign.base.explained import Explained, Measure, SignedPage
    from smalign.base.results import Result, Row


def write_json(what: Explanation | SignedPage) -> str:
    """One metric's explanation: every row with its measures and the ids of its cards.

    Values are those of the metric's own JSON, rounded once; numbers put in are exact. Rates are
    fractions, money and split credit decimal strings.

    Raises:
        UsageError: format_unsupported, of the page to sign.

    """
    if not isinstance(what, Explanation):
        raise UsageError(
            "format_unsupported", format="json", command="explain --all", known=["html", "md"]
        )
    result = what.result
    told = exact(result)
    answer = {
        "schema_version": SCHEMA_VERSION,
        "metric": "explain",
        "explained": result.metric,
        "as_of": moment(result.as_of),
        "period": {"since": plain(result.period.since), "until": plain(result.period.until)},
        "grain": result.grain,
        "currency": result.currency,
        "params": plain(result.params),
        "rows": [
            _row(result, row, told.total if row.place is None else told.rows[row.place])
            for row in what.rows
        ],
        "excluded": [{"reason": one.reason, "count": one.count} for one in result.excluded],
        "left_out": list(excluded(result, "en")),
        "notes": notes(result.notes),
        "sql": result.sql,
    }
    return dumps(answer, indent=2) + "\n"


def _row(result: Result, row: Explained, told: Row) -> dict[str, object]:
    """One row; told: its values as machine forms carry them."""
    known = row.cards or ()
    ids = [_card(result, card) for card in known]
    return {
        "row": dict(row.key),
        "says": dict(row.says),
        "measures": [_measure(result, row, one, told) for one in row.measures],
        "cards": None if row.cards is None else len(ids),
        "ids": ids,
    }


def _card(result: Result, card: Row) -> dict[str, object]:
    """One record; a cell with the field it is of."""
    of_cell = {"field": card["field"]} if result.metric == "fields" else {}
    return {"card": kind_of(card), "card_id": card.get("card_id"), **of_cell}


def _measure(result: Result, row: Explained, measure: Measure, told: Row) -> dict[str, object]:
    item = measure.column
    return {
        "name": item.name,
        "title": title(item, "en", named(result)),
        "value": plain(told.get(item.name)),
        "low": plain(told.get(f"{item.name}_low")),
        "high": plain(told.get(f"{item.name}_high")),
        "meaning": meaning_of(result, row, item.name).en,
        "formula": measure.formula or None,
        "numbers": {name: plain(number) for name, number in measure.numbers.items()} or None,
    }
