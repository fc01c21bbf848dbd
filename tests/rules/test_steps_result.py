"""Step 6 of diagnose: spend that stays where nothing is sold, and pay tied to sales."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from tests.rules.case_made import answer, case

from smalign import demo
from smalign.base.config import Config
from smalign.base.config_agreement import Agreement
from smalign.base.config_bonus import Bonus, BonusPlan
from smalign.base.diagnosis import Observation, Unseen
from smalign.base.errors import UsageError
from smalign.base.results import Note
from smalign.render.diagnose.lines import five, seen, why
from smalign.rules.steps import pay_tied, spend_unsold
from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from smalign.base.diagnosis import Diagnosis
    from smalign.base.errors import SmalignError
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case

SEGMENT = ("search", 200, 20, "sales", 600, 600, "kept")
EMPTY = ("rsya", 310, 0, "no_sales", 400, 700, "raised")


def row(  # noqa: PLR0913, PLR0917 - a row is its columns
    segment: str,
    leads: int,
    won: int,
    evidence: str,
    spend: int | None,
    after: int | None,
    moved: str | None,
    period: str = "2026-Q1",
) -> Row:
    """A row of `bonus --show spend`."""
    return {
        "period": period,
        "segment": segment,
        "leads": leads,
        "unlinked": 0,
        "won": won,
        "evidence": evidence,
        "spend": None if spend is None else Decimal(spend),
        "next_spend": None if after is None else Decimal(after),
        "moved": moved,
    }


def spend(*rows: Sequence[object], notes: Sequence[Note] = ()) -> Result:
    """An answer of `spend`."""
    return answer("spend", [row(*one) for one in rows], notes=notes)  # type: ignore[arg-type]


def only(found: Case, finding: object = spend_unsold) -> Observation | Unseen:
    """The one thing a finding yields."""
    (one,) = finding.FINDING.find(found)  # type: ignore[attr-defined]
    return one


def test_money_kept_where_nothing_is_sold_is_broken_by_the_money_itself():
    """400 of 1000 lay in a campaign with 0 of 310; it grew to 700: all stayed, 700 is at stake."""
    one = only(case(spend=spend(SEGMENT, EMPTY)))
    assert isinstance(one, Observation)
    assert (one.status, one.zone, one.code) == ("broken", "marketing", "spend_unsold")
    assert one.figure is not None
    assert one.figure.value == 1.0
    assert one.facts["share"] == pytest.approx(0.4)
    assert one.stake is not None
    assert one.stake.money is not None
    assert (one.stake.money.low, one.stake.money.value) == (700.0, 700.0)
    assert one.stake.sales.value == 0.0


def test_money_that_left_is_in_order():
    """Cut by more than a tenth, a segment without sales keeps nothing of its spend."""
    one = only(case(spend=spend(SEGMENT, ("rsya", 310, 0, "no_sales", 400, 100, "cut"))))
    assert isinstance(one, Observation)
    assert (one.status, one.stake) == ("ok", None)


def test_money_that_left_faster_than_elsewhere_is_in_order():
    """100 of 400 stayed (25 %), of the spend that sold 600 of 600: the money goes the right way."""
    rows = (
        ("a", 310, 0, "no_sales", 300, 0, "stopped"),
        ("b", 310, 0, "no_sales", 100, 100, "kept"),
    )
    one = only(case(spend=spend(SEGMENT, *rows)))
    assert isinstance(one, Observation)
    assert one.status == "ok"


def test_a_little_money_is_not_spoken_of():
    """90 of 1000 is below a tenth of all spend: a weak campaign sells nothing now and then."""
    rows = (
        ("search", 200, 20, "sales", 910, 910, "kept"),
        ("b", 310, 0, "no_sales", 90, 90, "kept"),
    )
    one = only(case(spend=spend(*rows)))
    assert isinstance(one, Observation)
    assert one.status == "ok"


def test_a_little_money_that_grows_into_much_is_broken():
    """90 of 1000 became 600 of 1510, where 0 of 310 were sold: 600 are spoken of."""
    rows = (
        ("search", 200, 20, "sales", 910, 910, "kept"),
        ("b", 310, 0, "no_sales", 90, 600, "raised"),
    )
    one = only(case(spend=spend(*rows)))
    assert isinstance(one, Observation)
    assert one.status == "broken"
    assert one.stake is not None
    assert one.stake.money is not None
    assert one.stake.money.low == 600.0


def test_quarters_after_the_days_judged_are_not_told():
    """Of days in 2025 nothing is said of 2026-Q3; where nothing is left, that is the reason."""
    rows = [(*EMPTY, "2026-Q1"), (*SEGMENT, "2026-Q1")]
    later = [(*EMPTY, "2026-Q3"), (*SEGMENT, "2026-Q3")]
    one = only(case(spend=spend(*rows, *later)))  # the days judged end on 2026-06-30
    assert isinstance(one, Observation)
    assert one.facts["period"] == "2026-Q1"
    one = only(case(spend=spend(*later)))
    assert isinstance(one, Unseen)
    assert one.why == "spend_later"


@pytest.mark.parametrize(("agreed", "status"), [(0.2, "broken"), (0.25, "ok")])
def test_an_agreed_share_is_the_norm(agreed: float, status: str):
    """100 of 400 stayed: 25 % is above 20 % and not above 25 %."""
    rows = (
        ("a", 310, 0, "no_sales", 300, 0, "stopped"),
        ("b", 310, 0, "no_sales", 100, 100, "kept"),
    )
    config = Config(agreement=Agreement(norms={"spend_unsold": agreed}))
    one = only(case(config, spend=spend(SEGMENT, *rows)))
    assert isinstance(one, Observation)
    assert one.status == status


def test_too_few_leads_are_no_evidence():
    """A campaign without a sale from too little to tell is not counted as selling nothing."""
    one = only(case(spend=spend(SEGMENT, ("rsya", 20, 0, "few", 400, 700, "raised"))))
    assert isinstance(one, Observation)
    assert (one.status, one.code) == ("ok", "spend_all_sold")
    assert one.facts["sold"] == pytest.approx(0.6)
    assert one.norm is not None
    assert one.norm.facts == {"rule": "none_unsold"}  # not what stayed where there were sales


def test_cards_without_a_campaign_sell_for_nobody():
    """Leads no campaign is known of are not a segment whose money could be moved."""
    rows = (("search", 800, 80, "sales", 600, 600, "kept"),)
    one = only(case(spend=spend(*rows, ("(none)", 310, 0, "no_sales", 400, 400, "kept"))))
    assert isinstance(one, Observation)
    assert one.code == "spend_all_sold"


def test_the_last_period_whose_next_is_known_is_judged():
    """Of the second quarter nobody knows yet what followed."""
    rows = [(*EMPTY, "2026-Q1"), (*SEGMENT, "2026-Q1")]
    rows += [("rsya", 310, 0, "no_sales", 400, None, None, "2026-Q2")]
    one = only(case(spend=spend(*rows)))
    assert isinstance(one, Observation)
    assert one.facts["period"] == "2026-Q1"


def test_names_that_do_not_match_are_told_by_channel():
    """Spend on campaigns no card names says nothing of campaigns; the channels do match."""

    def ask(options: Mapping[str, object]) -> Result:
        if options["by"] == ("channel",):
            return spend(SEGMENT, EMPTY)
        return spend(("C-1", 0, 0, "no_cards", 1000, 1000, "kept"), (*SEGMENT[:4], 0, 0, None))

    one = only(case(spend=ask))
    assert isinstance(one, Observation)
    assert one.shown_by.endswith("--by channel")


def refused(options: Mapping[str, object]) -> Result | SmalignError:
    """Spend without campaigns."""
    if options["by"] == ("campaign",):
        return UsageError("spend_lacks_field", fields=["campaign"])
    return spend(SEGMENT, EMPTY)


def test_spend_without_campaigns_is_told_by_channel():
    """An export that names no campaign is still one of channels."""
    one = only(case(spend=refused))
    assert isinstance(one, Observation)
    assert one.status == "broken"


def test_campaigns_too_small_to_tell_are_told_by_channel():
    """Where 900 of 1000 went to campaigns of few leads, their channel may say more."""

    def ask(options: Mapping[str, object]) -> Result:
        if options["by"] == ("channel",):
            return spend(SEGMENT, EMPTY)
        return spend(("a", 20, 0, "few", 900, 900, "kept"), ("b", 90, 9, "sales", 100, 100, "kept"))

    one = only(case(spend=ask))
    assert isinstance(one, Observation)
    assert one.shown_by.endswith("--by channel")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        (spend(notes=[Note("spend_not_exported")]), "no_spend"),
        (spend(notes=[Note("spend_immature", {"horizon": 40})]), "spend_immature"),
        (spend(notes=[Note("spend_without_horizon", {"least": 10})]), "too_few_sales_for_spend"),
        (spend(("C-1", 0, 0, "no_cards", 900, 900, "kept"), (*SEGMENT[:4], 100, 100, "kept")),
         "spend_unmatched"),
        (spend(("a", 50, 0, "few", 900, 900, "kept")), "spend_too_few"),
        (spend(("a", 20, 0, "few", 900, 900, "kept"), ("b", 90, 9, "sales", 99, 99, "kept")),
         "spend_too_few"),
        (spend((*SEGMENT[:5], None, None), (*EMPTY[:5], None, None)), "spend_next_unknown"),
        (spend(SEGMENT, EMPTY, ("(none)", 300, 5, "sales", 0, 0, None)), "channels_unknown"),
    ],
)  # fmt: skip
def test_why_nothing_can_be_said(given: Result, code: str):
    """Each reason is named, and has its sentence in both languages."""
    one = only(case(spend=given))
    assert isinstance(one, Unseen)
    assert one.why == code
    assert all(why(one, lang) and "…" not in why(one, lang) for lang in ("en", "ru"))


def paid(since: str, until: str | None = None) -> Config:
    """A configuration with one plan of pay."""
    plan = BonusPlan(since=since, until=until, base="paid", rate=Decimal("0.02"))
    return Config(bonus=Bonus(plans={"v2": plan}))


def test_a_plan_of_pay_in_force_is_in_order():
    """It is of payments, whatever its rates."""
    one = only(case(paid("2026-04-01")), pay_tied)
    assert isinstance(one, Observation)
    assert one.status == "ok"
    assert (
        seen(one, "RUB", "ru") == "План премии «v2» действует с 01.04.2026; он платит за: оплаты."
    )


def test_a_plan_of_pay_that_is_over_is_not_in_force():
    """On the last of June a plan until March says nothing."""
    one = only(case(paid("2026-01-01", "2026-03-31")), pay_tied)
    assert isinstance(one, Unseen)
    assert (one.why, one.facts["day"]) == ("pay_not_in_force", date(2026, 6, 30))


def test_without_a_plan_of_pay_it_is_said_that_none_is_set():
    """It is not known, and not guessed."""
    one = only(case(), pay_tied)
    assert isinstance(one, Unseen)
    assert "не задан" in why(one, "ru")


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Diagnosis:
    """Five campaigns with 0 sales of 310 leads, whose spend grew from 410 to 690 thousand."""
    folder: Path = tmp_path_factory.mktemp("unsold")
    demo.write(folder, crm="generic", seed=7, with_bonus=True)
    with open_exports([folder]) as session:
        return session.diagnose()


def test_the_planted_campaigns_break_the_sixth_step(planted: Diagnosis):
    """The money at stake is what was spent on them in the second quarter."""
    step = planted.steps[5]
    assert step.status == "broken"
    assert step.first is not None
    assert planted.money(step) == Decimal(690000)
    told = dict(five(planted, step.first, "en"))
    assert "5 segments brought 310 leads and no sale" in told["Seen"]
    assert "410,000 → " in told["Seen"]
    assert told["At stake"].endswith("690,000 of spend, as it stands in the accounts.")


def test_money_after_leads_is_nobody_of_sales(planted: Diagnosis):
    """The spend is marketing's; no manager is spoken of."""
    step = planted.steps[5]
    assert step.first is not None
    assert step.first.zone == "marketing"
    assert [one.finding for one in step.others] == ["pay_tied"]
