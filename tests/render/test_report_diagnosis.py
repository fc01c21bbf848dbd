"""The diagnosis in a report: the first screen, and the section with the six steps."""

from __future__ import annotations

import html
import re
from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.render import compare_made
from tests.render.diagnosis_made import DIAGNOSIS
from tests.render.report_made import parts

from smalign.base.config_agreement import Decision
from smalign.base.diagnosis import Followed, Overturn, Range, Step, Unseen
from smalign.base.results import Note, Period
from smalign.render.diagnose.page import page_of
from smalign.render.report import report
from smalign.render.report.blocks import Fact, Facts, Lines
from smalign.render.report.brevity import fitted
from smalign.render.report.diagnosed import opening, six_steps
from smalign.render.report.ladder import loudest

DECIDED = Followed(
    Decision(
        *("2026-04-02", "Call <b>first</b>", 2, "Sales"),
        metric="unworked",
        was=0.18,
        expected=0.05,
    ),
    "moved",
    Range(0.1, 0.07, 0.13),
)
FOUND = replace(DIAGNOSIS, followed=(DECIDED,))
NOTES = (
    Note("compare_longer", {"months": 3}),
    Note("compare_handling_pattern", {"result": "won", "value": -13, "low": -19, "high": -8}),
    Note("compare_read", compare_made.READ),
)
COMPARED = replace(
    FOUND,
    period=Period(date(2025, 4, 1), date(2025, 6, 30)),
    verdict=replace(FOUND.verdict, notes=NOTES),
)
COMPARED_DEALS = replace(COMPARED, grain="deal")


@pytest.mark.parametrize("form", ["html", "md"])
def test_the_verdict_stands_before_everything_else(form):
    """Verdict, strip, first action, last decision, what would change it, then the ladder."""
    page = report(replace(parts(), diagnosis=FOUND), "en", form)
    order = ["the work on them is not", "not enough data", "First action", "What was decided",
             "From leads to sales", "The six steps"]  # fmt: skip
    places = [page.index(one) for one in order if one in page]
    assert len(places) >= 5
    assert places == sorted(places)


def test_all_dates_are_said_once_above_a_verdict():
    """Where no two periods are compared, "all dates" stood in a line of its own below it, too."""
    moods = [
        [block.mood for block in opening(replace(FOUND, period=days, before=None), "en")[:2]]
        for days in (Period(), Period(date(2025, 4, 1), date(2025, 6, 30)))
    ]
    assert moods == [["verdict", "plain"], ["verdict", "about"]]


def test_without_a_diagnosis_there_is_no_box_and_no_section():
    """An export that holds nothing to judge has no empty verdict."""
    page = report(parts(), "en", "html")
    assert 'class="opening"' not in page
    assert 'id="diagnosis"' not in page


def steps_of(found):
    """The lines of each step, without what is said above them."""
    return [block for block in six_steps(found, "en") if isinstance(block, Facts)]


def said_in(found, lang):
    """Every sentence of the first screen."""
    return [text for block in opening(found, lang) for text in getattr(block, "texts", ())]


@pytest.mark.parametrize(
    ("found", "lang", "day"),
    [
        (FOUND, "en", "2026-05-31"),
        (FOUND, "ru", "31.05.2026"),
        (COMPARED, "en", "2025-06-30"),
        (COMPARED, "ru", "30.06.2025"),
    ],
)
def test_periods_are_told_once(found, lang, day):
    """Where a sentence says which periods were compared, no line says it again."""
    assert sum(day in text for text in said_in(found, lang)) == 1


@pytest.mark.parametrize(("lang", "text"), [("en", "deals only"), ("ru", "только сделки")])
def test_deals_that_stand_for_leads_are_called_so(lang, text):
    """An export without leads is told of in words of leads, and says what they are."""
    deals = replace(FOUND, grain="deal")
    assert any(told.startswith(text) for told in said_in(COMPARED_DEALS, lang))
    assert text in page_of(deals, lang).subtitle
    assert not any(text in told for told in said_in(FOUND, lang))


