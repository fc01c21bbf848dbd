"""required_by_stage: who has come to a stage has what the stage requires."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.schema import TABLES
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.names import state_name
from smalign.model.told_names import stage_names
from smalign.rules.gone import gone
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, key_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from smalign.model.stages import StageRow
    from smalign.rules.rule import Case, Counted

_CARDS: Final = {"lead": ("leads", "converted"), "deal": ("deals", "won")}
_PASSED: Final = (
    " or {key} in (select card_id from m_stage_log"
    " where card = {card} and entered_at is not null and stage_order >= {order})"
)


def find(case: Case) -> Iterator[Test | Counted | Cannot]:
    """A card that has come to a stage has what the stage requires.

    What: cards that stand in a stage of `required`, or have passed it, with the field empty.
    Why: sales agreed to write it down there; marketing plans with what is written.
    How: cards in that stage or a later one of their pipeline, and sales. A lost card counts where
        the stage history shows that it was there.
        A field that no card has any more is an error.
    Caveats: the field is judged as it is now, not as it was when the card moved on. Without a
        history nobody knows how far a lost card had come: it is not looked at.
    Source: the article, step 5: fields that must be filled; `[stages] required`.
    """
    told = False
    lost: dict[str, str] = {}
    for card, (table, won) in _CARDS.items():
        reached: dict[str, list[Sql]] = defaultdict(list)
        stages: dict[str, list[str]] = defaultdict(list)
        for row in case.model.stages:
            for field in _required(case, row) if row.card == card else ():
                key = _field(case, table, field)
                if key is None:
                    lost.setdefault(field, table)
                    continue
                reached[key].append(_reached(case, table, won, row))
                stages[key].append(row.stage)
        told = told or bool(reached) or bool(lost)
        for key, tests in reached.items():
            facts = {"stages": sorted(set(stages[key]))}
            fails = fill("{state} <> 0", state=name(state_name(key)))
            yield Test(table, key, "required_empty", listed(tests, " or "), fails, facts)
    for field, table in lost.items():
        yield from gone(case, field, "[stages] required", [table])
    if not told:
        yield Cannot("not_told", {"key": "[stages] required"})


def _required(case: Case, row: StageRow) -> tuple[str, ...]:
    """The fields a stage requires."""
    config = case.config
    stages = config.lead_stages if row.card == "lead" else config.stages
    if row.card == "deal" and row.pipeline in config.pipelines:
        stages = config.pipelines[str(row.pipeline)]
    names = stage_names(row, case.model.dictionary)
    named = (fields for stage, fields in stages.required.items() if fold_header(stage) in names)
    return next(named, ())


def _field(case: Case, table: str, field: str) -> str | None:
    """The physical name of a field of the configuration; None where no card has it any more."""
    wanted = fold_header(field)
    states = {one.removeprefix("state_") for one in case.model.states.get(table, ())}
    headers: Mapping[str, str] = case.model.attributes.get(table, {})
    named = [column for header, column in headers.items() if fold_header(header) == wanted]
    named += [column for column in TABLES[table].names if column == wanted]
    named += sorted(case.model.headers.get(wanted, ()))
    return next((column for column in named if column in states), None)


def _reached(case: Case, table: str, won: str, row: StageRow) -> Sql:
    """Whether a card stands in the stage, or has passed it."""
    same = "true" if row.card == "lead" else "pipeline is not distinct from {pipeline}"
    if row.stage_order is None:
        test = "stage = {stage}"
    else:
        test = "(stage_order >= {order} or status = {won}{passed})"
    passed = fill(
        _PASSED,
        key=name(str(key_of(table))),
        card=literal(row.card),
        order=literal(row.stage_order),
    )
    parts = {
        "pipeline": literal(row.pipeline),
        "stage": literal(row.stage),
        "order": literal(row.stage_order),
        "won": literal(won),
        "passed": passed if case.model.has_history else Sql(""),
    }
    return fill(f"({same} and {test})", **parts)


RULE: Final = Rule("required_by_stage", "card", Levels(error=ANY), find)
