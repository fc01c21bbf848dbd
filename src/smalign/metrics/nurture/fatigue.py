"""fatigue: whether the second letter goes with as much as the first, and the fifth."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import DAY_SECONDS
from smalign.metrics.metric import Metric, card_rows, query, script
from smalign.metrics.nurture.cards import FIELDS, READS, define_cards
from smalign.metrics.nurture.notes import fatigue_notes
from smalign.metrics.nurture.rows import compared, groups_of, measures, steps_of
from smalign.metrics.nurture.untouched import Untouched

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask

_NTH: Final = Field("nth_touch", "integer")


def compute(ask: Ask) -> Result:
    """How many cards move on after the first touch, the second, up to the fifth.

    What: one row per ordinal of the touch, the same columns as nurture.
    Why: where the fourth letter goes with less than the first, it costs goodwill for nothing.
    How: days with a touch are numbered by card, from its creation on; each is compared with
        untouched cards of the same stage, days in it and `--alike`, as in nurture.
    Reads: leads, deals, every_deal, sent_touches, sent_ways, card_stays, card_alike.
    Caveats: who gets a fifth letter has not moved on after four: the rows are of different cards,
        and each is compared with cards like them, not with each other.
    Sources: as nurture; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_cards(ask, "fatigue_firsts.cards")
    groups = groups_of(query(ask, "nurture"), query(ask, "nurture_days"))
    reach = query(ask, "nurture_reach")
    days = (ask.window or 0) // DAY_SECONDS
    untouched = Untouched(steps_of(query(ask, "nurture_untouched")), days)
    id_fields, ids = card_rows(ask, Sql("true"), of="sent_cards")
    told = compared(sorted(groups, key=lambda one: one.segment), untouched, ask.min_n)
    return Result(
        metric="fatigue",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"days": days, "alike": list(ask.alike), "min_n": ask.min_n},
        fields=(_NTH, *FIELDS),
        rows=tuple({"nth_touch": int(one.group.segment), **measures(one)} for one in told),
        total={},
        notes=fatigue_notes(ask, reach, groups),
        sql=script(ask, mark, "nurture", "nurture_days", "nurture_untouched", "nurture_reach"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


FATIGUE: Final = Metric(
    name="fatigue", title="The first touch and the next", reads=READS, compute=compute
)
