"""known_stages: cards stand in the stages that were agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.engine.compose import Sql, fill, listed, literal, name
from smalign.model.told_names import stage_names
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Stages
    from smalign.model.dictionary import Dictionary
    from smalign.model.stages import StageRow
    from smalign.rules.rule import Case

_CARDS: Final = {"lead": "leads", "deal": "deals"}


def find(case: Case) -> Iterator[Test | Cannot]:
    """Cards stand in the stages that were agreed.

    What: cards in a stage that `[stages]`, `[lead_stages]` or `[pipelines]` does not name.
    Why: a stage somebody added yesterday is in no funnel: its cards are nowhere.
    How: stages of smalign.toml, and those every portal of the CRM has.
    Caveats: only where smalign.toml says the order of the stages of that kind of card.
    Source: the article, step 1: the stages are described.
    """
    declared = False
    for card, table in _CARDS.items():
        rows = [row for row in case.model.stages if row.card == card]
        mine = [row for row in rows if _declared(case, row).order]
        if not mine or not case.has(table, "stage"):
            continue
        declared = True
        unknown = [
            row for row in mine if not _is_known(row, _declared(case, row), case.model.dictionary)
        ]
        stands = _standing(case, card)
        names = sorted({row.stage for row in unknown if _at(card, row) in stands})
        applies = fill("{has} and ({mine})", has=has("stage"), mine=_in(card, mine))
        yield Test(table, "stage", "stage_unknown", applies, _in(card, unknown), {"stages": names})
    if not declared:
        yield Cannot("not_told", {"key": "[stages] order"})


def _standing(case: Case, card: str) -> set[tuple[object, object]]:
    """(pipeline, stage) of cards as they stand: stages of a history alone hold none of them."""
    pipeline = Sql("null" if card == "lead" else "pipeline")
    query = "select distinct {pipeline}, stage from m_{table} where stage is not null"
    rows = case.engine.rows(fill(query, pipeline=pipeline, table=name(_CARDS[card])))
    return {(pipeline, stage) for pipeline, stage in rows}


def _at(card: str, row: StageRow) -> tuple[object, object]:
    return None if card == "lead" else row.pipeline, row.stage


def _declared(case: Case, row: StageRow) -> Stages:
    config = case.config
    return (
        config.lead_stages
        if row.card == "lead"
        else config.pipelines.get(row.pipeline or "", config.stages)
    )


def _is_known(row: StageRow, stages: Stages, dictionary: Dictionary) -> bool:
    """Whether smalign.toml names the stage, or every portal of the CRM has it."""
    named = {fold_header(one) for one in (*stages.order, *stages.won, *stages.lost)}
    return row.known_by == "built in" or not named.isdisjoint(stage_names(row, dictionary))


def _in(card: str, rows: list[StageRow]) -> Sql:
    """Whether a card stands in one of these stages."""
    stage = "stage = {stage}"
    both = stage if card == "lead" else f"pipeline is not distinct from {{pipeline}} and {stage}"
    tests = [fill(both, stage=literal(row.stage), **_pipeline(card, row)) for row in rows]
    return listed(tests, " or ") if tests else Sql("false")


def _pipeline(card: str, row: StageRow) -> dict[str, Sql]:
    return {} if card == "lead" else {"pipeline": literal(row.pipeline)}


RULE: Final = Rule("known_stages", "card", Levels(error=ANY), find)
