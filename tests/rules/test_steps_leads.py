"""What step 2 sees, on answers made by hand: the plan, two periods, leads nobody called."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace

from smalign.base.config import Config
from smalign.base.config_agreement import Agreement
from smalign.base.diagnosis import Act, Observation, Range, Unseen
from smalign.base.errors import InputError, QuestionError
from smalign.base.results import Exclusion, Period, Result
from smalign.rules.steps import leads_verdict, plan_kept, price_reasons, unworked
from smalign.rules.steps.finding import Case
from smalign.rules.steps.verdict import verdict_of

DAYS = Period(date(2026, 5, 1), date(2026, 5, 31))
PAST = Period(date(2026, 1, 1), date(2026, 4, 30))
SIGNED = Agreement(by=("Ann",), on="2026-01-01", norms={"unworked": 0.1})


def made(metric, rows=(), total=None, **params):
    """An answer that holds no more than is asked of it."""
    return Result(metric, None, DAYS, "lead+deal", params, (), tuple(rows), total or {})


def compared(cause, causes, result="won", gates=(), before=53, after=40, patterns=()):
    """What compare says of one pair of periods: cause → (value, low, high), all claimed."""
    told = {
        name: {
            "value": str(value),
            "low": str(low),
            "high": str(high),
            "claimed": True,
            "whole": round(value),
        }
        for name, (value, low, high) in causes.items()
    }
    main = {
        "cause": cause,
        "before": before,
        "after": after,
        "claimed": list(causes),
        "causes": told,
        "gates": [{"name": n, "value": v, "threshold": t, "ok": ok} for n, v, t, ok in gates],
        "patterns": patterns,
        "p_adjusted": {"mix": 0.5},
        "level": 0.05,
        "overturned_by": {"open": 41, "unproved": 6, "gone": None, "where": ["Network"]},
    }
    return made(
        "compare",
        periods={"now": ["2026-05-01", "2026-05-31"], "previous": ["2026-04-01", "2026-04-30"]},
        counts={"now": {"leads": 897}, "previous": {"leads": 600}},
        result=result,
        level="campaign",
        horizon=45,
        ready_on=None,
        verdict={"previous": main},
    )


def case(answers=None, found=None, agreement=None, **changed):
    """A case that knows these answers: (metric, since) → a result or an error."""

    def ask(metric, options):
        told = (answers or {}).get((metric, options.get("since")), InputError("nothing_to_count"))
        if isinstance(told, Exception):
            raise told
        return told

    told = {
        "ask": ask,
        "config": Config(agreement=agreement or Agreement()),
        "period": DAYS,
        "past": PAST,
        "on": date(2026, 6, 30),
        "min_n": 30,
        "compared": found or InputError("nothing_to_count"),
        "worth": Range(1000, 900, 1200),
        "won_of": {"leads": (50, 500), "qualified": (50, 200), "deals": (50, 100)},
    }
    return Case(**{**told, **changed})


def only(finding, asked):
    """The one thing a finding says."""
    (found,) = finding.FINDING.find(asked)
    return found


def test_a_loss_of_quality_breaks_the_step_on_marketings_side():
    """S1: the mix cost 22 sales (14…28), a sale is 1,000 (900…1,200): 22,000 (12,600…33,600)."""
    found = only(leads_verdict, case(found=compared("quality", {"quality": (-22, -28, -14)})))
    assert isinstance(found, Observation)
    assert (found.status, found.zone, found.code) == ("broken", "marketing", "leads_loss")
    assert found.stake.sales == Range(22, 14, 28)
    assert found.stake.money == Range(22_000, 12_600, 33_600)
    assert found.act.code == "cause_quality"


def test_a_loss_of_the_mix_names_the_segment_that_grew_and_the_one_that_fell():
    """S1: the network grows to 48 % and sells 1.6 %, search falls to 25 % and sells 8.2 %."""
    rows = [
        {"segment": "Network", "share_before": 0.1, "share_now": 0.48, "rate_now": 0.016,
         "cost_of_result": Decimal(43_000)},
        {"segment": "Avito", "share_before": 0.25, "share_now": 0.17, "rate_now": 0.04,
         "cost_of_result": None},
        {"segment": "Search", "share_before": 0.5, "share_now": 0.25, "rate_now": 0.082,
         "cost_of_result": Decimal(23_000)},
    ]  # fmt: skip
    told = compared("quality", {"quality": (-22, -28, -14)})
    told.params["verdict"]["previous"]["p_adjusted"] = {"mix": 0.001}
    answers = {("compare", DAYS.since): made("counterfactual", rows)}
    found = only(leads_verdict, case(answers, found=told))
    assert found.code == "leads_loss_of_mix_priced"
    assert (found.facts["grew"], found.facts["fell"]) == (["Network"], ["Search"])
    assert (found.facts["grew_now"], found.facts["fell_cost"]) == (0.48, Decimal(23_000))


def test_a_pattern_of_managers_tells_how_many():
    """Handling by pattern: three managers, whose names are not told."""
    told = compared(
        "handling",
        {"handling": (-13, -19, -8)},
        patterns=[{"kind": "managers", "names": ["A", "B", "C"], "log_odds": -0.7}],
    )
    found = only(leads_verdict, case(found=told))
    assert (found.code, found.facts["managers"]) == ("leads_loss_of_managers", 3)


def test_a_gain_is_no_break():
    """What brought sales is told, and nothing is asked for."""
    found = only(leads_verdict, case(found=compared("quantity", {"quantity": (22, 16, 30)})))
    assert (found.status, found.code, found.act) == ("ok", "leads_gain", None)
    assert found.no_stake == "no_loss_seen"


def test_a_loss_is_told_in_the_whole_number_the_bridge_shows():
    """-22.6 is -22 in a bridge whose rows sum; the money is that of 22.6 sales."""
    told = compared("quality", {"quality": (-22.6, -28, -14)})
    told.params["verdict"]["previous"]["causes"]["quality"]["whole"] = -22
    found = only(leads_verdict, case(found=told))
    assert (found.facts["value"], found.stake.sales.value) == (-22, 22.6)


def test_more_leads_alone_do_not_make_the_step_well():
    """Only their number is known: what became of them is not, and nothing says all is well."""
    gain = compared("quantity", {"quantity": (120, 57, 179)}, result="leads")
    found = only(leads_verdict, case(found=gain))
    assert (found.status, found.code) == ("not_enough_data", "leads_gain_alone")
    assert found.no_stake == "not_judged"
    fewer = only(
        leads_verdict,
        case(found=compared("quantity", {"quantity": (-120, -179, -57)}, result="leads")),
    )
    assert fewer.code == "leads_loss_alone"
    assert fewer.status == "broken"


def test_what_is_disputed_is_nobodys_and_breaks_nothing():
    """A loss that cannot be told apart asks for attention, of both."""
    found = only(leads_verdict, case(found=compared("disputed", {"disputed": (-15, -25, -5)})))
    assert (found.status, found.zone) == ("attention", "shared")


def test_fewer_leads_of_unknown_channels_are_not_marketings():
    """Where nobody knows where leads come from, their number accuses no side."""
    gates = [("channel_known", 0.0, 0.7, False)]
    told = compared("quantity", {"quantity": (-13, -20, -8)}, gates=gates)
    found = only(leads_verdict, case(found=told))
    assert (found.status, found.zone) == ("attention", "shared")
    assert found.act == Act("cause_quantity_unknown", "shared")
    known = [("channel_known", 0.9, 0.7, True)]
    told = compared("quantity", {"quantity": (-13, -20, -8)}, gates=known)
    assert only(leads_verdict, case(found=told)).zone == "marketing"


def test_a_loss_of_qualified_leads_is_worth_the_share_of_them_that_is_won():
    """20 qualified leads of which 50 in 200 are won are 5 sales, with the ends of both."""
    told = compared("handling", {"handling": (-20, -30, -10)}, result="qualified")
    found = only(leads_verdict, case(found=told))
    assert found.stake.sales.value == pytest.approx(5)
    assert (found.stake.sales.low < 2.5, found.stake.sales.high > 7.5) == (True, True)


def test_without_two_periods_nothing_is_said():
    """The error of compare, or that it has no periods, or too few results."""
    assert isinstance(only(leads_verdict, case()), Unseen)
    told = compared("insufficient", {})
    assert only(leads_verdict, case(found=told)).why == "too_few_results"


def test_where_records_are_unread_that_is_why_nothing_is_said():
    """Two of a hundred records: neither «too few results» nor «no loss of leads» would be true."""
    told = compared("insufficient", {}, gates=[("rejected", 0.02, 0.01, False)])
    found = only(leads_verdict, case(found=told))
    assert found.why == "records_not_read"
    assert (found.facts["share"], found.facts["least"]) == (0.02, 0.01)


@pytest.mark.parametrize(
    ("gates", "why"),
    [
        ([("results", 12.0, 30.0, False), ("linked", 0.4, 0.8, False)], "too_few_results"),
        ([("results", 50.0, 30.0, True), ("linked", 0.4, 0.8, False)], "deals_not_linked"),
        ([("channel_known", 0.6, 0.7, False), ("linked", 0.4, 0.8, False)], "channels_not_known"),
    ],
)
def test_the_gate_that_is_shut_is_named(gates, why):
    """Not «too few sales, or other data»: which of them it is, with what is there and needed."""
    found = only(leads_verdict, case(found=compared("insufficient", {}, gates=gates)))
    assert found.why == why
    shut = next(one for one in gates if not one[3])
    assert (found.facts["share"], found.facts["least"]) == shut[1:3]


def test_the_verdict_carries_every_effect_with_its_ends():
    """Causes by name, None where there is none; what would change it."""
    told = verdict_of(compared("quality", {"quality": (-22, -28, -14)}), {"horizon 20": "quality"})
    assert (told.cause, told.zone, told.causes) == ("quality", "marketing", ("quality",))
    assert told.effects["quality"] == Range(-22, -28, -14)
    assert told.effects["handling"] is None
    assert (told.overturn.open, told.overturn.unproved, told.overturn.gone) == (41, 6, None)
    assert told.periods["previous"] == (date(2026, 4, 1), date(2026, 4, 30))
    assert verdict_of(InputError("nothing_to_count"), {}).cause == "insufficient"


def test_fewer_leads_are_worth_the_sales_of_as_many():
    """100 leads (60…150) fewer where nothing but leads can be judged: a tenth of leads is won."""
    fewer = compared("quantity", {"quantity": (-100, -150, -60)}, "leads", before=600, after=500)
    found = only(leads_verdict, case(found=fewer))
    assert (found.status, found.zone, found.code) == ("broken", "marketing", "leads_loss_alone")
    assert found.stake.sales.value == pytest.approx(10)
    none_won = case(found=fewer, won_of={"leads": (0, 500)})
    found = only(leads_verdict, none_won)
    assert (found.status, found.stake) == ("attention", None)


def unworked_of(hits, of):
    """An answer of unworked."""
    return made("unworked", total={"disqualified": of, "recorded": of, "unworked": hits})


def test_leads_nobody_called_break_the_step_where_a_norm_is_agreed():
    """129 of 355 with at most 10 % agreed: 93.5 beyond it, a tenth of such is won."""
    answers = {("unworked", DAYS.since): unworked_of(129, 355)}
    found = only(unworked, case(answers, agreement=SIGNED))
    assert (found.status, found.zone) == ("broken", "sales")
    assert found.stake.sales.value == pytest.approx(9.35)
    assert found.stake.formula["cards"] == 93.5
    assert found.norm.level == "agreed"


def test_the_past_is_the_norm_where_nothing_is_agreed():
    """36 % after 22 % is more than chance; after 35 % it is not."""
    now = {("unworked", DAYS.since): unworked_of(129, 355)}
    worse = {**now, ("unworked", PAST.since): unworked_of(220, 1000)}
    same = {**now, ("unworked", PAST.since): unworked_of(350, 1000)}
    seen = compared("none", {})
    assert only(unworked, case(worse, seen)).status == "broken"
    assert only(unworked, case(same, seen)).status == "ok"
    assert only(unworked, case(now, seen)).status == "not_enough_data"


def test_a_few_more_unworked_leads_explain_no_loss_and_break_nothing():
    """Of 897 leads: 51 beyond the past are 5.7 % of them, 34 are 3.8 %: less than 5 %."""
    past = {("unworked", PAST.since): unworked_of(220, 1000)}
    for hits, told in ((129, ("broken", True)), (112, ("attention", False))):
        answers = {**past, ("unworked", DAYS.since): unworked_of(hits, 355)}
        found = only(unworked, case(answers, compared("none", {})))
        assert (found.status, found.facts["grew"]) == told


def test_too_few_recorded_attempts_are_no_figure():
    """29 recorded leads of 300 are too few to say anything."""
    told = made("unworked", total={"disqualified": 300, "recorded": 29, "unworked": 9})
    found = only(unworked, case({("unworked", DAYS.since): told}))
    assert found.why == "attempts_not_recorded"
    assert found.facts == {"cards": 300, "recorded": 29, "min_n": 30}


def test_leads_closed_nobody_knows_when_are_not_hardly_any():
    """None is dated in these days, and 159 on no day at all: how many were lost is not known."""
    told = made("unworked", total={"disqualified": 0, "recorded": 0, "unworked": None})
    told = replace(told, excluded=(Exclusion("undated_closing", 159), Exclusion("no_inquiry", 4)))
    found = only(unworked, case({("unworked", DAYS.since): told}))
    assert (found.why, found.facts) == ("closings_undated", {"cards": 159})


def planned(plan, fact, last=date(2026, 5, 31), **changed):
    """A row of plan."""
    row = {
        "starts_on": date(2026, 5, 1),
        "ends_on": last,
        "channel": "(all)",
        "owner": "(all)",
        "measure": "won",
        "plan": plan,
        "fact": fact,
    }
    return {**row, **changed}


def plan_case(*rows):
    """A case with a plan."""
    return case({("plan", None): made("plan", rows)})


def test_a_plan_missed_by_more_than_chance_breaks_the_step():
    """41 of 80 sales: Poisson's far end is 55.6, so 24.4 sales at least are missing."""
    found = only(plan_kept, plan_case(planned(80, 41)))
    assert found.status == "broken"
    assert found.stake.sales.value == pytest.approx(39)
    assert found.stake.sales.low == pytest.approx(24.4, abs=0.1)


