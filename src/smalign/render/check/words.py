"""A finding in words: what is at fault, how many rows of how many, and where."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from smalign.base.clean import clean
from smalign.render.language import percent, whole
from smalign.render.money import number
from smalign.render.sayings.rules import SAYINGS
from smalign.render.sentences import CATALOGUE, say
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.findings import Finding, Place, Unchecked

SEVERITY: Final = {
    "error": Pair("error", "ошибка"),
    "warning": Pair("warning", "предупреждение"),
    "notice": Pair("notice", "заметка"),
}
KNOWN: Final = Pair("known", "известно")
WAIVED: Final = Pair("waived", "отложено")
_OF: Final = Pair("{} of {}", "{} из {}")
_MORE: Final = Pair(" and {} more", " и ещё {}")
_SHEET: Final = Pair("sheet", "лист")
_SEGMENT: Final = "\x1f"
_COMMAND: Final = re.compile(r"##(?=\[|vso\[)")


def what(finding: Finding, lang: str) -> str:
    """What is at fault and how much of it: "lost without a reason: 3 of 42 (7.1%)"."""
    if finding.code in CATALOGUE["note"]:
        told = say("note", finding.code, {**finding.facts, "file": None}, lang).rstrip(".")
        return _without_table(told, finding.table, lang)
    told = say("finding", finding.code, finding.facts, lang)
    return f"{told}: {counts(finding, lang)}" if finding.is_counted else told


def counts(finding: Finding, lang: str) -> str:
    """Rows at fault of rows looked at, and their share."""
    share = number(finding.share)
    shown = "" if share is None else f" ({percent(share, lang)})"
    return _OF.in_(lang).format(whole(finding.failing, lang), whole(finding.of, lang)) + shown


def subject(finding: Finding, lang: str) -> str:
    """Table, column and segment."""
    parts = [value_word("table", finding.table, lang)] if finding.table else []
    parts += [finding.column] if finding.column else []
    parts += [finding.segment.replace(_SEGMENT, " · ")] if finding.segment else []
    return clean(" · ".join(parts))


def places(finding: Finding, lang: str) -> str:
    """The first rows at fault, and how many more there are: "deals.csv:20, 75, 78 and 9 more"."""
    by_file: dict[tuple[str, str | None], list[Place]] = {}
    for place in finding.places:
        if place.file is not None:
            by_file.setdefault((place.file, place.sheet), []).append(place)
    named = [
        clean(_file(file, sheet, lang) + _lines(mine)) for (file, sheet), mine in by_file.items()
    ]
    if not named:
        named = [", ".join(clean(place.id) for place in finding.places if place.id)]
    more = finding.failing - len(finding.places)
    told = "; ".join(filter(None, named))
    return told + _MORE.in_(lang).format(whole(more, lang)) if told and more > 0 else told


def why(unchecked: Unchecked, lang: str) -> str:
    """Why a rule looked at nothing."""
    return say("unchecked", unchecked.why, unchecked.facts, lang)


def about(rule: str, lang: str) -> str:
    """What the rule looks for, in one line."""
    return Pair(*SAYINGS[rule]).in_(lang)


def for_a_log(text: str) -> str:
    """One line that no build server takes for a command: `##[` and `##vso[` are torn apart."""
    return _COMMAND.sub("# #", clean(text))


def _without_table(told: str, table: str | None, lang: str) -> str:
    """A note without the table it begins with: `subject` names that already."""
    head = f"{value_word('table', table, lang)}: " if table else ""
    begins = bool(head) and told.casefold().startswith(head.casefold())
    return told[len(head) :] if begins else told


def _file(file: str, sheet: str | None, lang: str) -> str:
    return file if sheet is None else f"{file} ({_SHEET.in_(lang)} {sheet})"


def _lines(places: Sequence[Place]) -> str:
    numbers = [str(place.line) for place in places if place.line is not None]
    return ":" + ", ".join(numbers) if numbers else ""
