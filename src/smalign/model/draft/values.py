"""Columns that can be read in two ways, and words that look as if they stood for nothing."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.config import ANSWERS
from smalign.base.draft import DraftFormat, DraftToken
from smalign.base.schema import TABLES
from smalign.crm.empties import EMPTIES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config import Config
    from smalign.model.model import Model
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_DATES: Final = ANSWERS[:2]
_NUMBERS: Final = ANSWERS[2:]
_SIGNS: Final = {",": "decimal comma", ".": "decimal dot"}
_NOTHING: Final = re.compile(
    r"\W*(please )?(select|choose|pick) \w"
    r"|\W*(unknown|undefined|unspecified|unassigned|missing|blank|empty|tbd)\W*\Z"
    r"|\W*not? (specified|selected|provided|available|applicable|answer|data|value)"
    r"|\W*(выбер|выбрать|не\s?(указ|выбр|зада|запол|опред|извест))"
    r"|\W*(нет (данных|информации|ответа|значения)|пусто|прочерк|отсутствует|неизвестно)\W*\Z",
    re.IGNORECASE,
)
_LEAST: Final = 2
_MOST: Final = 8


def formats_of(model: Model, config: Config) -> tuple[DraftFormat, ...]:
    """The columns that smalign asks about, those it assumes a format of, and those it was told."""
    asked = [
        DraftFormat(
            file=str(question.facts["file"]),
            header=str(question.facts["column"]),
            examples=tuple(map(str, _several(question.facts["examples"]))),
            choices=tuple(map(str, _several(question.facts["choices"]))),
        )
        for question in model.questions.values()
        if "choices" in question.facts
    ]
    found = {fold_header(one.header): one for one in [*_assumed(model), *asked]}
    told = {
        fold_header(header): DraftFormat("", header, (), (answer,), answer, is_told=True)
        for header, answer in config.formats.items()
    }
    return tuple((found | told).values())


def _several(fact: object) -> list[object]:
    return list(fact) if isinstance(fact, list | tuple) else [fact]


def _assumed(model: Model) -> Iterator[DraftFormat]:
    for note in model.notes:
        if note.code == "month_first_assumed":
            assumed, choices = "month first", _DATES
        elif note.code == "number_sign_assumed":
            assumed, choices = _SIGNS[str(note.facts["sign"])], _NUMBERS
        else:
            continue
        facts = note.facts
        examples = (str(facts["example"]),)
        yield DraftFormat(str(facts["file"]), str(facts["column"]), examples, choices, assumed)


def tokens_of(
    files: Sequence[tuple[RawTable, Recognition]], config: Config
) -> tuple[DraftToken, ...]:
    """Words of text columns that read like «not chosen», the most frequent first; of the sample."""
    empties = EMPTIES.with_words(config.values.empty)
    found: Counter[tuple[str, str]] = Counter()
    for raw, recognition in files:
        if recognition.table not in TABLES:
            continue
        for place in _texts(recognition):
            for row in raw.sample:
                cell = (row[place] or "").strip() if place < len(row) else ""
                if cell and _NOTHING.match(cell) and not empties.has(cell, "text"):
                    found[cell, raw.headers[place]] += 1
    ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
    once: dict[str, DraftToken] = {}
    for (token, header), cells in ranked:
        if cells >= _LEAST:
            once.setdefault(token, DraftToken(token, header, cells))
    return tuple(once.values())[:_MOST]


def _texts(recognition: Recognition) -> list[int]:
    """Places of text columns but the stage: a stage may well be called «not known»."""
    table = TABLES[str(recognition.table)]
    own = [
        place
        for column, source in recognition.columns.items()
        if column not in {"stage", "status"} and table.column(column).type == "text"
        for place in source.places
    ]
    return sorted({*own, *recognition.attributes})
