"""What can happen to a company, by name: each changes its second quarter by a random strength."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from .plot import (
    BY_PHONE,
    DEAR,
    FOUR,
    NETWORK,
    ONE_ACCOUNT,
    REASONS,
    SEARCH,
    SOCIAL,
    TEAM,
    TERMS,
    USUAL,
    Segment,
    origin_of,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from random import Random

    from .plot import Plot

STRENGTHS: Final = (0.7, 1.3)
"""How many times the planted effect a company has, evenly between these."""


class Story(Struct, frozen=True):
    """One thing that can happen, and what it obliges to.

    code: as the field's table of scenarios numbers it. cast: the segments it happens to. happen:
    the plot after it; random draws and the strength of the effect. causes: what a comparison of the
    two quarters may call it; banned: what it must never be called; step: the step of the walk that
    is broken, 0 for none.
    """

    code: str
    cast: tuple[Segment, ...]
    happen: Callable[[Random, Plot, float], Plot]
    causes: tuple[str, ...]
    banned: tuple[str, ...]
    step: int


def _scaled(odds: float, strength: float) -> float:
    """A factor, as strong as asked: its logarithm times the strength."""
    return float(odds**strength)


def _times(plot: Plot, strength: float, **times: float) -> dict[str, float]:
    """Times the leads of segments that are there, by the names of their origins."""
    names = {one.name for one in plot.segments}
    return {name: _scaled(by, strength) for name, by in times.items() if name in names} | dict(
        plot.after.times
    )


def _network_ads(_: Random, plot: Plot, strength: float) -> Plot:
    """The account's money moves from search to the network."""
    moved = {SEARCH.campaign: 220 / 300, NETWORK.campaign: 430 / 60}
    return plot.changed(times=_times(plot, strength, **moved))


def _cheap_network_ads(rng: Random, plot: Plot, strength: float) -> Plot:
    """The same, at a quarter of a rouble's price: a sale from the network costs less."""
    plot = _network_ads(rng, plot, strength)
    cheap = {NETWORK.campaign: 25_000}
    return replace(plot.changed(cpl=cheap), before=replace(plot.before, cpl=cheap))


