"""known_stages: cards stand in the stages that were agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, literal
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test, has

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Stages
    from smalign.model.stages import StageRow
    from smalign.rules.rule import Case

_CARDS: Final = {"lead": "leads", "deal": "deals"}
_KNOWN: Final = frozenset({"toml", "built in"})


def find(case: Case) -> Iterator[Test | Cannot]:
    """Cards stand in the stages that were agreed.

    What: cards in a stage that `[stages]`, `[lead_stages]` or `[pipelines]` does not name.
    Why: a stage somebody added yesterday is in no funnel: its cards are nowhere.
    How: stages of smalign.toml, and those every portal of the CRM has.
    Caveats: only where smalign.toml names the stages of that kind of card.
    Source: the article, step 1: the stages are described.
    """
    declared = False
    for card, table in _CARDS.items():
        rows = [row for row in case.model.stages if row.card == card]
        mine = [row for row in rows if _is_told(_declared(case, row))]
        if not mine or not case.has(table, "stage"):
            continue
        declared = True
        unknown = [row for row in mine if row.known_by not in _KNOWN]
        names = sorted({row.stage for row in unknown})
        applies = fill("{has} and ({mine})", has=has("stage"), mine=_in(card, mine))
        yield Test(table, "stage", "stage_unknown", applies, _in(card, unknown), {"stages": names})
    if not declared:
        yield Cannot("not_told", {"key": "[stages] order"})


def _declared(case: Case, row: StageRow) -> Stages:
    config = case.config
    return (
        config.lead_stages
        if row.card == "lead"
        else config.pipelines.get(row.pipeline or "", config.stages)
    )


def _is_told(stages: Stages) -> bool:
    return bool(stages.order or stages.won or stages.lost)


def _in(card: str, rows: list[StageRow]) -> Sql:
    """Whether a card stands in one of these stages."""
    stage = "stage = {stage}"
    both = stage if card == "lead" else f"pipeline is not distinct from {{pipeline}} and {stage}"
    tests = [fill(both, stage=literal(row.stage), **_pipeline(card, row)) for row in rows]
    return listed(tests, " or ") if tests else Sql("false")


def _pipeline(card: str, row: StageRow) -> dict[str, Sql]:
    return {} if card == "lead" else {"pipeline": literal(row.pipeline)}


RULE: Final = Rule("known_stages", "card", Levels(error=ANY), find)
