"""Process: how fast leads are answered, whose each stage is, whose days a life was, the load."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.schema import ALL, NONE
from smalign.render.basis import said_of
from smalign.render.human import grid
from smalign.render.language import decimals, percent, whole, whole_percent
from smalign.render.money import number
from smalign.render.report.blocks import Cell, Chart, Charts, Lines, Table
from smalign.render.report.colors import BLUE, GREY
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import LONGEST, known_of, measures_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import metric_title, named, title, value_word

if TYPE_CHECKING:
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum
    from smalign.render.report.parts import ReportParts

_SPEED: Final = (
    *("cards", "speed_median", "speed_p90", "assign_median", "response_median"),
    *("within_60_work", "unattempted"),
)
_SAID_SHARES: Final = ("within_60", "within_60_work")
_STAGES: Final = (
    *("zone", "responsible", "sla", "stays", "on_time_share", "overdue", "wait_median"),
    *("wait_p90", "open", "holes"),
)
_LIVES: Final = ("share", "median_days", "in_zone", "cards")
_LOAD: Final = (
    *("cards", "day_mean", "day_median", "day_p90", "day_most"),
    *("settled", "attempts_0", "attempts_1", "attempts_2", "attempts_3"),
    *("open_leads", "open_deals"),
)
_ABOUT_SPEED: Final = frozenset(
    {
        *("process_without_time", "process_attempts_of_days", "process_without_attempts"),
        "process_recorded",
        *("process_unbelieved", "process_without_assignment"),
    }
)
_ABOUT_ZONES: Final = frozenset(
    {"zones_holes", "zones_kept", "zones_kept_work", "zones_without_history"}
)
_ABOUT_CLOCK: Final = frozenset({"clock_without_history", "clock_without_zones"})
_ABOUT_LOAD: Final = frozenset({"load_without_attempts"})
"""Notes that belong beside the numbers, not only to the end of the report."""
WHY_NOT: Final = ("process_without_attempts", "zones_without_history")
"""Notes that say why there is nothing to show."""
_UNNAMED: Final = frozenset({NONE, "unlogged"})
_MOST_CLOCKS: Final = 4
_LABEL: Final = 44


def process(parts: ReportParts, lang: str) -> tuple[Block, ...]:
    """Speed to lead, zones with their terms, the clock of zones, the load; each where known."""
    blocks = [
        *_speed(parts.result("process"), lang),
        *_zones(parts.result("zones"), lang),
        *_clock(parts.result("clock"), lang),
        *_load(parts.result("load"), lang),
    ]
    is_numbers = any(isinstance(block, Table) for block in blocks)
    return tuple(blocks) if is_numbers else ()


def _speed(found: Result | None, lang: str) -> list[Block]:
    """How long leads wait, in sentences and by channel; whose delay it is."""
    if found is None:
        return []
    told = _told(found, _ABOUT_SPEED, lang)
    heading = metric_title("process", lang)
    if number(found.total.get("speed_median")) is None:
        return [Lines(told, mood="about", title=heading)] if told else []
    texts = _total(found, lang)
    known = measures_of(found, lang)
    cards = said_of(int(number(found.total.get("cards")) or 0), "cards", lang)
    ends = {"median": texts["speed_median"], "most": texts["speed_p90"]}
    said_lines = [say("speed", lang, count=texts["attempted"], cards=cards, **ends)]
    if number(found.total.get("assign_median")) is not None:
        facts = {"assign": texts["assign_median"], "response": texts["response_median"]}
        said_lines.append(say("speed_split", lang, **facts))
    said_lines += [line for name in _SAID_SHARES for line in _share(found, name, lang)]
    return [
        Lines(tuple(said_lines), title=heading),
        result_table(found, lang, heading, [one for one in _SPEED if one in known], ("cards",)),
        Lines((*told, say("of_people", lang, command="process")), mood="about"),
    ]


def _share(found: Result, name: str, lang: str) -> list[str]:
    """A share of the total with what it is of and its interval."""
    share = [number(found.total.get(f"{name}{end}")) for end in ("", "_low", "_high")]
    if None in share:
        return []
    point, low, high = (percent(value, lang) for value in share if value is not None)
    count = said_of(int(number(found.total.get("in_shares")) or 0), "in_shares", lang)
    field = next(item for item in found.fields if item.name == name)
    heading = title(field, lang, named(found))
    return [say("rate", lang, title=heading, share=point, count=count, low=low, high=high)]


def _zones(found: Result | None, lang: str) -> list[Block]:
    """The regulation stage by stage, with what nobody said, and the terms kept."""
    if found is None or not found.rows:
        return []
    known = measures_of(found, lang)
    shown = [name for name in _STAGES if name in known or name in ("zone", "holes")]
    heading = metric_title("zones", lang)
    return [
        Lines(_told(found, _ABOUT_ZONES, lang), title=heading),
        result_table(found, lang, heading, shown),
    ]


def _clock(found: Result | None, lang: str) -> list[Block]:
    """Whose days a card's life was: a chart of each pipeline, then all of it in a table."""
    if found is None:
        return []
    told = _told(found, _ABOUT_CLOCK, lang)
    heading = metric_title("clock", lang)
    if not found.rows or told:
        return [Lines(told, mood="about", title=heading)] if told else []
    pipelines = dict.fromkeys(str(row.get("pipeline")) for row in found.rows)
    shown = list(pipelines)[:_MOST_CLOCKS]
    charts = tuple(_hands(found, pipeline, lang) for pipeline in shown)
    wanted = known_of(_LIVES, found, lang)
    return [
        Lines((say("of_clock", lang),), mood="about", title=heading),
        Charts(charts),
        result_table(found, lang, heading, wanted),
    ]


