"""Step 1 of a diagnosis: what it sees in answers made by hand, and what it makes of it."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from smalign.base.config import Config
from smalign.base.config_agreement import Agreement
from smalign.base.diagnosis import Norm, Observation, Range, Step, Unseen, Verdict
from smalign.base.errors import InputError, SmalignError
from smalign.base.results import Exclusion, Note, Period, Result
from smalign.rules.steps import (
    assignment_wait,
    closed_by_robot,
    first_attempt,
    regulation,
    terms_kept,
)
from smalign.rules.steps.finding import Case
from smalign.rules.steps.witnessed import witnessed

NOW = Period(date(2026, 4, 1), date(2026, 6, 30))
PAST = Period(date(2025, 4, 1), date(2026, 3, 31))
NOTHING = InputError("nothing_to_count", metric="process", needed=[], tables=[])


def answer(metric, rows=(), *, total=None, params=None):
    """An answer with these rows."""
    return Result(
        metric=metric,
        as_of=None,
        period=NOW,
        grain="lead+deal",
        params=params or {},
        fields=(),
        rows=tuple(rows),
        total=total or {},
    )


def case_of(now=NOTHING, *, before=None, both=NOTHING, ever=NOTHING, norms=None, **more):
    """A case with one answer a stretch of time: the days judged, the past, both of them, all."""
    told = {
        (NOW.since, NOW.until): now,
        (PAST.since, PAST.until): before,
        (PAST.since, NOW.until): both,
    }

    def ask(_, options):
        found = told.get((options.get("since"), options.get("until")), ever)
        if isinstance(found, SmalignError):
            raise found
        return found

    signed = {"by": ("Ann", "Bob"), "on": "2026-03-12"}
    agreed = Agreement(norms=norms, **signed) if norms else Agreement()
    return Case(
        **{"compared": NOTHING, "min_n": 30, "on": date(2026, 9, 30), "period": NOW, **more},
        ask=ask,
        config=Config(agreement=agreed),
        past=None if before is None else PAST,
    )


def stage(name, holes, **more):
    """A row of the regulation."""
    return {"pipeline": "leads", "stage": name, "sla": "4h", "holes": holes, **more}


def paper(*rows):
    """A regulation."""
    return answer("zones", rows)


def zones(kept, late, *, days="monday to friday", **more):
    """Stays that kept their term and those that did not, all in one stage."""
    total = {"stays": kept + late, "on_time": kept, "overdue": late, **more}
    others = {"on_time": 0, "overdue": 0, "on_time_work": 0, "overdue_work": 0}
    rows = [stage("New", None, **total), stage("Talks", None, **others)]
    return answer("zones", rows, total=total, params={"working_days": days})


def only(found):
    """The only thing a finding says."""
    (one,) = found
    return one


def test_a_whole_regulation_is_ok():
    """Every stage says all four."""
    rows = [stage("New", None), stage("Talks", None)]
    seen = only(regulation.find(case_of(ever=paper(*rows))))
    assert (seen.status, seen.code) == ("ok", "regulation_whole")
    assert seen.facts["complete"] == 2


def test_holes_of_a_regulation_are_attention_and_each_is_counted():
    """One stage of four is whole; nothing hangs on a paper by itself."""
    rows = [
        stage("New", "zone, term"),
        stage("Talks", "term, required"),
        stage("Offer", None),
        stage("Bill", "responsible"),
    ]
    seen = only(regulation.find(case_of(ever=paper(*rows))))
    assert (seen.status, seen.figure.value) == ("attention", 0.25)
    assert seen.facts == {
        "stages": 4,
        "complete": 1,
        "without_zone": 1,
        "without_term": 2,
        "without_responsible": 1,
        "without_required": 1,
    }
    assert seen.stake is None
    assert seen.act.facts["stages"] == ["New", "Talks", "Bill"]


def test_cards_without_a_stage_are_no_stage_of_the_regulation():
    """Leads that stand in none are a row of `process`: one stage of two is whole, not of three."""
    rows = [
        stage("(none)", "zone, term, responsible, required"),
        stage("Talks", None),
        stage("Bill", "term"),
    ]
    seen = only(regulation.find(case_of(ever=paper(*rows))))
    assert (seen.facts["stages"], seen.facts["complete"]) == (2, 1)
    assert seen.act.facts["stages"] == ["Bill"]


def test_an_agreed_share_of_whole_stages_is_the_norm():
    """Half of the stages is what was agreed on."""
    rows = [stage("New", "term"), stage("Talks", None)]
    case = case_of(ever=paper(*rows), norms={"regulation": 0.5})
    seen = only(regulation.find(case))
    assert (seen.status, seen.norm.level) == ("ok", "agreed")


def test_a_regulation_nobody_wrote_down_here_is_not_said_to_be_missing():
    """A silent smalign.toml is no silent company."""
    rows = [stage(name, "zone, term, responsible, required") for name in ("New", "Talks")]
    seen = only(regulation.find(case_of(ever=paper(*rows))))
    assert isinstance(seen, Unseen)
    assert seen.why == "regulation_untold"


def test_missed_terms_are_attention_at_most_though_the_norm_is_agreed():
    """Nothing measured hangs on a term."""
    # 84 of 100: Wilson's far end is 0.899
    case = case_of(zones(84, 16), norms={"terms_kept": 0.9})
    seen = only(terms_kept.find(case))
    assert (seen.status, seen.facts["share"]) == ("attention", 0.84)
    assert (seen.facts["stage"], seen.facts["late"]) == ("New", 16)
    assert seen.no_stake == "not_measured"


def test_terms_that_may_be_kept_are_ok():
    """The far end of the interval is above the norm."""
    # 86 of 100: Wilson's far end is 0.915
    seen = only(terms_kept.find(case_of(zones(86, 14), norms={"terms_kept": 0.9})))
    assert seen.status == "ok"


def test_without_a_norm_terms_are_compared_with_the_own_past():
    """Only what is clearer than one in a hundred counts."""
    # 90 of 100 against 380 of 400 may be chance at 99 %, 75 of 100 may not
    same = only(terms_kept.find(case_of(zones(90, 10), before=zones(380, 20))))
    fell = only(terms_kept.find(case_of(zones(75, 25), before=zones(380, 20))))
    assert (same.status, fell.status) == ("ok", "attention")
    assert (fell.norm.level, fell.norm.value) == ("own_past", 0.95)


def test_terms_with_no_norm_and_no_past_are_not_judged():
    """A share is shown, and nothing is said of it."""
    seen = only(terms_kept.find(case_of(zones(10, 90))))
    assert isinstance(seen, Observation)
    assert seen.status == "not_enough_data"


def test_terms_are_in_working_time_where_the_days_off_are_told():
    """Half is late on the clock, hardly any of it in working time."""
    work = {"on_time_work": 95, "overdue_work": 5, "on_time_share_work": 0.95}
    told = zones(50, 50, days="calendar", **work)
    seen = only(terms_kept.find(case_of(told, norms={"terms_kept": 0.9})))
    assert (seen.code, seen.facts["kept"], seen.facts["late"]) == ("terms_kept_work", 95, 5)


@pytest.mark.parametrize(
    ("rows", "total", "why"),
    [
        ([stage("New", None)], {"stays": None}, "no_history"),
        ([stage("New", "term", sla=None)], {"stays": 70}, "no_terms"),
        ([stage("New", None)], {"stays": 70, "on_time": 20, "overdue": 9}, "few_terms"),
    ],
)
def test_what_lets_no_term_be_judged_is_said(rows, total, why):
    """No history, no terms, or too few stays with one."""
    told = answer("zones", rows, total=total, params={"working_days": "monday to friday"})
    assert only(terms_kept.find(case_of(told))).why == why


WORTH = Range(100_000, 90_000, 110_000)
WON = {"qualified": (200, 1000)}


def waiting(kind, late, cards, *, difference=None, medians=(550.0, 30.0), shares=(0.17, 0.31)):
    """Leads of which so many waited too long, with what they came to beside the quick ones."""
    value, low, high = difference or (None, None, None)
    known = difference is not None
    row = {
        "kind": kind,
        "cards": cards,
        "late": late,
        "assign_median": medians[0],
        "response_median": medians[1],
        "late_compared": 100,
        "quick_compared": 300,
        "late_result": shares[0] if known else None,
        "quick_result": shares[1] if known else None,
        "difference": value,
        "difference_low": low,
        "difference_high": high,
    }
    told = {"wait_minutes": 240, "attempt_minutes": 120, "result": "qualified"}
    return answer("waiting", [row], params=told)


def queue(late, cards, **more):
    """Leads that waited for somebody."""
    return waiting("assignment", late, cards, **more)


def tries(late, cards, **more):
    """Leads that were not tried in time."""
    return waiting("attempt", late, cards, **more)


def test_a_queue_that_grew_and_goes_with_fewer_results_breaks_the_link_of_the_system():
    """112 of 871 against 20 of 3,400; they got to the result less often by 14 points."""
    now = queue(112, 871, difference=(-0.14, -0.2, -0.05))
    found = case_of(now, before=queue(20, 3400), worth=WORTH, won_of=WON)
    seen = only(assignment_wait.find(found))
    assert (seen.status, seen.zone, seen.norm.level) == ("broken", "system", "own_past")
    assert seen.code == "assignment_wait_queue_now"
    assert (seen.facts["assign_median"], seen.facts["response_median"]) == (550.0, 30.0)
    assert (seen.facts["late_compared"], seen.facts["quick_compared"]) == (100, 300)
    # 112 leads * 0.14 fewer qualified * 200 / 1,000 of these won
    assert seen.stake.sales.value == pytest.approx(112 * 0.14 * 0.2)
    assert seen.stake.money.value == pytest.approx(112 * 0.14 * 0.2 * 100_000)
    # the near end: 112 * 0.05 at the low end of Wilson's interval of 200 in 1,000, 0.1764
    assert seen.stake.sales.low == pytest.approx(112 * 0.05 * 0.1764, rel=1e-3)
    assert seen.act.aim == "assign_by_queue"


def test_a_queue_that_goes_with_nothing_seen_is_attention():
    """The interval of the difference reaches beyond nothing."""
    now = queue(112, 871, difference=(-0.02, -0.07, 0.03))
    seen = only(assignment_wait.find(case_of(now, before=queue(20, 3400), worth=WORTH, won_of=WON)))
    assert (seen.status, seen.stake.sales.low) == ("attention", 0)


def test_a_queue_as_long_as_ever_is_ok_whatever_it_goes_with():
    """The norm of the past is kept: nothing is at stake."""
    now = queue(112, 871, difference=(-0.14, -0.2, -0.05))
    seen = only(assignment_wait.find(case_of(now, before=queue(440, 3400), won_of=WON)))
    assert (seen.status, seen.stake, seen.no_stake) == ("ok", None, "norm_kept")


def test_where_everybody_waits_the_quick_leads_of_the_past_stand_beside():
    """No lead of the days judged was got to at once."""
    both = queue(520, 4000, difference=(-0.17, -0.2, -0.14))
    found = case_of(queue(500, 600), before=queue(20, 3400), both=both, worth=WORTH, won_of=WON)
    seen = only(assignment_wait.find(found))
    assert (seen.status, seen.code) == ("broken", "assignment_wait_queue_past")
    assert seen.facts["quick_since"] == PAST.since
    assert seen.stake.sales.value == pytest.approx(500 * 0.17 * 0.2)


def test_without_norm_and_past_a_measured_difference_alone_can_break():
    """The quick leads of the same campaigns are the norm: no time alone accuses anybody."""
    now = queue(112, 871, difference=(-0.14, -0.2, -0.05))
    seen = only(assignment_wait.find(case_of(now, worth=WORTH, won_of=WON)))
    assert (seen.status, seen.norm) == (
        "broken",
        Norm("inside", 0.31, is_crossed=True, facts={"rule": "quick", "result": "qualified"}),
    )
    alone = only(assignment_wait.find(case_of(queue(500, 871))))
    assert (alone.status, alone.norm) == ("not_enough_data", None)


def test_an_agreed_share_of_leads_that_may_wait_comes_first():
    """10 of 871 are 1.1 %, at most 2.1 %: five in a hundred were agreed on."""
    kept = case_of(queue(10, 871), before=queue(0, 3400), norms={"assignment_wait": 0.05})
    seen = only(assignment_wait.find(kept))
    assert (seen.status, seen.norm.level) == ("ok", "agreed")


@pytest.mark.parametrize(
    ("late", "medians", "code"),
    [
        (0, (None, None), "assignment_wait_none"),
        (5, (550.0, None), "assignment_wait"),
        (5, (550.0, 30.0), "assignment_wait_queue"),
        (5, (300.0, 400.0), "assignment_wait_both"),
    ],
)
def test_the_queue_is_named_only_where_the_time_went_there(late, medians, code):
    """A manager who is slower than the queue is not hidden behind it."""
    seen = only(assignment_wait.find(case_of(queue(late, 871, medians=medians))))
    assert seen.code == code


def test_managers_are_measured_from_the_moment_the_lead_is_theirs():
    """59 of 871 were tried late: 93.2 %, from 91.4 to 94.7; nine in ten were agreed on."""
    seen = only(first_attempt.find(case_of(tries(59, 871), norms={"first_attempt": 0.9})))
    assert (seen.status, seen.zone) == ("ok", "sales")
    assert (seen.facts["tried"], seen.facts["of"]) == (812, 871)


def test_late_attempts_that_go_with_fewer_results_break_the_link_of_sales():
    """A third was tried late, a tenth in the past."""
    now = tries(290, 871, difference=(-0.1, -0.15, -0.05))
    found = case_of(now, before=tries(340, 3400), worth=WORTH, won_of=WON)
    seen = only(first_attempt.find(found))
    assert (seen.status, seen.code) == ("broken", "first_attempt_now")
    assert seen.norm.value == 0.9
    assert seen.stake.sales.value == pytest.approx(290 * 0.1 * 0.2)


@pytest.mark.parametrize(
    ("finding", "told", "why"),
    [
        (assignment_wait, answer("waiting"), "no_assignment"),
        (assignment_wait, queue(3, 29), "few_waits"),
        (first_attempt, queue(3, 100), "no_attempts"),
        (first_attempt, tries(3, 29), "few_tries"),
    ],
)
def test_what_is_not_known_of_waiting_is_said(finding, told, why):
    """A queue without attempts tells of the system alone."""
    seen = only(finding.find(case_of(told)))
    assert (type(seen), seen.why) == (Unseen, why)


def closings(robot, told, recorded=0, hardly=0, disqualified=300):
    """Disqualified leads a robot closed."""
    row = {
        "disqualified": disqualified,
        "by_robot": robot,
        "told": told,
        "recorded": recorded,
        "hardly_tried": hardly,
    }
    return answer("closings", [row])


def test_leads_closed_by_a_robot_are_attention_at_most():
    """90 of 300 against 40 of 1,000; of 80 with recorded attempts 70 had one at most."""
    found = case_of(closings(90, 300, 80, 70), before=closings(40, 1000))
    seen = only(closed_by_robot.find(found))
    assert (seen.status, seen.zone, seen.code) == ("attention", "system", "closed_by_robot")
    assert (seen.facts["robot"], seen.facts["hardly"]) == (90, 70)


def test_a_robot_that_closes_as_often_as_ever_is_ok():
    """12 of 300 against 40 of 1,000; nobody's attempts are recorded."""
    seen = only(closed_by_robot.find(case_of(closings(12, 300), before=closings(40, 1000))))
    assert (seen.status, seen.code) == ("ok", "closed_by_robot_alone")


