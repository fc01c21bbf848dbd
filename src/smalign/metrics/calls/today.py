"""today: what burns in the cards in work, by whose they are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Result
from smalign.base.schema import ALL
from smalign.metrics.calls.burning import BURNS, COUNTS, READS, listed, measures, notes_of, unknown
from smalign.metrics.figures import share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_held, query, script
from smalign.metrics.parts import split

if TYPE_CHECKING:
    from smalign.base.results import Row
    from smalign.metrics.metric import Ask

FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(name, "integer", "count") for name in COUNTS),
    *share_fields("burning_share"),
)


def compute(ask: Ask) -> Result:
    """What burns in the cards in work: the first page of a morning meeting.

    What: one row per owner (or other field): cards in work and those something burns in, with the
        share; leads, those whose owner's attempts are known, and of them those nobody tried to
        reach; deals, and those nothing is planned for; cards with something overdue; with a missed
        call nobody returned; with a letter, chat or form nobody answered.
    Why: what burns today can still be put out; a report of the quarter tells it too late.
    How: open leads and open deals by the as-of; a lead with a deal is its deal. no_attempt: of the
        leads of people whose log can be believed (four in five of the leads they converted have an
        attempt), those without any contact of sales. no_next_activity: no task, activity or next
        activity is ahead. overdue: one of these should have been done by the as-of and is not.
        missed_calls, unanswered: it came in after the last contact of sales with the card. One card
        can burn for several reasons, and counts once in `burning`. Tests, spam and duplicates are
        left out.
    Reads: open_cards, last_contacts, card_signals, touchpoints, card_plans, logged_owners.
    Caveats: what is not exported is not counted, and then n/a, not 0. A contact by a phone nobody
        logs is not seen. The owner is the one on the card now.
    Sources: Wilson 1927 for intervals; the definitions page "today".
    """
    mark = ask.engine.mark()
    define_held(ask, "cards", "today.cards")
    parts, known = split(query(ask, "today")), query(ask, "today_known")[0]
    id_fields, ids = card_rows(ask, BURNS)
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    total = measures(parts.total)
    nothing = unknown(total, known, ask.grain)
    rows = [
        {
            "segment": shown(str(segment)) if ask.by else ALL,
            **key_values(keys, str(segment)),
            **measures(record),
            **nothing,
        }
        for segment, record in parts.by_segment.items()
    ]
    return Result(
        metric="today",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"min_n": ask.min_n},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=total | nothing,
        excluded=tuple(
            Exclusion(reason, whole(record["cards"]))
            for reason, record in sorted(parts.excluded.items())
        ),
        notes=tuple(notes_of(total | nothing)),
        sql=script(ask, mark, "today", "today_known"),
        currency=ask.currency,
        ids=listed(ids, nothing),
        id_fields=id_fields,
    )


def _order(row: Row) -> tuple[int, int, str]:
    """Whose work burns most goes first."""
    return -whole(row["burning"]), -whole(row["cards"]), str(row["segment"])


TODAY: Final = Metric(name="today", title="What burns", reads=READS, compute=compute)
