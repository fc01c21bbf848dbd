"""survey: why people do not buy, as clients say, as managers say, and as the CRM has it."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.base.schema import NONE, OTHER
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import folded
from smalign.metrics.losses.reasons_change import is_unsaid
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.nurture.naming import agreed, named

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

_SIDES: Final = ("clients", "managers", "crm")
FIELDS: Final[tuple[Field, ...]] = (
    Field("question", "text"),
    Field("reason", "text"),
    *(
        field
        for side in _SIDES
        for field in (*share_fields(f"{side}_share"), Field(side, "integer", "count"))
    ),
    *(Field(f"{side}_of", "integer", "count") for side in _SIDES),
)

Said = dict[str, set[str]]
"""Reason → who says so."""


def compute(ask: Ask) -> Result:
    """Why people do not buy: clients, managers and the CRM beside each other.

    What: one row per question and reason: the share of clients who name it, of managers who do, and
        of the losses in the CRM that carry it, each with its interval and how many were asked.
    Why: where managers say *too dear* three times as often as the CRM does, one of them is wrong.
    How: an answer is a reason by the words `[nurture.answers]` gives, else when it is written
        alike, else when more than half of the reason's words stand in it; what fits none is
        `(other)`. Respondents count once a reason.
    Reads: survey_answers, lost_cards.
    Caveats: who answers is not everybody. Losses of the CRM are cards, answers are people.
    Sources: Wilson 1927; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "survey.cards")
    answers = query(ask, "survey")
    lost = {str(one["reason"]): whole(one["cards"]) for one in query(ask, "survey_lost")}
    id_fields, ids = card_rows(ask, Sql("excluded is null"))
    reasons = [reason for reason in sorted(lost) if not is_unsaid(reason)]
    names = sorted({*reasons, *ask.answers})
    rows = []
    for question in sorted({_text(one["question"]) for one in answers}):
        mine = [one for one in answers if _text(one["question"]) == question]
        rows += _rows(question, mine, names, lost, ask.answers)
    return Result(
        metric="survey",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={},
        fields=FIELDS,
        rows=tuple(rows),
        total={},
        notes=tuple(_notes(rows, answers, names, ask)),
        sql=script(ask, mark, "survey", "survey_lost"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _text(value: object) -> str:
    return NONE if value is None else str(value)


def reason_of(answer: str, names: Iterable[str], topics: Mapping[str, Sequence[str]]) -> str:
    """The reason an answer names: the first agreed one, else the same words, else most of them."""
    listed = list(names)
    for reason in listed:
        words = agreed(topics, reason)
        if words is not None and named(reason, answer, words):
            return reason
    for reason in listed:
        if folded(reason) == folded(answer):
            return reason
    return next((reason for reason in listed if named(reason, answer, None)), OTHER)


def _rows(
    question: str,
    answers: Sequence[Record],
    names: Sequence[str],
    lost: Mapping[str, int],
    topics: Mapping[str, Sequence[str]],
) -> list[Row]:
    said: dict[str, Said] = {side: defaultdict(set) for side in _SIDES[:2]}
    asked: dict[str, set[str]] = {side: set() for side in _SIDES[:2]}
    for number, one in enumerate(answers):
        side = "managers" if one["side"] == "manager" else "clients"
        who = [f"\x1f{number}.{nth}" for nth in range(whole(one["times"]))]
        if one["respondent"] is not None:
            who = [str(one["respondent"])]
        reason = reason_of(str(one["answer"]), names, topics)
        said[side][reason] |= {*who}
        asked[side] |= {*who}
    found = {*said["clients"], *said["managers"], *(one for one in lost if one in names)}
    rows = [_row(question, reason, said, asked, lost) for reason in sorted(found)]
    return sorted(rows, key=_order)


def _row(
    question: str,
    reason: str,
    said: Mapping[str, Said],
    asked: Mapping[str, set[str]],
    lost: Mapping[str, int],
) -> Row:
    row: Row = {"question": question, "reason": reason}
    of_all = {side: len(asked[side]) for side in said} | {"crm": sum(lost.values())}
    for side in _SIDES:
        count = len(said[side].get(reason, ())) if side in said else lost.get(reason, 0)
        known = count if of_all[side] and not (side == "crm" and reason == OTHER) else None
        row |= {**share(f"{side}_share", known, of_all[side]), side: known}
    return row | {f"{side}_of": of_all[side] for side in _SIDES}


def _order(row: Row) -> tuple[bool, float, str]:
    """What is said most by anybody first, what fits no reason last."""
    most = max(float(str(row[f"{side}_share"] or 0)) for side in _SIDES)
    return row["reason"] == OTHER, -most, str(row["reason"])


def _notes(
    rows: Sequence[Row], answers: Sequence[Record], names: Sequence[str], ask: Ask
) -> list[Note]:
    """Where managers and the CRM, or clients and managers, do not agree beyond chance."""
    notes = []
    for first, second in (("managers", "crm"), ("clients", "managers")):
        apart = [row for row in rows if row["reason"] != OTHER and _differ(row, first, second)]
        notes += [
            Note(
                f"survey_{first}_{second}",
                {
                    "reason": row["reason"],
                    "first": row[f"{first}_share"],
                    "second": row[f"{second}_share"],
                    "n": row[f"{first}_of"],
                },
            )
            for row in apart[:2]
        ]
    strange = [one for one in answers if reason_of(str(one["answer"]), names, ask.answers) == OTHER]
    unknown = sum(whole(one["times"]) for one in strange)
    if unknown:
        given = sum(whole(one["times"]) for one in answers)
        notes.append(Note("survey_unmatched", {"answers": unknown, "of": given}))
    if not ask.answers:
        notes.append(Note("survey_by_words"))
    return notes


def _differ(row: Row, first: str, second: str) -> bool:
    """Whether the intervals of two shares are apart."""
    ends = [row[f"{side}_share_{end}"] for side in (first, second) for end in ("low", "high")]
    if None in ends:
        return False
    low, high, other_low, other_high = (float(str(end)) for end in ends)
    return low > other_high or other_low > high


SURVEY: Final = Metric(
    name="survey",
    title="What clients, managers and the CRM say",
    reads={
        "run": frozenset({"since", "until", "has_period"}),
        "lost_cards": frozenset({"card", "card_id", "reason", "lost_on"}),
        "survey_answers": frozenset({"respondent", "side", "question", "answer"}),
    },
    compute=compute,
)
