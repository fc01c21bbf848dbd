"""stage_moves: from which stage to which the cards went between two exports."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.diff.pairs import (
    READS,
    amount_notes,
    amounts_of,
    define_pairs,
    old_day,
    scope_notes,
)
from smalign.metrics.figures import money, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("card", "text"),
    Field("pipeline", "text"),
    Field("from_stage", "text"),
    Field("to_pipeline", "text"),
    Field("to_stage", "text"),
    Field("direction", "text"),
    Field("passed", "integer", "count"),
    Field("cards", "integer", "count"),
    *share_fields("share"),
    Field("amount", "decimal", "money"),
)
DIRECTIONS: Final = (
    *("forward", "skipped", "back", "beside", "unordered", "other_pipeline"),
    *("reopened", "won", "lost"),
)


def compute(ask: Ask) -> Result:
    """Stage to stage: what moved forward, back, or past a stage since the earlier export.

    What: one row a pair of stages: how many cards stood in the first in OLD and stand in the second
        in NEW, their share of the cards that stood in the first, their amount in NEW. Conditions
        choose the cards they hold for in either export; shares are of those they hold for in OLD.
    Why: an export without a history still has two states; what moves backwards or past the agreed
        stages is seen in them.
    How: cards of both exports, paired by id. direction: won and lost (of leads: converted,
        disqualified), reopened, also where the stage is the same; other_pipeline; then by the order
        of the stages in NEW: forward, skipped (past at least one open stage; passed: how many),
        back, beside (the same place), unordered (the place of one is not known). A renamed stage
        (see `stage_edits`) is no move.
    Reads: old_cards, new_cards, earlier, stages.
    Caveats: what a card did between the two days is not seen: it may have stood in a passed stage
        and left it again.
    Sources: Wilson 1927 for intervals; the definitions page "diff".
    """
    mark = ask.engine.mark()
    paired = define_pairs(ask)
    define_table(ask, "stage_pairs", "pairs_stages")
    define_table(ask, "stages_moved", "stage_moves.cards")
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    records = query(ask, "stage_moves")
    with_amounts = amounts_of(ask)
    directions: Counter[str] = Counter()
    for record in records:
        directions[str(record["direction"])] += whole(record["cards"])
    rows = [
        {
            "segment": shown(str(record["segment"])) if ask.by else ALL,
            **key_values(keys, str(record["segment"])),
            **_row(record, with_amounts),
        }
        for record in records
    ]
    counted: dict[str, object] = {one: directions[one] for one in DIRECTIONS}
    counted["forward"] = directions["forward"] + directions["skipped"]
    told = Note("diff_moves", counted) if rows else Note("diff_no_change")
    id_fields, ids = card_rows(ask, Sql("excluded is null"), of="stages_moved")
    return Result(
        metric="stage_moves",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"by": list(ask.by), **old_day(ask)},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total={"cards": sum(directions.values())},
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["cards"]))
            for one in sorted(
                query(ask, "stage_moves_left_out"), key=lambda one: str(one["excluded"])
            )
        ),
        notes=(
            *(told, *_renamed(ask), *scope_notes(paired, with_shares=True)),
            *(*amount_notes(ask), *paired.notes),
        ),
        sql=script(ask, mark, "stage_moves"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, with_amounts: Collection[str]) -> Row:
    """A pair of stages; an amount where the cards of this kind have amounts in one currency."""
    direction, cards = str(record["direction"]), whole(record["cards"])
    is_told = record["card"] in with_amounts and whole(record["amounts"])
    return {
        "card": str(record["card"]),
        "pipeline": str(record["old_pipeline"]),
        "from_stage": str(record["old_stage"]),
        "to_pipeline": str(record["pipeline"]),
        "to_stage": str(record["stage"]),
        "direction": direction,
        "passed": whole(record["passed"]) if direction in {"forward", "skipped"} else None,
        "cards": cards,
        **share("share", whole(record["moved"]) or None, whole(record["stood"])),
        "amount": money(record["amount"]) if is_told else None,
    }


def _renamed(ask: Ask) -> list[Note]:
    """The stages that were renamed, which moved nobody."""
    names = [
        f"{record['old_stage']} → {record['stage']}"
        for record in query(ask, "stage_edits")
        if record["change"] == "renamed"
    ]
    return [Note("diff_stages_renamed", {"stages": sorted(names)})] if names else []


def _order(row: Row) -> tuple[int, str, str, str, str, str, str]:
    """The most frequent first."""
    names = ("card", "segment", "pipeline", "from_stage", "to_stage", "direction")
    card, segment, pipeline, began, ended, direction = (str(row[name]) for name in names)
    return -whole(row["cards"]), card, segment, pipeline, began, ended, direction


STAGE_MOVES: Final = Metric(
    name="stage_moves",
    title="Stage to stage",
    reads={
        **READS,
        "stages": frozenset({"card", "pipeline", "stage", "stage_order", "outcome"}),
    },
    compute=compute,
)
