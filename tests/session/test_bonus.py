"""The bonus over a whole export: its bases beside roi, changes to try, options of its parts."""

from __future__ import annotations

import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from smalign.base.config_bonus import Bonus, BonusPlan, Qualifier
from smalign.base.errors import QuestionError, UsageError
from smalign.session import open_exports
from smalign.session.bonus_asked import what_if

SAMPLE = Path(__file__).resolve().parents[2] / "samples" / "generic"
TOML = """
[sources]
timezone = "Europe/Moscow"
[bonus.plans."all"]
since = "2025-07-01"
"""


@pytest.fixture
def opened(tmp_path):
    """Open the sample with one plan of these terms."""
    shutil.copytree(SAMPLE, tmp_path / "exports")

    def open_with(terms: str):
        (tmp_path / "exports" / "smalign.toml").write_text(TOML + terms, encoding="utf-8")
        return open_exports([tmp_path / "exports"])

    return open_with


def base_of(result) -> Decimal:
    """The base over all periods."""
    return sum((row["base"] for row in result.rows), Decimal(0))


def test_sourced_by_the_first_touch_is_what_roi_gives_to_first_touches(opened):
    """The model first of roi credits the same sales, but for those without a touch."""
    terms = 'base = "sourced"\nmoney = "won"\nmodel = "first"\nrate = 0.01\n'
    with opened(terms) as session:
        bonus = session.bonus()
        roi = session.roi(models=("first",), basis="cash")
    touched = sum(row["revenue"] or 0 for row in roi.rows if row["channel"] != "(none)")
    assert base_of(bonus) == touched > 0


def test_conditions_that_leave_nothing_do_not_say_that_nothing_is_exported(opened):
    """The sample has payments, whichever cards are asked for; quotas are of all of them."""
    with opened('base = "paid"\nrate = 0.01\nquota = 1000\nthreshold = "50%"\n') as session:
        nobody = session.bonus(where=["source = Nobody"])
        part = session.bonus(where=["amount > 0"])
    assert nobody.rows == ()
    assert "conditions_unmet" in {note.code for note in nobody.notes}
    assert "bonus_of_a_part" in {note.code for note in part.notes}


def test_a_period_nobody_can_pay_is_not_final(opened):
    """A threshold without a quota: what is paid is known only of periods without a sale."""
    with opened('base = "won"\nrate = 0.01\nthreshold = "50%"\n') as session:
        rows = session.bonus().rows
    states = {(row["base"] > 0, row["granted"], row["finality"]) for row in rows[:-1]}
    assert states == {(True, None, None), (False, 0, "final")}


def test_payments_of_the_bonus_are_those_of_roi(opened):
    """Received less given back is the revenue of the cash basis."""
    with opened('base = "paid"\nrate = 0.01\nguarantee_days = 365\n') as session:
        result = session.bonus()
        revenue = session.roi(basis="cash").total["revenue"]
        kept = base_of(result) - sum(
            -row["amount"] for row in session.bonus(ids=True).ids if row["kind"] == "refund"
        )
    assert kept == revenue


def test_a_change_is_tried_on_every_plan(opened):
    """Twice the rate pays twice; so does the statement made with it."""
    with opened('base = "paid"\nrate = 0.01\n') as session:
        tried = session.bonus(what_if=("rate=0.02", "cap=none"))
    with opened('base = "paid"\nrate = 0.02\n') as session:
        said = session.bonus()
    twice = {row["period"]: row["payable"] for row in tried.rows if row["option"] == "if"}
    assert tried.metric == "bases"
    assert twice == {row["period"]: row["payable"] for row in said.rows}


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("cap", "what_if"),
        ("since=2026-01-01", "what_if"),
        ("weather=good", "what_if"),
        ("cap=much", "what_if_value"),
        ("threshold=much", "config_bonus_mark"),
        ("rate=7", "config_bonus_rate_amount"),
        ("base=payd", "config_choice"),
    ],
)
def test_a_change_that_means_nothing_is_refused(opened, change, code):
    """With what was found."""
    with opened('base = "paid"\nrate = 0.01\n') as session, pytest.raises(UsageError) as caught:
        session.bonus(what_if=(change,))
    assert caught.value.code == code
    assert change.partition("=")[0] in str(caught.value)


def test_deep_keys_and_marks_need_no_quotes(opened):
    """Of 80 % of a quota of a million, of a rate beyond a mark, of an accelerator."""
    with opened('base = "paid"\nquota = 1000000\nrates = { "0%" = 0.01 }\n') as session:
        changes = ("threshold=80%", "rates.100%=0.02", "steps=marginal")
        more = ("accelerator.above=120%", "accelerator.times=2")
        result = session.bonus(what_if=(*changes, *more), until="2025-12-31", since="2025-12-01")
    paid = {row["option"]: row for row in result.rows}
    # 1,225,680.02 was paid: 10,000 of the million, 2 % of the rest, twice of what is above 1.2
    base = paid["if"]["base"]
    expected = 10_000 + (base - 1_000_000) * Decimal("0.02")
    expected += (base - 1_200_000) * Decimal("0.02")
    assert paid["if"]["payable"] == expected.quantize(Decimal("0.01"))