def test_what_it_made_is_on_the_first_screen():
    """Why the periods are longer leaves room for the claim and its range."""
    assert any("from -19 to -8" in text for text in said_in(COMPARED, "en"))


def test_nothing_broken_is_not_said_of_what_nobody_looked_at():
    """Five steps without data are no steps without a break; of six nothing is said to be whole."""
    unseen = [replace(one, status="not_enough_data", first=None) for one in FOUND.steps]
    some = (*unseen[:5], replace(unseen[5], status="ok"))
    told = said_in(replace(FOUND, steps=some, first_broken=None, dearest=None), "en")
    at = told.index("In what could be checked no link is broken.")
    assert "1, 2, 3, 4, 5." in told[at + 1]
    assert "No link is broken." not in told
    told = said_in(replace(FOUND, steps=tuple(unseen), first_broken=None, dearest=None), "en")
    assert "No link is broken." not in told
    assert any("1, 2, 3, 4, 5, 6" in text for text in told)


def test_notes_claim_nothing_that_the_verdict_does_not():
    """A report whose verdict is the handling does not note that nothing happened."""
    made = parts()
    found = made.answers["compare"]
    told = replace(found, notes=(*found.notes, Note("compare_nothing", {"result": "won"})))
    both = replace(made, answers={**made.answers, "compare": told})
    nothing = "Nothing happened that is more than chance"
    assert nothing in report(both, "en", "md")
    assert nothing not in report(replace(both, diagnosis=FOUND), "en", "md")
    quiet = replace(FOUND.verdict, cause="none", notes=told.notes[-1:])
    assert nothing in report(replace(both, diagnosis=replace(FOUND, verdict=quiet)), "en", "md")


def test_what_results_alone_would_claim_does_not_matter_most_beside_another_verdict():
    """Disputed for want of a witness, and the verdict has one: one of the two is said."""
    made = parts()
    found = made.answers["compare"]
    facts = {"result": "won", "value": Decimal(-66), "low": Decimal(-114), "high": Decimal(-19)}
    told = replace(found, notes=(*found.notes, Note("compare_disputed", facts, Decimal(10**12))))
    both = replace(made, answers={**made.answers, "compare": told})
    assert any("Disputed" in text for text in loudest(both, "en"))
    assert not any("Disputed" in text for text in loudest(replace(both, diagnosis=FOUND), "en"))


def test_what_every_number_hangs_on_matters_most_though_the_verdict_knows_it():
    """A list of sales has a win rate of 100 %; no sentence of the verdict says so, its notes do."""
    made = parts()
    facts = {"table": "deals", "cards": 39, "won": 39, "crm": "generic", "aim": "all_cards"}
    sign = Note("no_lost_deals", facts)
    assert made.inspection is not None
    warned = replace(made, inspection=replace(made.inspection, warnings=(sign,)))
    knows = replace(FOUND.verdict, notes=(*FOUND.verdict.notes, sign))
    told = loudest(replace(warned, diagnosis=replace(FOUND, verdict=knows)), "en")
    assert any("39 cards are won" in text or "39 of 39 cards" in text for text in told)


@pytest.mark.parametrize("form", ["html", "md"])
def test_a_warning_of_the_first_screen_is_not_said_again_below(form):
    """One owner of all cards stood on the first screen, in the six steps and among the files."""
    made = parts()
    sign = Note("one_owner", {"table": "leads", "cards": 796, "click": "all_owners"})
    assert made.inspection is not None
    warned = replace(made, inspection=replace(made.inspection, warnings=(sign,)))
    knows = replace(FOUND.verdict, notes=(*FOUND.verdict.notes, sign), overturn=None, held={})
    roomy = replace(
        FOUND, verdict=knows, steps=(FOUND.steps[0],) * 6, first_broken=None, followed=()
    )
    page = report(replace(warned, diagnosis=roomy), "en", form)
    assert page.count("796 cards all have one owner") == 1
    assert page.index("796 cards all have one owner") < page.index("The six steps")
    assert "Warnings about the export" not in page


