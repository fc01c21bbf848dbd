"""A diagnosis in words: the page that every form for people shows."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.diagnosis import INCOMPLETE
from smalign.render.basis import AS_OF, GRAINS, conditions
from smalign.render.diagnose import words
from smalign.render.diagnose.lines import also, five, why
from smalign.render.human import LEFT_OUT
from smalign.render.language import day, percent, period, whole
from smalign.render.sentences import say, sentence
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.diagnosis import Diagnosis, Followed, Overturn, Passed, Status, Step, Verdict

_COUNTED: Final = frozenset({"results"})
_FLAGS: Final = frozenset({"mature", "complete"})
READ: Final = frozenset({"compare_read", "compare_leads_read"})
"""Notes that say which periods were compared."""
_ON_THE_WAY: Final = ("moved", "not_moved", "worse")
"""States of a decision of which it is told what is expected still."""
LAST: Final = frozenset({"compare_also_price", "compare_longer", "compare_working_days"})
"""Notes that claim nothing: what has a part that is not told apart, and why these days."""
_MOST_CAUSES: Final = 3


class StepText(Struct, frozen=True):
    """One step: its name, its status, the five lines as (label, text), and the rest of it."""

    number: int
    name: str
    status: Status
    status_word: str
    zone: str
    lines: tuple[tuple[str, str], ...]
    also: tuple[str, ...]
    unseen: tuple[str, ...]


class GateText(Struct, frozen=True):
    """One gate: what it asks, what was found, and whether that is enough."""

    text: str
    ok: bool


class Page(Struct, frozen=True):
    """Everything a diagnosis says, in one language, in the order it is read."""

    title: str
    subtitle: str
    verdict: str
    told: tuple[str, ...]
    links: tuple[str, ...]
    gates: tuple[GateText, ...]
    steps: tuple[StepText, ...]
    would: tuple[str, ...]
    followed: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    left_out: str = ""


def page_of(found: Diagnosis, lang: str) -> Page:
    """The page of a diagnosis."""
    return Page(
        title=_title(found, lang),
        subtitle=_subtitle(found, lang),
        verdict=_verdict(found.verdict, lang),
        told=tuple(_told(found, lang)),
        links=tuple(_links(found, lang)),
        gates=tuple(_gate(one, lang) for one in found.gates if one.value is not None),
        steps=tuple(_step(found, one, lang) for one in found.steps),
        would=tuple(_would(found.verdict, lang)),
        followed=tuple(_followed(one, lang) for one in found.followed),
        changed=tuple(_changed(found, lang)),
        left_out=_left_out(found, lang),
    )


def _title(found: Diagnosis, lang: str) -> str:
    title = f"{words.HEADING.in_(lang)} · {period(found.period, lang)}"
    if found.before is None:
        return title
    return f"{title} {words.AGAINST.in_(lang)} {period(found.before, lang)}"


def _subtitle(found: Diagnosis, lang: str) -> str:
    parts = [] if found.on is None else [f"{AS_OF.in_(lang)} {day(found.on, lang)}"]
    if found.grain in GRAINS:
        told = words.OF_DEALS if found.grain == "deal" else GRAINS[found.grain]
        parts.append(told.in_(lang))
    return " · ".join([*parts, *conditions(found.conditions, lang)])


def _left_out(found: Diagnosis, lang: str) -> str:
    """What is in neither of the two periods compared, with its counts."""
    gone = [sentence(one, lang, currency=found.currency) for one in found.excluded]
    return f"{LEFT_OUT.in_(lang)}: {'; '.join(gone)}" if gone else ""


def _verdict(verdict: Verdict, lang: str) -> str:
    alone = verdict.cause == "quantity" and not verdict.is_whole
    code = "quantity_alone" if alone else verdict.said
    facts = {"causes": list(verdict.causes[:_MOST_CAUSES]), "result": verdict.result}
    return say("verdict", code, facts, lang)


def _told(found: Diagnosis, lang: str) -> Iterator[str]:
    """What was compared, each claim with its range, and what is said beside them."""
    notes = [one for one in found.verdict.notes if one.code.startswith("compare_")]
    apart = READ | {"compare_nothing", *LAST}
    read = [one for one in notes if one.code in READ]
    claims = [one for one in notes if one.code not in apart]
    last = [one for one in notes if one.code in LAST]
    for note in (*read, *claims[:_MOST_CAUSES], *last):
        yield sentence(note, lang, currency=found.currency)
    is_told = any("ready_on" in one.facts for one in claims[:_MOST_CAUSES])
    if found.verdict.ready_on is not None and found.verdict.cause == "insufficient" and not is_told:
        yield say("diagnosis", "known_on", {"day": found.verdict.ready_on}, lang)
    for note in found.verdict.notes:
        if note.code in INCOMPLETE:  # why the gate of a whole export is shut
            yield sentence(note, lang, currency=found.currency)


def _links(found: Diagnosis, lang: str) -> Iterator[str]:
    """The first broken link and the dearest one, and what could not be checked before it."""

    def named(number: int) -> str:
        return words.NAMES[found.steps[number - 1].name].in_(lang)

    unchecked = [one.number for one in found.steps if one.status == "not_enough_data"]
    first, dearest = found.first_broken, found.dearest
    if first is None:
        if len(unchecked) < len(found.steps):
            code = "nothing_broken_seen" if unchecked else "nothing_broken"
            yield say("diagnosis", code, {}, lang)
    else:
        same = dearest is None or dearest == first
        facts: dict[str, object] = {"first": first, "first_name": named(first)}
        if not same and dearest is not None:
            facts |= {"dearest": dearest, "dearest_name": named(dearest)}
        yield say("diagnosis", "first_and_dearest" if same else "first_then_dearest", facts, lang)
    before = [one for one in unchecked if first is None or one < first]
    if before:
        code = _unchecked_code(first, before)
        yield say("diagnosis", code, {"numbers": ", ".join(map(str, before))}, lang)


def _unchecked_code(first: int | None, before: Sequence[int]) -> str:
    """How the steps nobody could check are told: before the first broken one, or of all."""
    if first is None:
        return "steps_unchecked" if len(before) > 1 else "step_unchecked"
    return "first_after_unchecked" if len(before) > 1 else "first_after_one_unchecked"


def _gate(gate: Passed, lang: str) -> GateText:
    value = gate.value or 0.0
    name = words.GATE[gate.name].in_(lang)
    if gate.name in _FLAGS:
        return GateText(f"{name}: {(words.YES if gate.ok else words.NO).in_(lang)}", gate.ok)
    if gate.name in _COUNTED:
        return GateText(
            f"{name}: {whole(int(value), lang)} ≥ {whole(int(gate.threshold), lang)}"
            if gate.ok
            else f"{name}: {whole(int(value), lang)} < {whole(int(gate.threshold), lang)}",
            gate.ok,
        )
    sign = ("<" if gate.ok else "≥") if gate.is_most else ("≥" if gate.ok else "<")
    found, least = (percent(Decimal(str(round(one, 6))), lang) for one in (value, gate.threshold))
    return GateText(f"{name}: {found} {sign} {least}", gate.ok)


def _step(found: Diagnosis, step: Step, lang: str) -> StepText:
    first = step.first
    zone = words.ZONES[first.zone].in_(lang) if first and first.zone else ""
    return StepText(
        number=step.number,
        name=words.NAMES[step.name].in_(lang),
        status=step.status,
        status_word=words.STATUS[step.status].in_(lang),
        zone=zone if step.status in ("broken", "attention") else "",
        lines=tuple(five(found, first, lang)) if first else (),
        also=tuple(also(one, found, lang) for one in step.others),
        unseen=tuple(dict.fromkeys(why(one, lang) for one in step.unseen)),
    )


def _would(verdict: Verdict, lang: str) -> Iterator[str]:
    first = overturned(verdict, lang)
    if first:
        yield first
    same = [_choice(one, lang) for one, cause in verdict.held.items() if cause == verdict.cause]
    if same:
        yield say("diagnosis", "held", {"choices": "; ".join(same)}, lang)
    for one, cause in verdict.held.items():
        if cause != verdict.cause:
            facts: dict[str, object] = {"choice": _choice(one, lang)}
            facts["cause"] = value_word("cause", cause, lang)
            yield say("diagnosis", "held_none" if cause == "none" else "held_not", facts, lang)


def overturned(verdict: Verdict, lang: str, *, is_short: bool = False) -> str:
    """How many of the open leads would have to be won; `is_short`: without where they are.

    Nothing where nothing is lost.
    """
    told = verdict.overturn
    if told is None or not _has_loss(verdict) or verdict.result == "leads":
        return ""
    facts: dict[str, object] = {"open": told.open, "segments": list(told.where)}
    facts |= {"unproved": told.unproved, "gone": told.gone}
    return say("diagnosis", _overturning(told) + ("_short" if is_short else ""), facts, lang)


def _has_loss(verdict: Verdict) -> bool:
    """Whether something is lost that a sale more would make up for."""
    found = (verdict.effects.get(cause) for cause in verdict.causes)
    return any(one is not None and one.value < 0 for one in found)


def _followed(one: Followed, lang: str) -> str:
    told = one.decision
    text = came_of(one, told.what, lang)
    if one.state in _ON_THE_WAY and told.expected is not None:
        text += " " + say("diagnosis", "followed_expected", {"expected": told.expected}, lang)
    if one.is_late and told.until:
        text += " " + say("diagnosis", "late", {"until": date.fromisoformat(told.until)}, lang)
    return text


def came_of(one: Followed, what: str, lang: str) -> str:
    """What came of a decision, told as `what`; without what is expected and when it was due."""
    told = one.decision
    who = f"{told.who}: " if told.who else ""
    facts: dict[str, object] = {
        "on": date.fromisoformat(told.on),
        "what": f"{who}{what}",
        "was": told.was,
        "expected": told.expected,
    }
    if one.now is not None:
        facts |= {"now": one.now.value, "low": one.now.low, "high": one.now.high}
    if one.days is not None:
        facts |= {"since": one.days.since, "last": one.days.until}
    return say("diagnosis", f"followed_{one.state}", facts, lang)


def _changed(found: Diagnosis, lang: str) -> Iterator[str]:
    """Every term that is another one; what never was remembered has not changed."""
    if found.changed_since is None:
        return
    since: dict[str, object] = {"since": found.changed_since}
    if not found.changes:
        yield say("diagnosis", "terms_same", since, lang)
    none = words.NO_TERM.in_(lang)
    for one in found.changes:
        facts = {**since, "key": one.key, "before": one.before or none, "now": one.now or none}
        yield say("diagnosis", "terms_changed", facts, lang)


def _overturning(told: Overturn) -> str:
    if not told.open:
        return "overturned_by_nothing_open"
    if told.unproved is None:
        return "overturned_by_none"
    return "unproved_by" if told.gone is None else "overturned_by"


def _choice(told: str, lang: str) -> str:
    kind, _, value = told.partition(" ")
    return words.CHOICES[kind].in_(lang).format(value)
