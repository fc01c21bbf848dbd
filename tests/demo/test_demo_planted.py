"""Planted delays: the truth says them, and process tells them apart."""

from __future__ import annotations

import json

import pytest

from smalign.base.errors import UsageError
from smalign.demo import write
from smalign.demo.company import build
from smalign.demo.planted import PLANTS
from smalign.session import open_exports


def _open(folder, plant, leads=2400):
    """A session over a company with one delay, and what the truth says of it."""
    write(folder, "generic", 7, leads, plant=(plant,))
    (folder / "smalign.toml").write_text('[sources]\ntimezone = "Europe/Moscow"\n', "utf-8")
    effects = json.loads((folder / "truth.json").read_text(encoding="utf-8"))["effects"]
    told = next(one for one in effects if one["effect"] == plant)
    return open_exports([folder]), told


def test_a_queue_is_the_delay_of_the_system(tmp_path):
    """Hours until assigned, minutes from then on: as the truth counts them of the same leads."""
    session, told = _open(tmp_path, "queue")
    with session:
        before = session.process(by=(), until="2026-02-01").total
        after = session.process(by=(), since=told["from"]).total
    assert (after["cards"], after["assign_median"]) == (told["leads"], told["assign_minutes"])
    assert after["response_median"] == told["response_minutes"]
    assert after["assign_median"] > 8 * 60 > before["assign_median"]
    assert after["response_median"] <= 30 < before["response_median"]


def test_nights_are_told_and_no_difference_is_made_of_them(tmp_path):
    """As many as the truth counts came from 22 o'clock on; conversion goes by chance alone."""
    session, told = _open(tmp_path, "night")
    with session:
        result = session.process(show="arrivals")
    late = [row for row in result.rows if row["hour"] in {"22", "23"}]
    assert sum(row["cards"] for row in late) == told["leads"]
    assert sum(row["gained"] for row in late) == told["converted"]
    total = result.total
    assert total["rate_outside_low"] < total["rate_inside"] < total["rate_outside_high"]
    assert total["speed_outside"] > 10 * 60 > total["speed_inside"]


def test_an_overloaded_manager_shows_the_ceiling(tmp_path):
    """More than four leads a day: later, and it is he who has the most."""
    session, told = _open(tmp_path, "overload", 4800)
    with session:
        load = session.process(show="load", since=told["from"])
        ceiling = session.process(show="ceiling", where=f"owner = {told['owner']}")
    assert load.rows[0]["owner"] == told["owner"]
    assert load.rows[0]["day_most"] > told["most_a_day"]
    note = next(one for one in ceiling.notes if one.code.startswith("ceiling"))
    assert (note.code, note.facts["most"]) == ("ceiling_found", told["most_a_day"])


def test_without_an_overload_no_ceiling_is_told(tmp_path):
    """The plain company of the same size."""
    write(tmp_path, "generic", 7, 4800)
    with open_exports([tmp_path]) as session:
        result = session.process(show="ceiling")
    assert "ceiling_found" not in [one.code for one in result.notes]


@pytest.mark.parametrize("plant", PLANTS)
def test_a_delay_leaves_time_in_order(plant):
    """Created, assigned, called, moved on: none before the one before it, none after the as-of."""
    company = build(11, 400, (plant,))
    for before, lead in zip((None, *company.leads), company.leads, strict=False):
        assert before is None or before.created <= lead.created
        moments = [lead.created, *(move.at for move in lead.moves[1:])]
        assert moments == sorted(moments)
        assert lead.created <= lead.assigned
        if lead.first_attempt:
            assert lead.assigned <= lead.first_attempt
    assert [lead.number for lead in company.leads] == list(range(1001, 1401))


def test_an_unknown_delay_is_named(tmp_path):
    """And nothing is written."""
    with pytest.raises(UsageError) as refused:
        write(tmp_path / "new", "generic", 7, 60, plant=("strike",))
    assert (refused.value.code, refused.value.facts["found"]) == ("demo_unknown_plant", "strike")
    assert not (tmp_path / "new").exists()
