"""Whose matter a change of conversion is, told by its pattern over segments and managers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable
from math import exp, log
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.metrics.comparing.bridge import Cell, Place
from smalign.metrics.comparing.likelihood import (
    STEP,
    chance,
    highest,
    log_likelihoods,
    moved,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.metrics.comparing.bridge import Cells
    from smalign.metrics.comparing.likelihood import Array, Table

ALL: Final = "all"
SEGMENTS: Final = "segments"
MANAGERS: Final = "managers"
_AXES: Final = {SEGMENTS: 0, MANAGERS: 1}
_CAUSE: Final = {ALL: "market", SEGMENTS: "quality", MANAGERS: "handling"}
LEAST_HITS: Final = 5
"""A segment or manager with fewer hits in both periods is not told apart from the others."""


Odds = tuple[float, float]
"""How many times as likely the first pattern, and how many a further one, must be."""
Worse = Callable[[frozenset[Place], float], bool]
"""Whether sales tried less in some places, by enough to be why the log-odds changed so much."""


class Pattern(Struct, frozen=True):
    """One pattern: all cells, or those of some segments or managers, changed alike.

    kind: `ALL`, `SEGMENTS` or `MANAGERS`; names: which; change: of the log-odds.
    """

    kind: str
    names: tuple[str, ...]
    change: float


class Told(Struct, frozen=True):
    """What the conversions tell.

    p: that nothing changed, over all cells; patterns: those that stand out, the strongest first.
    causes: place → whose matter its change is, where that can be told.
    """

    p: float
    patterns: tuple[Pattern, ...]
    causes: dict[Place, str]


class _Scene(Struct, frozen=True):
    """The cells with leads in both periods and hits in either, with their log-likelihoods."""

    places: tuple[Place, ...]
    tables: tuple[Table, ...]
    curves: Array


def told(before: Cells, after: Cells, level: float, odds: Odds, worse: Worse) -> Told:
    """Tell whose matter the changes of conversion are.

    First, whether anything changed at all: see `likelihood.chance`. Unless its p-value is at most
    `level`, nothing is told. Then each kind of pattern is weighed by its likelihood: that all cells
    changed alike; that those of some segments did and the others held, for whatever managers; that
    those of some managers did, across segments. Which segments, or managers: each way to part them
    in two, in the order of their own change, counts as one of as many (a uniform prior, integrated
    likelihood; the size of the change is at its most likely in each). The likeliest kind is named
    if it is `odds[0]` times as likely as each other one - Royall, R. (1997), Statistical Evidence,
    takes 8 for fairly strong evidence. One more pattern on top of it is named by the same rules if
    it makes the data `odds[1]` times as likely.

    Some segments: quality. Some managers: handling. All alike: market, if there are two segments
    and two managers at least to see that. worse: of some places, whether attempts or
    disqualifications without one became so much worse that a fall there is handling, whatever its
    pattern. A cell that lies in a pattern of segments and in one of managers stays disputed, and so
    does one where most of those it should be seen with went the other way.
    """
    scene = _scene(before, after)
    groups = {axis: _groups(scene, axis) for axis in _AXES}
    if not scene.places:
        return Told(1.0, (), {})
    every = [*range(len(scene.places))]
    p = chance(scene.tables, [[*of.values()] for of in groups.values()])
    if p > level:
        return Told(p, (), {})
    patterns: list[Pattern] = []
    curves = scene.curves
    while len(patterns) < _MOST:
        found = _strongest(curves, groups, every, odds[0], odds[1] if patterns else 1.0)
        if found is None or found.kind in {one.kind for one in patterns}:
            break
        patterns.append(found)
        inside = _inside(found, scene.places)
        curves = curves.copy()
        curves[inside] = moved(curves[inside], round(found.change / STEP))
    seen = tuple(one for one in patterns if _is_shared(one, scene))
    can_be_market = all(len(groups[axis]) > 1 for axis in _AXES)
    return Told(p, seen, _causes(seen, {*before, *after}, worse, can_be_market=can_be_market))


def _scene(before: Cells, after: Cells) -> _Scene:
    tables = {}
    for place in sorted({*before, *after}):
        one, other = before.get(place, Cell()), after.get(place, Cell())
        if one.leads and other.leads and 0 < one.hits + other.hits < one.leads + other.leads:
            tables[place] = (one.leads, one.hits, other.leads, other.hits)
    found = tuple(tables.values())
    return _Scene(tuple(tables), found, log_likelihoods(found) if found else None)


def _groups(scene: _Scene, axis: str) -> dict[str, list[int]]:
    """Segment or manager → its cells, of those with hits enough."""
    found: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(scene.places):
        found[place[_AXES[axis]]].append(at)
    return {
        name: cells
        for name, cells in found.items()
        if sum(scene.tables[at][1] + scene.tables[at][3] for at in cells) >= LEAST_HITS
    }


class _Weighed(Struct, frozen=True):
    """How likely a kind of pattern is, as a logarithm against no change.

    of_few: the same where at most half of the groups changed.
    """

    likely: float
    of_few: float
    pattern: Pattern


def _strongest(
    curves: Array,
    groups: dict[str, dict[str, list[int]]],
    every: Sequence[int],
    odds: float,
    least: float,
) -> Pattern | None:
    """The pattern of the likeliest kind, if it is far likelier than the other kinds, and likely."""
    change, height = highest(curves[every].sum(axis=0))
    split = [_split(curves, axis, of) for axis, of in groups.items() if len(of) > 1]
    most = max((one.likely for one in split), default=0.0)
    few = max((one.of_few for one in split), default=0.0)
    if height >= max(most, few + log(odds), log(least), log(odds)):
        return Pattern(ALL, (), change * STEP)
    for one in split:
        others = [height, 0.0, *(other.likely for other in split if other is not one)]
        if one.likely >= max(max(others) + log(odds), log(least)):
            return one.pattern
    return None


def _split(curves: Array, axis: str, groups: dict[str, list[int]]) -> _Weighed:
    """That some of the groups changed and the others held."""
    sums = {name: curves[cells].sum(axis=0) for name, cells in groups.items()}
    order = sorted(sums, key=lambda name: (highest(sums[name])[0], name))
    ways = []
    for count in range(1, len(order)):
        for names in (order[:count], order[count:]):
            change, height = highest(sum(sums[name] for name in names))
            ways.append((height, Pattern(axis, tuple(sorted(names)), change * STEP)))
    few = [height for height, one in ways if len(one.names) * 2 <= len(order)]
    top = max(ways, key=lambda way: way[0])
    return _Weighed(_mean([height for height, _ in ways]), _mean(few), top[1])


def _mean(heights: Sequence[float]) -> float:
    """The logarithm of the mean likelihood."""
    top = max(heights)
    return top + log(sum(exp(height - top) for height in heights) / len(heights))


def _inside(pattern: Pattern, places: Sequence[Place]) -> list[int]:
    return [at for at, place in enumerate(places) if _has(pattern, place)]


def _has(pattern: Pattern, place: Place) -> bool:
    return pattern.kind == ALL or place[_AXES[pattern.kind]] in pattern.names


def _is_shared(pattern: Pattern, scene: _Scene) -> bool:
    """Whether most of its cells, by what they can tell, went its way."""
    with_it = weight = 0.0
    for at in _inside(pattern, scene.places):
        leads, hits, leads_after, hits_after = scene.tables[at]
        every = leads + leads_after
        expected = leads_after * (hits + hits_after) / every
        spread = expected * leads / every
        weight += spread
        with_it += spread * ((hits_after - expected) * pattern.change > 0)
    return with_it * 2 > weight


def _causes(
    patterns: Sequence[Pattern],
    places: set[Place],
    worse: Worse,
    *,
    can_be_market: bool,
) -> dict[Place, str]:
    """Place → cause; where patterns overlap, the larger of one with all, else nobody's."""
    causes = {}
    for pattern in patterns:
        inside = frozenset(place for place in places if _has(pattern, place))
        if pattern.change < 0 and worse(inside, pattern.change):
            causes[pattern.kind] = "handling"
        elif pattern.kind != ALL or can_be_market:
            causes[pattern.kind] = _CAUSE[pattern.kind]
    found = {}
    for place in sorted(places):
        mine = [one for one in patterns if _has(one, place)]
        apart = [one for one in mine if one.kind != ALL]
        if len(apart) == 1 and all(abs(one.change) <= abs(apart[0].change) for one in mine):
            mine = apart
        if mine and len({causes.get(one.kind, "disputed") for one in mine}) == 1:
            found[place] = causes.get(mine[0].kind, "disputed")
    return found


_MOST: Final = 2
"""Patterns that are told apart at once."""