def test_a_plan_missed_by_chance_is_no_break():
    """41 of 53 may be chance: the far end is 55.6."""
    assert only(plan_kept, plan_case(planned(53, 41))).status == "ok"


def test_of_a_plan_the_share_that_was_agreed_counts():
    """41 of 80 are within reach of half a plan: 60 % of 80 are 48, and the far end is 55.6."""
    signed = Agreement(by=("Ann",), on="2026-01-01", norms={"plan_kept": 0.6})
    asked = case({("plan", None): made("plan", [planned(80, 41)])}, agreement=signed)
    found = only(plan_kept, asked)
    assert (found.status, found.norm.value) == ("ok", 48)
    assert found.norm.facts["by"] == ["Ann"]


@pytest.mark.parametrize(
    "row",
    [
        planned(80, 41, last=date(2026, 6, 30)),  # ends after the days judged
        planned(80, None),  # nothing is known of the fact
    ],
)
def test_a_plan_of_other_days_says_nothing(row):
    """Only whole periods within the days judged are compared."""
    assert only(plan_kept, plan_case(row)).why == "no_plan_of_period"


def test_a_plan_of_single_people_is_told_apart_from_none():
    """Ann's plan of these days is there; nobody planned for all."""
    assert only(plan_kept, plan_case(planned(80, 41, owner="Ann"))).why == "plan_of_parts"


