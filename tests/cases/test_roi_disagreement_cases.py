"""roi: what several models say of one channel, and which decision they change; worked by hand."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import pytest
from tests.cases.roi_tables import BY
from tests.cases.test_roi_credit_cases import touched
from tests.scoped import company

from smalign.metrics.journey_rules import JourneyRules
from smalign.metrics.roi.roi import ROI

SPEND: Final = "date | channel | cost\n2024-01-01 | Ads | 500\n2024-01-01 | Mail | 100"
JOURNEY: Final = ("t1 | 2024-01-03 | Mail", "t2 | 2024-01-04 | Ads")
"""Of a sale of 900 on a card of Ads."""


def asked(engine, models, tables, min_n=0, **more):
    """The answer of several models."""
    return ROI.compute(company(engine, {**BY, "models": models, "min_n": min_n, **more}, **tables))


def column(result, name):
    """Channel → the cells of a column, in the order of the models."""
    found: dict[str, list[object]] = {}
    for row in result.rows:
        found.setdefault(row["channel"], []).append(row[name])
    return found


@pytest.fixture
def result(engine):
    """Source, first, last and linear of one sale."""
    tables = {**touched(*JOURNEY), "spend": SPEND}
    return asked(engine, ("source", "first", "last", "linear"), tables)


def test_shares_and_places_under_each_model_and_over_all(result):
    """All of the sale to Ads, to Mail, to Ads, half to each: equal ones have one place."""
    assert column(result, "share") == {"Ads": [1, 0, 1, 0.5], "Mail": [0, 1, 0, 0.5]}
    assert column(result, "rank") == {"Ads": [1, 2, 1, 1], "Mail": [2, 1, 2, 1]}
    ends = ("share_least", "share_most", "rank_best", "rank_worst")
    assert [column(result, name)["Ads"] for name in ends] == [[0] * 4, [1] * 4, [1] * 4, [2] * 4]


def test_who_pays_under_which_model(result):
    """900 or 450 of 500 spent on Ads; 900, 450 or nothing of 100 spent on Mail."""
    assert column(result, "romi") == {"Ads": [0.8, -1, 0.8, -0.1], "Mail": [-1, 8, -1, 3.5]}
    assert column(result, "pays") == {
        "Ads": [True, False, True, False],
        "Mail": [False, True, False, True],
    }
    assert column(result, "top_half") == column(result, "pays")


def test_each_changed_decision_is_told_the_dearest_first(result):
    """Both decisions on both channels, with the models that say yes and no."""
    told = [
        (note.code, note.facts["channel"], note.facts["yes"], note.facts["no"], note.money)
        for note in result.notes
        if note.code.startswith("decision")
    ]
    ads, mail = ["source", "last"], ["first", "linear"]
    assert told == [
        ("decision_pays", "Ads", ads, mail, Decimal(500)),
        ("decision_top_half", "Ads", ads, mail, Decimal(500)),
        ("decision_pays", "Mail", mail, ads, Decimal(100)),
        ("decision_top_half", "Mail", mail, ads, Decimal(100)),
    ]


def test_models_that_agree_change_nothing(engine):
    """One touch: first and last are one, and it is said that no decision depends on them."""
    tables = {**touched("t1 | 2024-01-03 | Ads"), "spend": SPEND}
    result = asked(engine, ("first", "last"), tables)
    codes = {note.code: note.facts for note in result.notes if note.code.startswith("decision")}
    assert codes == {"decision_holds": {"channels": 2}}
    assert column(result, "top_half") == {"Ads": [True, True], "Mail": [False, False]}


def test_rows_of_few_leads_are_not_told_of(engine):
    """What models say of a channel with fewer leads than asked for may be chance."""
    tables = {**touched(*JOURNEY), "spend": SPEND}
    result = asked(engine, ("first", "last"), tables, min_n=1)
    told = {note.facts["channel"] for note in result.notes if note.code.startswith("decision")}
    assert told == {"Ads"}


def test_without_spend_there_is_no_decision(engine):
    """Shares differ, returns are not known."""
    result = asked(engine, ("first", "last"), touched(*JOURNEY))
    assert column(result, "pays") == {"Ads": [None, None], "Mail": [None, None]}
    assert not [note for note in result.notes if note.code.startswith("decision")]


def test_the_middle_one_of_three_is_in_the_better_half(engine):
    """900 for 100, nothing for 500 and nothing for 300: equal ones stand together."""
    spend = SPEND + "\n2024-01-01 | Phone | 300"
    tables = {**touched("t1 | 2024-01-03 | Mail"), "spend": spend}
    result = asked(engine, ("first", "last"), tables)
    assert {name: cells[0] for name, cells in column(result, "top_half").items()} == {
        "Ads": True, "Mail": True, "Phone": True,
    }  # fmt: skip


def test_sales_without_a_touch_are_counted_before_all_else(engine):
    """One of two sales, 900 of 1,000, has a touch; the other is (none) under every model."""
    tables = touched(*JOURNEY)
    tables["deals"] += "\nd2 | l2 | 2024-01-02 | 2024-01-09 | won | 100 | Mail"
    tables["leads"] += "\nl2 | 2024-01-01 | Mail"
    result = asked(engine, ("first", "last"), tables)
    assert result.params["attributable"] == {
        "won": 1, "of": 2, "won_share": 0.5, "revenue_share": 0.9,
    }  # fmt: skip
    assert column(result, "won")["(none)"] == [1, 1]


def test_nothing_won_has_no_shares(engine):
    """No sale, nothing to share out: no share, no place, no zero."""
    tables = touched(*JOURNEY)
    tables["deals"] = tables["deals"].replace("won ", "lost")
    result = asked(engine, ("first", "last"), tables)
    assert column(result, "share") == {"Ads": [None, None], "Mail": [None, None]}
    shares = {"won": 0, "of": 0, "won_share": None, "revenue_share": None}
    assert result.params["attributable"] == shares


def test_models_that_see_no_touch_disagree_on_nothing(engine):
    """The only touch came after the sale: every model but the card gives it to nobody.

    "Ads: all by source, nothing by first" would be a hole of the export called a matter of models.
    """
    late = touched("t1 | 2030-01-05 | Mail")
    result = asked(engine, ("source", "first", "last"), {**late, "spend": SPEND})
    assert result.params["attributable"]["won"] == 0
    codes = [note.code for note in result.notes]
    assert "models_untouched" in codes
    assert not {"models_differ", "decision_pays", "decision_top_half"} & set(codes)


def test_a_touch_without_a_channel_holds_its_credit_and_is_told(engine):
    """Of Ads and then a letter `last` gives all to nobody, `linear` half; passed over, Ads has it.

    A touch goes by its own channel, and this one has none: that is no absence of a touch.
    """
    tables = touched("t1 | 2024-01-03 | Ads", "t2 | 2024-01-04 | ")
    result = asked(engine, ("linear", "last"), tables)
    assert column(result, "won")["(none)"] == [Decimal("0.5"), Decimal(1)]
    told = [note.facts for note in result.notes if note.code == "credit_unnamed"]
    assert told == [{"model": "last", "share": 1.0, "of": 1, "by": ["channel"]}]
    rules = JourneyRules(ignored=("(none)",))
    passed = asked(engine, ("last-non-direct",), tables, journeys=rules)
    assert column(passed, "won")["Ads"] == [1]
    assert not [one for one in passed.notes if one.code in {"credit_unnamed", "ignored_unknown"}]


def test_models_that_see_no_channel_disagree_on_nothing(engine):
    """The touch before the sale says no channel: letters are exported so, and sent to all.

    "Mail: all by source, nothing by first" would be a column that nobody exported.
    """
    nameless = touched("t1 | 2024-01-03 | ")
    result = asked(engine, ("source", "first", "last"), {**nameless, "spend": SPEND})
    facts = {note.code: note.facts for note in result.notes}
    assert facts["models_unnamed"] == {"won": 1, "of": 1, "by": ["channel"]}
    assert not {"models_differ", "decision_pays", "decision_top_half"} & set(facts)


THREE: Final = (
    "t1 | 2024-01-03 | Mail",
    "t2 | 2024-01-04 | Ads",
    "t3 | 2024-01-05 | Site",
)
"""Of a sale that no three can share in whole units."""


def test_equal_thirds_of_a_sale_have_one_place(engine):
    """One of them gets the last unit, 10⁻¹² of the sale: it is no better than the others."""
    result = asked(engine, ("linear", "shapley"), touched(*THREE))
    assert column(result, "rank") == {"Ads": [1, 1], "Mail": [1, 1], "Site": [1, 1]}
    assert "models_differ" not in [note.code for note in result.notes]


def test_equal_returns_are_in_the_better_half_together(engine):
    """A third of 100 for 10 on Ads and on Mail: the last unit of money makes neither the better."""
    spend = "date | channel | cost\n2024-01-01 | Ads | 10\n2024-01-01 | Mail | 10"
    tables = {**touched(*THREE), "spend": spend}
    tables["deals"] = tables["deals"].replace("900", "100")
    result = asked(engine, ("linear", "shapley"), tables)
    assert column(result, "top_half") == {
        "Ads": [True, True],
        "Mail": [True, True],
        "Site": [None, None],
    }


def test_what_has_no_channel_is_no_channel_to_disagree_on(engine):
    """Two of three sales have no touch: (none) has nothing by source, two thirds by the others.

    That is a hole of the export. Of Ads and Mail one has a third by first, the other by last; all
    three channels change place, and no budget is that of "(none)".
    """
    tables = touched(*JOURNEY)
    tables["deals"] += (
        "\nd2 | l2 | 2024-01-02 | 2024-01-09 | won | 100 | Mail"
        "\nd3 | l3 | 2024-01-02 | 2024-01-09 | won | 100 | Phone"
    )
    tables["leads"] += "\nl2 | 2024-01-01 | Mail\nl3 | 2024-01-01 | Phone"
    spend = SPEND.replace("Mail | 100", " | 10")
    result = asked(engine, ("source", "first", "last"), {**tables, "spend": spend})
    (told,) = [note.facts for note in result.notes if note.code == "models_differ"]
    assert (told["channel"], told["moved"], told["channels"]) == ("Ads", 3, 3)
    assert column(result, "pays")["(none)"] == [False, True, True]
    decided = [note for note in result.notes if note.code.startswith("decision")]
    assert {note.facts["channel"] for note in decided} == {"Ads"}


def test_a_sale_without_a_closing_date_is_told_to_be_in_no_model(engine):
    """Which touches came before it nobody knows: its 100 stay with nobody, not without a word."""
    tables = touched(*JOURNEY)
    tables["deals"] += "\nd2 | l1 | 2024-01-02 |  | won | 100 | Ads"
    result = asked(engine, ("linear",), tables)
    assert column(result, "revenue")["(none)"] == [100]
    told = [note.facts for note in result.notes if note.code == "sales_undated"]
    assert told == [{"count": 1, "of": 2}]


def test_models_of_sales_without_a_closing_date_disagree_on_nothing(engine):
    """Both touches may have come before the sale: it is not said that there are none."""
    tables = touched(*JOURNEY)
    tables["deals"] = tables["deals"].replace("2024-01-10 10:00:00", "                   ")
    result = asked(engine, ("source", "first", "last"), {**tables, "spend": SPEND})
    facts = {note.code: note.facts for note in result.notes}
    assert facts["models_undated"] == {"won": 1}
    wrong = {"models_untouched", "sales_undated", "models_differ", "decision_pays"}
    assert not wrong & set(facts)
