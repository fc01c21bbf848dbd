"""Where and how a report is made changes no byte of it."""

from __future__ import annotations

from itertools import combinations, product

import pytest
from tests.same_bytes import LOCALES, PAIRED, SEEDS, THREADS, ZONES, hashes, made_locale

from smalign.demo import write


def test_any_two_values_meet():
    """Nine settings hold every pair of a zone, a locale, a number of threads and a seed."""
    values = {"zone": ZONES, "locale": LOCALES, "threads": THREADS, "seed": SEEDS}
    assert len(set(PAIRED)) == 9
    for one, other in combinations(values, 2):
        met = {(getattr(setting, one), getattr(setting, other)) for setting in PAIRED}
        assert met == set(product(values[one], values[other])), (one, other)


@pytest.fixture(scope="module")
def room(tmp_path_factory):
    """A small company with a history, touches, payments, tasks and a plan; a Russian locale."""
    place = tmp_path_factory.mktemp("room")
    made_locale(place)
    write(place / "company", "generic", 7, 30, with_plan=True)
    return place


def test_the_same_export_gives_the_same_bytes(room):
    """Three of the nine settings, with every zone, locale, number of threads and seed among them.

    All nine are `python -m tests.same_bytes --paired`, the whole grid is without that option.
    """
    settings = (PAIRED[0], PAIRED[5], PAIRED[7])
    for name, values in (
        ("zone", ZONES),
        ("locale", LOCALES),
        ("threads", THREADS),
        ("seed", SEEDS),
    ):
        assert {getattr(one, name) for one in settings} == set(values)
    made = [hashes(setting, room / "company", room) for setting in settings]
    assert [{form for form in one if one[form] != made[0][form]} for one in made] == [set()] * 3
