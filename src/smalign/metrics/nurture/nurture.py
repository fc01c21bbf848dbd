"""nurture: whether what marketing sends goes with moving on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Result
from smalign.engine.compose import Sql
from smalign.metrics.figures import DAY_SECONDS
from smalign.metrics.keys import key_fields, key_values
from smalign.metrics.metric import Metric, card_rows, query, script
from smalign.metrics.nurture.cards import FIELDS, READS, define_cards
from smalign.metrics.nurture.notes import effect_notes
from smalign.metrics.nurture.rows import Group, compared, groups_of, measures, steps_of
from smalign.metrics.nurture.untouched import Untouched

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask
    from smalign.metrics.nurture.rows import Compared


def compute(ask: Ask) -> Result:
    """Whether cards move on more often after what marketing sends than untouched ones like them.

    What: one row per content (kind, campaign, channel …): the cards it reached, how many of them
        moved to a later stage or were won within the days after, how many would be expected to of
        untouched cards, the difference in points with its interval, how unlike both sides were.
    Why: letters go to those who are warm already, so the touched do better whatever is sent.
    How: a card counts once, at the end of the day it first got the content. It is compared with
        cards nobody had sent anything by the same day of the same stage, with the same values of
        --alike; a card is compared until it is touched. The shares expected of them (life table,
        losses compete) are weighed by the touched cards. Touches younger than the days are left
        out, and so are cards beside which fewer than ten untouched ones stood. Verdicts are
        adjusted over all rows tested.
    Reads: leads, deals, every_deal, sent_touches, sent_ways, card_stays, card_alike.
    Caveats: who chose whom to write to may have known more than stage, age and --alike: this is
        association. Opened is not read. A card may have had other touches before. Without a
        history a card stands on the rungs of its dates. Seasons are not told apart.
    Sources: Aalen and Johansen 1978; van Houwelingen 2007 (landmarks); Austin 2009; Agresti and
        Caffo 2000; Benjamini and Hochberg 1995; the definitions page "nurture".
    """
    mark = ask.engine.mark()
    define_cards(ask, "nurture_firsts.cards")
    reach = query(ask, "nurture_reach")
    groups = groups_of(query(ask, "nurture"), query(ask, "nurture_days"))
    steps = steps_of(query(ask, "nurture_untouched"))
    id_fields, ids = card_rows(ask, Sql("is_total = 0"), of="sent_cards")
    untouched = Untouched(steps, (ask.window or 0) // DAY_SECONDS)
    everything = next((one for one in groups if one.is_total), Group())
    told = compared([one for one in groups if not one.is_total], untouched, ask.min_n)
    total = compared([everything], untouched, ask.min_n)[0]
    keys = key_fields(ask.by, {one.name for one in FIELDS})
    return Result(
        metric="nurture",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"days": untouched.days, "alike": list(ask.alike), "min_n": ask.min_n},
        fields=(*keys, *FIELDS),
        rows=tuple({**key_values(keys, one.group.segment), **measures(one)} for one in told),
        total=measures(total) if everything.reach else {},
        excluded=_excluded(total),
        notes=effect_notes(ask, reach, told, total, untouched.days),
        sql=script(ask, mark, "nurture", "nurture_days", "nurture_untouched", "nurture_reach"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _excluded(total: Compared) -> tuple[Exclusion, ...]:
    """Touched cards that are compared with nothing, each once."""
    gone = {
        "no_open_stage": total.group.no_open_stage,
        "immature": total.group.immature,
        "no_comparison": total.effect.unmatched,
    }
    return tuple(Exclusion(f"nurture_{name}", count) for name, count in gone.items() if count)


NURTURE: Final = Metric(
    name="nurture",
    title="Nurture",
    reads=READS,
    compute=compute,
)
