"""reassigned: whose cards became whose between two exports."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.diff.pairs import (
    READS,
    amount_notes,
    amounts_of,
    define_pairs,
    has_field,
    old_day,
    scope_notes,
)
from smalign.metrics.figures import money, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("card", "text"),
    Field("from_owner", "text"),
    Field("to_owner", "text"),
    Field("cards", "integer", "count"),
    *share_fields("share"),
    Field("open_cards", "integer", "count"),
    Field("open_amount", "decimal", "money"),
)


def compute(ask: Ask) -> Result:
    """Cards that were somebody's in the earlier export and are somebody else's in the later one.

    What: one row a pair of owners: the cards, their share of the cards the first had, how many of
        them are open in NEW, and the amount of these. Conditions choose the cards they hold for in
        either export; shares are of those they hold for in OLD.
    Why: who is judged by open cards or by conversion is judged by cards that were handed over, too.
    How: cards of both exports, paired by id, under the owners written in each. `(none)` is nobody.
    Reads: old_cards, new_cards, earlier.
    Caveats: a person renamed in the CRM looks like another one who took all the cards: name both in
        [aliases.owners]. Handovers there and back between the two days are not seen.
    Sources: Wilson 1927 for intervals; the definitions page "diff".
    """
    mark = ask.engine.mark()
    paired = define_pairs(ask)
    define_table(ask, "owner_pairs", "reassigned.cards")
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    knows = has_field(ask, "owner")
    with_amounts = amounts_of(ask)
    rows: list[Row] = []
    for record in query(ask, "reassigned") if knows else ():
        segment, cards = str(record["segment"]), whole(record["cards"])
        rows.append(
            {
                "segment": shown(segment) if ask.by else ALL,
                **key_values(keys, segment),
                "card": str(record["card"]),
                "from_owner": str(record["old_owner"]),
                "to_owner": str(record["owner"]),
                "cards": cards,
                **share("share", whole(record["gone"]) or None, whole(record["had"])),
                "open_cards": whole(record["open_cards"]),
                "open_amount": money(record["open_amount"])
                if record["card"] in with_amounts
                else None,
            }
        )
    notes = [] if rows else [Note("diff_no_change" if knows else "diff_without_owners")]
    left_out = query(ask, "reassigned_left_out") if knows else []
    id_fields, ids = card_rows(
        ask, Sql("excluded is null") if knows else Sql("false"), of="owner_pairs"
    )
    return Result(
        metric="reassigned",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"by": list(ask.by), **old_day(ask)},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total={name: sum(whole(row[name]) for row in rows) for name in ("cards", "open_cards")},
        excluded=tuple(
            Exclusion(str(one["excluded"]), whole(one["cards"]))
            for one in sorted(left_out, key=lambda one: str(one["excluded"]))
        ),
        notes=(
            *(*notes, *scope_notes(paired, with_shares=True)),
            *(*amount_notes(ask), *paired.notes),
        ),
        sql=script(ask, mark, "reassigned"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _order(row: Row) -> tuple[int, str, str, str, str]:
    """The most cards first."""
    names = ("card", "segment", "from_owner", "to_owner")
    card, segment, giver, taker = (str(row[name]) for name in names)
    return -whole(row["cards"]), card, segment, giver, taker


REASSIGNED: Final = Metric(
    name="reassigned",
    title="Owner to owner",
    reads=READS,
    compute=compute,
)
