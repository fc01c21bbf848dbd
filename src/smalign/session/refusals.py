"""What a question needs an answer to before it is asked, and what its scope cannot do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import InputError, QuestionError, UsageError
from smalign.base.results import Note
from smalign.base.schema import NONE, TABLES
from smalign.metrics.roi.credit import MODELS
from smalign.metrics.roi.learned import ALL
from smalign.model.complete import DAYS_SHORT
from smalign.model.persons import HASHED
from smalign.model.touches import PERSON
from smalign.read.limit import refuse_rejects
from smalign.scope.fields import resolve
from smalign.scope.filters import field_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.model.model import Model
    from smalign.model.needs import Needs
    from smalign.read.limit import Limit
    from smalign.scope.question import Question, Scope


_SHOWN: Final = 8
OF_TWO: Final = ("diff", "stage_moves", "reassigned", "field_edits", "stage_edits")
CARDS: Final = frozenset({"leads", "deals"})
OF_HISTORIES: Final = (
    *("moves", "transitions", "variants", "network"),
    *("handovers", "zone_handovers"),
)
_COUNTED: Final = {
    **dict.fromkeys(OF_TWO, CARDS),
    "roi": CARDS | {"spend", "touchpoints"},
    "paths": frozenset({"paths"}),
    "funnel": CARDS,
    "cohorts": CARDS,
    "maturity": CARDS,
    "reasons": CARDS,
    "unworked": CARDS,
    "fields": CARDS,
    "required": CARDS,
    "contents": CARDS,
    "suggested": CARDS,
    "filling": CARDS,
    "burden": CARDS,
    "segments": CARDS,
    **dict.fromkeys(("compare", "cells", "managers", "counterfactual"), CARDS),
    "plan": frozenset({"plan"}),
    "process": CARDS,
    "arrivals": CARDS,
    "bonus": frozenset({"deals", "payments"}),
    "bases": frozenset({"deals", "payments"}),
    "spend": CARDS,
    "zones": CARDS,
    "clock": CARDS,
    "load": CARDS,
    "ceiling": CARDS,
    "calls": CARDS,
    "nurture": CARDS,
    "pretexts": CARDS,
    "today": CARDS,
    "agenda": CARDS,
    "coverage": CARDS,
    "fatigue": CARDS,
    "topics": CARDS,
    "reactivation": CARDS,
    "survey": frozenset({"survey"}),
    "ask": frozenset({"deals"}),
    "tasks": frozenset({"tasks"}),
    "reconcile": CARDS | {"spend"},
    "records": frozenset({"touchpoints"}),
    **dict.fromkeys(OF_HISTORIES, CARDS),
    "after_sale": frozenset({"deals"}),
    "worth": frozenset({"deals"}),
    "waiting": CARDS,
    "closings": CARDS,
}
"""Metric → the tables of which it needs one at least."""
_BY_HISTORY: Final = frozenset(
    {"funnel", "cohorts", "maturity", "arrivals", "zones", "clock", "closings", *OF_HISTORIES}
)
"""What a stage history alone can tell of its cards."""
_NAMING_CARDS: Final = frozenset({"lead_id", "deal_id"})
"""Columns by which a touch names its card: a file that has one is no log kept beside the CRM."""


def refuse_empty(metric: str, model: Model) -> None:
    """Refuse a metric of which the export holds nothing: an empty table would look like a zero.

    Raises:
        InputError: nothing_to_count.
        QuestionError: no_header_known, of a table that was told and has no header of its kind.

    """
    counted = _COUNTED[metric]
    held = {file.table for file in model.files if file.table}
    tables = held | model.mapped.keys()
    if metric not in _BY_HISTORY and not CARDS & held:
        # the cards that a history is of know no more than their stages
        tables -= CARDS
    if not counted & tables & model.mapped.keys():
        _refuse_unheaded(counted & held, model)
        facts = {"needed": sorted(counted), "tables": sorted(tables)}
        raise InputError("nothing_to_count", metric=metric, **facts)


def _refuse_unheaded(told: frozenset[str], model: Model) -> None:
    for file in model.files:
        if file.table in told and file.table not in model.mapped:
            raise QuestionError(
                "no_header_known",
                toml=f'[mapping.{file.table}]\n{TABLES[file.table].names[0]} = "…"',
                file=file.raw.file,
                table=file.table,
                headers=[header for header in file.raw.headers if header][:_SHOWN] or ["—"],
            )


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
    owners = CARDS | {"contacts"}
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


def refuse_hashed(model: Model, question: Question, reads: Collection[str]) -> None:
    """Refuse a question about what a workspace keeps as hashes only.

    reads: the views that answer it.

    Raises:
        UsageError: workspace_hashed.

    """
    for asked in (*question.by, *(field_of(text) for text in question.where)):
        if resolve(model, asked).key in HASHED:
            raise UsageError("workspace_hashed", field=asked)
    if question.shows_personal and "card_people" in reads:
        raise UsageError("workspace_hashed", field="--show-personal")


_OF_ALL: Final = {
    "plan": "plan_not_filtered",
    "bonus": "bonus_of_a_part",
    "bases": "bonus_of_a_part",
}
"""Metric → what is said of conditions that leave out cards its quotas are of."""


def masked_notes(scope: Scope) -> list[Note]:
    """That rows are by the form of what people are called, where they are."""
    return [Note("personal_by_form", {"fields": list(scope.by_form)})] if scope.by_form else []


def scope_notes(metric: str, model: Model, scope: Scope) -> list[Note]:
    """What the scope leaves unknown: an earlier day, a plan or spend the conditions pass over.

    Spend that has no field of `--where` is not shown at all.
    """
    notes: list[Note] = []
    asked, last = scope.question.as_of, model.local_day(model.as_of)
    if asked and last and metric != "paths":
        facts: dict[str, object] = {"as_of": asked, "last": last}
        if asked < last:
            notes.append(Note("as_of_earlier", facts))
        elif (asked - last).days > DAYS_SHORT:
            notes.append(Note("as_of_later", facts))
    if scope.question.where or scope.question.pipelines:
        notes += [Note(_OF_ALL[metric])] if metric in _OF_ALL else []
    if metric in {"roi", "spend"} and "spend" in model.mapped and not scope.spend_is_filtered:
        notes.append(Note("spend_not_filtered", {"where": list(scope.question.where)}))
    return [*notes, *_logs(model)] if metric == "records" else notes


def _logs(model: Model) -> list[Note]:
    """That several files are one log, where none of them names the cards of its records."""
    twice = {note.facts["file"] for note in model.notes if note.code == "file_twice"}
    logs = [
        file.raw.file
        for file in model.files
        if file.table == "touchpoints" and not _NAMING_CARDS & {one.column for one in file.columns}
    ]
    files = [file for file in logs if file not in twice]
    return [Note("records_of_files", {"files": files})] if len(files) > 1 else []