def _junked_unworked(rng: Random, plot: Plot, strength: float) -> Plot:
    """Half of the managers throw away leads without an attempt."""
    dumped = {one.name: min(0.6, 0.32 * strength) for one in rng.sample(TEAM, len(TEAM) // 2)}
    return plot.changed(dumped=dumped)


def _mix_shift(_: Random, plot: Plot, strength: float) -> Plot:
    """A weak channel grows fourfold while every channel converts better."""
    better = {"poisk_okna": 8 / 7, "vk_pohozhie": 1.2, "SEO": 1.05, "Recommendations": 25.6 / 24}
    times = {SOCIAL.campaign: 4.2, "Recommendations": 0.9}
    return plot.changed(
        times=_times(plot, strength, **times),
        won={name: _scaled(by, strength) for name, by in better.items()},
    )


def _nothing(_: Random, plot: Plot, __: float) -> Plot:
    """Two quarters of one company."""
    return plot


_OFF: Final = tuple(
    [date(2025, 11, 3), date(2025, 11, 4), date(2025, 12, 31)]
    + [date(2026, 1, day) for day in (1, 2, 5, 6, 7, 8, 9)]
)


def _young_month(_: Random, plot: Plot, __: float) -> Plot:
    """A January of fifteen working days, exported on its last evening; sales take weeks."""
    return replace(
        plot,
        since=date(2025, 9, 1),
        earlier=date(2025, 12, 1),
        middle=date(2026, 1, 1),
        until=date(2026, 1, 31),
        as_of=datetime(2026, 1, 31, 18, 0),  # noqa: DTZ001 - local time of a made-up company
        holidays=_OFF,
        off=0.0,
        slow=2.7,
    )


def _queue(_: Random, plot: Plot, strength: float) -> Plot:
    """Leads lie nine hours; who does not answer the one call is closed by a robot a week later."""
    return plot.changed(queue=(480, 600), unreached=0.05 + 0.22 * strength, tries=1)


def _lost_calls(_: Random, plot: Plot, strength: float) -> Plot:
    """Calls make no cards any more, and people who write have two."""
    doubled = min(0.75, 0.5 * strength)
    return plot.changed(lost_calls=min(0.98, 0.94 + 0.02 * (strength - 1)), doubled=doubled)


def _price(_: Random, plot: Plot, strength: float) -> Plot:
    """Prices rise by an eighth: fewer buy, wherever they come from and whoever calls."""
    falls = _scaled(0.7, strength)
    reasons = REASONS | {DEAR: 14 + 28 * strength}
    return plot.changed(won={one.name: falls for one in plot.segments}, price=1.12, reasons=reasons)


def _letters(_: Random, plot: Plot, strength: float) -> Plot:
    """A reason rises of which no letter tells; nothing else."""
    return plot.changed(reasons=REASONS | {TERMS: 9 + 16 * strength})


def _filled(_: Random, plot: Plot, __: float) -> Plot:
    """Fields are filled in for the form, and cards counted twice, all along."""
    form = replace(plot.before, doubled=0.36, tests=0.045)
    return replace(
        plot, before=form, after=replace(plot.after, doubled=0.36, tests=0.045), is_form=True
    )


_UNSOLD: Final = tuple(
    Segment(origin_of(channel, "form", tag, name, 132_000), 62, 0.55, 0.0)
    for channel, tag, name in (
        ("Yandex.Direct", "yandex", "rsya_dachi"),
        ("Yandex.Direct", "yandex", "rsya_remont"),
        ("Yandex.Direct", "yandex", "rsya_novostroi"),
        ("VK Ads", "vk", "vk_dachi"),
        ("VK Ads", "vk", "vk_remont"),
    )
)


def _money_follows_leads(_: Random, plot: Plot, strength: float) -> Plot:
    """Five campaigns sell nothing and get two thirds more money."""
    known = {one.name for one in plot.segments}
    more = tuple(one for one in _UNSOLD if one.name not in known)
    plot = replace(plot, segments=(*plot.segments, *more))
    return plot.changed(times=_times(plot, strength, **{one.name: 690 / 410 for one in _UNSOLD}))


_PEOPLE: Final = ("handling", "quality", "quantity", "market", "recording")
STORIES: Final[Mapping[str, Story]] = {
    "network-ads": Story("S1", ONE_ACCOUNT, _network_ads, ("quality",), ("handling",), 2),
    "cheap-network-ads": Story(
        "S1b", ONE_ACCOUNT, _cheap_network_ads, ("quality",), ("handling",), 2
    ),
    "junked-unworked": Story("S2", USUAL, _junked_unworked, ("handling",), ("quality",), 2),
    "mix-shift-all-better": Story("S3", FOUR, _mix_shift, ("quality",), ("handling",), 2),
    "nothing": Story("S4", USUAL, _nothing, ("none",), _PEOPLE, 0),
    "young-month": Story("S4", USUAL, _young_month, ("none", "insufficient"), _PEOPLE, 0),
    "queue": Story("S5", USUAL, _queue, ("handling",), ("quality",), 1),
    "lost-calls": Story("S6", BY_PHONE, _lost_calls, ("recording",), ("quantity", "handling"), 2),
    "price": Story("S7", USUAL, _price, ("market",), ("handling",), 2),
    "letters-to-warm": Story("S8", USUAL, _letters, ("none",), _PEOPLE, 3),
    "filled-98": Story("S9", USUAL, _filled, ("none",), _PEOPLE, 5),
    "money-follows-leads": Story(
        "S10", USUAL, _money_follows_leads, ("quality",), ("handling",), 6
    ),
}
"""By name, in the order they are told in."""