@pytest.mark.parametrize(
    ("found", "why", "told", "of"),
    [
        (closings(0, 29), "closer_untold", 29, 300),
        (answer("closings"), "none_lost", 0, 0),
    ],
)
def test_who_closed_a_lead_is_not_guessed(found, why, told, of):
    """Without a history a closing is nobody's; of none closed there is nothing to know."""
    seen = only(closed_by_robot.find(case_of(found)))
    assert (seen.why, seen.facts) == (why, {"told": told, "of": of, "min_n": 30})


def test_of_leads_closed_nobody_knows_when_no_closer_is_sought():
    """159 without a day of closing: that hardly any were lost in these days is not known."""
    told = replace(answer("closings"), excluded=(Exclusion("undated_closing", 159),))
    seen = only(closed_by_robot.find(case_of(told)))
    assert (seen.why, seen.facts) == ("closings_undated", {"cards": 159})


def test_a_queue_grew_where_it_is_longer_than_in_the_period_compared_with():
    """112 of 871 against 20 of 800, and against 100 of 800."""
    verdict = {"previous": {}}
    days = {"previous": ("2026-01-01", "2026-03-31"), "now": ("2026-04-01", "2026-06-30")}
    compared = answer("compare", params={"verdict": verdict, "periods": days, "horizon": 30})
    for before, grew in ((queue(20, 800), True), (queue(100, 800), False)):
        told = case_of(queue(112, 871), ever=before, compared=compared)
        assert only(assignment_wait.find(told)).facts["grew"] == grew