def test_a_part_of_a_qualifier_is_changed_where_a_plan_has_it():
    """The plan of 2025 has none; said as a whole, a qualifier is new to every plan."""
    drr = Qualifier(otherwise=Decimal("0.5"), most=Decimal("0.2"))
    old = BonusPlan("2025-01-01", "won", "2025-12-31", rate=Decimal("0.1"))
    new = BonusPlan("2026-01-01", "won", rate=Decimal("0.1"), qualifiers={"drr": drr})
    plans = Bonus("month", None, {"old": old, "new": new})
    tried = what_if(plans, {"what_if": ("qualifiers.drr.most=0.3",)})
    assert tried.plans["old"] == old
    assert tried.plans["new"].qualifiers["drr"].most == Decimal("0.3")
    both = what_if(plans, {"what_if": ("qualifiers.drr.most=0.3", "qualifiers.drr.otherwise=0")})
    assert {name: plan.qualifiers["drr"].otherwise for name, plan in both.plans.items()} == {
        "old": Decimal(0),
        "new": Decimal(0),
    }
    with pytest.raises(UsageError) as caught:
        what_if(plans, {"what_if": ("qualifiers.leads.least=3",)})
    assert (caught.value.code, caught.value.facts["key"]) == (
        "what_if_missing",
        "qualifiers.leads.otherwise",
    )


def test_a_mark_beside_a_rate_leaves_the_rate_below_it(opened):
    """1,225,680.02 was paid: at 2 % above a quota of a million, at 1 % below one of two."""
    for quota, rate in ((1_000_000, "0.02"), (2_000_000, "0.01")):
        with opened(f'base = "paid"\nrate = 0.01\nquota = {quota}\n') as session:
            asked = {"since": "2025-12-01", "until": "2025-12-31"}
            result = session.bonus(what_if=("rates.100%=0.02",), **asked)
        tried = next(row for row in result.rows if row["option"] == "if")
        expected = Decimal("1225680.02") * Decimal(rate)
        assert tried["payable"] == expected.quantize(Decimal("0.01"))


@pytest.mark.parametrize(
    ("options", "option"),
    [
        ({"by": ("channel",)}, "--by"),
        ({"show": "bases", "horizon": "60d"}, "--horizon"),
        ({"show": "spend", "what_if": ("cap=1",)}, "--if"),
    ],
)
def test_an_option_of_another_part_is_refused(opened, options, option):
    """It would change nothing."""
    with opened('base = "paid"\nrate = 0.01\n') as session, pytest.raises(UsageError) as caught:
        session.bonus(**options)
    assert (caught.value.code, caught.value.facts["option"]) == ("option_of_part", option)


def test_margins_go_by_the_rate_of_their_sale(tmp_path):
    """100 dollars at 90 and 50 roubles: 9,050 of margin, 905 of bonus."""
    deals = (
        "deal_id,created_at,closed_at,status,amount,margin,currency\n"
        "1,2026-01-01,2026-01-05,won,1000,100,USD\n2,2026-01-02,2026-01-15,won,500,50,RUB\n"
    )
    toml = (
        '[sources]\ncurrency = "RUB"\ntimezone = "UTC"\n[rates.USD]\n"2026-01-01" = 90\n'
        '[bonus.plans."all"]\nsince = "2026-01-01"\nbase = "margin"\nrate = 0.1\n'
    )
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        assert base_of(session.bonus()) == Decimal(9050)
        assert session.bonus().total["payable"] == Decimal(905)


MARGINS = (
    "deal_id,created_at,closed_at,status,margin,currency\n"
    "1,2026-01-01,2026-01-05,won,100,USD\n2,2026-01-02,2026-01-15,won,50,RUB\n"
)
BY_MARGIN = (
    '[sources]\ncurrency = "RUB"\ntimezone = "UTC"\n'
    '[bonus.plans."all"]\nsince = "2026-01-01"\nbase = "margin"\nrate = 0.1\n'
)


def test_margins_without_amounts_are_converted_too(tmp_path):
    """The export has no amounts: 100 dollars at 90 and 50 roubles are 9,050 all the same."""
    (tmp_path / "deals.csv").write_text(MARGINS, encoding="utf-8")
    toml = BY_MARGIN + '[rates.USD]\n"2026-01-01" = 90\n'
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        assert base_of(session.bonus()) == Decimal(9050)


def test_margins_of_two_currencies_are_not_added_up(tmp_path):
    """Nobody said what a dollar costs: 150 of nothing in particular is no base of a bonus."""
    (tmp_path / "deals.csv").write_text(MARGINS, encoding="utf-8")
    (tmp_path / "smalign.toml").write_text(BY_MARGIN, encoding="utf-8")
    with open_exports([tmp_path]) as session, pytest.raises(QuestionError) as refused:
        session.bonus()
    assert refused.value.code == "two_currencies"
    assert refused.value.facts["currencies"] == ["RUB", "USD"]


def test_without_a_plan_money_can_still_be_followed():
    """The pay part is not set; spend and sales need none."""
    with open_exports([SAMPLE], timezone="Europe/Moscow") as session:
        assert session.bonus(show="spend", horizon="60d").metric == "spend"
        for part in ("statement", "bases"):
            with pytest.raises(QuestionError) as caught:
                session.bonus(show=part)
            assert caught.value.code == "bonus_not_set"


def test_another_currency_is_not_paid_in(opened):
    """A cap in euros says nothing of roubles."""
    toml = 'base = "paid"\nrate = 0.01\n[bonus]\ncurrency = "EUR"\n'
    with opened(toml) as session, pytest.raises(QuestionError) as caught:
        session.bonus()
    assert caught.value.code == "bonus_currency"
