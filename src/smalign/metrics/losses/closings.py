"""closings: how many leads a robot disqualified, and how often somebody had tried to reach them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.metric import Metric, card_rows, define_held, query, script

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

_COUNTS: Final = ("disqualified", "told", "by_robot", "recorded", "hardly_tried")
FIELDS: Final[tuple[Field, ...]] = (
    *(Field(name, "integer", "count") for name in _COUNTS),
    *share_fields("robot_share"),
)


def compute(ask: Ask) -> Result:
    """How many leads a robot disqualified, and how often somebody had tried to reach them.

    What: one row: leads disqualified, those of which it is known who closed them, those a robot
        closed, with their share; of these, how many have their attempts recorded, and of how many
        there was one attempt at most.
    Why: a lead closed by a rule after a week says nothing of its quality, and its reason is the
        robot's.
    How: leads disqualified in the period; in exports of deals alone, lost deals. Who closed a card
        is told by its last entry into a lost stage in the history.
    Reads: leads, deals, stage_log, card_attempts.
    Caveats: a rule that runs under a person's name is not told from the person. Tests, spam and
        repeats are left out.
    Sources: Wilson 1927 for intervals; the definitions page "The six steps' observables".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "closings.cards")
    records = query(ask, "closings")
    id_fields, ids = card_rows(ask, Sql("excluded is null and is_by_robot = 1"))
    rows: list[Row] = []
    for one in records:
        if one["excluded"] is None:
            row: Row = {name: whole(one[name]) for name in _COUNTS}
            rows.append(row | share("robot_share", whole(one["by_robot"]), whole(one["told"])))
    left_out = [
        Exclusion(str(one["excluded"]), whole(one["disqualified"]))
        for one in records
        if one["excluded"] is not None
    ]
    return Result(
        metric="closings",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={},
        fields=FIELDS,
        rows=tuple(rows),
        total={},
        excluded=tuple(sorted(left_out, key=lambda one: one.reason)),
        sql=script(ask, mark, "closings"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


CLOSINGS: Final = Metric(
    name="closings",
    title="Closed by a robot",
    reads={
        "run": frozenset({"since", "until", "has_period", "grain"}),
        "leads": frozenset(
            {
                *("lead_id", "card_no", "segment", "status", "created_on", "closed_on"),
                *("is_test", "is_spam", "duplicate_of"),
            }
        ),
        "deals": frozenset({"deal_id", "card_no", "segment", "status", "created_on", "closed_on"}),
        "stage_log": frozenset({"card", "card_no", "stage", "outcome", "entered_at", "actor_kind"}),
        "card_attempts": frozenset({"card", "card_id", "is_recorded", "most"}),
    },
    compute=compute,
)
