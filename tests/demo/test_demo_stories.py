"""Stories: the same bytes twice, a truth that is counted, effects as large as planted."""

from __future__ import annotations

import csv

import pytest
from tests.stories import tell

from smalign.base.errors import UsageError
from smalign.demo import write
from smalign.demo.stories import OVERLAYS, STORIES

SIZE = 600


def _rows(told, name):
    with (told.path / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _rate(counts):
    return counts["won"] / counts["leads"]


@pytest.mark.parametrize("story", STORIES)
def test_a_story_gives_the_same_bytes_twice(story, tmp_path):
    """Whatever the story, with an overlay, the same seed writes the same files."""
    once, twice = (
        tell(tmp_path / name, story, leads=60, overlays=("clones", "deleted-spam"))
        for name in ("once", "twice")
    )
    names = sorted(path.name for path in once.path.iterdir())
    assert {*once.truth["files"], "truth.json"} == {*names}
    for name in names:
        assert (once.path / name).read_bytes() == (twice.path / name).read_bytes(), name


@pytest.mark.parametrize("crm", ["bitrix24", "amocrm", "generic-ru", "hubspot"])
def test_a_story_is_told_in_other_dialects(crm, tmp_path):
    """The truth of a story is that of the company, whichever CRM exports it."""
    told = tell(tmp_path / crm, "price", leads=60, crm=crm)
    plain = tell(tmp_path / "plain", "price", leads=60)
    assert told.stories == plain.stories
    assert told.truth["totals"] == plain.truth["totals"]


def test_a_seed_is_a_strength_and_another_one_is_another(tmp_path):
    """The planted effect is of random size, which the truth tells."""
    strengths = {
        tell(tmp_path / str(seed), "price", seed=seed, leads=30).stories[0]["strength"]
        for seed in range(5)
    }
    assert len(strengths) == 5
    assert all(0.7 <= one <= 1.3 for one in strengths)


def test_nothing_is_two_quarters_alike(tmp_path):
    """Nothing happened: as many leads, sold as often, within what chance does to 3,000."""
    told = tell(tmp_path, "nothing", leads=3000)
    before, after = told.seen("before"), told.seen("after")
    assert abs(before["leads"] - after["leads"]) < 4 * (2 * 3000) ** 0.5
    assert abs(_rate(before) - _rate(after)) < 4 * (2 * 0.08 * 0.92 / 3000) ** 0.5


def test_the_money_moves_to_the_network_and_the_campaigns_stay_what_they_are(tmp_path):
    """The network grows about sevenfold, search shrinks; the account converts half as often."""
    told = tell(tmp_path, "network-ads", leads=3000)
    strength = told.stories[0]["strength"]
    before, after = (told.seen(when)["by_segment"] for when in ("before", "after"))
    grown = after["rsya_okna"]["leads"] / before["rsya_okna"]["leads"]
    assert grown == pytest.approx((430 / 60) ** strength, rel=0.15)
    assert after["poisk_okna"]["leads"] < before["poisk_okna"]["leads"]
    for name in ("poisk_okna", "rsya_okna"):
        assert abs(_rate(before[name]) - _rate(after[name])) < 0.03

    def account(of):
        names = ("poisk_okna", "rsya_okna")
        return sum(of[one]["won"] for one in names) / sum(of[one]["leads"] for one in names)

    assert account(after) < 0.75 * account(before)


def test_every_channel_is_better_and_the_total_is_worse(tmp_path):
    """Simpson: planted rates rise in each channel, and the whole converts less."""
    told = tell(tmp_path, "mix-shift-all-better", leads=5000)
    assert min(told.stories[0]["after"]["won"].values()) > 1
    assert _rate(told.seen("after")) < _rate(told.seen("before"))


def test_half_of_the_managers_junk_without_an_attempt(tmp_path):
    """Three of six throw away a third more; of their junk most was never called."""
    told = tell(tmp_path, "junked-unworked", leads=1500)
    dumping = told.stories[0]["after"]["dumped"]
    assert len(dumping) == 3
    junk = [row for row in _rows(told, "leads.csv") if row["Status"] == "disqualified"]
    later = [row for row in junk if row["Created at"] >= "2025-10-01"]
    of = {
        name: [row for row in later if (row["Owner"] in dumping) == name] for name in (True, False)
    }
    shares = {
        name: sum(not row["First attempt at"] for row in rows) / len(rows)
        for name, rows in of.items()
    }
    assert shares[True] > 0.45
    assert shares[False] < 0.15


def test_calls_are_in_the_log_and_not_among_the_cards(tmp_path):
    """Cards of calls collapse; the telephony has as many calls in as before."""
    told = tell(tmp_path, "lost-calls", leads=900)
    cards = [row for row in _rows(told, "leads.csv") if row["Created how"] == "call"]
    rings = [row for row in _rows(told, "calls.csv") if row["direction"] == "in"]

    def between(rows, column, first, last):
        return sum(first <= row[column][:10] <= last for row in rows)

    quarters = (("2025-07-01", "2025-09-30"), ("2025-10-01", "2025-12-31"))
    card_counts = [between(cards, "Created at", *one) for one in quarters]
    ring_counts = [between(rings, "touched_at", *one) for one in quarters]
    assert card_counts[1] < 0.12 * card_counts[0]
    assert ring_counts[0] == card_counts[0]
    assert ring_counts[1] > 0.8 * ring_counts[0]


def test_the_queue_is_before_the_assignment_and_a_robot_closes_the_rest(tmp_path):
    """Since the second quarter leads lie for hours, and a robot closes whom nobody reached."""
    told = tell(tmp_path, "queue", leads=900)
    ends = [
        row
        for row in _rows(told, "stage_log.csv")
        if row["card"] == "lead" and row["actor_kind"] == "robot"
    ]
    assert ends
    assert min(row["entered_at"] for row in ends) >= "2025-10-01"
    assert {row["stage"] for row in ends} == {"Junk Lead"}


def test_a_january_is_young_and_short(tmp_path):
    """Exported on its last evening, with the working days of Russia; sales are still to come."""
    told = tell(tmp_path, "young-month", leads=3000)
    assert told.truth["as_of"] == "2026-01-31T18:00:00+03:00"
    assert told.seen("after")["leads"] < 0.8 * told.seen("before")["leads"]
    assert _rate(told.seen("after")) < 0.5 * _rate(told.seen("before"))


def test_two_stories_happen_to_one_company(tmp_path):
    """Both are planted, told apart in the truth, and one does not undo the other."""
    told = tell(tmp_path, "network-ads", "queue", leads=900)
    assert [one["story"] for one in told.stories] == ["network-ads", "queue"]
    after = told.stories[0]["after"]
    assert after["unreached"] > 0.15
    assert after["times"]["rsya_okna"] > 3


@pytest.mark.parametrize("overlay", OVERLAYS)
def test_an_overlay_spoils_the_export_and_not_the_truth(overlay, tmp_path):
    """The story's own record is the same with each overlay; some file of the export is not."""
    plain = tell(tmp_path / "plain", "network-ads", leads=300)
    spoiled = tell(tmp_path / "spoiled", "network-ads", leads=300, overlays=(overlay,))
    assert spoiled.truth["overlays"] == [overlay]
    assert spoiled.stories == plain.stories
    before, after = (
        {path.name: path.read_bytes() for path in told.path.iterdir() if path.name != "truth.json"}
        for told in (plain, spoiled)
    )
    assert before != after


def test_cards_of_who_left_are_a_trainees_and_the_calls_are_not(tmp_path):
    """Reassigned: nobody owns a card of who left, who still is in the log of calls and stages."""
    told = tell(tmp_path, "nothing", leads=300, overlays=("reassigned",))
    owners = {row["Owner"] for row in _rows(told, "leads.csv")}
    actors = {row["actor"] for row in _rows(told, "calls.csv")}
    assert len(owners) == 6
    (left,) = actors - owners
    assert owners - actors == {"Вера Лугова"}
    assert left in {row["changed_by"] for row in _rows(told, "stage_log.csv")}
    given = [row for row in _rows(told, "owner_log.csv") if row["previous_owner"] == left]
    assert {row["owner"] for row in given} == {"Вера Лугова"}


def test_each_sale_has_a_clone_in_the_other_pipeline(tmp_path):
    """Clones: same person and amount, made minutes after the sale, without a lead."""
    told = tell(tmp_path, "nothing", leads=300, overlays=("clones",))
    deals = _rows(told, "deals.csv")
    clones = [row for row in deals if row["Pipeline"] == "Service"]
    sold = [row for row in deals if row["Pipeline"] == "General" and row["Status"] == "won"]
    assert len(clones) == len(sold) > 30
    key = ("Contact ID", "Amount")
    assert {tuple(row[one] for one in key) for row in clones} == {
        tuple(row[one] for one in key) for row in sold
    }
    assert {row["Lead ID"] for row in clones} == {""}


def test_the_open_cards_alone_are_exported(tmp_path):
    """Open-only: neither a won deal nor a closed lead is left."""
    told = tell(tmp_path, "nothing", leads=600, overlays=("open-only",))
    assert {row["Status"] for row in _rows(told, "deals.csv")} == {"open"}
    assert {row["Status"] for row in _rows(told, "leads.csv")} == {"open"}


def test_most_reasons_are_empty(tmp_path):
    """Empty reasons: about 58 % of the lost have none."""
    told = tell(tmp_path, "nothing", leads=900, overlays=("empty-reasons",))
    lost = [row for row in _rows(told, "deals.csv") if row["Status"] == "lost"]
    assert sum(not row["Loss reason"] for row in lost) / len(lost) == pytest.approx(0.58, abs=0.06)


def test_deleted_cards_leave_gaps_in_the_numbers(tmp_path):
    """Deleted spam: one number in six is missing, and every deal has its lead still."""
    told = tell(tmp_path, "nothing", leads=900, overlays=("deleted-spam",))
    numbers = [int(row["Lead ID"]) for row in _rows(told, "leads.csv")]
    span = numbers[-1] - numbers[0] + 1
    assert numbers == sorted(set(numbers))
    assert 1 - len(numbers) / span == pytest.approx(1 / 6, abs=0.03)
    assert {int(row["Lead ID"]) for row in _rows(told, "deals.csv")} <= {*numbers}


def test_phones_are_as_a_spreadsheet_leaves_them(tmp_path):
    """Damaged phones: contacts have none that can be read; the log of calls keeps its own."""
    told = tell(tmp_path, "nothing", leads=60, overlays=("damaged-phones",))
    assert {row["Phone"] for row in _rows(told, "contacts.csv")} == {"7.90000E+10"}
    assert {row["phone"][:5] for row in _rows(told, "calls.csv")} == {"+7900"}


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"story": ("strike",)}, "demo_unknown_story"),
        ({"overlay": ("rain",)}, "demo_unknown_overlay"),
        ({"story": ("price",), "with_plan": True}, "demo_story_alone"),
        ({"story": ("price",), "plant": ("night",)}, "demo_story_alone"),
        ({"story": ("price",), "spend": "vk-ads"}, "demo_story_alone"),
    ],
)
def test_what_cannot_be_told_is_named(more, code, tmp_path):
    """An unknown story or overlay, or what a story brings itself, is one error."""
    with pytest.raises(UsageError) as caught:
        write(tmp_path / "new", "generic", 7, 60, **more)
    assert caught.value.code == code
    assert not (tmp_path / "new").exists()