def test_of_a_quarter_and_its_months_each_day_counts_once():
    """30 planned for the quarter, 10 for each of its months: 28 of 30, not 56 of 60."""
    months = [(date(2026, 4, 1), date(2026, 4, 30)), (date(2026, 5, 1), date(2026, 5, 31))]
    rows = [planned(10, 14, last, starts_on=first) for first, last in months]
    quarter = planned(30, 28, date(2026, 6, 30), starts_on=date(2026, 4, 1))
    days = Period(date(2026, 4, 1), date(2026, 6, 30))
    asked = replace(plan_case(*rows, quarter), period=days, on=date(2026, 7, 9))
    found = only(plan_kept, asked)
    assert {name: found.facts[name] for name in ("fact", "plan")} == {"fact": 28, "plan": 30}
    assert found.facts["since"] == date(2026, 4, 1)
    assert found.facts["last"] == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("first_on", "plan"),
    [
        ("2026-05-07", 60),  # six days of May are missing: as on a month that begins with holidays
        ("2026-05-08", 20),  # a week is: only June is known as a whole
        (None, 60),
    ],
)
def test_a_planned_month_that_the_export_knows_a_part_of_is_not_missed(first_on, plan):
    """40 were planned for May and 20 for June; the days judged are all there are."""
    june = {"starts_on": date(2026, 6, 1), "last": date(2026, 6, 30)}
    rows = [planned(40, 3), planned(20, 18, **june)]
    found = replace(compared("none", {}), params={"first_on": first_on, "verdict": {}})
    days = {"period": Period(None, None), "on": date(2026, 7, 9), "compared": found}
    seen = only(plan_kept, replace(plan_case(*rows), **days))
    assert seen.facts["plan"] == plan


