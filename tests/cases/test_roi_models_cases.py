"""roi: models that look at time and at milestones, and which touches they see; worked by hand.

The lead is created on 1 January at 10:00, the deal on the 2nd at 10:00, and won on the 10th at
10:00 for 900.
"""

from __future__ import annotations

from typing import Final

import pytest
from tests.cases.case import Case, answer, dec
from tests.cases.roi_tables import BY, ONE_SALE
from tests.cases.test_roi_credit_cases import touched

from smalign.metrics.journey_rules import JourneyRules
from smalign.metrics.roi.roi import ROI

WHOLE: Final = {"Mail": "1"}
HALVES: Final = {"Ads": "0.5", "Mail": "0.5"}


def credit(engine, model, *touches, rules=None, tables=None):
    """Channel → what it is given of the one sale, channels with nothing left out."""
    ask = {**BY, "models": (model,), "journeys": rules or JourneyRules()}
    case = Case("one", "", tables or touched(*touches), {}, ask=ask)
    result = answer(ROI, case, engine)
    assert result.total["won"] == sum(row["won"] for row in result.rows)
    assert result.total["revenue"] == sum(row["revenue"] for row in result.rows)
    return {row["channel"]: str(row["won"]) for row in result.rows if row["won"]}


@pytest.mark.parametrize("model", ["last-non-direct", "time-decay", "w-shaped", "full-path"])
def test_one_touch_earns_everything(engine, model):
    """Whatever the model, a single touch has nobody to share with."""
    assert credit(engine, model, "t1 | 2024-01-05 | Mail") == WHOLE


@pytest.mark.parametrize("model", ["last-non-direct", "time-decay", "w-shaped", "full-path"])
def test_a_touch_after_the_sale_earns_nothing(engine, model):
    """The sale is nobody's when it alone was touched."""
    assert credit(engine, model, "t1 | 2024-01-11 | Mail") == {"(none)": "1"}


@pytest.mark.parametrize("name", ["Direct", "(direct)", "Прямые заходы"])
def test_last_non_direct_passes_direct_visits_over(engine, name):
    """The last touch that is not a direct visit, whatever a direct visit is called."""
    found = credit(
        engine,
        "last-non-direct",
        "t1 | 2024-01-03 | Ads",
        "t2 | 2024-01-04 | Mail",
        f"t3 | 2024-01-05 | {name}",
    )
    assert found == WHOLE


def test_all_direct_is_last(engine):
    """Where every touch is to be passed over, the last one keeps the sale."""
    touches = ("t1 | 2024-01-03 | (direct)", "t2 | 2024-01-04 | Direct")
    assert credit(engine, "last-non-direct", *touches) == {"Direct": "1"}


def test_more_channels_can_be_ignored(engine):
    """A search for the brand is passed over when asked to, in any case of letters."""
    touches = ("t1 | 2024-01-03 | Mail", "t2 | 2024-01-04 | Brand", "t3 | 2024-01-05 | Direct")
    rules = JourneyRules(ignored=("brand",))
    assert credit(engine, "last-non-direct", *touches) == {"Brand": "1"}
    assert credit(engine, "last-non-direct", *touches, rules=rules) == WHOLE


def test_ignoring_what_is_not_there_is_told(engine):
    """A name that no touch has changes nothing, and a note says which names there are."""
    ask = {**BY, "models": ("last-non-direct",), "journeys": JourneyRules(ignored=("Brnad",))}
    case = Case("one", "", touched("t1 | 2024-01-03 | Brand"), {}, ask=ask)
    notes = {note.code: note.facts for note in answer(ROI, case, engine).notes}
    assert notes["ignored_unknown"] == {"names": ["Brnad"], "known": ["Brand"]}


def test_time_decay_halves_in_seven_days(engine):
    """A touch a week older earns half as much: a third and two thirds."""
    touches = ("t1 | 2024-01-01 | Mail", "t2 | 2024-01-08 | Ads")
    assert credit(engine, "time-decay", *touches) == {
        "Mail": "0.333333333333",
        "Ads": "0.666666666667",
    }


def test_time_decay_is_continuous(engine):
    """Three days and a half are half a half-life: 1 to the root of 2, not 1 to 1."""
    touches = ("t1 | 2024-01-01 00:00:00 | Mail", "t2 | 2024-01-04 12:00:00 | Ads")
    found = credit(engine, "time-decay", *touches)
    assert float(found["Mail"]) == pytest.approx(1 / (1 + 2**0.5), abs=2e-9)


