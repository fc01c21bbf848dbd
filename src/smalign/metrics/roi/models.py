"""How far attribution models agree about roi, and which decision the choice of one changes."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Field, Note
from smalign.base.schema import NONE
from smalign.metrics.figures import ratio
from smalign.metrics.keys import missing
from smalign.metrics.roi.paths_ranks import agreement, rank_fields, ranks

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.results import Row
    from smalign.metrics.roi.rows import Credit

Verdicts = Mapping[str, Mapping[str, bool]]
"""Model → channel → the answer of a yes-or-no decision."""

_MODEL: Final = "model"
_SHOWN: Final = " · "
_NEAR: Final = 1e-6
"""Returns no further apart are equal on paper: money is given in units of 10⁻⁶."""


def compared_fields() -> tuple[Field, ...]:
    """The columns `compared` fills."""
    return (*rank_fields(), Field("pays", "flag"), Field("top_half", "flag"))


def compared(rows: Sequence[Row], keys: Sequence[str], min_n: int) -> tuple[list[Row], list[Note]]:
    """The rows of several models with `compared_fields`, and notes on what the choice changes.

    share, rank: of the sales, under the row's model; share_least … rank_worst: over all models.
    pays: ROMI is not below 0. top_half: by ROMI among the better half of the rows with spend, the
    one in the middle with them. Both None without spend, and under a model that gives some row
    less than nothing: no budget is decided by it.
    keys: the columns that name a row, without the model. min_n: rows with fewer leads are not told
    of: what models say of a handful of sales is chance. Nor is the row of what has no name: there
    is no budget to decide on.
    """
    none = _SHOWN.join(NONE for _ in keys)
    named = [_SHOWN.join(str(row[key]) for key in keys) for row in rows]
    credit: dict[str, dict[str, float]] = {}
    romi: dict[str, dict[str, float]] = {}
    spend: dict[str, Decimal] = {}
    for channel, row in zip(named, rows, strict=True):
        model, won, returned = str(row[_MODEL]), row["won"], row["romi"]
        if isinstance(won, Decimal):
            credit.setdefault(model, {})[channel] = float(won)
        if isinstance(returned, float):
            romi.setdefault(model, {})[channel] = returned
            if channel != none and isinstance(row["leads"], int) and row["leads"] >= min_n:
                spend[channel] = Decimal(str(row["spend"]))
    for model, of in credit.items():
        if min(of.values()) < 0:
            romi.pop(model, None)
    placed = ranks(credit) if credit and all(sum(of.values()) for of in credit.values()) else None
    pays = {model: {name: of[name] >= 0 for name in of} for model, of in romi.items()}
    halves = {model: _better_half(of) for model, of in romi.items() if len(of) > 1}
    nothing: Row = {field.name: None for field in compared_fields()}
    full = [
        row
        | nothing
        | (placed.row(channel, str(row[_MODEL])) if placed else {})
        | {"pays": pays.get(str(row[_MODEL]), {}).get(channel)}
        | {"top_half": halves.get(str(row[_MODEL]), {}).get(channel)}
        for channel, row in zip(named, rows, strict=True)
    ]
    notes = [*(agreement(placed, none) if placed else ()), *_decisions(pays, halves, spend)]
    return full, notes


def attributable(untouched: Credit, won: int, revenue: Decimal) -> dict[str, object]:
    """How many of the sales, and how much of the revenue, have a touch that could earn them."""
    touched = won - untouched.won
    return {
        "won": int(touched),
        "of": won,
        "won_share": ratio(touched, won),
        "revenue_share": ratio(revenue - untouched.revenue, revenue),
    }


def untouched(
    found: Mapping[str, object] | None,
    earned: Mapping[str, Mapping[str, Credit]],
    by: Sequence[str],
    undated: int,
) -> list[Note]:
    """What is said where no sale has a touch, or no touch of one a value of what is asked.

    All models but one give everything to nobody then, and disagree on nothing but on what is not in
    the export.

    found: what `attributable` says. earned: model → segment → what it earns. undated: how many
    sales have no closing day.
    """
    if not found or not found["of"]:
        return []
    if undated == found["of"]:
        return [Note("models_undated", {"won": undated})]
    if not found["won"]:
        return [Note("models_untouched", {"won": found["of"]})]
    none = missing(by)
    if any(one.won for of in earned.values() for name, one in of.items() if name != none):
        return []
    return [Note("models_unnamed", {"won": found["won"], "of": found["of"], "by": list(by)})]


def undated_sales(told: Sequence[Note], undated: int, of: object) -> list[Note]:
    """Sales whose touches stay out of every model, unless it is told that all are."""
    if not undated or any(note.code == "models_undated" for note in told):
        return []
    return [Note("sales_undated", {"count": undated, "of": of})]


def unnamed(
    found: Mapping[str, object] | None,
    earned: Mapping[str, Mapping[str, Credit]],
    nobody: Credit,
    by: Sequence[str],
) -> list[Note]:
    """What touches without a value of what is asked hold beside others that have one, at most.

    found: what `attributable` says. earned: model → segment → what it earns. nobody: of that, what
    sales without a touch are worth.
    """
    none = missing(by)
    named = [one for of in earned.values() for name, one in of.items() if name != none]
    held = {model: of[none].won - nobody.won for model, of in earned.items() if none in of}
    most = max(held, key=lambda model: held[model], default=None)
    if not found or most is None or held[most] <= 0 or not any(one.won for one in named):
        return []
    share = ratio(held[most], int(str(found["of"])))
    return [
        Note("credit_unnamed", {"model": most, "share": share, "of": found["of"], "by": list(by)})
    ]


def _better_half(romi: Mapping[str, float]) -> dict[str, bool]:
    """Whether at most half the others return more; equal ones are in it together."""
    last = sorted(romi.values(), reverse=True)[(len(romi) - 1) // 2]
    return {name: own >= last - _NEAR for name, own in romi.items()}


def _decisions(pays: Verdicts, halves: Verdicts, spend: Mapping[str, Decimal]) -> Iterator[Note]:
    """Rows whose budget would be judged otherwise under another model, the dearest first."""
    changed = False
    for name in sorted(spend, key=lambda one: (-spend[one], one)):
        for code, verdicts in (("decision_pays", pays), ("decision_top_half", halves)):
            yes = [model for model, of in verdicts.items() if of[name]]
            no = [model for model, of in verdicts.items() if not of[name]]
            if yes and no:
                changed = True
                facts = {"channel": name, "yes": yes, "no": no, "spend": spend[name]}
                yield Note(code, facts, spend[name])
    if spend and not changed:
        yield Note("decision_holds", {"channels": len(spend)}, sum(spend.values(), Decimal(0)))
