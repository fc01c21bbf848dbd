"""coverage: how many cards marketing has sent anything at all, and by what it is known."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("open_cards", "integer", "count"),
    Field("open_touched", "integer", "count"),
    *share_fields("open_share"),
    Field("cards", "integer", "count"),
    Field("touched_cards", "integer", "count"),
    *share_fields("touched_cards_share"),
)
_COUNTS: Final = ("open_cards", "open_touched", "cards", "touched_cards")
_WAYS: Final = ("lead", "deal", "contact", "person", "nobody")


def compute(ask: Ask) -> Result:
    """How many cards marketing has sent anything, by channel (`--alike`).

    What: one row per value of `--alike`: open cards and all cards, how many of them a touch of
        marketing is linked with, and the shares.
    Why: where touches are not linked with cards, nothing else here can be seen; and segments that
        are never sent anything are found here.
    How: a card is touched when anything marketing sent by the as-of is linked with it, after it was
        made and, of a lead, before its conversion.
    Reads: leads, deals, every_deal, sent_touches, sent_ways, card_alike.
    Caveats: a lead and its deal are two cards. What a channel does not report is not seen.
    Sources: Wilson 1927; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_held(ask, "sent_to_cards", "nurture_sent.cards")
    define_table(ask, "reached_cards", "nurture_reached.cards")
    records, ways = query(ask, "nurture_reach"), query(ask, "coverage")
    is_seen = any(whole(one["linked"]) for one in ways)
    id_fields, ids = card_rows(ask, Sql("true"), of="reached_cards")
    keys = key_fields(ask.alike, {one.name for one in FIELDS})
    counts: dict[str, dict[str, int]] = defaultdict(lambda: dict.fromkeys(_COUNTS, 0))
    total = dict.fromkeys(_COUNTS, 0)
    for one in records:
        for group in (counts[str(one["alike"])], total):
            _add(group, one)
    segments = sorted(counts, key=lambda one: (-counts[one]["open_cards"], one))
    return Result(
        metric="coverage",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"alike": list(ask.alike), "min_n": ask.min_n},
        fields=(*keys, *FIELDS),
        rows=tuple(
            {**key_values(keys, one), **_measures(counts[one], is_seen=is_seen)} for one in segments
        ),
        total=_measures(total, is_seen=is_seen),
        notes=tuple(_notes(counts, ways, ask)),
        sql=script(ask, mark, "nurture_reach", "coverage"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _add(counts: dict[str, int], record: Record) -> None:
    cards, touched = whole(record["cards"]), whole(record["touched"])
    counts["cards"] += cards
    counts["touched_cards"] += touched
    if record["is_open"] == 1:
        counts["open_cards"] += cards
        counts["open_touched"] += touched


def _measures(counts: dict[str, int], *, is_seen: bool) -> Row:
    """Where nothing that marketing sent is linked with any card, none is known to be untouched."""
    opened, touched = (
        counts[name] if is_seen else None for name in ("open_touched", "touched_cards")
    )
    return {
        "open_cards": counts["open_cards"],
        "open_touched": opened,
        **share("open_share", opened, counts["open_cards"]),
        "cards": counts["cards"],
        "touched_cards": touched,
        **share("touched_cards_share", touched, counts["cards"]),
    }


def _notes(counts: dict[str, dict[str, int]], ways: Sequence[Record], ask: Ask) -> list[Note]:
    """By what touches are linked with cards, and who was never sent anything."""
    found = {str(one["way"]): one for one in ways}
    touches = sum(whole(one["touches"]) for one in ways)
    if not touches:
        cards = sum(one["cards"] for one in counts.values())
        return [Note("nurture_no_touches", {"cards": cards})]
    linked = {way: whole(found[way]["linked"]) if way in found else 0 for way in _WAYS[:-1]}
    lonely = touches - sum(linked.values())
    notes = [Note("coverage_ways", {"touches": touches, **linked, "nobody": lonely})]
    never = sorted(shown(name) for name, one in counts.items() if not one["touched_cards"])
    if lonely < touches and never and ask.alike:
        notes.append(Note("nurture_never", {"segments": never, "by": list(ask.alike)}))
    return notes


COVERAGE: Final = Metric(
    name="coverage",
    title="How many cards are touched",
    reads={
        "run": frozenset({"grain"}),
        "leads": frozenset(
            {
                *("lead_id", "created_at", "closed_at", "status"),
                *("is_test", "is_spam", "duplicate_of"),
            }
        ),
        "deals": frozenset({"deal_id", "created_at", "status"}),
        "every_deal": frozenset({"lead_id", "created_at"}),
        "sent_touches": frozenset({"card", "card_id", "segment", "touched_at", "touched_on"}),
        "sent_ways": frozenset({"way", "is_linked"}),
        "card_alike": frozenset({"card", "card_id", "alike"}),
    },
    compute=compute,
)