def _hands(found: Result, pipeline: str, lang: str) -> Chart:
    """The zones of one pipeline: each share begins where the one before it ended."""
    rows = [row for row in found.rows if str(row.get("pipeline")) == pipeline]
    data: list[Datum] = []
    stands = Decimal(0)
    for at, row in enumerate(rows[: 2 * _MOST_CLOCKS]):
        share = number(row.get("share")) or Decimal(0)
        zone = str(row.get("zone"))
        data.append(
            {
                "row": at,
                "label": cut(value_word("zone", zone, lang), _LABEL),
                "value": _days(row, share, lang),
                "from": float(stands),
                "to": float(stands + share),
                "color": GREY if zone in _UNNAMED else BLUE,
            }
        )
        stands += share
    name = say("all_pipelines", lang) if pipeline == ALL else value_word("pipeline", pipeline, lang)
    lives = whole(int(number(rows[0].get("cards")) or 0), lang)
    return Chart(
        spec="clock",
        rows=tuple(data),
        caption=say("clock_chart", lang, pipeline=cut(name, _LABEL), cards=lives),
        legend=(("blue", say("zone_named", lang)), ("grey", say("zone_unnamed", lang))),
    )


def _days(row: Row, share: Decimal, lang: str) -> str:
    days = number(row.get("median_days"))
    text = whole_percent(share, lang)
    if days is None:
        return text
    return say("share_days", lang, share=text, days=decimals(days, 1, lang))


def _load(found: Result | None, lang: str) -> list[Block]:
    """The load of a person's day, of all people together: a report travels further than names."""
    if found is None or not found.total:
        return []
    texts = _total(found, lang)
    heading = metric_title("load", lang)
    fields = {item.name: item for item in found.fields}
    rows = tuple(
        (Cell(title(fields[name], lang, named(found))), Cell(cut(texts[name], LONGEST)))
        for name in _LOAD
        if name in fields and number(found.total.get(name)) is not None
    )
    about = (
        *_told(found, _ABOUT_LOAD, lang),
        say("of_people", lang, command="process --show load"),
    )
    return [
        Table(
            caption=heading,
            heads=(say("measure_head", lang), say("all_people", lang)),
            right=(False, True),
            rows=rows,
        ),
        Lines(about, mood="about"),
    ]


def _total(found: Result, lang: str) -> dict[str, str]:
    """The cells of the total as a table shows them."""
    shown = grid(replace(found, rows=()), lang)
    return {item.name: text for item, text in zip(shown.fields, shown.total, strict=True)}


def _told(found: Result, codes: frozenset[str], lang: str) -> tuple[str, ...]:
    return tuple(
        cut(sentence(note, lang, currency=found.currency), SENTENCE)
        for note in found.notes
        if note.code in codes
    )