def test_the_half_life_can_be_another(engine):
    """With a half-life of a day, two days make a quarter: a fifth and four fifths."""
    touches = ("t1 | 2024-01-01 | Mail", "t2 | 2024-01-03 | Ads")
    rules = JourneyRules(half_life_hours=24)
    assert credit(engine, "time-decay", *touches, rules=rules) == {"Mail": "0.2", "Ads": "0.8"}


def test_time_decay_shares_however_old_the_touches_are(engine):
    """What counts is which touch is older: four years before the sale the parts are the same."""
    touches = ("t1 | 2020-01-01 | Mail", "t2 | 2020-01-08 | Ads")
    assert credit(engine, "time-decay", *touches) == {
        "Mail": "0.333333333333",
        "Ads": "0.666666666667",
    }


def test_time_decay_of_one_moment_is_halves(engine):
    """Touches of one moment earn the same."""
    touches = ("t1 | 2024-01-08 | Mail", "t2 | 2024-01-08 | Ads")
    assert credit(engine, "time-decay", *touches) == HALVES


FIRST: Final = "t1 | 2023-12-20 09:00:00 | Mail"
LEAD: Final = "t2 | 2024-01-01 10:00:00 | Ads"
BETWEEN: Final = "t3 | 2024-01-01 12:00:00 | Phone"
DEAL: Final = "t4 | 2024-01-02 09:00:00 | Search"
CLOSING: Final = "t5 | 2024-01-09 09:00:00 | Fair"


def test_w_shaped(engine):
    """30 % to the first touch, to the one the lead came of, to the one the deal came of; 10 %."""
    found = credit(engine, "w-shaped", FIRST, LEAD, BETWEEN, DEAL)
    assert found == {"Mail": "0.3", "Ads": "0.3", "Search": "0.3", "Phone": "0.1"}


def test_w_shaped_shares_the_rest(engine):
    """The touch before the closing is no milestone of this model: two touches share 10 %."""
    found = credit(engine, "w-shaped", FIRST, LEAD, BETWEEN, DEAL, CLOSING)
    assert found == {"Mail": "0.3", "Ads": "0.3", "Search": "0.3", "Phone": "0.05", "Fair": "0.05"}


def test_full_path(engine):
    """22.5 % to each of four milestones, the last touch among them, and 10 % to the rest."""
    found = credit(engine, "full-path", FIRST, LEAD, BETWEEN, DEAL, CLOSING)
    parts = dict.fromkeys(("Mail", "Ads", "Search", "Fair"), "0.225")
    assert found == {**parts, "Phone": "0.1"}


def test_a_touch_at_two_milestones_earns_both(engine):
    """The lead came of the first touch: 60, 30 and 10 %."""
    found = credit(engine, "w-shaped", FIRST, DEAL, CLOSING)
    assert found == {"Mail": "0.6", "Search": "0.3", "Fair": "0.1"}


def test_without_a_rest_the_milestones_share_it(engine):
    """Two touches, one of them first touch and lead creation: two thirds and a third."""
    found = credit(engine, "w-shaped", FIRST, DEAL)
    assert found == {"Mail": "0.666666666666", "Search": "0.333333333334"}
    assert credit(engine, "full-path", FIRST, DEAL) == {"Mail": "0.5", "Search": "0.5"}


def test_one_touch_at_every_milestone(engine):
    """All but the rest: 90 %, and two later touches 5 % each."""
    found = credit(engine, "w-shaped", FIRST, "t2 | 2024-01-04 | Ads", "t3 | 2024-01-05 | Fair")
    assert found == {"Mail": "0.9", "Ads": "0.05", "Fair": "0.05"}


def test_a_milestone_before_every_touch_is_nobodys(engine):
    """The lead was there before the first touch: 30, 30 and 10 of what is left, of 70."""
    found = credit(engine, "w-shaped", BETWEEN, DEAL, CLOSING)
    assert found == {
        "Phone": "0.428571428571",
        "Search": "0.428571428571",
        "Fair": "0.142857142858",
    }


def test_touches_of_the_milestones_moment(engine):
    """A touch in the second in which the lead was created is what it came of."""
    found = credit(engine, "w-shaped", LEAD, BETWEEN, DEAL)
    assert found == {"Ads": "0.6", "Search": "0.3", "Phone": "0.1"}


