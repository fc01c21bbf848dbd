"""variants: the ways cards take through the stages, and how many keep to the order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note, Result
from smalign.base.schema import OTHER
from smalign.engine.compose import Sql
from smalign.metrics.figures import share, share_fields, whole
from smalign.metrics.keys import key_fields, key_values, missing, shown
from smalign.metrics.metric import Metric, card_rows, define_table, query, script
from smalign.metrics.moves.histories import days_of, define_entries, mean_days, reads_with
from smalign.metrics.stats import wilson

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.metric import Ask, Record

SHOWN: Final = 50
"""Ways that have a row of their own."""
_OUTCOMES: Final = ("won", "lost", "open", "elsewhere")
_KINDS: Final = ("late_start", "skipping", "went_back", "again", "reopened", "unordered")
_COUNTS: Final = ("cards", *_OUTCOMES, "conforming", *_KINDS)
_DAYS: Final = ("mean_days", "median_days", "p90_days", "least_days", "most_days")
COLUMNS: Final[tuple[Field, ...]] = (
    *(Field(name, "text") for name in ("segment", "pipeline", "variant")),
    Field("cards", "integer", "count"),
    *share_fields("share"),
    *(Field(name, "integer", "count") for name in _OUTCOMES),
    *share_fields("win_rate"),
    *(Field(name, "float", "days") for name in _DAYS),
    Field("conforming", "integer", "count"),
    *share_fields("conforming_share"),
    *(Field(name, "integer", "count") for name in _KINDS),
)


def compute(ask: Ask) -> Result:
    """Which ways cards take through the stages, and how many keep to the order.

    What: one row per way (the stages in the order they were entered, without the won or lost one
        at the end), the 50 most frequent and the others together: cards, their share of all, how
        they ended (elsewhere: now in another pipeline), the win rate, days from the first entry to
        the last; conforming: cards whose way is the order of the stages, and those that begin
        late, skip a stage, go back, enter one again, or come out of a lost one.
    Why: the regulation is one of these ways; how many cards take it, and what becomes of the
        others, is where talk about discipline begins.
    How: cards whose history begins in the period; each pipeline of a card counts by itself, and
        how the card ended in the one it is in now alone.
        conforming: the first stage, then each next one, as far as the card came, and at the end
        perhaps a lost stage. A way may differ in several kinds. win_rate = won / (won + lost).
    Reads: leads, deals, stages, stage_log.
    Caveats: a way is associated with its win rate, and need not cause it: who is lost early has a
        short way. A stage of unknown place makes a way neither conforming nor not (unordered).
        The ways of open cards are not over.
    Sources: van der Aalst 2016, Process Mining (variants, conformance); Wilson 1927.
    """
    mark = ask.engine.mark()
    excluded = define_entries(ask)
    define_table(ask, "ways", "variants.cards")
    records = query(ask, "variants")
    id_fields, ids = card_rows(ask, Sql("is_conforming = 0"), of="ways")
    keys = key_fields(ask.by, {field.name for field in COLUMNS})
    total = next((record for record in records if record["is_total"]), {})
    counted = [record for record in records if not record["is_total"]]
    rows = [
        {
            "segment": shown(str(record["segment"])),
            **key_values(keys, str(record["segment"])),
            **{name: str(record[name]) for name in ("pipeline", "variant")},
            **_measures(record, whole(total["cards"])),
        }
        for record in counted
    ]
    many = whole(counted[0]["variants"]) if counted else 0
    if many > SHOWN:
        rest: Row = {"segment": OTHER, **key_values(keys, missing(ask.by))}
        rest |= {"pipeline": OTHER, "variant": OTHER}
        rows.append(rest | _measures(_rest(total, counted), whole(total["cards"])))
    return Result(
        metric="variants",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"variants": many, "min_n": ask.min_n},
        fields=(COLUMNS[0], *keys, *COLUMNS[1:]),
        rows=tuple(rows),
        total=_measures(total, None),
        excluded=excluded,
        notes=tuple(_notes(total)),
        sql=script(ask, mark, "variants"),
        ids=ids,
        id_fields=id_fields,
    )


def _measures(record: Mapping[str, object], of: int | None) -> Row:
    """What is counted of the cards of a way; `of`: the cards of all ways."""
    counts = {name: whole(record.get(name)) for name in _COUNTS}
    cards, decided = counts["cards"], counts["won"] + counts["lost"]
    ordered = cards - counts["unordered"]
    row: Row = {"cards": cards, **share("share", None if of is None else cards, of)}
    row |= {name: counts[name] for name in _OUTCOMES}
    row |= share("win_rate", counts["won"], decided)
    row["mean_days"] = mean_days(record.get("lasted"), cards)
    row["median_days"] = days_of(record.get("median_lasted"))
    row["p90_days"] = days_of(record.get("p90_lasted"))
    row["least_days"] = days_of(record.get("least_lasted"))
    row["most_days"] = days_of(record.get("most_lasted"))
    row["conforming"] = counts["conforming"] if ordered else None
    row |= share("conforming_share", counts["conforming"], ordered)
    return row | {name: counts[name] for name in _KINDS}


def _rest(total: Record, counted: Sequence[Record]) -> dict[str, object]:
    """What the ways without a row of their own add up to; their days have no median here."""
    names = (*_COUNTS, "lasted")
    return {name: whole(total[name]) - sum(whole(r[name]) for r in counted) for name in names}


def _notes(total: Record) -> list[Note]:
    """How many cards keep to the order, how the others differ, and which nobody can judge."""
    if not whole(total.get("cards")):
        return [Note("moves_without_history")]
    cards, unordered = whole(total["cards"]), whole(total["unordered"])
    conforming, ordered = whole(total["conforming"]), cards - unordered
    bounds = wilson(conforming, ordered)
    if bounds is None:
        return [Note("variants_unordered")]
    facts: dict[str, object] = {
        name: whole(total[f"judged_{name}"]) for name in _KINDS if name != "unordered"
    }
    facts |= {"share": conforming / ordered, "share_low": bounds[0], "share_high": bounds[1]}
    found = [Note("variants_conforming", {**facts, "cards": ordered})]
    if elsewhere := whole(total["elsewhere"]):
        found.append(Note("variants_elsewhere", {"elsewhere": elsewhere}))
    if unordered:
        found.append(Note("variants_unjudged", {"unordered": unordered, "cards": cards}))
    return found


VARIANTS: Final = Metric(
    name="variants",
    title="Ways through the stages",
    reads=reads_with(leads=frozenset({"status"}), deals=frozenset({"status", "pipeline"})),
    compute=compute,
)
