"""What step 3 of a diagnosis makes of answers about nurture that are written by hand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.rules.answers_made import SILENT, answer, case_of, only

from smalign.base.config import ByAttempts, Thresholds
from smalign.base.diagnosis import Observation, Unseen
from smalign.demo import write
from smalign.render.diagnose import render_diagnosis
from smalign.rules.steps import later_untouched, nurture_effect, nurture_reach, uncovered_reason
from smalign.session import open_exports

COVERED = {"cards": 900, "touched_cards": 300, "open_cards": 200, "open_touched": 50}
COMPARED = {
    "compared": 820,
    "comparisons": 1900,
    "untouched_progression": 0.22,
    "raw_lift": 0.19,
}


def lifted(low, value, high, notes=()):
    """The answer of nurture: the difference with its ends, 0.19 without matching."""
    ends = {"lift": value, "lift_low": low, "lift_high": high}
    return case_of({"nurture": answer({**COMPARED, **ends}, notes=notes, days=14)})


def test_how_many_are_touched_is_told_where_no_norm_was_agreed():
    """50 of 200 is 25 %, Wilson 19.5 %…31.4 %: a figure without a norm is told, not judged."""
    seen = only(nurture_reach.find(case_of({"coverage": answer(COVERED)})))
    assert (seen.status, seen.norm, seen.for_record) == ("not_enough_data", None, True)
    assert (seen.facts["touched"], seen.facts["of"]) == (50, 200)
    assert [round(seen.figure.low, 3), round(seen.figure.high, 3)] == [0.195, 0.314]


@pytest.mark.parametrize(("norm", "status"), [(0.3, "ok"), (0.4, "attention")])
def test_how_many_are_touched_is_judged_by_what_was_agreed(norm, status):
    """31.4 % is the far end: 30 % is kept to, 40 % is not; nothing known hangs on it."""
    case = case_of({"coverage": answer(COVERED)}, norms={"nurture_reach": norm})
    seen = only(nurture_reach.find(case))
    assert (seen.status, seen.norm.level, seen.for_record) == (status, "agreed", False)
    assert seen.act.facts == {"cards": 150}


def test_more_of_what_is_of_no_use_is_no_first_action():
    """Half is agreed, a quarter is written to; a useful lift of the letters is excluded."""
    ends = {"lift": 0, "lift_low": -0.02, "lift_high": 0.02}
    idle = answer({**COMPARED, **ends}, days=14)
    answers = {"coverage": answer(COVERED), "nurture": idle}
    seen = only(nurture_reach.find(case_of(answers, norms={"nurture_reach": 0.5})))
    assert seen.act.code == "write_after_test"


@pytest.mark.parametrize(
    ("given", "why"),
    [
        (answer(COVERED, notes=["nurture_no_touches"]), "no_touches"),
        (answer({**COVERED, "open_touched": None}), "unlinked_touches"),
        (answer({**COVERED, "open_cards": 29, "open_touched": 9}), "few_open_cards"),
        (SILENT, "no_answer"),
    ],
)
def test_why_nothing_can_be_said_of_who_is_touched(given, why):
    """No touches at all, none linked with a card, too few open cards, no cards: each is said."""
    assert only(nurture_reach.find(case_of({"coverage": given}))).why == why


def test_a_lift_above_nothing_is_well():
    """From 3 to 9 points: the near end is above 0."""
    seen = only(nurture_effect.find(lifted(0.03, 0.06, 0.09)))
    assert (seen.status, seen.code) == ("ok", "nurture_lifts")
    assert seen.norm.level == "inside"
    assert seen.norm.value == 0.22
    assert [round(one, 9) for one in (seen.figure.low, seen.figure.high)] == [0.25, 0.31]


def test_no_lift_is_for_attention_where_a_useful_one_is_excluded():
    """0.3 points, from −2.1 to 2.7: three points are excluded, and nothing known hangs on it."""
    seen = only(nurture_effect.find(lifted(-0.021, 0.003, 0.027)))
    assert (seen.status, seen.code, seen.no_stake) == ("attention", "nurture_idle", "cost_unknown")
    assert seen.facts["raw"] == 0.19


def test_no_lift_that_may_yet_be_a_useful_one_is_not_enough_data():
    """From −2.9 to 9.5 points neither nothing nor a useful lift is excluded."""
    seen = only(nurture_effect.find(lifted(-0.029, 0.033, 0.095)))
    assert (seen.status, seen.code) == ("not_enough_data", "nurture_unclear")


def test_what_is_of_use_is_for_the_company_to_say():
    """From −2.1 to 2.7 points does not exclude two points."""
    made = {
        "nurture": answer({**COMPARED, "lift": 0, "lift_low": -0.021, "lift_high": 0.027}, days=9)
    }
    case = case_of(made, thresholds=Thresholds(useful_lift=0.02))
    assert only(nurture_effect.find(case)).code == "nurture_unclear"


def test_touched_cards_that_move_on_less_often_are_not_called_idle():
    """The whole interval lies below 0."""
    seen = only(nurture_effect.find(lifted(-0.09, -0.06, -0.03)))
    assert (seen.status, seen.code) == ("attention", "nurture_lowers")


def test_without_a_history_of_stages_no_lift_is_believed():
    """Unlike cards stand on one rung, so the choice of whom to write to passes for an effect."""
    seen = only(nurture_effect.find(lifted(0.1, 0.17, 0.24, ["nurture_by_dates"])))
    assert isinstance(seen, Unseen)
    assert (seen.why, seen.facts) == ("unlike_cards", {"raw": 0.19})


def test_too_few_compared_cards_are_said():
    """Below min-n the metric tells no lift, and neither does the diagnosis."""
    few = answer({**COMPARED, "compared": 12, "lift": None}, notes=["nurture_few"], days=14)
    assert only(nurture_effect.find(case_of({"nurture": few}))).facts["compared"] == 12


def reason(name, before, since, contents, cards=100, change="rising"):
    """A row of reasons; a gap where it rises and nothing names it."""
    gap = None if change == "steady" else "named" if contents else "gap"
    row = {"reason": name, "before": before, "since": since, "contents": contents}
    return row | {"cards": cards, "change": change, "gap": gap}


def about(*rows, contents=34, halves=("2025-07-01", "2025-12-31"), notes=(), **config):
    """A case that knows the reasons."""
    split = {"before": 200, "since": 300}
    found = answer(rows=rows, notes=notes, contents=contents, halves=list(halves), in_halves=split)
    return case_of({"reasons": found}, **config)


def test_a_rising_reason_that_nothing_is_about_is_for_attention():
    """Payment terms rose from 9 % to 21 % of losses; none of 34 contents names them."""
    seen = only(uncovered_reason.find(about(reason("Payment terms", 0.09, 0.21, 0))))
    assert (seen.status, seen.stake, seen.zone) == ("attention", None, "marketing")
    assert (seen.norm.level, seen.norm.value) == ("own_past", 0.09)
    assert seen.norm.facts == {"since": date(2025, 7, 1), "until": date(2025, 12, 31)}
    assert (seen.facts["reason"], seen.facts["contents"]) == ("Payment terms", 34)
    assert (seen.facts["losses_before"], seen.facts["losses_since"]) == (200, 300)


def test_the_three_with_the_most_losses_are_told():
    """Of four gaps the smallest is left to the command."""
    rows = [
        reason(name, 0.1, 0.2, 0, cards) for name, cards in zip("abcd", (5, 9, 7, 8), strict=True)
    ]
    assert [one.facts["reason"] for one in uncovered_reason.find(about(*rows))] == ["b", "d", "c"]


def test_a_reason_content_cannot_answer_is_no_gap():
    """Spam is a matter of quality, not reached of either: nobody writes about those."""
    told = {"SPAM": "quality", "Not reached": ByAttempts("handling", 3, "quality")}
    rows = (reason("Spam", 0.1, 0.3, 0), reason("not reached", 0.1, 0.3, 0))
    seen = only(uncovered_reason.find(about(*rows, reasons=told)))
    assert (seen.code, seen.for_record) == ("no_reason_rises", True)


def test_where_no_reason_rises_that_is_seen_without_contents_too():
    """Nothing had to be written about: whether anything was sent does not matter."""
    seen = only(uncovered_reason.find(about(contents=0)))
    assert (seen.code, seen.for_record) == ("no_reason_rises", True)


def test_reasons_that_are_covered_alone_make_no_step_well():
    """The one that rises is named by two contents: told for the record."""
    seen = only(uncovered_reason.find(about(reason("Payment terms", 0.09, 0.21, 2))))
    assert (seen.status, seen.code, seen.facts["risen"]) == (
        "not_enough_data",
        "reasons_covered",
        1,
    )


@pytest.mark.parametrize(
    ("case", "why"),
    [
        (about(notes=["reasons_unsaid"]), "reasons_unsaid"),
        (about(halves=()), "few_losses"),
        (about(reason("Dear", 0.1, 0.3, None), contents=0), "contents_unknown"),
    ],
)
def test_why_no_gap_can_be_seen(case, why):
    """Too many losses without a reason, too few losses, no contents: each is said."""
    assert only(uncovered_reason.find(case)).why == why


def later(code, **facts):
    """A case that knows how many said *not now*."""
    told = {"cards": 80, "share": 0.27, "reasons": ["Thinking"], "never": 49, **facts}
    return case_of({"reasons": answer(notes=[(code, told)])})


def test_who_said_not_now_and_was_never_touched_again_is_told_for_the_record():
    """49 of 80 is 61.25 %; the newest losses had the least time, so no past is a norm."""
    seen = only(later_untouched.find(later("nurture_later_touched")))
    assert (seen.for_record, seen.code, seen.figure.value) == (True, "later_untouched", 0.6125)


def test_without_touches_only_the_reasons_are_told():
    """How many said *not now* is known, whether they were touched again is not."""
    seen = only(later_untouched.find(later("nurture_later")))
    assert (seen.code, seen.figure) == ("later_untold", None)
    assert only(later_untouched.find(later("nurture_later", cards=29))).why == "few_later"


def test_where_no_loss_says_not_now_nothing_is_left_unseen():
    """Not one sentence about what the company's reasons do not hold."""
    assert not list(later_untouched.find(case_of({"reasons": answer()})))


@pytest.mark.parametrize("crm", ["generic", "bitrix24"])
def test_letters_to_the_warm_are_not_said_to_work(tmp_path, crm):
    """The made-up company's letters do nothing; without a history of stages nothing is claimed."""
    write(tmp_path / crm, crm, 7, 2400, None, with_letters=True)
    with open_exports([tmp_path / crm]) as session:
        found = session.diagnose()
    seen = [one for one in (found.steps[2].first, *found.steps[2].others) if one is not None]
    assert all(isinstance(one, Observation) for one in seen)
    assert "nurture_lifts" not in {one.code for one in seen}
    assert found.steps[2].status != "ok"
    for lang in ("en", "ru"):
        assert "…" not in str(render_diagnosis(found, "md", lang))
