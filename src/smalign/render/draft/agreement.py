"""The page both heads sign: what words mean, whose each stage is, which norms hold. Markdown."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from smalign.base.config import ByAttempts, Stages, hours
from smalign.base.config_agreement import NORMS
from smalign.render.language import day
from smalign.render.markdown import escape
from smalign.render.sayings.agreement import FINDINGS, TEXTS
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.config import Config

_TO_FILL: Final = "________"
_WHOLE: Final = 100


def agreement_page(config: Config, lang: str) -> str:
    """The whole page; what smalign.toml does not say yet is a blank to fill in by hand."""
    told = config.agreement
    parts = [
        f"# {_text('title', lang)}",
        (
            f"{_text('version', lang)}: {_or_blank(told.version)} · "
            f"{_text('since', lang)}: "
            f"{day(date.fromisoformat(told.on), lang) if told.on else _TO_FILL}"
        ),
        _text("why", lang),
        f"## {_text('words', lang)}",
        "\n".join(_words(config, lang)),
        *_stages(config, lang),
        f"## {_text('reasons', lang)}",
        "\n".join(_reasons(config, lang)),
        f"## {_text('norms', lang)}",
        _text("norms_why", lang),
        "\n".join(_norms(config, lang)),
        f"## {_text('signed', lang)}",
        "\n".join(_signatures(config, lang)),
    ]
    return "\n\n".join(parts) + "\n"


def _text(code: str, lang: str) -> str:
    return Pair(*TEXTS[code]).in_(lang)


def _or_blank(text: str | None) -> str:
    return escape(text) if text else _TO_FILL


def _words(config: Config, lang: str) -> Iterator[str]:
    """What a lead, a target and a qualified lead, a sale and a loss are here."""
    qualified = ", ".join((*config.lead_stages.qualified, *config.stages.qualified))
    won = ", ".join((*config.stages.won, *(s for p in config.pipelines.values() for s in p.won)))
    yield from (f"- {_text(f'word_{code}', lang)}" for code in ("lead", "target"))
    for code, stages in (("qualified", qualified), ("sale", won)):
        yield f"- {_text(f'word_{code}', lang)}: {_or_blank(stages)}"
    days = config.exclude.duplicate_days
    yield f"- {_text('word_repeat', lang).format(days)}"
    yield f"- {_text('word_loss', lang)}"
    is_told = bool(config.calendar.country or config.calendar.holidays)
    worked = "word_time" if is_told else "word_time_of_weeks"
    yield f"- {_text(worked, lang).format(escape(config.calendar.hours))}"


def _stages(config: Config, lang: str) -> Iterator[str]:
    """A table a funnel: stage, zone, term, responsible, fields."""
    funnels = {
        _text("leads", lang): config.lead_stages,
        _text("deals", lang): config.stages,
        **dict(config.pipelines),
    }
    for name, stages in funnels.items():
        if stages == Stages():
            continue
        head = [_text(code, lang) for code in ("stage", "zone", "term", "responsible", "fields")]
        rows = [_row(stages, stage, lang) for stage in _named(stages)]
        table = [_line(head), _line(["---"] * len(head)), *map(_line, rows)]
        yield f"## {_text('zones', lang)}: {escape(name)}"
        yield "\n".join(table)


def _named(stages: Stages) -> list[str]:
    every = (*stages.order, *(stage for zone in stages.zones.values() for stage in zone))
    return list(dict.fromkeys((*every, *stages.sla, *stages.responsible, *stages.required)))


def _row(stages: Stages, stage: str, lang: str) -> list[str]:
    zone = next((name for name, of in stages.zones.items() if stage in of), None)
    if zone is None and any(stages.zones.values()) and not stages.sales:
        zone = "sales"
    return [
        escape(stage),
        value_word("zone", zone, lang) if zone else _TO_FILL,
        stages.sla.get(stage, _TO_FILL),
        _or_blank(stages.responsible.get(stage)),
        _or_blank(", ".join(stages.required.get(stage, ()))),
    ]


def _line(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _reasons(config: Config, lang: str) -> Iterator[str]:
    """Reason → whose matter it is, and how attempts decide."""
    if not config.reasons:
        yield _text("no_reasons", lang)
    for reason, told in config.reasons.items():
        if isinstance(told, ByAttempts):
            below, above = (value_word("class", one, lang) for one in (told.class_, told.else_))
            text = _text("by_attempts", lang).format(below, told.below_attempts, above)
        else:
            text = value_word("class", told, lang)
        yield f"- {escape(reason)}: {text}"


def _norms(config: Config, lang: str) -> Iterator[str]:
    """Every norm there is, with its share or a blank."""
    told = config.agreement
    terms = {"assignment_wait": hours(told.wait), "first_attempt": hours(told.attempt)}
    for finding, side in NORMS.items():
        share = told.norms.get(finding)
        least = _text(side, lang)
        value = _TO_FILL if share is None else f"{share * _WHOLE:g} %"
        text = Pair(*FINDINGS[finding]).in_(lang).format(terms.get(finding, ""))
        yield f"- {text} — {least} {value} (`{finding}`)"


def _signatures(config: Config, lang: str) -> Iterator[str]:
    people = config.agreement.by or (_text("head_marketing", lang), _text("head_sales", lang))
    yield from (f"- {escape(one)}: {_TO_FILL}{_TO_FILL}" for one in people)
