"""unworked: what was disqualified without a single attempt to reach the person, and by whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_COUNTS: Final = ("disqualified", "recorded", "unworked")
_BY_OTHERS: Final = 5
"""Where more than one in so many lost cards was last talked about by another than its owner, owners
did not do what their cards say."""
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("unworked_share"),
)
_UNKNOWN: Final = {"unworked": None, **share("unworked_share", None, None)}


def compute(ask: Ask) -> Result:
    """Who disqualifies leads that nobody tried to reach.

    What: one row per owner (or other field): disqualified leads, those whose attempts are recorded,
        those of them without a single attempt, and their share with its interval.
    Why: a lead nobody called says nothing of its quality.
    How: leads disqualified in the period; in exports of deals alone, lost deals. The share is of
        cards with recorded attempts. An attempt is an outgoing touch of a person of sales up to the
        day of the loss; one of unknown direction or doer counts, too.
    Reads: leads, deals, card_attempts.
    Caveats: the owner is the one on the card now: where more than 20 % of the lost cards were last
        worked by another, rows by owner keep their counts of cards alone. Calls from a phone
        nobody logs are not seen, so the log of an owner is believed only if four in five of the
        cards they converted or won have a touch in it. Tests, spam and repeats are left out.
    Sources: Wilson 1927 for intervals; the definitions page "The six steps' observables".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "unworked.cards")
    records = query(ask, "unworked")
    id_fields, ids = card_rows(ask, Sql("excluded is null and is_unworked = 1"))
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    counted = [record for record in records if record["excluded"] is None]
    total = _measures([sum(whole(one[name]) for one in counted) for name in _COUNTS])
    rows = [_row(record, keys) for record in counted]
    withheld = _withheld(counted) if "owner" in ask.by else ()
    if withheld:
        rows = [row | _UNKNOWN for row in rows]
    return Result(
        metric="unworked",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=total,
        excluded=_exclusions(records),
        notes=(*withheld, *_notes(total)),
        sql=script(ask, mark, "unworked"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _row(record: Record, keys: tuple[Field, ...]) -> Row:
    segment = str(record["segment"])
    measures = _measures([whole(record[name]) for name in _COUNTS])
    return {"segment": shown(segment), **key_values(keys, segment), **measures}


def _measures(counts: Sequence[int]) -> Row:
    """Counts and the share; how many were not worked is unknown where nothing is recorded."""
    disqualified, recorded, unworked = counts
    row: Row = {"disqualified": disqualified, "recorded": recorded}
    row["unworked"] = unworked if recorded else None
    return row | share("unworked_share", unworked, recorded)


def _withheld(records: Sequence[Record]) -> tuple[Note, ...]:
    """A note where the owner of too many cards is not who worked them: nobody is told by owner."""
    acted, others = (sum(whole(one[name]) for one in records) for name in ("acted", "by_other"))
    if others * _BY_OTHERS <= acted:
        return ()
    return (Note("owners_did_not_act", {"others": others, "acted": acted}),)


def _order(row: Row) -> tuple[int, int, str]:
    """The most cards without an attempt first."""
    return -whole(row["unworked"]), -whole(row["recorded"]), str(row["segment"])


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    counts: Counter[str] = Counter()
    for record in records:
        if record["excluded"] is not None:
            counts[str(record["excluded"])] += whole(record["disqualified"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def _notes(total: Row) -> tuple[Note, ...]:
    """How much of the question the log can answer."""
    cards, recorded = whole(total["disqualified"]), whole(total["recorded"])
    if recorded == cards:
        return ()
    if not recorded:
        return (Note("attempts_unrecorded", {"cards": cards}),)
    return (Note("attempts_recorded", {"recorded": recorded, "cards": cards}),)


UNWORKED: Final = Metric(
    name="unworked",
    title="Disqualified without an attempt",
    reads={
        "run": frozenset({"since", "until", "has_period", "grain"}),
        "leads": frozenset(
            {
                *("lead_id", "segment", "status", "loss_reason", "created_on", "closed_on"),
                *("is_test", "is_spam", "duplicate_of"),
            }
        ),
        "deals": frozenset(
            {"deal_id", "segment", "status", "loss_reason", "created_on", "closed_on"}
        ),
        "card_attempts": frozenset({"card", "card_id", "is_recorded", "most", "is_by_other"}),
    },
    compute=compute,
)