def test_days_the_export_does_not_hold_matter_most():
    """Nothing is known of 2030: its zeros stand beside the sentence that says so."""
    made = parts()
    note = Note("period_after_export", {"until": date(2030, 2, 1), "as_of": date(2026, 6, 30)})
    asked = {**made.answers, "roi": replace(made.answers["roi"], notes=(note,))}
    knows = replace(FOUND.verdict, notes=(*FOUND.verdict.notes, note))
    late = replace(made, answers=asked, diagnosis=replace(FOUND, verdict=knows))
    assert any("the data end on 2026-06-30" in text for text in loudest(late, "en"))


def test_whatever_was_not_checked_is_told_whole():
    """Many reasons are as many lines; none is lost at the end of a long one."""
    codes = ["no_plan", "no_touches", "no_tasks", "no_report", "no_spend", "no_stages"]
    unseen = tuple(Unseen("plan_kept", 1, code) for code in codes)
    found = replace(FOUND, steps=(Step(1, "not_enough_data", unseen=unseen), *FOUND.steps[1:]))
    facts = steps_of(found)[0].facts
    told = [fact.text for fact in facts if fact.label == "Not checked"]
    assert len(told) == len(codes)
    assert not any(text.endswith("…") for text in told)


def first_screen(found, lang):
    """What a reader sees in the box of the verdict: its sentences, labels and marks."""
    page = report(replace(parts(), diagnosis=found), lang, "html")
    (box,) = re.findall(r'(?s)<section class="opening".*?</section>', page)
    return html.unescape(re.sub(r"<[^>]*>", " ", box))


def seen_words(text):
    """Words with a letter or a digit in them; an arrow is none."""
    return len([one for one in text.split() if re.search(r"\w", one)])


LONG = "Ads of spring, all cities, new customers only, phones, number"
CLAIM = {"result": "won", "value": -110, "low": -131, "high": -89}
CROWDED = replace(
    COMPARED,
    verdict=replace(
        COMPARED.verdict,
        effects={"quality": Range(-110.4, -130.7, -89.2)},
        causes=("quality",),
        cause="quality",
        notes=(
            Note("compare_read", compare_made.READ),
            Note("compare_quality_pattern", {**CLAIM, "names": [f"{LONG} {n}" for n in range(9)]}),
        ),
        overturn=Overturn(133, 21, 110, tuple(f"{LONG} {n}" for n in range(9))),
    ),
    followed=(replace(DECIDED, decision=replace(DECIDED.decision, what="call them again " * 60)),),
)
"""Six names in each sentence, and a decision of 180 words."""


@pytest.mark.parametrize("lang", ["en", "ru"])
@pytest.mark.parametrize("found", [FOUND, COMPARED, COMPARED_DEALS, CROWDED])
def test_the_first_screen_is_short_enough_to_be_read(found, lang):
    """All that is seen of it, names of steps and labels among it, is at most 120 words."""
    assert seen_words(first_screen(found, lang)) <= 120


def test_a_long_first_screen_keeps_what_it_is_for():
    """Verdict, periods, what it made, who and until when, what came of it, what overturns it."""
    text = " ".join(first_screen(CROWDED, "en").split())
    for part in (
        "Other leads came: the quality of the leads changed.",
        "2025-06-30: leads 600 → 897, sales 53 → 41, by 45 days of age.",
        "Quality: -110 sales (from -131 to -89).",
        "Sales, by 2026-07-14. Give the 129 cards back to work",
        "What was decided 2026-04-02, Sales: call them again",
        "…: moved. 18.0% → 10.0%.",
        "21 of 133 open leads won leave it unproved, 110 undo the loss.",
    ):
        assert part in text


