"""Whose matter a change of conversion is: each pattern, by hand, and how seldom nothing is one."""

from __future__ import annotations

import pytest
from tests.compare_simulated import flips_flagged, named, verdict

from smalign.base.config import Thresholds
from smalign.metrics.comparing.bridge import Cell
from smalign.metrics.comparing.effort import Effort, is_less
from smalign.metrics.comparing.flips import flip_of
from smalign.metrics.comparing.periods import NOW, PREVIOUS
from smalign.metrics.comparing.recording import REPEATED, Recorded, changes
from smalign.metrics.comparing.verdict import holm

SEGMENTS = ("search", "network", "referral", "maps")
MANAGERS = ("a", "b", "c", "d", "e", "f")


def periods(rate, leads=50, *, cells=None):
    """Fifty leads a cell, ten won before; `rate` says how many of them are won now."""
    places = cells or [(segment, manager) for segment in SEGMENTS for manager in MANAGERS]
    return {
        PREVIOUS: {place: Cell(leads, leads // 5) for place in places},
        NOW: {place: Cell(leads, rate(*place)) for place in places},
    }


def causes(judged):
    """Cause → how many of its rates, rounded."""
    return {one.cause: round(one.value) for one in judged.parts if one.factor == "rates"}


def test_a_fall_of_one_segment_for_everybody_is_quality():
    """Six managers lose half in the network and hold elsewhere: 30 sales of quality."""
    found = verdict(periods(lambda segment, _: 5 if segment == "network" else 10))
    assert found.cause == "quality"
    assert [(one.kind, one.names) for one in found.told.patterns] == [("segments", ("network",))]
    assert causes(found) == {"quality": -30, "disputed": 0}


def test_a_fall_of_some_managers_everywhere_is_handling():
    """Three of six managers lose half in each segment: 60 sales of handling."""
    found = verdict(periods(lambda _, manager: 5 if manager in "abc" else 10))
    assert found.cause == "handling"
    assert [(one.kind, one.names) for one in found.told.patterns] == [("managers", ("a", "b", "c"))]
    assert causes(found) == {"handling": -60, "disputed": 0}


def test_a_fall_of_all_alike_is_the_market():
    """The price rises: every cell loses four sales of ten, and nobody is accused."""
    found = verdict(periods(lambda *_: 6))
    assert found.cause == "market"
    assert causes(found) == {"market": -96}


def test_a_fall_of_all_with_less_effort_is_handling():
    """The same fall, while leads without a single attempt rise from 5 to 40 %: not the market."""
    places = [(segment, manager) for segment in SEGMENTS for manager in MANAGERS]
    efforts = {
        PREVIOUS: {place: Effort(20, 1, 40, 100) for place in places},
        NOW: {place: Effort(20, 8, 40, 100) for place in places},
    }
    assert verdict(periods(lambda *_: 6), efforts=efforts).cause == "handling"


@pytest.mark.parametrize(("unworked", "cause"), [(10, "handling"), (8, "market")])
def test_how_much_less_effort_is_enough_goes_by_the_rate_and_not_by_its_odds(unworked, cause):
    """60 → 50 % is a sixth less, half of which is 8.3 %; the odds, 1.5 → 1, fall by a third.

    Of 90 % of the lost cards that were worked 80 % are left, 11.1 % less, or 84 %, 6.7 % less.
    """
    places = [(segment, manager) for segment in SEGMENTS for manager in MANAGERS]
    made = {
        PREVIOUS: {place: Cell(100, 60) for place in places},
        NOW: {place: Cell(100, 50) for place in places},
    }
    efforts = {
        PREVIOUS: {place: Effort(50, 5, 100, 250) for place in places},
        NOW: {place: Effort(50, unworked, 100, 250) for place in places},
    }
    assert verdict(made, efforts=efforts).cause == cause


def test_two_patterns_at_once_are_both_named():
    """The network falls for all, and three managers everywhere; where both meet it is disputed."""

    def rate(segment, manager):
        return round(20 * (0.5 if segment == "network" else 1) * (0.5 if manager in "abc" else 1))

    found = verdict(
        {
            PREVIOUS: {(s, m): Cell(100, 20) for s in SEGMENTS for m in MANAGERS},
            NOW: {(s, m): Cell(100, rate(s, m)) for s in SEGMENTS for m in MANAGERS},
        }
    )
    assert {one.kind for one in found.told.patterns} == {"segments", "managers"}
    assert causes(found) == {"quality": -30, "handling": -90, "disputed": -45}


def test_who_has_a_segment_alone_is_not_told_from_it():
    """One manager has one segment alone, and it falls: the leads or the work, nobody can say."""
    own = dict(
        zip(MANAGERS, ("search", "network", "referral", "maps", "mail", "chat"), strict=True)
    )
    cells = [(segment, manager) for manager, segment in own.items()]
    found = verdict(periods(lambda _, m: 20 if m == "a" else 60, 300, cells=cells))
    assert found.cause == "disputed"
    assert causes(found) == {"disputed": -40}


def test_managers_are_not_named_where_others_did_their_work():
    """More than one lost card in five was last worked by another: no pattern by owner."""
    made = periods(lambda _, manager: 5 if manager in "abc" else 10)
    assert verdict(made, acted=(21, 100)).cause == "disputed"
    assert verdict(made, acted=(20, 100)).cause == "handling"


@pytest.mark.parametrize(
    ("known", "gate"),
    [
        ({"known": (69, 100)}, "channel_known"),
        ({"linked": (79, 100)}, "linked"),
        ({"rejected": (1, 100)}, "rejected"),
    ],
)
def test_a_gate_that_is_shut_makes_no_weaker_claim(known, gate):
    """With channels or links missing the clear fall of a segment is not enough data."""
    made = periods(lambda segment, _: 5 if segment == "network" else 10)
    found = verdict(made, **known)
    assert found.cause == "insufficient"
    assert [one.name for one in found.gates if not one.is_passed] == [gate]


def test_unread_records_may_be_the_leads_that_are_gone():
    """Half as many leads are fewer leads with 9 of 1,000 records unread, and unknown with 10."""
    made = {PREVIOUS: {("search", "a"): Cell(800, 80)}, NOW: {("search", "a"): Cell(400, 40)}}
    assert verdict(made, rejected=(9, 1000)).cause == "quantity"
    found = verdict(made, rejected=(10, 1000))
    assert (found.cause, found.claims) == ("insufficient", [])


def test_unread_records_may_be_the_calls_that_are_gone():
    """Cards of calls fall to 12 of 412 calls: no other recording, as long as records are unread."""
    recorded = Recorded(
        ways={PREVIOUS: {"call": 200, "form": 400}, NOW: {"call": 12, "form": 410}},
        logs={PREVIOUS: {"call": 412}, NOW: {"call": 405}},
    )
    made = {PREVIOUS: {("maps", "a"): Cell(600, 60)}, NOW: {("maps", "a"): Cell(422, 42)}}
    assert verdict(made, recorded=recorded, rejected=(200, 1022)).cause == "insufficient"


def test_few_sales_are_not_judged():
    """29 sales in a period are too few, 30 are enough to say that nothing happened."""
    few = {("search", "a"): Cell(500, 29)}
    assert verdict({PREVIOUS: few, NOW: few}).cause == "insufficient"
    enough = {("search", "a"): Cell(500, 30)}
    assert verdict({PREVIOUS: enough, NOW: enough}).cause == "none"


def test_calls_that_do_not_arrive_are_the_recording():
    """Cards of calls fall from 200 to 12 while the log has 412 and 405: nobody's quantity."""
    recorded = Recorded(
        ways={PREVIOUS: {"call": 200, "form": 400}, NOW: {"call": 12, "form": 410}},
        logs={PREVIOUS: {"call": 412}, NOW: {"call": 405}},
    )
    made = {PREVIOUS: {("maps", "a"): Cell(600, 60)}, NOW: {("maps", "a"): Cell(422, 42)}}
    found = verdict(made, recorded=recorded)
    assert found.cause == "recording"
    assert {one.cause for one in found.parts} == {"recording"}
    assert [(one.way, one.before, one.after) for one in found.recording] == [("call", 200, 12)]


def test_the_recording_is_named_though_sales_did_not_move():
    """The same collapse, as many sales as before: the cards mean something else all the same."""
    recorded = Recorded(
        ways={PREVIOUS: {"call": 200}, NOW: {"call": 12}},
        logs={PREVIOUS: {"call": 412}, NOW: {"call": 405}},
    )
    made = {PREVIOUS: {("maps", "a"): Cell(600, 60)}, NOW: {("maps", "a"): Cell(600, 60)}}
    found = verdict(made, recorded=recorded)
    assert (found.cause, found.claimed) == ("recording", frozenset())


def test_without_a_log_a_collapse_is_nobodys():
    """The same collapse without a log of calls: perhaps people stopped calling; disputed."""
    recorded = Recorded(ways={PREVIOUS: {"call": 200}, NOW: {"call": 12}})
    made = {PREVIOUS: {("maps", "a"): Cell(600, 60)}, NOW: {("maps", "a"): Cell(422, 42)}}
    assert verdict(made, recorded=recorded).cause == "disputed"


def test_a_log_that_falls_too_is_no_change_of_recording():
    """People really call less: the log falls with the cards, and it is quantity."""
    recorded = Recorded(
        ways={PREVIOUS: {"call": 200}, NOW: {"call": 12}},
        logs={PREVIOUS: {"call": 412}, NOW: {"call": 30}},
    )
    made = {PREVIOUS: {("maps", "a"): Cell(600, 60)}, NOW: {("maps", "a"): Cell(422, 42)}}
    assert verdict(made, recorded=recorded).cause == "quantity"


@pytest.mark.parametrize(("repeated", "is_seen"), [(310, True), (120, False)])
def test_a_surge_of_repeats_is_the_recording(repeated, is_seen):
    """31 % of the new cards repeat a person instead of 5 %; 12 % are not enough."""
    recorded = Recorded(ways={PREVIOUS: {REPEATED: 50}, NOW: {REPEATED: repeated}})
    found = changes(recorded, PREVIOUS, NOW, (1000, 1000), Thresholds())
    assert bool(found) is is_seen


@pytest.mark.parametrize(
    ("before", "after", "lost", "less"),
    [
        # of 95 % worked 70 % are left: 26.3 % fewer, which half of 50 % is and half of 55 % is not
        (Effort(200, 10, 600, 2400), Effort(200, 60, 600, 2400), 0.5, True),
        (Effort(200, 10, 600, 2400), Effort(200, 60, 600, 2400), 0.55, False),
        # of 3 attempts a card 2: a third fewer
        (Effort(200, 10, 600, 2400), Effort(200, 10, 400, 1400), 0.6, True),
        (Effort(200, 10, 600, 2400), Effort(200, 10, 400, 1400), 0.7, False),
        (Effort(200, 10, 600, 2400), Effort(200, 14, 590, 2400), 0.1, False),
        # 1.78 attempts a card are 1.66: beyond chance, and 7 % fewer
        (Effort(1319, 80, 2353, 6135), Effort(1259, 102, 2092, 5234), 0.1, True),
        (Effort(1319, 80, 2353, 6135), Effort(1259, 102, 2092, 5234), 0.39, False),
        (Effort(), Effort(200, 60, 0, 0), 0.1, False),
    ],
)
def test_less_effort_is_beyond_chance_and_enough_to_be_why(before, after, lost, less):
    """More cards without an attempt, or fewer attempts a card; nothing without a record."""
    assert is_less(before, after, lost) is less


def test_a_flip_is_told_with_its_segments():
    """Both rise, 10 → 11 % and 30 → 33 %, and the total falls from 20 to 15.4 %: a flip."""
    before = {("weak", "a"): Cell(100, 10), ("strong", "a"): Cell(100, 30)}
    after = {("weak", "a"): Cell(400, 44), ("strong", "a"): Cell(100, 33)}
    found = flip_of(before, after)
    assert found is not None
    assert (found.falls, found.against, found.segments) == (True, 2, 2)
    assert flip_of(before, before) is None


def test_every_seeded_flip_is_flagged():
    """Two hundred companies whose total falls while every segment rises."""
    assert flips_flagged(range(200)) == 200


def one_manager_fell(by, network):
    """Search and referral convert 20 %, the network 3 %; of one manager `by` sales fewer in each.

    network: how many times as many leads it has now.
    """
    rates = {"search": 20, "referral": 20, "network": 3}
    before = {(s, m): Cell(100, rate) for s, rate in rates.items() for m in MANAGERS}
    now = {
        (s, m): Cell(100 * network, rates[s] * network)
        if s == "network"
        else Cell(100, rates[s] - by * (m == "a"))
        for s, m in before
    }
    return {PREVIOUS: before, NOW: now}


@pytest.mark.parametrize(
    ("by", "network", "claims"),
    [
        (13, 1, {"handling"}),
        (13, 3, {"quantity", "quality"}),
        (14, 3, {"quantity", "quality", "handling"}),
    ],
)
def test_beside_a_changed_mix_a_fall_must_be_rarer(by, network, claims):
    """A fall that one in a hundred has by chance is named alone, and not beside another cause."""
    found = verdict(one_manager_fell(by, network))
    assert {one.cause for one in found.claims} == claims


def test_nothing_is_seldom_something():
    """Equal rates, random leads, forty companies: a cause is named for two of them at most."""
    found = named("nothing", 1500, range(40))
    assert sum(found.values()) - found["none"] - found["insufficient"] <= 2


def test_adjusted_p_values_are_holms():
    """By hand: the least times three, the next times two but not less, the last as it is."""
    assert holm({"a": 0.01, "b": 0.04, "c": 0.03}) == {"a": 0.03, "b": 0.06, "c": 0.06}


def test_what_is_sure_but_small_is_not_named():
    """100,000 leads become 97,000 at one rate: surely fewer, and 3 % of the sales."""
    made = {
        PREVIOUS: {("search", "a"): Cell(100_000, 10_000)},
        NOW: {("search", "a"): Cell(97_000, 9_700)},
    }
    found = verdict(made)
    assert found.cause == "none"
    assert found.seen("leads", "quantity") == "small"
