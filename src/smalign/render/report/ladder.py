"""The first screen: the ladder, the money and the notes that weigh most."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Inspection, Result
from smalign.render.basis import said_of
from smalign.render.language import cell, money, percent, whole
from smalign.render.money import number
from smalign.render.report.blocks import Rung
from smalign.render.report.comparison import CLAIMS
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import named, title

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Field, Note, Row
    from smalign.render.report.parts import ReportParts

_RUNGS: Final = {
    "lead+deal": ("leads", "unique", "target", "qualified", "deals", "won", "paid"),
    "lead": ("leads", "unique", "target", "qualified"),
    "deal": ("deals", "unique", "target", "qualified", "won", "paid"),
}
"""Grain → the rungs: all inquiries first, which a deal is where there are no leads."""
_RATES: Final = {
    "deals": (("lead_to_deal", ("leads",)),),
    "won": (
        ("lead_to_won", ("leads",)),
        ("deal_to_won", ("deals",)),
        ("win_rate", ("won", "lost")),
    ),
}
"""Rung → the rates that lead to it, each with the counts that make its denominator."""
_FIGURES: Final = ("revenue", "spend", "cpl", "cac", "avg_won_amount", "romi")
_LOUDEST: Final = 3
_LEAST: Final = Decimal("0.01")
_COLUMNS: Final = "columns_not_exported"
_HOW_READ: Final = frozenset(
    {
        *("interval_of_few", "compare_read", "compare_leads_read", "managers_read"),
        *("managers_untested", "managers_equal", "managers_unequal", "decision_holds"),
    }
)
"""How an answer is to be read: that stands with it."""
_UNDER_ALL: Final = frozenset({
    *("rows_end_round", "no_closed_cards", "no_lost_deals", "one_owner", "starts_apart"),
    "one_owner_of_all",
    *("formats_mixed", "not_of_type", "date_order_unclear", "number_sign_unclear"),
    *("amounts_apart", "nothing_found", "period_before_export", "period_after_export"),
    "as_of_later",
})  # fmt: skip
"""Signs that the export is a part, columns nobody could read, days it does not hold: no verdict
says them, and what stands on the first screen hangs on them."""
_AMOUNT: Final = 40


def rungs(result: Result, lang: str) -> tuple[Rung, ...]:
    """Each known step with its count, and its rates with what they are of and their intervals."""
    fields = {item.name: item for item in result.fields}
    steps = _RUNGS[result.grain]
    counts = {name: number(result.total.get(name)) for name in steps if name in fields}
    known = {name: count for name, count in counts.items() if count is not None}
    largest = max(known.values(), default=Decimal(0))
    return tuple(
        Rung(
            title=title(fields[name], lang, named(result)),
            count=cell(result.total[name], fields[name], lang, 0),
            bar=float(count / largest) if largest else 0.0,
            rates=tuple(_rates(result.total, fields, name, lang, frozenset(known))),
        )
        for name, count in known.items()
    )


def _rates(
    total: Row, fields: dict[str, Field], rung: str, lang: str, known: frozenset[str]
) -> list[str]:
    """The rates that lead to a rung; one out of a rung that is not shown is none.

    Of how many how many: leads with a deal are fewer than deals, where a deal has no lead or a lead
    several deals.
    """
    lines = []
    for name, denominators in _RATES.get(rung, ()):
        if len(denominators) == 1 and denominators[0] not in known:
            continue
        share = [number(total.get(name + end)) for end in ("", "_low", "_high")]
        counts = [number(total.get(part)) for part in denominators]
        if name not in fields or None in share or None in counts:
            continue
        point, low, high = (percent(value, lang) for value in share if value is not None)
        count = int(sum(value for value in counts if value is not None))
        hits = whole(round(count * (share[0] or 0)), lang)
        of = {"hits": hits, "count": said_of(count, "_and_".join(denominators), lang)}
        heading = title(fields[name], lang)
        lines.append(say("rate_of", lang, title=heading, share=point, low=low, high=high, **of))
    return lines


def figures(result: Result, lang: str) -> tuple[tuple[str, str], ...]:
    """Title and amount of the totals in money that are known."""
    shown = []
    for item in result.fields:
        value = number(result.total.get(item.name))
        if item.name not in _FIGURES or value is None:
            continue
        text = (
            money(value, result.currency, lang)
            if item.unit == "money"
            else cell(result.total[item.name], item, lang)
        )
        shown.append((title(item, lang, named(result)), cut(text, _AMOUNT)))
    return tuple(shown)


def loudest(parts: ReportParts, lang: str) -> tuple[str, ...]:
    """At most three notes: those with the most money at stake, then what the numbers hang on.

    What the verdict says stands above them; of a channel one is enough. What is of one answer and
    costs nothing, or a hundredth of what is dearest, stands with that answer.
    """
    verdict = parts.diagnosis.verdict.notes if parts.diagnosis else ()
    said = [note for note in verdict if note.code not in _UNDER_ALL]
    warnings = parts.inspection.warnings if isinstance(parts.inspection, Inspection) else ()
    roi = parts.answers.get("roi")
    under = [one for one in roi.notes if one.code in _UNDER_ALL] if isinstance(roi, Result) else []
    notes = [
        (note, money_in)
        for note, money_in in every_note(parts)
        if note not in said
        and note.code not in _HOW_READ
        and (note.money or note in warnings or note in under)
    ]
    least = max((abs(note.money) for note, _ in notes), default=Decimal(0)) * _LEAST
    named: set[object] = set()
    chosen = []
    for note, money_in in sorted(notes, key=lambda pair: -abs(pair[0].money)):
        channel = note.facts.get("channel")
        is_dear = not note.money or abs(note.money) > least
        if is_dear and (channel is None or channel not in named):
            chosen.append(told(note, money_in, lang))
        named.add(channel)
    return tuple(chosen[:_LOUDEST])


def told(note: Note, currency: str | None, lang: str) -> str:
    """A note as a sentence of readable length."""
    return cut(sentence(note, lang, currency=currency), SENTENCE)


def every_note(parts: ReportParts) -> list[tuple[Note, str | None]]:
    """Every note once, with the currency of its amounts, in the order of the sections.

    What results alone would claim is not set beside a verdict that heard the work, too.
    """
    verdict = None if parts.diagnosis is None else parts.diagnosis.verdict
    once: dict[tuple[str, str], tuple[Note, str | None]] = {}
    for part in (*parts.results, parts.inspection):
        if isinstance(part, Result):
            found, money_in = part.notes, part.currency
        elif isinstance(part, Inspection):
            found, money_in = part.warnings, None
        else:
            continue
        for note in found:
            if verdict is not None and note.code in CLAIMS and note not in verdict.notes:
                continue
            once.setdefault((note.code, repr(sorted(note.facts.items()))), (note, money_in))
    every = [note for note, _ in once.values()]
    return [(note, money_in) for note, money_in in once.values() if not _is_part(note, every)]


def _is_part(note: Note, every: Sequence[Note]) -> bool:
    """Whether another note names these columns of the file and more: each answer misses its own."""
    return note.code == _COLUMNS and any(
        other.code == _COLUMNS
        and other.facts.get("file") == note.facts.get("file")
        and _headers(other) > _headers(note)
        for other in every
    )


def _headers(note: Note) -> frozenset[str]:
    found = note.facts.get("headers")
    return frozenset(found) if isinstance(found, list) else frozenset()
