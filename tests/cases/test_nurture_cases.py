"""nurture, worked by hand: thirteen cards of one stage, and what each of them does."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

import pytest
from tests.scoped import company

from smalign.metrics.nurture.coverage import COVERAGE
from smalign.metrics.nurture.fatigue import FATIGUE
from smalign.metrics.nurture.nurture import NURTURE

AS_OF: Final = {
    "as_of": datetime(2024, 3, 31, 12),  # noqa: DTZ001 - moments are UTC without a zone
    "as_of_on": date(2024, 3, 31),
    "window": 3 * 86_400,
    "by": ("content",),
    "min_n": 2,
}
STAGES: Final = """
    card | pipeline | stage | stage_order | outcome
    deal | Main     | New   | 1           | open
    deal | Main     | Offer | 2           | open
    deal | Main     | Won   | 3           | won
    deal | Main     | Lost  |             | lost"""


def deals(**ends: tuple[str, str]) -> dict[str, object]:
    """Deals made on 1 March, each with its one stay in New: (day it left, where to)."""
    status = {"Offer": "open", "Won": "won", "Lost": "lost", "": "open"}
    cards, moves = [], []
    for name, (left, to) in ends.items():
        closed = left if to in {"Won", "Lost"} else None
        cards.append(
            {
                "deal_id": name,
                "pipeline": "Main",
                "created_at": "2024-03-01 09:00",
                "closed_at": closed,
                "status": status[to],
            }
        )
        stay = {"card": "deal", "card_id": name, "pipeline": "Main"}
        moves.append(
            {
                **stay,
                "stage": "New",
                "stage_order": "1",
                "entered_at": "2024-03-01 09:00",
                "left_at": left or None,
            }
        )
        if to == "Offer":
            moves.append({**stay, "stage": "Offer", "stage_order": "2", "entered_at": left})
    return {"deals": cards, "stage_log": moves, "stages": STAGES}


UNTOUCHED: Final = {
    **{f"u{n}": ("2024-03-03 12:00", "Offer") for n in range(4)},
    **{f"u{n}": ("2024-03-04 12:00", "Lost") for n in range(4, 6)},
    **{f"u{n}": ("2024-03-05 12:00", "Won") for n in range(6, 8)},
    **{f"u{n}": ("2024-03-20 12:00", "Offer") for n in range(8, 12)},
}
"""Twelve untouched: on day 2 of the stage 4 move on, on day 3 2 are lost, on day 4 2 are won."""
TOUCHED: Final = {
    "t1": ("2024-03-04 12:00", "Offer"),
    "t2": ("2024-03-08 12:00", "Offer"),
    "t3": ("2024-03-05 12:00", "Won"),
    "t4": ("2024-03-04 12:00", "Lost"),
}
"""Four that got the letter on day 1: one is at the next stage on day 3, one is won on day 4."""
TOUCHES: Final = """
    card | card_id | touch_id | touched_at       | segment
    deal | t1      | 1        | 2024-03-02 10:00 | letter
    deal | t2      | 2        | 2024-03-02 10:00 | letter
    deal | t2      | 3        | 2024-03-09 10:00 | letter
    deal | t3      | 4        | 2024-03-02 10:00 | letter
    deal | t4      | 5        | 2024-03-02 10:00 | letter"""


def test_the_touched_stand_beside_untouched_cards_of_their_day(engine):
    """On day 1 twelve untouched stand there: 4 + 2 of them move on within 3 days.

    The four touched leave the comparison that day. Two of them move on: 2/4 - 6/12 = 0. The moves
    of the untouched after day 4 are beyond 3 days. Nobody is lost sight of, so the variance is that
    of two shares: 4 x 0.25 / 4 / 3 of the touched, 0.25 / 12 of the untouched.
    """
    ends = {**UNTOUCHED, **TOUCHED}
    ask = company(engine, AS_OF, **deals(**ends), sent_touches=TOUCHES)
    (row,) = NURTURE.compute(ask).rows
    assert (row["reach"], row["touches"], row["compared"], row["comparisons"]) == (4, 5, 4, 12)
    assert row["progression"] == 0.5
    assert row["untouched_progression"] == pytest.approx(6 / 12)
    assert row["lift"] == pytest.approx(0)
    half = 1.959963984540054 * (0.25 / 3 + 0.25 / 12) ** 0.5
    assert (row["lift_low"], row["lift_high"]) == (pytest.approx(-half), pytest.approx(half))
    assert row["days_to_move"] == 2.5
    assert row["verdict"] == "same"


def test_who_is_touched_later_is_compared_until_then(engine):
    """A letter on day 4 ends the comparison of its card: half of that day it still stands there.

    Day 2: 4 of 12, day 3: 2 of 8 lost, day 4: 2 of 6 - 1/2 less the touched one's half.
    """
    late = TOUCHES + "\n    deal | u8 | 4 | 2024-03-05 10:00 | other"
    ends = {**UNTOUCHED, **TOUCHED}
    ask = company(engine, AS_OF, **deals(**ends), sent_touches=late)
    rows = {row["content"]: row for row in NURTURE.compute(ask).rows}
    expected = 4 / 12 + 8 / 12 * (6 / 8) * (2 / 5.5)
    assert rows["letter"]["untouched_progression"] == pytest.approx(expected)


def test_a_stage_that_everybody_left_is_compared_to_its_end(engine):
    """Day 2: 4 of 12 move on and 8 are lost, so nobody has to be followed on day 3: 4/12.

    In floating point 1 - 4/12 - 8/12 is not 0, which is as if somebody still stood there.
    """
    ends = {f"u{n}": ("2024-03-03 12:00", "Offer" if n < 4 else "Lost") for n in range(12)}
    ask = company(engine, AS_OF, **deals(**ends, **TOUCHED), sent_touches=TOUCHES)
    (row,) = NURTURE.compute(ask).rows
    assert (row["compared"], row["comparisons"]) == (4, 12)
    assert row["untouched_progression"] == pytest.approx(4 / 12)


def test_young_and_closed_and_lonely_cards_are_left_out_and_counted(engine):
    """A letter of two days ago, one to a card that was lost, and one where nobody else stands."""
    ends = {
        **UNTOUCHED,
        "young": ("", ""),
        "gone": ("2024-03-10 12:00", "Lost"),
        "alone": ("2024-03-26 12:00", "Offer"),
    }
    touches = """
        card | card_id | touch_id | touched_at       | segment
        deal | young   | 1        | 2024-03-29 10:00 | letter
        deal | gone    | 2        | 2024-03-10 18:00 | letter
        deal | alone   | 3        | 2024-03-25 10:00 | letter"""
    ask = company(engine, AS_OF, **deals(**ends), sent_touches=touches)
    result = NURTURE.compute(ask)
    assert {one.reason: one.count for one in result.excluded} == {
        "nurture_immature": 1,
        "nurture_no_open_stage": 1,
        "nurture_no_comparison": 1,
    }
    assert result.rows[0]["verdict"] == "few"
    assert result.rows[0]["lift"] is None


def test_other_fields_are_other_cards(engine):
    """Nobody of the channel Ads is untouched, so the letters there have nothing beside them."""
    alike = [
        {"card": "deal", "card_id": name, "alike": "Ads" if name.startswith("t") else "Mail"}
        for name in (*UNTOUCHED, *TOUCHED)
    ]
    ends = {**UNTOUCHED, **TOUCHED}
    ask = company(engine, AS_OF, **deals(**ends), sent_touches=TOUCHES, card_alike=alike)
    result = NURTURE.compute(ask)
    assert (result.rows[0]["compared"], result.rows[0]["comparisons"]) == (0, 0)
    assert {one.reason: one.count for one in result.excluded} == {"nurture_no_comparison": 4}


def test_without_a_history_cards_stand_on_their_dates(engine):
    """Leads from creation to qualification to conversion: the letter came between."""
    leads = [
        {
            "lead_id": str(n),
            "created_at": "2024-03-01 09:00",
            "qualified_at": "2024-03-04 09:00" if n < 6 else None,
            "closed_at": "2024-03-06 09:00" if n < 3 else None,
            "status": "converted" if n < 3 else "open",
        }
        for n in range(13)
    ]
    touches = """
        card | card_id | touch_id | touched_at       | segment
        lead | 12      | 1        | 2024-03-02 10:00 | letter"""
    ask = company(engine, AS_OF, leads=leads, sent_touches=touches)
    result = NURTURE.compute(ask)
    # of twelve untouched six are qualified within three days of 2 March
    assert "nurture_by_dates" in {note.code for note in result.notes}
    (row,) = result.rows
    assert (row["compared"], row["comparisons"], row["verdict"]) == (1, 12, "few")


def test_coverage_comes_first(engine):
    """Four of sixteen cards are touched; of the open ones, two of ten."""
    ends = {**UNTOUCHED, **TOUCHED}
    ask = company(engine, AS_OF, **deals(**ends), sent_touches=TOUCHES)
    first = NURTURE.compute(ask).notes[0]
    assert first.code == "nurture_coverage"
    facts = first.facts
    assert (facts["touched"], facts["cards"]) == (2, 10)
    assert (facts["all_touched"], facts["all_cards"]) == (4, 16)


def test_where_no_card_is_open_coverage_is_of_all(engine):
    """Twelve lost deals and the won one that got a letter: 1 of 13."""
    ends = {**dict.fromkeys(UNTOUCHED, ("2024-03-20 12:00", "Lost")), "t3": TOUCHED["t3"]}
    first = NURTURE.compute(company(engine, AS_OF, **deals(**ends), sent_touches=TOUCHES)).notes[0]
    assert first.code == "nurture_coverage_closed"
    assert (first.facts["touched"], first.facts["cards"]) == (1, 13)


def _letters(touched: int, untouched: int, moved: int) -> dict[str, object]:
    """Touched cards of one day none of which moves on, and untouched ones, `moved` of which do."""
    stages = ["Offer"] * moved + ["Lost"] * (untouched - moved)
    ends = {
        **{f"u{n}": ("2024-03-03 12:00", stage) for n, stage in enumerate(stages)},
        **{f"t{n}": ("2024-03-04 12:00", "Lost") for n in range(touched)},
    }
    touches = "card | card_id | touch_id | touched_at | segment" + "".join(
        f"\ndeal | t{n} | {n} | 2024-03-02 10:00 | letter" for n in range(touched)
    )
    return {**deals(**ends), "sent_touches": touches}


def test_none_of_a_few_is_no_proof(engine):
    """None of 10 moves on and 3 of 100 would: by chance alone none of ten does in 74 % of cases.

    The touched do not differ among each other, so their spread is 0: the binomial one is taken, of
    (3 + 1) / (100 + 2). 1.96 x sqrt(0.0392 x 0.9608 / 10 + 0.0392 x 0.9608 / 100) = 0.1262.
    """
    result = NURTURE.compute(company(engine, AS_OF, **_letters(10, 100, 3)))
    (row,) = result.rows
    assert row["lift"] == pytest.approx(-0.03)
    assert row["lift_high"] == pytest.approx(-0.03 + 0.1262, abs=1e-4)
    assert row["verdict"] == "same"


def test_nothing_beside_nothing_is_not_known_to_the_point(engine):
    """None of 10 and none of 12: 1.96 x sqrt(1/14 x 13/14 x (1/10 + 1/12)) = 0.2161."""
    (row,) = NURTURE.compute(company(engine, AS_OF, **_letters(10, 12, 0))).rows
    assert (row["lift"], row["verdict"]) == (0, "same")
    assert row["lift_high"] == pytest.approx(0.2161, abs=1e-4)


def test_what_goes_with_moving_on_less_often_is_told(engine):
    """Thirty untouched of forty move on within three days, and none of ten that got the letter."""
    result = NURTURE.compute(company(engine, AS_OF, **_letters(10, 40, 30)))
    assert result.rows[0]["lift"] == pytest.approx(-0.75)
    notes = {note.code: note.facts for note in result.notes}
    assert notes["nurture_below"] == {"contents": ["letter"]}
    assert "nurture_above" not in notes


def test_what_was_sent_before_a_card_was_made_is_not_of_it(engine):
    """A letter of February is of no deal of March: its card is neither covered nor reached."""
    ends = {**UNTOUCHED, **TOUCHED}
    early = TOUCHES + "\n    deal | u1 | 9 | 2024-02-20 10:00 | other"
    ways = "way | is_linked\n" + "\n".join(["contact | 1"] * 5)
    tables = {**deals(**ends), "sent_touches": early, "sent_ways": ways}
    total = COVERAGE.compute(company(engine, AS_OF, **tables)).total
    assert (total["touched_cards"], total["cards"]) == (4, 16)
    facts = NURTURE.compute(company(engine, AS_OF, **tables)).notes[0].facts
    assert (facts["all_touched"], facts["all_cards"]) == (4, 16)


def test_without_touches_it_says_so(engine):
    """No row, and one note."""
    result = NURTURE.compute(company(engine, AS_OF, **deals(**UNTOUCHED)))
    assert result.rows == ()
    assert [note.code for note in result.notes] == ["nurture_no_touches"]


@pytest.mark.parametrize("metric", [NURTURE, FATIGUE])
def test_touches_of_nobody_known_are_not_taken_for_none(engine, metric):
    """Two letters are in the export and linked with no card: that is said, and no card is 0 %."""
    ways = "way | is_linked | segment\nperson | 0 | letter\nperson | 0 | letter"
    tables = {**deals(**UNTOUCHED), "sent_ways": ways}
    (note,) = metric.compute(company(engine, AS_OF, **tables)).notes
    assert (note.code, note.facts) == ("nurture_unlinked", {"touches": 2, "cards": 12})
    alike = {"alike": ("channel",)}
    found = COVERAGE.compute(company(engine, AS_OF | alike, **tables))
    assert [found.total[name] for name in ("cards", "touched_cards", "open_share")] == [
        12,
        None,
        None,
    ]
    assert [note.code for note in found.notes] == ["coverage_ways"]


def test_touches_are_numbered_by_card_and_day(engine):
    """Four cards have a first touch, one of them a second a week later and a third that evening."""
    more = TOUCHES + "\n    deal | t2 | 6 | 2024-03-09 20:00 | other"
    ask = company(engine, AS_OF, **deals(**UNTOUCHED, **TOUCHED), sent_touches=more)
    rows = FATIGUE.compute(ask).rows
    assert [(row["nth_touch"], row["reach"], row["touches"]) for row in rows] == [
        (1, 4, 4),
        (2, 1, 2),
    ]
    assert rows[0]["lift"] == pytest.approx(0)
    # on day 8 of the stage four untouched stand there: too few to compare with
    assert (rows[1]["compared"], rows[1]["verdict"]) == (0, "few")


def test_coverage_is_told_by_segment_and_by_link(engine):
    """Of sixteen cards the four touched ones are of Mail; Ads is never sent anything."""
    names = (*UNTOUCHED, *TOUCHED)
    alike = [
        {"card": "deal", "card_id": name, "alike": "Mail" if name in TOUCHED else "Ads"}
        for name in names
    ]
    ways = "way | is_linked\ndeal | 1\ndeal | 1\ncontact | 1\nperson | 0"
    tables = {"sent_touches": TOUCHES, "card_alike": alike, "sent_ways": ways}
    asked = AS_OF | {"alike": ("channel",)}
    result = COVERAGE.compute(company(engine, asked, **deals(**UNTOUCHED, **TOUCHED), **tables))
    rows = {row["channel"]: row for row in result.rows}
    assert (rows["Mail"]["open_touched"], rows["Mail"]["open_cards"]) == (2, 2)
    assert (rows["Ads"]["touched_cards"], rows["Ads"]["cards"]) == (0, 12)
    assert result.total["open_share"] == 2 / 10
    notes = {note.code: note.facts for note in result.notes}
    assert notes["nurture_never"]["segments"] == ["Ads"]
    assert [notes["coverage_ways"][name] for name in ("touches", "deal", "nobody")] == [4, 2, 1]
