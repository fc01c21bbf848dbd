"""The five lines of a step: what is seen, against what, whose threshold, at stake, what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

from smalign.base.errors import InputError
from smalign.render.clicks import way
from smalign.render.diagnose import words
from smalign.render.language import decimals, duration, percent, points, whole
from smalign.render.sentences import say, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Diagnosis, Norm, Observation, Stake, Unseen


def five(found: Diagnosis, one: Observation, lang: str) -> Iterator[tuple[str, str]]:
    """The lines with their labels, in the order in which they answer a sceptic."""
    texts = (
        ("seen", seen(one, found.currency, lang)),
        ("against", against(one, lang)),
        ("whose", whose(one, lang)),
        ("stake", stake(one, found.currency, lang)),
        ("act", act(found, one, lang)),
    )
    for name, text in texts:
        if text:
            yield words.LABELS[name].in_(lang), text


def also(one: Observation, found: Diagnosis, lang: str) -> str:
    """An observation that does not lead its step, in one line: its status, its norm, what is seen.

    What is told for the record is not judged, though there is data enough.
    """
    status = (words.FOR_THE_RECORD if one.for_record else words.STATUS[one.status]).in_(lang)
    norm = against(one, lang)
    label = words.LABELS["against"].in_(lang).lower()
    held = f" ({label}: {norm})" if norm else ""
    return f"{status[:1].upper()}{status[1:]}{held}. {seen(one, found.currency, lang)}"


def why(one: Unseen, lang: str) -> str:
    """Why a finding could not look."""
    facts: dict[str, Any] = dict(one.facts)
    if facts.pop("is_error", False):
        return sentence(InputError(one.why, **facts), lang).removesuffix(".")
    return say("unseen", one.why, facts, lang)


def seen(one: Observation, currency: str | None, lang: str) -> str:
    """What is seen, with its denominator and range."""
    return say("seen", one.code, {"currency": currency, **one.facts}, lang)


def against(one: Observation, lang: str) -> str:
    """What the figure was compared with; nothing without a norm."""
    if one.norm is None:
        return ""
    facts = {**one.norm.facts, "value": shown(one.norm.value, _norm_unit(one), lang)}
    rule = one.norm.facts.get("rule")
    level = "own_past_share" if "cards" in facts and not rule else one.norm.level
    return say("norm", f"by_{rule}" if rule else level, facts, lang)


def whose(one: Observation, lang: str) -> str:
    """Whose threshold that is."""
    norm = one.norm
    if norm is None:
        return say("norm", "whose_unset" if one.for_record else "whose_nobody", {}, lang)
    text = say("norm", _whose(norm), dict(norm.facts), lang)
    if norm.level == "agreed" and norm.facts.get("is_later"):
        return f"{text}; {say('norm', 'agreed_later', {}, lang)}"
    return text


def _whose(norm: Norm) -> str:
    if norm.facts.get("plan") and not norm.facts.get("by"):
        return "whose_plan"
    if norm.facts.get("rule"):
        return f"whose_{norm.facts['rule']}"
    version = "_version" if norm.level == "agreed" and norm.facts.get("version") else ""
    return f"whose_{norm.level}{version}"


def stake(one: Observation, currency: str | None, lang: str) -> str:
    """What hangs on it, as a product that can be checked; or that it is not estimated."""
    told = one.stake
    if told is None:
        return say("stake", one.no_stake, {}, lang)
    facts: dict[str, object] = {
        **told.formula,
        "currency": currency,
        "sales": told.sales.value,
        "sales_low": told.sales.low,
        "sales_high": told.sales.high,
    }
    if told.money is None:
        return say("stake", "sales_maybe" if _is_maybe(told) else "sales", facts, lang)
    money = told.money
    if told.formula.get("is_spent"):
        return say("stake", "spent", {**facts, "money": money.value}, lang)
    facts |= {"money": money.value, "low": money.low, "high": money.high}
    if _is_maybe(told):
        return say("stake", "money_maybe", facts, lang)
    cards = told.formula.get("cards")
    if cards and told.formula.get("is_beyond_norm"):
        return say("stake", "money_beyond_norm", facts, lang)
    if isinstance(cards, int) and cards and "of" not in told.formula:
        facts["rate"] = told.sales.value / cards
        return say("stake", "money_of_cards", facts, lang)
    return say("stake", "money", facts, lang)


def cost(one: Observation, currency: str | None, lang: str) -> str:
    """The same in short, for a first screen: the money with its range; nothing where none is told.

    How it is reckoned stands with the step.
    """
    told = one.stake
    if told is None or told.money is None or told.formula.get("is_spent"):
        return "" if told is None else stake(one, currency, lang)
    facts = {"money": told.money.value, "low": told.money.low, "high": told.money.high}
    code = "cost_maybe" if _is_maybe(told) else "cost"
    return say("stake", code, {**facts, "currency": currency}, lang)


def _is_maybe(told: Stake) -> bool:
    """Whether no loss is seen, and one is not excluded."""
    return not told.sales.value and told.sales.high > 0


def act(found: Diagnosis, one: Observation, lang: str) -> str:
    """What to do first, who, by when, and where it will show; nothing where all is well."""
    told = asked(found, one, lang)
    parts = (told, _clicks(found, one, lang), _shows(one, lang)) if told else ()
    return " ".join(part for part in parts if part)


def asked(found: Diagnosis, one: Observation, lang: str) -> str:
    """The same in short, for a first screen: who, by when, and what."""
    told = one.act
    if told is None or one.status not in ("broken", "attention"):
        return ""
    facts = {"who": words.WHO[told.who].in_(lang), "until": found.until}
    when = say("diagnosis", "do_soon" if found.until is None else "do_by", facts, lang)
    return f"{when} {say('action', told.code, dict(told.facts), lang)}"


def _clicks(found: Diagnosis, one: Observation, lang: str) -> str:
    aim = one.act.aim if one.act else None
    if aim is None:
        return ""
    ways = (way(crm, aim, lang) for crm in found.systems)
    return next((f"{text}." for text in ways if text), "")


def _shows(one: Observation, lang: str) -> str:
    facts = {"command": one.shown_by}
    if one.norm is None or one.norm.level == "inside" or _norm_unit(one) == "count":
        return say("diagnosis", "seen_in", facts, lang)
    unit = _norm_unit(one)
    facts["value"] = shown(one.norm.value, unit, lang)
    is_utmost = unit == "rate" and one.norm.value in {0, 1}
    return say("diagnosis", "seen_in_whole" if is_utmost else "seen_in_norm", facts, lang)


def _norm_unit(one: Observation) -> str:
    """A plan is a count, though what is seen is a share of it."""
    return "count" if one.norm and one.norm.facts.get("plan") else one.unit


def shown(value: float, unit: str, lang: str) -> str:
    """A figure in its unit."""
    exact = Decimal(str(round(value, 6)))
    match unit:
        case "rate":
            return percent(exact, lang)
        case "points":
            return points(exact, lang)
        case "minutes":
            return duration(exact, lang)
        case "days":
            return decimals(exact, 1, lang)
        case _:
            return whole(int(exact), lang)
