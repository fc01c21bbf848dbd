"""Attribution: what each channel gets by one model and another, and where they disagree."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.render.language import decimals, percent, whole
from smalign.render.money import number
from smalign.render.report.blocks import Chart, Charts, Fold, Lines
from smalign.render.report.labels import SENTENCE, cut
from smalign.render.report.tables import known_of, result_table
from smalign.render.report.texts import say
from smalign.render.sentences import sentence
from smalign.render.titles import value_word

if TYPE_CHECKING:
    from smalign.base.results import Result, Row
    from smalign.render.report.blocks import Block, Datum

_CHARTED: Final = 12
_LABEL: Final = 30
_SPREAD: Final = ("share_least", "rank_best")
_EVERY: Final = ("share", "won", "rank")
WHY_NOT: Final = ("models_untouched", "models_undated", "models_unnamed")
"""Notes that say why models are not set side by side."""
_SAID: Final = frozenset(
    {"models_differ", "credit_below_zero", "credit_unnamed", "sales_undated", "learned_left_out"}
)
EXPLAINS: Final = (
    *("channel", "model", "share", "share_least", "share_most", "rank", "rank_best"),
    *("rank_worst", "won"),
)
"""The columns shown here; the others are those of channels."""


def attribution(found: Result, lang: str) -> tuple[Block, ...]:
    """A band of each channel from its least share to its most, and every model folded."""
    models = list(dict.fromkeys(str(row.get("model")) for row in found.rows))
    own = [row for row in found.rows if row.get("model") == (models[0] if models else None)]
    known = [row for row in own if number(row.get("share_least")) is not None]
    if len(models) < 2 or not known:  # noqa: PLR2004 - one model disagrees with nobody
        return ()
    if any(note.code in WHY_NOT for note in found.notes):
        return ()
    shown = known[:_CHARTED]
    names = ", ".join(models)
    told = tuple(
        cut(sentence(note, lang, currency=found.currency), SENTENCE)
        for note in found.notes
        if note.code in _SAID
    )
    counts = {"count": whole(len(shown), lang), "all": whole(len(known), lang)}
    chart = Chart(
        spec="models",
        rows=tuple(_band(found, row, at, lang) for at, row in enumerate(shown)),
        caption=say("models_chart", lang, count=whole(len(models), lang)),
        legend=(
            ("blue", say("first_model", lang, model=models[0])),
            ("pale", say("least_to_most", lang)),
        ),
        tail="" if len(shown) == len(known) else say("first_rows", lang, **counts),
    )
    fields = tuple(item for item in found.fields if item.name != "model")
    once = replace(found, rows=tuple(own), fields=fields, total={})
    heading = say("attribution", lang)
    every = result_table(found, lang, heading, [*_EVERY])
    return (
        Lines((say("of_models", lang, models=names), *_touched(found, lang)), mood="about"),
        *([Lines(told)] if told else []),
        Charts((chart,)),
        result_table(once, lang, heading, known_of(_SPREAD, once, lang)),
        Fold(say("every_model", lang), (every,)),
    )


def _touched(found: Result, lang: str) -> tuple[str, ...]:
    """Of how many sales a touch is known: of the others every model but `source` says nobody."""
    known = found.params.get("attributable")
    if not isinstance(known, dict):
        return ()
    counts = {name: whole(int(str(known[name])), lang) for name in ("won", "of")}
    return (say("models_touched", lang, **counts),)


def _band(found: Result, row: Row, at: int, lang: str) -> Datum:
    """One channel: its share by the first model inside what all of them give it."""
    share, least, most = (number(row.get(name)) for name in ("share", "share_least", "share_most"))
    ends = [decimals(end * 100, 0, lang) for end in (least, most) if end is not None]
    sign = percent(Decimal(0), lang, 0).removeprefix("0")
    places = [str(row.get(name)) for name in ("rank_best", "rank_worst")]
    same = places[0] == places[1]
    place = say("place" if same else "places", lang, best=places[0], worst=places[1])
    names = [
        value_word(item.name, str(row[item.name]), lang)
        for item in found.fields
        if item.type == "text" and item.name != "model" and row.get(item.name) is not None
    ]
    datum: Datum = {
        "row": at,
        "label": cut(" · ".join(names), _LABEL),
        "value": f"{'–'.join(dict.fromkeys(ends))}{sign} · {place}",
        "low": float(least or 0),
        "high": float(most or 0),
    }
    return datum if share is None else datum | {"rate": float(share)}