def steps(status, *, grew=True, cause="market"):
    """Step 1 with a queue, step 2 with what compare found."""
    one = Observation("assignment_wait", 1, status, "assignment_wait", {"grew": grew})
    act = first_attempt.Act("cause_market", "shared")
    facts = {"cause": cause}
    two = Observation("leads_verdict", 2, "broken", "leads_loss", facts, zone="shared", act=act)
    return Step(1, status, one), Step(2, "broken", two)


@pytest.mark.parametrize("cause", ["market", "disputed", "handling"])
def test_a_queue_that_grew_is_the_systems_and_neither_the_markets_nor_the_managers(cause):
    """It looks like the market, for it falls everywhere alike; it is handling, by nobody."""
    told = Verdict(
        cause,
        (cause,),
        "sales",
        effects={cause: Range(-9, -15, -3)},
        notes=(Note("compare_market", {"result": "won"}),),
        held={"horizon 9": "market", "horizon 30": "quality"},
    )
    verdict, found = witnessed(told, steps("broken", cause=cause))
    assert (verdict.cause, verdict.zone, verdict.said) == ("handling", "system", "queue")
    assert verdict.held == {"horizon 9": "handling", "horizon 30": "mixed"}
    assert verdict.causes == ("handling",)
    assert [one.code for one in verdict.notes] == ["compare_queued"]
    assert (found[1].first.zone, found[1].first.act.code) == ("system", "cause_queue")


def test_a_queue_that_lost_leads_is_named_where_sales_are_too_few_to_show_it():
    """Compare claims nothing; the leads that waited came to less than those that did not."""
    verdict, _ = witnessed(Verdict("none"), steps("broken"))
    assert (verdict.cause, verdict.zone, verdict.said) == ("handling", "system", "queue_alone")


@pytest.mark.parametrize(
    ("cause", "told"),
    [
        ("market", steps("attention")),
        ("market", steps("broken", grew=False)),
    ],
)
def test_a_queue_explains_only_what_it_can(cause, told):
    """A queue that did not grow, or costs nothing, changed nothing."""
    assert witnessed(Verdict(cause), told) == (Verdict(cause), told)
