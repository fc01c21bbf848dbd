"""field_edits: which fields were filled, emptied and changed between two exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.diff.pairs import READS, define_pairs, old_day, scope_notes
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

_EDITS: Final = ("filled", "emptied", "rewritten")
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("table", "text"),
    Field("field", "text"),
    Field("cards", "integer", "count"),
    *(
        field
        for name in _EDITS
        for field in (Field(name, "integer", "count"), *share_fields(f"{name}_share"))
    ),
)


def compute(ask: Ask) -> Result:
    """Field by field: what was filled, emptied and changed in the cards of both exports.

    What: one row a field that changed in some card: the cards compared, in how many of them it was
        filled (empty in OLD), emptied (empty in NEW) and rewritten, each with its share.
    Why: a field emptied in hundreds of cards at once is an import gone wrong, a deleted field or a
        clean-up, and next month's shares of empty fields will be read as somebody's neglect.
    How: cards of both exports, paired by id; values are compared as they are read, so that a date
        or an amount written otherwise is the same. What is filled in for show is empty.
    Reads: old_cards, new_cards, earlier, old_contents, new_contents, common_fields.
    Caveats: a column of one export only is no change and is named in a note; ids, the time of the
        last change, e-mails and phones are not compared. A renamed stage is another value in
        all its cards.
    Sources: Wilson 1927 for intervals; the definitions page "diff".
    """
    mark = ask.engine.mark()
    paired = define_pairs(ask)
    define_table(ask, "edited", "field_edits.cards")
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    rows: list[Row] = []
    for record in query(ask, "field_edits"):
        segment, cards = str(record["segment"]), whole(record["cards"])
        row: Row = {
            "segment": shown(segment) if ask.by else ALL,
            **key_values(keys, segment),
            "table": f"{record['card']}s",
            "field": str(record["field"]),
            "cards": cards,
        }
        for name in _EDITS:
            row |= {name: whole(record[name]), **share(f"{name}_share", whole(record[name]), cards)}
        rows.append(row)
    left_out = query(ask, "field_edits_left_out")
    id_fields, ids = card_rows(ask, Sql("true"), of="edited")
    return Result(
        metric="field_edits",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"by": list(ask.by), **old_day(ask)},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total={},
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["cards"]))
            for one in sorted(left_out, key=lambda one: str(one["excluded"]))
        ),
        notes=(
            *([] if rows else [Note("diff_no_change")]),
            *(*scope_notes(paired, with_shares=False), *paired.notes),
        ),
        sql=script(ask, mark, "field_edits"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _order(row: Row) -> tuple[int, int, str, str, str]:
    """What lost its contents in most cards first."""
    edits = whole(row["filled"]) + whole(row["rewritten"])
    return -whole(row["emptied"]), -edits, str(row["table"]), str(row["field"]), str(row["segment"])


FIELD_EDITS: Final = Metric(
    name="field_edits",
    title="Fields that changed",
    reads={
        **READS,
        **dict.fromkeys(
            ("old_contents", "new_contents"), frozenset({"card", "card_id", "field", "value"})
        ),
        "common_fields": frozenset({"card", "field"}),
    },
    compute=compute,
)
