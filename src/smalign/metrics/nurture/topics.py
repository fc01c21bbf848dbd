"""topics: which reasons for losses rise, and what was sent about them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import ratio, share, share_fields, whole
from smalign.metrics.keys import shown
from smalign.metrics.losses.reasons_change import (
    MOST_UNSAID,
    change_notes,
    changes,
    halfway,
    is_unsaid,
    so_far,
)
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.nurture.cards import READS
from smalign.metrics.nurture.naming import agreed, stems
from smalign.metrics.nurture.topics_contents import contents_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from smalign.base.results import Period, Row
    from smalign.metrics.losses.reasons_change import Change
    from smalign.metrics.metric import Ask, Record
    from smalign.metrics.nurture.topics_contents import Contents

FIELDS: Final[tuple[Field, ...]] = (
    Field("reason", "text"),
    Field("cards", "integer", "count"),
    *share_fields("share"),
    Field("before", "float", "rate"),
    Field("since", "float", "rate"),
    Field("change", "text"),
    Field("change_p", "float", "p"),
    Field("contents", "integer", "count"),
    Field("touches", "integer", "count"),
    Field("reach", "integer", "count"),
    Field("gap", "text"),
    Field("content", "text"),
    Field("touched_again", "integer", "count"),
    *share_fields("touched_again_share"),
)
_LATER: Final = frozenset(
    {
        *("дума", "поду", "отлож", "позже", "потом", "сейчас", "рано", "пауз"),
        *("thin", "later", "postpon", "defer", "delay", "timing", "hold"),
    }
)
"""Beginnings of words of reasons that say *not now*."""
_RISEN: Final = frozenset({"new", "rising"})


def compute(ask: Ask) -> Result:
    """Which reasons for losses rise, and how many contents name them.

    What: one row per reason: lost cards, their share of all losses, the shares in the two halves
        of the period and whether that changed; how many contents name it, how often they were sent
        and to how many cards; gap: it rises and none does; how many of the lost were touched again.
    Why: a reason more and more people give, and nobody writes about, is what to write about next.
    How: changes as in reasons: Fisher's exact test of the halves, adjusted over all reasons. A
        content names a reason by the words `[nurture.topics]` gives, else when more than half of
        the reason's own words stand in its name, whatever their endings. Contents are all that was
        sent by the as-of, also to whom no card is known for; reach are cards, each once.
    Reads: lost_cards, leads, deals, every_deal, sent_touches, sent_ways, card_contacts.
    Caveats: a name is not what a letter says. A reason is what somebody chose. Above 30 % other or
        empty no change is told.
    Sources: Fisher 1935; Benjamini and Hochberg 1995; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "topics.cards")
    records = query(ask, "topics")
    is_known = ask.has_touches and whole(query(ask, "topics_linked")[0]["touches"]) > 0
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    counted = [one for one in records if one["excluded"] is None]
    lost = Counter[str]()
    dated = Counter[str]()
    for one in counted:
        lost[str(one["reason"])] += whole(one["cards"])
        dated[str(one["reason"])] += whole(one["cards"]) if one["lost_on"] is not None else 0
    unsaid = sum(cards for reason, cards in lost.items() if is_unsaid(reason))
    is_silent = unsaid > MOST_UNSAID * lost.total()
    period = so_far(ask.period, counted)
    middle = halfway(counted, period)
    changed = changes(counted, middle, ask.min_n, {""} if is_silent else ())
    contents = contents_of(ask, lost)
    rows = [
        _row(reason, lost, _halves(counted, reason, middle), changed, contents)
        | _again(counted, reason, is_known=is_known)
        for reason in sorted(lost, key=lambda name: (-lost[name], name))
    ]
    return Result(
        metric="topics",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "contents": len(contents.touches),
            "halves": _days(counted, middle, period)[:2] if changed else [],
            "in_halves": _in_halves(counted, middle, period),
        },
        fields=FIELDS,
        rows=tuple(rows),
        total={},
        excluded=_excluded(records),
        notes=(
            *_notes(ask, rows, contents, lost, dated),
            *([Note("reasons_unsaid", {"other": unsaid, "cards": lost.total()})] * is_silent),
            *change_notes(changed, middle),
        ),
        sql=script(ask, mark, "topics", "topics_contents", "topics_reach"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _days(records: Sequence[Record], middle: date | None, period: Period) -> list[str]:
    """The first day of the first half, its last one, and the last day of the second."""
    days = [str(one["lost_on"]) for one in records if one["lost_on"] is not None]
    if middle is None or not days:
        return []
    first = period.since.isoformat() if period.since else min(days)
    return [first, middle.isoformat(), period.until.isoformat() if period.until else max(days)]


def _in_halves(
    records: Sequence[Record], middle: date | None, period: Period
) -> Mapping[str, object]:
    """The days of both halves and how many were lost in each; empty where nothing was."""
    days = _days(records, middle, period)
    if not days:
        return {}
    (_, before), (_, since) = _halves(records, "", middle)
    return {"days": days, "before": before, "since": since}


def _halves(
    records: Sequence[Record], reason: str, middle: date | None
) -> tuple[tuple[int, int], tuple[int, int]]:
    """Of the first half and of the second: losses for this reason, and all."""
    mine, every = [0, 0], [0, 0]
    for one in records:
        day = one["lost_on"]
        if middle is None or day is None:
            continue
        half = int(day > middle)  # type: ignore[operator]
        every[half] += whole(one["cards"])
        mine[half] += whole(one["cards"]) if one["reason"] == reason else 0
    return (mine[0], every[0]), (mine[1], every[1])


def _row(
    reason: str,
    lost: Counter[str],
    halves: tuple[tuple[int, int], tuple[int, int]],
    changed: Mapping[tuple[str, str], Change],
    contents: Contents,
) -> Row:
    change = changed.get(("", reason))
    found, touches, reach = contents.of(reason)
    has_any, has_risen = bool(contents.touches), change is not None and change.word in _RISEN
    most = max(found, key=lambda one: (contents.touches[one], one), default=None)
    row: Row = {
        "reason": reason,
        "cards": lost[reason],
        **share("share", lost[reason], lost.total()),
        **_of_halves(halves),
        "change": change.word if change else None,
        "change_p": change.p if change else None,
        "contents": len(found) if has_any else None,
        "touches": touches if has_any else None,
        "reach": reach if has_any else None,
        "gap": ("named" if found else "gap") if has_any and has_risen else None,
        "content": None if most is None else shown(most),
    }
    return row


def _of_halves(halves: tuple[tuple[int, int], tuple[int, int]]) -> Row:
    """The shares of a reason in both halves; not known where none of its losses has a day."""
    if not halves[0][0] + halves[1][0]:
        return {"before": None, "since": None}
    return {"before": ratio(*halves[0]), "since": ratio(*halves[1])}


def _again(records: Sequence[Record], reason: str, *, is_known: bool) -> Row:
    """How many of the lost somebody was in touch with again; unknown where no touch is exported."""
    mine = [one for one in records if one["reason"] == reason and one["lost_on"] is not None]
    cards = sum(whole(one["cards"]) for one in mine) if is_known else None
    again = sum(whole(one["touched_again"]) for one in mine) if is_known else None
    return {"touched_again": again, **share("touched_again_share", again, cards)}


def _excluded(records: Sequence[Record]) -> tuple[Exclusion, ...]:
    gone = sum(whole(one["cards"]) for one in records if one["excluded"] is not None)
    return (Exclusion("undated_closing", gone),) if gone else ()


def _notes(
    ask: Ask, rows: Sequence[Row], contents: Contents, lost: Counter[str], dated: Counter[str]
) -> list[Note]:
    """The gaps first; then what is not seen. dated: losses of a known day, by reason."""
    notes = [
        Note(
            "nurture_gap",
            {
                **{name: row[name] for name in ("reason", "before", "since")},
                "contents": len(contents.touches),
            },
        )
        for row in rows
        if row["gap"] == "gap"
    ]
    if contents.touches and any(agreed(ask.topics, reason) is None for reason in lost):
        notes.append(Note("nurture_by_words"))
    if not contents.touches and lost.total():
        facts: dict[str, object] = {"cards": lost.total()}
        if contents.sent:
            notes.append(Note("nurture_nameless", facts | {"touches": contents.sent}))
        else:
            notes.append(Note("nurture_reasons_alone", facts))
    later = [row for row in rows if stems(str(row["reason"])) and _is_later(str(row["reason"]))]
    if later:
        cards = sum(whole(row["cards"]) for row in later)
        again = [row["touched_again"] for row in later]
        said: dict[str, object] = {
            **share("share", cards, lost.total()),
            "reasons": [str(row["reason"]) for row in later],
        }
        code = "nurture_later" if None in again else "nurture_later_touched"
        # whether anybody was in touch after a loss without a day is not known
        known = cards if None in again else sum(dated[str(row["reason"])] for row in later)
        notes.append(Note(code, said | {"never": known - sum(map(whole, again)), "cards": known}))
    return notes


def _is_later(reason: str) -> bool:
    return any(word.startswith(begin) for word in reason.casefold().split() for begin in _LATER)


TOPICS: Final = Metric(
    name="topics",
    title="Reasons and what was sent about them",
    reads={
        **{name: READS[name] for name in ("leads", "every_deal", "sent_touches")},
        "deals": frozenset({"deal_id", "created_at"}),
        "run": frozenset({"since", "until", "has_period", "as_of_on", "grain"}),
        "lost_cards": frozenset({"card", "card_id", "reason", "lost_on"}),
        "sent_ways": frozenset({"segment"}),
        "card_contacts": frozenset({"card", "card_id", "touched_on"}),
    },
    compute=compute,
)
