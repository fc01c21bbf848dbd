"""process: how long a lead waits for a person, and how long for that person's first attempt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.figures import minutes, share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.parts import split
from smalign.metrics.process.whole_leads import whole_leads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask

_COUNTS: Final = ("cards", "unassigned", "assigned", "attempted", "unattempted", "in_shares")
_DURATIONS: Final = tuple(
    f"{stretch}_{point}"
    for stretch in ("assign", "assign_work", "response", "response_work", "speed", "speed_work")
    for point in ("median", "p90", "p95")
)
_SHARES: Final = tuple(f"within_{most}{clock}" for clock in ("", "_work") for most in (5, 15, 60))
FIELDS: Final[tuple[Field, ...]] = (
    Field("segment", "text"),
    *(Field(name, "integer", "count") for name in _COUNTS),
    *(Field(name, "float", "minutes") for name in _DURATIONS),
    *(field for name in _SHARES for field in share_fields(name)),
)


class _Known(NamedTuple):
    """Whether creations have a time of day; whether attempts have one, too."""

    has_time: bool
    is_timed: bool


def compute(ask: Ask) -> Result:
    """Speed to lead, split into the delay of the system and that of people.

    What: one row per owner (or other field): leads, nobody's leads, those attempted and not;
        minutes from creation to assignment (assign: the system's delay), from assignment to the
        first attempt (response: a person's delay), from creation to it (speed to lead), as median,
        90th and 95th percentile, on the clock and in working time; the shares attempted within 5,
        15 and 60 minutes, on the clock and in working time.
    Why: a lead that waits nine hours for a person and half an hour for a call has another remedy
        than one that waits the other way round.
    How: leads created in the period; in exports of deals alone, deals. First attempt: the export's
        own column, or the first outgoing touch of a person of sales (one of unknown direction
        counts) after the creation. It is known of people whose log can be believed: four in five
        of the leads they converted have an attempt. in_shares, the denominator of the shares: their
        cards, attempted or an hour old. Durations are of the cards that have both ends. Working
        time is that of [calendar], Monday to Friday from nine to six if it says nothing, on the
        company's clocks.
    Reads: grain_cards, card_moments, logged_owners, card_work.
    Caveats: the owner is the one on the card now. Cards never attempted are in no duration, but in
        `unattempted` and in the shares. A person who was attempted before being assigned has a
        speed to lead and no response.
    Sources: Wilson 1927 for intervals; the definitions page "process".
    """
    mark = ask.engine.mark()
    define_table(ask, "waits", "process.cards")
    parts = split(query(ask, "process"))
    id_fields, ids = card_rows(
        ask, Sql("excluded is null and is_due = 1 and is_attempted = 0"), of="waits"
    )
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    known = _Known(*(bool(parts.total.get(name)) for name in _Known._fields))
    total = _measures(parts.total, known)
    unknown = _unknown(total)
    total |= dict.fromkeys(unknown)
    rows = [
        {
            "segment": shown(str(segment)) if ask.by else ALL,
            **key_values(keys, str(segment)),
            **_measures(record, known),
            **dict.fromkeys(unknown),
        }
        for segment, record in parts.by_segment.items()
    ]
    return Result(
        metric="process",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={
            "min_n": ask.min_n,
            "working_days": ask.working_days,
            "working_hours": ask.hours,
        },
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(sorted(rows, key=_order)),
        total=total,
        excluded=tuple(
            Exclusion(reason, whole(parts.excluded[reason]["cards"]))
            for reason in sorted(parts.excluded)
        ),
        notes=(*whole_leads(ask), *_notes(total, ask, known)),
        sql=script(ask, mark, "process"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Mapping[str, Cell], known: _Known) -> Row:
    """Counts, durations in minutes and shares; without times of day nothing is known in minutes."""
    row: Row = {name: whole(record.get(name)) for name in _COUNTS}
    if not row["in_shares"]:
        row["unattempted"] = None
    for name in _DURATIONS:
        is_known = known.has_time if name.startswith("assign") else known.is_timed
        row[name] = minutes(record.get(name)) if is_known else None
    for name in _SHARES:
        within = whole(record.get(name)) if known.is_timed else None
        row |= share(name, within, whole(row["in_shares"]))
    return row


def _unknown(total: Row) -> list[str]:
    """Counts that are not 0 but unknown: no card has what they count, so it was not exported."""
    found = [name for name in ("assigned", "attempted") if not total[name]]
    return [*found, "unassigned"] if total["unassigned"] == total["cards"] else found


def _order(row: Row) -> tuple[int, int, str]:
    """Who leaves the most without an attempt first, then the largest."""
    return -whole(row["unattempted"]), -whole(row["cards"]), str(row["segment"])


def _notes(total: Row, ask: Ask, known: _Known) -> list[Note]:
    """What the export cannot tell."""
    cards = whole(total["cards"])
    if not cards:
        return []
    found: list[Note] = []
    if not known.has_time:
        found.append(Note("process_without_time"))
    elif total["attempted"] and not known.is_timed:
        found.append(Note("process_attempts_of_days"))
    if not whole(total["attempted"]):
        found.append(Note("process_without_attempts"))
    elif not whole(total["in_shares"]):
        found.append(Note("process_unbelieved"))
    elif whole(total["in_shares"]) < cards:
        found.append(Note("process_recorded", {"due": total["in_shares"], "cards": cards}))
    if not whole(total["assigned"]):
        found.append(Note("process_without_assignment"))
    if not ask.calendar:
        found.append(Note("process_working_time", {"hours": ask.hours}))
    return found


PROCESS: Final = Metric(
    name="process",
    title="Speed to lead",
    reads={
        "run": frozenset({"since", "until", "has_period", "as_of"}),
        "grain_cards": frozenset({"card", "card_id", "segment", "created_on"}),
        "card_moments": frozenset(
            {
                *("card", "card_id", "owner", "created_at", "assigned_at", "attempt_at"),
                *("has_time", "is_timed"),
            }
        ),
        "logged_owners": frozenset({"owner"}),
        "card_work": frozenset({"card_id", "created_work", "assigned_work", "attempt_work"}),
    },
    compute=compute,
)
