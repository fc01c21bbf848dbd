"""reasons: why cards are lost, from which stage, and what changes."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import NONE
from smalign.engine.compose import Sql
from smalign.metrics.figures import money, ratio, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.losses.reasons_change import (
    MOST_UNSAID,
    change_notes,
    changes,
    halfway,
    is_unsaid,
    so_far,
)
from smalign.metrics.metric import Metric, apart, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.losses.reasons_change import Change, Key
    from smalign.metrics.metric import Ask, Record

UNDECIDED: Final = "undecided"
"""The class of a card lost for a reason that attempts decide, where they are not recorded."""
_FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    Field("reason", "text"),
    Field("stage", "text"),
    Field("zone", "text"),
    Field("class", "text"),
    Field("cards", "integer", "count"),
    Field("share", "float", "rate"),
    Field("amount", "decimal", "money"),
    Field("month", "text"),
    *share_fields("share")[1:],
    Field("lost", "integer", "count"),
    Field("change", "text"),
    Field("change_p", "float", "p"),
)
_ROW: Final = ("segment", "reason", "stage", "zone", "reason_class")


def compute(ask: Ask) -> Result:
    """Why deals are lost and leads disqualified, and from which stage.

    What: one row per segment, reason, last stage before the loss, zone and class (and month, if
        asked): cards, their share of all lost cards of the segment (`lost`; of that month, where
        months are rows), the amount on them.
    Why: what is lost for quality, handling or the market is for different people to mend.
    How: cards lost in the period; `change` is of the reason in its segment, whatever the stage:
        its share of losses in the two halves of the period by Fisher's exact test, adjusted over
        all reasons tested. Above 30 % other or empty (`unsaid`) no change is told.
    Reads: leads, deals, stage_log, stages, reason_classes, card_attempts.
    Caveats: the amount is what was typed on the card, not money lost; a reason is what somebody
        chose; a segment with less than min-n losses in a half is not tested.
    Sources: Wilson 1927; Fisher 1935; Benjamini and Hochberg 1995; the definitions page "Reasons".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "reasons.cards")
    records, unadded = apart(ask, query(ask, "reasons"))
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    counted = [record for record in records if record["excluded"] is None]
    keys = key_fields(ask.by, {field.name for field in _FIELDS})
    lost, unsaid = _lost(counted)
    silent = _silent(lost, unsaid)
    period = so_far(ask.period, counted)
    middle = halfway(counted, period)
    changed = changes(counted, middle, ask.min_n, silent)
    return Result(
        metric="reasons",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "monthly": ask.monthly,
            "min_days": ask.min_days,
            "unsaid": _share_unsaid(lost, unsaid),
        },
        fields=(_FIELDS[0], *keys, *_FIELDS[1:]),
        rows=tuple(_rows(ask, counted, keys, lost, changed)),
        total=_total(counted),
        excluded=_exclusions(records),
        notes=(*_notes(counted, lost, unsaid, silent), *change_notes(changed, middle), *unadded),
        sql=script(ask, mark, "reasons"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _lost(records: Sequence[Record]) -> tuple[Counter[str], Counter[str]]:
    """Lost cards by segment, and those of them whose reason is "other" or none."""
    lost: Counter[str] = Counter()
    unsaid: Counter[str] = Counter()
    for record in records:
        cards, segment = whole(record["cards"]), str(record["segment"])
        lost[segment] += cards
        if is_unsaid(str(record["reason"])) or record["reason_class"] == "other":
            unsaid[segment] += cards
    return lost, unsaid


def _share_unsaid(lost: Counter[str], unsaid: Counter[str]) -> dict[str, object]:
    """How many of the losses have the reason "other" or none."""
    cards, other = lost.total(), unsaid.total()
    return {"cards": other, "of": cards, "share": ratio(other, cards)}


def _silent(lost: Counter[str], unsaid: Counter[str]) -> set[str]:
    """Segments of whose reasons nothing is said: every one where the whole says too little."""
    if unsaid.total() > MOST_UNSAID * lost.total():
        return set(lost)
    return {one for one, cards in lost.items() if unsaid[one] > MOST_UNSAID * cards}


def _rows(
    ask: Ask,
    records: Sequence[Record],
    keys: tuple[Field, ...],
    lost: Mapping[str, int],
    changed: Mapping[Key, Change],
) -> list[Row]:
    groups: dict[tuple[object, ...], list[Record]] = {}
    for record in records:
        key = (*(record[name] for name in _ROW), _month(record) if ask.monthly else None)
        groups.setdefault(key, []).append(record)
    by_month = Counter[tuple[str, str]]()
    for record in records:
        by_month[str(record["segment"]), _month(record)] += whole(record["cards"])
    rows: list[Row] = []
    for (*_, month), members in groups.items():
        first = members[0]
        segment, reason = str(first["segment"]), str(first["reason"])
        cards = sum(whole(one["cards"]) for one in members)
        every = lost[segment] if month is None else by_month[segment, str(month)]
        of = share("share", cards, every)
        change = changed.get((segment, reason))
        values: Row = {
            "segment": shown(segment),
            **key_values(keys, segment),
            "reason": reason,
            "stage": str(first["stage"]),
            "zone": str(first["zone"]),
            "class": None if first["reason_class"] is None else str(first["reason_class"]),
            "cards": cards,
            "share": of["share"],
            "amount": _amount(members),
            "month": None if month is None else str(month),
            "share_low": of["share_low"],
            "share_high": of["share_high"],
            "lost": every,
            "change": change.word if change else None,
            "change_p": change.p if change else None,
        }
        rows.append(values)
    return sorted(rows, key=_order)


def _month(record: Record) -> str:
    day = record["lost_on"]
    return f"{day:%Y-%m}" if isinstance(day, date) else NONE


def _amount(records: Sequence[Record]) -> Decimal | None:
    """What is typed on the cards; None when none has an amount."""
    amounts = [money(one["amount"]) or Decimal(0) for one in records if whole(one["amounts"])]
    return money(sum(amounts)) if amounts else None


def _order(row: Row) -> tuple[str, str, int, list[str]]:
    """By segment and month, what costs the most cards first."""
    cards = whole(row["cards"])
    names = [str(row[name]) for name in ("reason", "stage", "zone", "class")]
    return (str(row["segment"]), str(row["month"]), -cards, names)


def _total(records: Sequence[Record]) -> Row:
    """Of all lost cards: the share of a whole in itself says nothing."""
    cards = sum(whole(record["cards"]) for record in records)
    unknown = dict.fromkeys(("share", "share_low", "share_high", "change_p"))
    return {"cards": cards, "lost": cards, "amount": _amount(records), **unknown}


def _exclusions(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    counts: Counter[str] = Counter()
    for record in records:
        if record["excluded"] is not None:
            counts[str(record["excluded"])] += whole(record["cards"])
    return tuple(Exclusion(reason, counts[reason]) for reason in sorted(counts))


def _notes(
    records: Sequence[Record], lost: Counter[str], unsaid: Counter[str], silent: set[str]
) -> list[Note]:
    """What the losses do not say: when they were, why, and whose matter that is."""
    notes: list[Note] = []
    cards, other = lost.total(), unsaid.total()
    undated = sum(whole(one["cards"]) for one in records if one["lost_on"] is None)
    if undated:
        notes.append(Note("losses_undated", {"undated": undated, "cards": cards}))
    if other > MOST_UNSAID * cards:
        notes.append(Note("reasons_unsaid", {"other": other, "cards": cards}))
    elif silent:
        notes.append(Note("reasons_unsaid_in", {"segments": sorted(map(shown, silent))}))
    depend = sum(whole(one["by_attempts"]) for one in records)
    undecided = sum(whole(one["cards"]) for one in records if one["reason_class"] == UNDECIDED)
    if undecided:
        notes.append(Note("reasons_undecided", {"undecided": undecided, "cards": depend}))
    return notes


REASONS: Final = Metric(
    name="reasons",
    title="Reasons for losses",
    reads={
        "run": frozenset({"since", "until", "has_period", "grain", "min_days", "as_of_on"}),
        "leads": frozenset(
            {
                *("lead_id", "segment", "stage", "status", "loss_reason", "amount"),
                *("created_on", "closed_on"),
            }
        ),
        "copies": frozenset({"deal_id", "is_left_out"}),
        "deals": frozenset(
            {
                *("deal_id", "segment", "pipeline", "stage", "status", "loss_reason", "amount"),
                *("created_on", "closed_on"),
            }
        ),
        "stages": frozenset({"card", "pipeline", "stage", "zone", "outcome"}),
        "stage_log": frozenset(
            {"card", "card_id", "pipeline", "stage", "stage_order", "entered_at"}
        ),
        "reason_classes": frozenset({"reason", "reason_class", "below_attempts", "otherwise"}),
        "card_attempts": frozenset({"card", "card_id", "least", "most"}),
    },
    compute=compute,
)
