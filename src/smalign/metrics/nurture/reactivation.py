"""reactivation: who was lost, was touched again, and came back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import DAY_SECONDS, share, share_fields, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("reason", "text"),
    Field("cards", "integer", "count"),
    Field("came_back", "integer", "count"),
    *share_fields("came_back_share"),
    Field("won", "integer", "count"),
    Field("touched", "integer", "count"),
    *share_fields("touched_share"),
    *share_fields("touched_back_share"),
    *share_fields("untouched_back_share"),
)
_COUNTS: Final = ("cards", "touched", "came_back", "won", "touched_back")


def compute(ask: Ask) -> Result:
    """Who was lost, was sent anything again, and came back, by reason.

    What: one row per reason: lost cards, how many of their people came back within the days, how
        many of those bought, how many were sent anything after the loss; of those that were and of
        those that were not, the share that came back.
    Why: a reason such as *not now* is an invitation, and nobody may have taken it up.
    How: back is another lead or deal of the same contact, e-mail or phone made after the day of
        the loss, or the card itself in an open stage again, on a later day: taken back on the same
        day it was a slip of the hand, and no loss. What was sent counts until they came back.
        Left out are losses younger than the days, and of people no other card could name: without
        a contact, e-mail, phone or lead, and without a history of stages.
    Reads: lost_cards, leads, deals, stage_log, stages, sent_touches, card_keys.
    Caveats: who came back soon left nobody time to write, so the touched have had less time to
        come back: the two shares are no comparison of effects. Won is by the as-of.
    Sources: Wilson 1927; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "reactivation.cards")
    records = query(ask, "reactivation")
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    counted = sorted(
        (one for one in records if one["excluded"] is None),
        key=lambda one: (-whole(one["cards"]), str(one["reason"])),
    )
    days = (ask.window or 0) // DAY_SECONDS
    is_sent = whole(query(ask, "reactivation_sent")[0]["touches"]) > 0
    total = {name: sum(whole(one[name]) for one in counted) for name in _COUNTS}
    return Result(
        metric="reactivation",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"days": days, "min_n": ask.min_n},
        fields=FIELDS,
        rows=tuple(
            {"reason": str(one["reason"]), **_measures(one, is_sent=is_sent)} for one in counted
        ),
        total=_measures(total, is_sent=is_sent) if counted else {},
        excluded=_excluded(records),
        notes=_notes(total, days, is_sent=is_sent),
        sql=script(ask, mark, "reactivation", "reactivation_sent"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Record | dict[str, int], *, is_sent: bool) -> Row:
    cards, touched, back, won, both = (whole(record[name]) for name in _COUNTS)
    known = touched if is_sent else None
    return {
        "cards": cards,
        "came_back": back,
        **share("came_back_share", back, cards),
        "won": won,
        "touched": known,
        **share("touched_share", known, cards),
        **share("touched_back_share", None if known is None else both, known),
        **share(
            "untouched_back_share",
            None if known is None else back - both,
            None if known is None else cards - touched,
        ),
    }


def _excluded(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    found = {
        reason: sum(whole(one["cards"]) for one in records if one["excluded"] == reason)
        for reason in ("undated_closing", "lost_recently", "unrecognisable")
    }
    return tuple(Exclusion(reason, count) for reason, count in found.items() if count)


def _notes(total: dict[str, int], days: int, *, is_sent: bool) -> tuple[Note, ...]:
    cards = total["cards"]
    if not cards:
        return ()
    facts = {**share("share", total["came_back"], cards), "cards": cards, "won": total["won"]}
    notes = [Note("reactivation_back", {**facts, "days": days})]
    if is_sent:
        never = share("share", cards - total["touched"], cards)
        notes.append(Note("reactivation_never", {**never, "days": days}))
    else:
        notes.append(Note("reactivation_no_touches"))
    return tuple(notes)


REACTIVATION: Final = Metric(
    name="reactivation",
    title="Lost cards that came back",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of_on", "window_seconds"}),
        "lost_cards": frozenset({"card", "card_id", "reason", "lost_on"}),
        "leads": frozenset(
            {"lead_id", "status", "loss_reason", "is_test", "is_spam", "duplicate_of"}
        ),
        "deals": frozenset({"deal_id", "status", "loss_reason"}),
        "stage_log": frozenset(
            {"card", "card_id", "pipeline", "stage", "entered_at", "entered_on"}
        ),
        "stages": frozenset({"card", "pipeline", "stage", "outcome"}),
        "sent_touches": frozenset({"card", "card_id", "touched_on"}),
        "card_keys": frozenset({"card", "card_id", "created_on", "is_won", "way", "person"}),
    },
    compute=compute,
)
