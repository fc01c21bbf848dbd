"""What a question needs an answer to before it is asked, and what its scope cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError, QuestionError, UsageError
from smalign.base.results import Note
from smalign.base.schema import NONE
from smalign.engine.compose import Sql, fill, listed
from smalign.metrics.roi_credit import MODELS
from smalign.metrics.roi_learned import ALL
from smalign.model.persons import HASHED
from smalign.model.touches import PERSON
from smalign.read.limit import refuse_rejects
from smalign.scope.fields import resolve
from smalign.scope.filters import field_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Result
    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.model.needs import Needs
    from smalign.read.limit import Limit
    from smalign.scope.question import Question, Scope


_OF_TWO: Final = ("diff", "stage_moves", "reassigned", "field_edits", "stage_edits")
_CARDS: Final = frozenset({"leads", "deals"})
_OF_HISTORIES: Final = (
    *("moves", "transitions", "variants", "network"),
    *("handovers", "zone_handovers"),
)
_COUNTED: Final = {
    **dict.fromkeys(_OF_TWO, _CARDS),
    "roi": _CARDS | {"spend", "touchpoints"},
    "paths": frozenset({"paths"}),
    "funnel": _CARDS,
    "cohorts": _CARDS,
    "maturity": _CARDS,
    "reasons": _CARDS,
    "unworked": _CARDS,
    "fields": _CARDS,
    "required": _CARDS,
    "contents": _CARDS,
    "suggested": _CARDS,
    "filling": _CARDS,
    "burden": _CARDS,
    "segments": _CARDS,
    **dict.fromkeys(("compare", "cells", "managers", "counterfactual"), _CARDS),
    "plan": frozenset({"plan"}),
    "process": _CARDS,
    "arrivals": _CARDS,
    "bonus": frozenset({"deals", "payments"}),
    "bases": frozenset({"deals", "payments"}),
    "spend": _CARDS,
    "zones": _CARDS,
    "clock": _CARDS,
    "load": _CARDS,
    "ceiling": _CARDS,
    "calls": _CARDS,
    "nurture": _CARDS,
    "pretexts": _CARDS,
    "today": _CARDS,
    "agenda": _CARDS,
    "coverage": _CARDS,
    "fatigue": _CARDS,
    "topics": _CARDS,
    "reactivation": _CARDS,
    "survey": frozenset({"survey"}),
    "ask": frozenset({"deals"}),
    "tasks": frozenset({"tasks"}),
    "reconcile": _CARDS | {"spend"},
    "records": frozenset({"touchpoints"}),
    **dict.fromkeys(_OF_HISTORIES, _CARDS),
    "after_sale": frozenset({"deals"}),
    "worth": frozenset({"deals"}),
    "waiting": _CARDS,
    "closings": _CARDS,
}
"""Metric → the tables of which it needs one at least."""
_OF_NO_CARDS: Final = frozenset(
    {
        *("agenda", "bases", "bonus", "burden", "calls", "filling", "nurture", "plan"),
        *("pretexts", "reconcile", "records", "spend", "suggested", "tasks", *_OF_HISTORIES),
        *_OF_TWO,
        *("compare", "cells", "managers", "counterfactual"),
        *("coverage", "fatigue", "survey", "ask", "worth", "waiting", "closings"),
    }
)
"""Metrics whose rows do not come from cards, or say themselves why there are none."""
_OF_LOSSES: Final = frozenset({"reasons", "unworked", "topics", "reactivation"})
"""Metrics whose period is that of the loss."""
_UNREAD: Final = frozenset(
    {
        *("undated", "undated_closing", "won_undated", "payment_undated", "spend_undated"),
        *("touch_undated", "task_without_due", "record_undated"),
    }
)
"""Why something is left out of every period."""
_LOST_DAYS: Final = "select closed_on as day from m_{t} where status in ('lost', 'disqualified')"


def refuse_empty(metric: str, model: Model) -> None:
    """Refuse a metric of which the export holds nothing: an empty table would look like a zero.

    Raises:
        InputError: nothing_to_count.

    """
    counted = _COUNTED[metric]
    if not counted & model.mapped.keys():
        tables = {file.table for file in model.files if file.table} | model.mapped.keys()
        facts = {"needed": sorted(counted), "tables": sorted(tables)}
        raise InputError("nothing_to_count", metric=metric, **facts)


def refuse_strangers(metric: str, model: Model) -> None:
    """Refuse to look for the cards of a log where nothing says whose they are.

    Raises:
        InputError: log_without_persons, the log names no phone or e-mail; cards_without_persons, no
            card and no contact has one.

    """
    if metric != "records":
        return
    if not PERSON & model.mapped["touchpoints"]:
        raise InputError("log_without_persons")
    owners = _CARDS | {"contacts"}
    if not any(PERSON & model.mapped.get(table, frozenset()) for table in owners):
        raise InputError("cards_without_persons")


def refuse_rejected(model: Model, limit: Limit) -> None:
    """Refuse an export of which too much could not be read: what is missing is no accident.

    Files that answer nothing may hold what they like.

    Raises:
        InputError: too_many_rejects.

    """
    for file in model.files:
        if file.table is not None and file.raw.rejects:
            rows = file.raw.accepted if file.rows is None else file.rows
            refuse_rejects(file.raw, rows or 0, limit)


def refuse_unanswered(model: Model, needs: Needs, question: Question) -> None:
    """Refuse a question that rests on what only the user knows.

    Raises:
        QuestionError: a needed column can be read in two ways; the as-of rests on a date far
            beyond all others and the question does not name one.

    """
    for place, asked in sorted(model.questions.items()):
        table, _, column = place.partition(".")
        wanted = needs.columns.get(table, frozenset())
        is_closing = "closed_at" not in model.mapped.get(table, frozenset())
        if column == "expected_close_at" and is_closing:
            column = "closed_at"
        if column in wanted:
            raise asked
    if "status" in needs.columns.get("deals", frozenset()) and model.unnamed_stages:
        if model.unnamed_stages == (NONE,):
            raise QuestionError("deal_outcome_missing", toml='[mapping.deals]\nstage = "…"')
        named = ", ".join(f'"{stage}"' for stage in model.unnamed_stages)
        raise QuestionError(
            "deal_outcome_unknown",
            toml='[stages]\nwon = ["…"]\nlost = ["…"]',
            stages=list(model.unnamed_stages),
            named=named,
        )
    if model.far is not None and question.as_of is None:
        raise QuestionError(
            "as_of_far",
            toml=f"--as-of {model.local_day(model.far.believed)}",
            column=model.far.column,
            found=model.local_day(model.far.moment),
        )


def refuse_untouched(model: Model, models: Sequence[str]) -> None:
    """Refuse touch models where nothing was touched: every sale would go to `(none)`.

    Raises:
        UsageError: touches_missing.

    """
    asked = [one for one in models if one in {*MODELS[1:], ALL}]
    if asked and "touchpoints" not in model.mapped:
        raise UsageError("touches_missing", models=asked)


def refuse_hashed(model: Model, question: Question) -> None:
    """Refuse a question about what a workspace keeps as hashes only.

    Raises:
        UsageError: workspace_hashed.

    """
    for asked in (*question.by, *(field_of(text) for text in question.where)):
        if resolve(model, asked).key in HASHED:
            raise UsageError("workspace_hashed", field=asked)


def empty_notes(engine: Engine, model: Model, result: Result, question: Question) -> list[Note]:
    """Why an answer has no rows: the days the cards were created on, or lost where that counts.

    Cards that meet the question and are left out are told by their exclusion.
    """
    cards = sorted(_CARDS & model.mapped.keys())
    if result.rows or not cards or result.metric in _OF_NO_CARDS:
        return []
    gone = {one.reason for one in result.excluded if one.count}
    if gone - _UNREAD or (gone and not _is_narrowed(result, question)):
        return []
    of_losses = result.metric in _OF_LOSSES
    one_table = _LOST_DAYS if of_losses else "select created_on as day from m_{t}"
    days = listed((fill(one_table, t=Sql(one)) for one in cards), " union all ")
    query = fill("select min(day), max(day), count(*) from ({days}) as days", days=days)
    first, last, count = engine.rows(query)[0]
    if not of_losses:
        known = Note("nothing_found", {"first": first, "last": last})
        return [Note("nothing_matched") if first is None else known]
    if not count:
        return [Note("nothing_lost")]
    if first is None:
        return [Note("losses_without_day", {"count": count})]
    return [Note("losses_elsewhere", {"first": first, "last": last})]


def _is_narrowed(result: Result, question: Question) -> bool:
    """Whether a period or conditions were asked for, and not all cards."""
    period = (result.period.since, result.period.until)
    return any(period) or bool(question.where or question.pipelines)


def scope_notes(metric: str, model: Model, scope: Scope) -> list[Note]:
    """What the scope leaves unknown: an earlier day, a plan or spend the conditions pass over.

    Spend that has no field of `--where` is not shown at all.
    """
    notes: list[Note] = []
    if scope.as_of and model.as_of and scope.as_of < model.as_of and metric != "paths":
        last = model.local_day(model.as_of)
        notes.append(Note("as_of_earlier", {"as_of": scope.question.as_of, "last": last}))
    if metric == "plan" and (scope.question.where or scope.question.pipelines):
        notes.append(Note("plan_not_filtered"))
    if metric in {"roi", "spend"} and "spend" in model.mapped and not scope.spend_is_filtered:
        notes.append(Note("spend_not_filtered", {"where": list(scope.question.where)}))
    return notes