def test_what_claims_nothing_leaves_room_for_the_action():
    """Why the periods are three months was said, and the action was cut."""
    notes = (Note("compare_read", compare_made.READ), Note("compare_longer", {"months": 3}))
    open_leads = replace(COMPARED.verdict.overturn, unproved=None)
    verdict = replace(COMPARED.verdict, notes=notes, overturn=open_leads)
    found = replace(COMPARED, verdict=verdict, followed=())
    text = " ".join(first_screen(found, "en").split())
    assert "require attempts before a lead may be disqualified." in text
    assert "About RUB 1,900,000" in text
    assert "41 open leads, all won, would not." in text
    assert "Periods of 3 months" not in text
    assert any("Periods of 3 months" in one for one in six_steps(found, "en")[0].texts)


def test_what_would_change_the_verdict_is_cut_before_the_action():
    """137 words: half of an action says nothing, of ways that say the same 23 words are left."""
    act, would = Fact("First action", "act " * 19 + "done."), "way " * 40
    screen = (
        Lines(("word " * 70,), mood="verdict"),
        Facts((act, Fact("What would change the verdict", would))),
    )
    facts = fitted(screen, "en")[-1].facts
    assert facts[0] == act
    assert facts[1].text == ("way " * 23).strip() + "…"


def test_what_the_first_screen_says_in_short_stands_whole_with_the_steps():
    """The names, the link that is broken, the decision and where the action shows."""
    assert "It will show in" not in first_screen(CROWDED, "en")
    told = []
    for block in six_steps(CROWDED, "en"):
        told += [*getattr(block, "texts", ()), *(one.text for one in getattr(block, "facts", ()))]
    whole = " ".join(" ".join(told).split())
    assert f"Quality: conversion in “{LONG} 0”, “{LONG} 1”" in whole
    assert "The first broken link is step 2" in whole
    assert "133 leads of the later period are open still (“" in whole
    assert "It will show in `smalign reasons --unworked`: 10.0% and better." in whole
    assert "from RUB 1,100,000 to RUB 2,900,000" in whole
    assert whole.count("call them again") > 10


def test_a_short_first_screen_is_not_made_shorter():
    """Where there is room the links are named and the open leads by their segments."""
    steps = FOUND.steps[:1] + FOUND.steps[2:3] * 5
    calm = replace(FOUND, steps=steps, followed=(), first_broken=None)
    text = first_screen(calm, "en")
    assert "Not checked, for want of data" in text
    assert "open still (“Network”)" in text


def test_what_people_wrote_is_escaped():
    """A decision with markup in it stays text."""
    page = report(replace(parts(), diagnosis=FOUND), "ru", "html")
    assert "<b>first</b>" not in page
    assert "&lt;b&gt;first&lt;/b&gt;" in page


def test_a_step_is_told_by_words_not_by_colour_alone():
    """Each mark of the strip carries its status in words."""
    page = report(replace(parts(), diagnosis=replace(FOUND, on=date(2026, 6, 30))), "ru", "html")
    assert page.count('<span class="word">мало данных</span>') == 5
    assert '<span class="word">разрыв</span>' in page


def test_what_is_seen_is_told_to_its_end():
    """A line of a step is several sentences: its interval and its reservation are not cut off."""
    names = [f"{nth} {'x' * 100}" for nth in range(6)]
    unseen = Unseen("plan_kept", 1, "tasks_not_named", {"series": names})
    found = replace(FOUND, steps=(Step(1, "not_enough_data", unseen=(unseen,)), *FOUND.steps[1:]))
    (fact,) = [one for one in steps_of(found)[0].facts if one.label == "Not checked"]
    assert names[-1] in fact.text


def test_the_first_screen_has_the_last_decision_a_figure_tells_of():
    """A later decision nobody can measure does not hide what came of an earlier one."""
    later = Followed(Decision("2026-05-02", "Meet", 3), "not_measured")
    shown = replace(FOUND, followed=(DECIDED, later))
    (told,) = [
        fact.text
        for block in opening(shown, "en")
        for fact in getattr(block, "facts", ())
        if fact.label == "What was decided"
    ]
    assert "moved. 18.0% → 10.0%" in told
