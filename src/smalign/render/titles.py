"""What columns, metrics and coded values are called, in English and Russian."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from smalign.base.clean import clean
from smalign.render.coded import VALUES
from smalign.render.words import COLUMNS
from smalign.render.words_of_metrics import METRICS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.results import Field, Result

_EDGES: Final = {"_low": ("from", "от"), "_high": ("to", "до")}
_CUT: Final = ("By: {}", "Разрез: {}")


class Pair(NamedTuple):
    """One word in both languages."""

    en: str
    ru: str

    def in_(self, lang: str) -> str:
        """The word in `lang`; anything but Russian is English."""
        return self.ru if lang == "ru" else self.en


def title(item: Field, lang: str, params: Mapping[str, object] | None = None) -> str:
    """The title of a column.

    A known name has its word, first that of the answer `params["of"]` names (see `named`); `x_low`
    and `x_high` are the ends of x; `by_x` is a field named like a measure, and says so where it
    stands beside x (`params["beside"]`); an attribute is called what its file calls it. ROMI
    without a margin is never bare ROMI.
    """
    if item.name == "romi" and (params or {}).get("romi_base") == "revenue":
        return Pair("ROMI by revenue", "ROMI по выручке").in_(lang)
    known = _known(f"{(params or {}).get('of')}.{item.name}", lang) or _known(item.name, lang)
    if known:
        return Pair(*_CUT).in_(lang).format(known) if _is_beside(item.name, params) else known
    if item.title:
        return clean(item.title)
    for ending, edge in _EDGES.items():
        base = _known(item.name.removesuffix(ending), lang)
        if item.name.endswith(ending) and base:
            return f"{base}, {Pair(*edge).in_(lang)}"
    return clean(item.name.removeprefix("by_"))


def named(result: Result) -> dict[str, object]:
    """What the titles of an answer's columns rest on: its parameters, and which answer it is.

    One name can mean two things: `gap` of plan is a number, that of reasons says yes or no.
    """
    beside = frozenset(item.name for item in result.fields)
    return {"of": result.metric, "beside": beside, **result.params}


def _is_beside(name: str, params: Mapping[str, object] | None) -> bool:
    """Whether `by_x` stands in one table with x, under the same word."""
    beside = (params or {}).get("beside")
    return name.startswith("by_") and isinstance(beside, frozenset) and name[3:] in beside


def metric_title(metric: str, lang: str) -> str:
    """The title of a metric; an unknown one keeps its name."""
    return Pair(*METRICS[metric]).in_(lang) if metric in METRICS else metric


def value_word(column: str, value: str, lang: str) -> str:
    """A coded value of a coded column in words; a value of the user's own stays as written."""
    if column == "field":
        return _known(value, lang) or value
    if column == "explained_by":  # one definition or several at once
        return ", ".join(value_word("definition", one, lang) for one in value.split(" + "))
    if column == "holes":
        if value.count(", ") == len(VALUES["hole"]) - 2:
            value = "all"
        return ", ".join(value_word("hole", one, lang) for one in value.split(", "))
    if column == "sla":  # 4h
        return f"{value[:-1].rstrip()} {value_word('unit', value[-1:], lang)}"
    words = VALUES["missing"] | VALUES.get(column, {})
    if value in words:
        return Pair(*words[value]).in_(lang)
    for sign in (" · ", ", ") if "(" in value else ():  # a channel with what it is split into
        if sign in value:
            return sign.join(value_word("missing", part, lang) for part in value.split(sign))
    return value


def _known(name: str, lang: str) -> str:
    for spelling in (name, name.removeprefix("by_")):
        if spelling in COLUMNS:
            return Pair(*COLUMNS[spelling]).in_(lang)
    return ""