def test_a_plan_that_cannot_be_counted_is_not_said_to_be_missing():
    """Two currencies: the reason is the currencies, and not that there is no plan."""
    asked = case({("plan", None): QuestionError("currencies_mixed", toml="")})
    assert only(plan_kept, asked).why == "currencies_mixed"
    missing = case({("plan", None): InputError("nothing_to_count", metric="plan")})
    assert only(plan_kept, missing).why == "no_plan"


PRICED = [{"cards": 9, "reason": "Too expensive"}, {"cards": 91, "reason": "No answer"}]


@pytest.mark.parametrize(
    ("told", "status"),
    [
        (compared("none", {}), "ok"),
        (compared("insufficient", {}, result="leads"), "not_enough_data"),
        (None, "not_enough_data"),
    ],
)
def test_no_more_losses_for_the_price_make_no_step_well_alone(told, status):
    """9 of 100 as before: in order beside a verdict, for the record where there can be none."""
    answers = {
        ("reasons", DAYS.since): made("reasons", PRICED),
        ("reasons", PAST.since): made("reasons", PRICED),
    }
    found = only(price_reasons, case(answers, found=told))
    assert (found.status, found.for_record) == (status, status != "ok")
    assert found.norm.value == 0.09


def test_the_number_of_leads_alone_is_said_to_be_all_that_is_compared():
    """No word of results that are too few, or of gates: there is no age to read results at."""
    told = compared("insufficient", {}, result="leads")
    assert only(leads_verdict, case(found=told)).why == "leads_alone_same"
    few = compared("insufficient", {}, result="won")
    assert only(leads_verdict, case(found=few)).why == "too_few_results"
