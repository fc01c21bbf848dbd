"""Why an answer has no rows: what was asked fits no card, or the cards are of other days."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.results import Note
from smalign.engine.compose import Sql, fill, listed
from smalign.scope.cards import EVERY
from smalign.scope.filters import condition
from smalign.scope.personal import is_personal
from smalign.session.refusals import CARDS, OF_HISTORIES, OF_TWO

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.filters import Condition
    from smalign.scope.question import Question

_OF_NO_CARDS: Final = frozenset(
    {
        *("agenda", "bases", "bonus", "burden", "calls", "filling", "nurture", "plan"),
        *("pretexts", "reconcile", "records", "spend", "suggested", "tasks", *OF_HISTORIES),
        *OF_TWO,
        *("compare", "cells", "managers", "counterfactual"),
        *("coverage", "fatigue", "survey", "ask", "worth", "waiting", "closings", "zones"),
    }
)
"""Metrics whose rows do not come from cards, or say themselves why there are none."""
_OF_LOSSES: Final = frozenset({"reasons", "unworked", "topics", "reactivation"})
"""Metrics whose period is that of the loss."""
_OF_LEADS: Final = "unworked"
"""The one of them that lost deals are not in, where there are leads."""
_UNREAD: Final = frozenset(
    {
        *("undated", "undated_closing", "won_undated", "payment_undated", "spend_undated"),
        *("touch_undated", "task_without_due", "record_undated"),
    }
)
"""Why something is left out of every period."""
_KINDS: Final = {"clock": "nothing_closed", "today": "nothing_open", "after_sale": "nothing_won"}
"""Metrics of some cards alone, and what is said where no card of the export is one of them."""
_LOST_DAYS: Final = "select closed_on as day from m_{t} where status in ('lost', 'disqualified')"
_OF_OTHERS: Final = frozenset({*OF_TWO, "plan", "paths", "reconcile", "records", "tasks"})
"""Metrics that are asked of something beside cards, too: conditions on these leave it there."""
_NEAREST: Final = 3
_SPAN: Final = "select min({day}), max({day}) from {view} v where {where}"
_OF_THESE: Final = (
    "v.card = 'lead' and v.card_id in (select lead_id from leads)"
    " or v.card = 'deal' and v.card_id in (select deal_id from deals)"
)
"""That a row of a history is of a card asked for."""
_HISTORIES: Final = {
    "moves_without_history": ("stage_log", "entered_on"),
    "handovers_unknown": ("owner_log", "since_on"),
}
"""A note that there is no history → the view that would hold it, and its day."""


def explained(
    engine: Engine, model: Model, result: Result, question: Question
) -> tuple[list[Note], Result]:
    """Why `result` has no rows, and the result without notes that would say it otherwise.

    Conditions that leave no card say nothing of the export: all notes of the metric give way. A
    history of other days is not a missing one.
    """
    if result.rows:
        return [], result
    unmet = _unmet(engine, model, result, question)
    if unmet is not None:
        return [unmet], replace(result, notes=())
    elsewhere = _elsewhere(engine, result, question)
    if elsewhere is not None:
        kept = tuple(note for note in result.notes if note.code not in _HISTORIES)
        return [elsewhere], replace(result, notes=kept)
    return empty_notes(engine, model, result, question), result


def _unmet(engine: Engine, model: Model, result: Result, question: Question) -> Note | None:
    """That no card meets the conditions, where none does."""
    pipelines = [f"pipeline = {name}" for name in question.pipelines]
    asked = [*question.where, *pipelines]
    if not asked or result.metric in _OF_OTHERS or not CARDS & model.mapped.keys():
        return None
    count = "select (select count(*) from {leads}) + (select count(*) from {deals})"
    found, cards = (
        int(str(engine.rows(fill(count, leads=Sql(leads), deals=Sql(deals)))[0][0]))
        for leads, deals in (("leads", "deals"), ("every_lead", "every_deal"))
    )
    if found:
        return None
    facts: dict[str, object] = {"conditions": asked, "cards": cards}
    near = [one for text in question.where for one in _near(engine, condition(model, text))]
    return Note("conditions_unmet", {**facts, **({"did_you_mean": near} if near else {})})


def _near(engine: Engine, asked: Condition) -> list[str]:
    """Words cards have that are nearly the one that was asked for, where none has that.

    What a person is called, or reached at, is no word to try.
    """
    if asked.op != "=" or asked.field.type != "text" or is_personal(asked.field):
        return []
    texts = ((every, asked.field.text(table, "t")) for table, every in EVERY.items())
    values = [
        fill("select distinct {text} from {every} t", text=text, every=Sql(every))
        for every, text in texts
        if text is not None
    ]
    known = {str(value) for (value,) in engine.rows(listed(values, " union ")) if value is not None}
    folded = {one.casefold(): one for one in sorted(known)}
    if asked.value in known:
        return []
    return [folded[one] for one in get_close_matches(asked.value.casefold(), folded, _NEAREST)]


def _elsewhere(engine: Engine, result: Result, question: Question) -> Note | None:
    """The days of a history that has none in the period, or is of other cards."""
    views = [_HISTORIES[note.code] for note in result.notes if note.code in _HISTORIES]
    if not views or not _is_narrowed(result, question):
        return None
    mine, every = (
        engine.rows(fill(_SPAN, view=Sql(views[0][0]), day=Sql(views[0][1]), where=Sql(where)))[0]
        for where in (_OF_THESE, "true")
    )
    if mine[0] is not None:
        return Note("history_elsewhere", {"first": mine[0], "last": mine[1]})
    if every[0] is None:
        return None
    return Note("history_of_others", {"first": every[0], "last": every[1]})


_KNOWN: Final = frozenset({"horizon_unknown", "segments_undivided"})
"""Notes that say already why there are no rows."""


def empty_notes(engine: Engine, model: Model, result: Result, question: Question) -> list[Note]:
    """Why an answer has no rows: the days the cards were created on, or lost where that counts.

    Cards that meet the question and are left out are told by their exclusion.
    """
    cards = sorted(CARDS & model.mapped.keys())
    if result.rows or not cards or result.metric in _OF_NO_CARDS:
        return []
    if result.total.get("cards") or any(note.code in _KNOWN for note in result.notes):
        return []
    gone = {one.reason for one in result.excluded if one.count}
    if gone - _UNREAD or (gone and not _is_narrowed(result, question)):
        return []
    of_losses = result.metric in _OF_LOSSES
    one_table = _LOST_DAYS if of_losses else "select created_on as day from m_{t}"
    days = listed((fill(one_table, t=Sql(one)) for one in cards), " union all ")
    query = fill("select min(day), max(day), count(*) from ({days}) as days", days=days)
    first, last, count = engine.rows(query)[0]
    if (kind := _kind(result, cards)) and not _is_narrowed(result, question):
        return [Note(kind)]
    if not of_losses:
        known = Note("nothing_found", {"first": first, "last": last})
        return [Note("nothing_matched") if first is None else known]
    if not count:
        return [Note("nothing_lost")]
    if first is None:
        return [Note("losses_without_day", {"count": count})]
    return [Note("losses_elsewhere", {"first": first, "last": last})]


def _kind(result: Result, cards: Sequence[str]) -> str:
    """What is said where no card of the export is one the metric is of; "" of every kind."""
    if result.metric == _OF_LEADS and "leads" in cards:
        return "nothing_disqualified"
    return _KINDS.get(result.metric, "")


def _is_narrowed(result: Result, question: Question) -> bool:
    """Whether a period or conditions were asked for, and not all cards."""
    period = (result.period.since, result.period.until)
    return any(period) or bool(question.where or question.pipelines)
