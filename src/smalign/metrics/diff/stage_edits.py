"""stage_edits: which stages were renamed, came or went between two exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.diff.pairs import READS, define_pairs, old_day
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("change", "text"),
    Field("card", "text"),
    Field("pipeline", "text"),
    Field("from_stage", "text"),
    Field("to_pipeline", "text"),
    Field("to_stage", "text"),
    Field("old_cards", "integer", "count"),
    Field("new_cards", "integer", "count"),
    Field("still", "integer", "count"),
    Field("together", "integer", "count"),
    *share_fields("share"),
)
_ORDER: Final = ("renamed", "vanished", "new_stage")


def compute(ask: Ask) -> Result:
    """Stages that were renamed, that nobody stands in any more, or that nobody stood in before.

    What: one row a stage: the cards in it in each export; for a renamed one the cards whose outcome
        is the same (still), how many of them stand in the new stage (together), and their share.
    Why: a renamed stage breaks every comparison by stage without anybody having moved a card.
    How: stages are those cards stand in. renamed: nobody stands in it in NEW, nobody stood in the
        new one in OLD, and nine in ten of its cards, of five at least, went there together.
    Reads: old_cards, new_cards, earlier.
    Caveats: a stage without cards is not told from one that is not there; so *vanished* may be
        empty and *new* may have been empty. A stage with fewer than five cards left is never told
        as renamed.
    Sources: Wilson 1927 for intervals; the definitions page "diff".
    """
    mark = ask.engine.mark()
    paired = define_pairs(ask)
    define_table(ask, "stage_pairs", "pairs_stages")
    define_table(ask, "restaged", "stage_edits.cards")
    rows = [_row(record) for record in query(ask, "stage_edits")]
    id_fields, ids = card_rows(ask, Sql("true"), of="restaged")
    return Result(
        metric="stage_edits",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params=old_day(ask),
        fields=FIELDS,
        rows=tuple(sorted(rows, key=_order)),
        total={},
        notes=(*([] if rows else [Note("diff_no_change")]), *paired.notes),
        sql=script(ask, mark, "stage_edits"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record) -> Row:
    names = {"pipeline": "old_pipeline", "from_stage": "old_stage"}
    names |= {"to_pipeline": "pipeline", "to_stage": "stage"}
    texts = {shown: record[column] for shown, column in names.items()}
    still, together = record["still"], record["together"]
    known = still is not None and together is not None
    return {
        "change": str(record["change"]),
        "card": str(record["card"]),
        **{shown: None if text is None else str(text) for shown, text in texts.items()},
        "old_cards": whole(record["old_cards"]),
        "new_cards": whole(record["new_cards"]),
        "still": whole(still) if known else None,
        "together": whole(together) if known else None,
        **share("share", whole(together) if known else None, whole(still) if known else None),
    }


def _order(row: Row) -> tuple[int, int, str, str, str]:
    """Renamed stages first, the largest first."""
    size = whole(row["old_cards"]) + whole(row["new_cards"])
    names = (f"{row['from_stage']}", f"{row['to_stage']}")
    return _ORDER.index(str(row["change"])), -size, str(row["card"]), *names


STAGE_EDITS: Final = Metric(
    name="stage_edits",
    title="Stages renamed, gone and new",
    reads=READS,
    compute=compute,
)