STEPS: Final = (
    "t4 | 2024-01-08 | Mail",
    "t1 | 2024-01-01 | Mail",
    "t3 | 2024-01-05 | Ads",
    "t2 | 2024-01-03 | Mail",
)
"""Mail, Mail, Ads, Mail: not in the order of the file."""


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        (JourneyRules(), {"Mail": "0.75", "Ads": "0.25"}),
        (JourneyRules(transform="exposure"), {"Mail": "0.666666666667", "Ads": "0.333333333333"}),
        (JourneyRules(transform="first"), HALVES),
        (JourneyRules(transform="frequency"), HALVES),
        (JourneyRules(lookback_steps=2), HALVES),
        (JourneyRules(lookback_steps=1), WHOLE),
        (JourneyRules(lookback_steps=3, transform="first"), HALVES),
        (JourneyRules(lookback_hours=24 * 7), {"Mail": "0.5", "Ads": "0.5"}),
        (JourneyRules(lookback_hours=24), {"(none)": "1"}),
    ],
)
def test_which_touches_are_steps(engine, rules, expected):
    """Lookback first, then the last steps of it, then the transform; linear shows who is left."""
    assert credit(engine, "linear", *STEPS, rules=rules) == expected


def test_the_edge_of_the_lookback_is_inside(engine):
    """Seven days to the second before the sale counts, a second more does not."""
    rules = JourneyRules(lookback_hours=24 * 7)
    inside, outside = "t1 | 2024-01-03 10:00:00 | Mail", "t1 | 2024-01-03 09:59:59 | Mail"
    assert credit(engine, "linear", inside, rules=rules) == WHOLE
    assert credit(engine, "linear", outside, rules=rules) == {"(none)": "1"}


def test_a_kept_repeat_is_its_first_touch(engine):
    """Mail, Mail, Ads with repeats in a row as one step: first Mail earns and decays."""
    touches = ("t1 | 2024-01-01 | Mail", "t2 | 2024-01-07 | Mail", "t3 | 2024-01-08 | Ads")
    rules = JourneyRules(transform="exposure")
    found = credit(engine, "time-decay", *touches, rules=rules)
    assert found == {"Mail": "0.333333333333", "Ads": "0.666666666667"}


def test_every_conversion_has_its_own_journey(engine):
    """A customer's second sale sees all touches before it, those before the first sale, too."""
    tables = {
        "deals": """
            deal_id | contact_id | created_at | closed_at  | status | amount | channel
            d1      | c1         | 2024-01-01 | 2024-01-10 | won    | 100    | Ads
            d2      | c1         | 2024-02-01 | 2024-02-10 | won    | 100    | Ads""",
        "touchpoints": """
            touch_id | contact_id | touched_at | channel
            t1       | c1         | 2024-01-05 | Mail
            t2       | c1         | 2024-02-05 | Phone""",
    }
    assert credit(engine, "first", tables=tables) == {"Mail": "2"}
    assert credit(engine, "last", tables=tables) == {"Mail": "1", "Phone": "1"}
    assert credit(engine, "linear", tables=tables) == {"Mail": "1.5", "Phone": "0.5"}
    near = JourneyRules(lookback_hours=24 * 14)
    assert credit(engine, "linear", tables=tables, rules=near) == {"Mail": "1", "Phone": "1"}


def test_money_is_shared_as_sales_are(engine):
    """Of 900, 30 % are 270 and 10 % are 90."""
    tables = touched(FIRST, LEAD, BETWEEN, DEAL)
    case = Case("one", "", tables, {}, ask={**BY, "models": ("w-shaped",)})
    rows = {row["channel"]: row["revenue"] for row in answer(ROI, case, engine).rows}
    assert rows == {
        "Ads": dec("270"), "Mail": dec("270"), "Phone": dec("90"), "Search": dec("270"),
    }  # fmt: skip


def test_a_deal_without_a_lead_has_no_lead_to_create(engine):
    """Where deals come without leads, first touch and deal creation share what is not the rest."""
    tables = {
        "deals": ONE_SALE["deals"].replace("l1     ", "       "),
        "touchpoints": """
            touch_id | deal_id | touched_at          | channel
            t1       | d1      | 2023-12-20 09:00:00 | Mail
            t2       | d1      | 2024-01-02 09:00:00 | Search
            t3       | d1      | 2024-01-09 09:00:00 | Fair""",
    }
    assert credit(engine, "w-shaped", tables=tables) == {
        "Mail": "0.428571428571", "Search": "0.428571428571", "Fair": "0.142857142858",
    }  # fmt: skip
