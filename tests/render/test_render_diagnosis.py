"""A diagnosis in every form: what is said, in which order, and what JSON carries."""

from __future__ import annotations

import json
from datetime import date

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render.diagnosis_made import DIAGNOSIS, UNWORKED

from smalign.base.agreed_terms import TermChange
from smalign.base.config_agreement import Decision
from smalign.base.diagnosis import Followed, Norm, Range, Stake
from smalign.base.results import Exclusion, Note, Period
from smalign.render.diagnose import render_diagnosis
from smalign.render.diagnose.lines import cost as cost_said
from smalign.render.diagnose.lines import stake as stake_said
from smalign.render.diagnose.page import page_of


def text(found=DIAGNOSIS, lang="en", form="table", width=100):
    """The page without hard blanks."""
    return str(render_diagnosis(found, form, lang, width=width)).replace("\xa0", " ")


def test_the_verdict_comes_first_then_the_strip_then_the_gates_then_the_steps():
    """A reader who stops early has read the most important."""
    page = text()
    order = [
        *("Diagnosis · ", "Verdict: ", "The first broken link is step 2", "1 ? not enough data"),
        *("What it rests on: ", "2. Quantity, quality, handling", "What would change"),
    ]
    places = [page.index(one) for one in order]
    assert places == sorted(places)


def test_a_step_has_its_five_lines():
    """Seen, against what, whose threshold, what hangs on it, what to do, who and by when."""
    page = " ".join(text().split())
    assert "Seen: 129 of 355 disqualified leads (36.3%, from 31.5% to 41.5%)" in page
    assert "Against: 10.0%, as agreed" in page
    assert "Threshold: agreed by “Ann” on 2026-03-12, version 2" in page
    assert "At stake: About RUB 1,900,000 (from RUB 1,100,000 to RUB 2,900,000): 13.0 sales" in page
    assert "First action: Sales, by 2026-07-14. Give the 129 cards back to work" in page
    assert "It will show in `smalign reasons --unworked`: 10.0% and better." in page
    told = "Also: Ok. Sales closed in 2026-05-01–2026-05-31: 52 against a plan of 53, 98.1%."
    assert told in page


@pytest.mark.parametrize(
    ("lang", "money", "short", "sales"),
    [
        (
            "en",
            "No loss is seen, and none is excluded: up to RUB 175,066, 1.0 sales.",
            "No loss is seen, and none is excluded: up to RUB 175,066.",
            (
                "No loss is seen, and none is excluded: up to 1.0 sales; what one is worth is not "
                "known."
            ),
        ),
        (
            "ru",
            "Потерь не видно, но и исключить их нельзя: до 175 066 ₽, продаж — до 1,0.",
            "Потерь не видно, но и исключить их нельзя: до 175 066 ₽.",
            (
                "Потерь не видно, но и исключить их нельзя: продаж — до 1,0; сколько стоит одна, "
                "неизвестно."
            ),
        ),
    ],
)
def test_no_loss_that_is_not_excluded_is_not_about_nothing(lang, money, short, sales):
    """It read "About RUB 0.00 (from RUB 0.00 to RUB 175,066)"."""
    known = Stake(Range(0, 0, 1), Range(0, 0, 175_066), {"median": 96_236.0})
    for told, said in ((stake_said, money), (cost_said, short)):
        found = told(replace(UNWORKED, stake=known), "RUB", lang)
        assert found.replace("\xa0", " ") == said
    unknown = replace(UNWORKED, stake=Stake(Range(0, 0, 1), None, {}))
    assert stake_said(unknown, "RUB", lang) == sales


def test_nothing_is_better_than_all():
    """A norm of 100 % is reached or not; of 0 % so is the least there can be."""
    for value, said in ((1.0, "100.0%."), (0.0, "0.0%.")):
        seen = replace(UNWORKED, norm=Norm("agreed", value, is_crossed=True))
        steps = (DIAGNOSIS.steps[0], replace(DIAGNOSIS.steps[1], first=seen, others=()))
        page = " ".join(text(replace(DIAGNOSIS, steps=steps)).split())
        assert f"It will show in `smalign reasons --unworked`: {said}" in page


def test_russian_says_the_same_in_the_words_of_the_trade():
    """Разрыв, внимание, мало данных; dates and money as Russians write them."""
    page = " ".join(text(lang="ru").split())
    assert "2. Количество, качество, обработка — ✗ разрыв (продажи)" in page
    assert "Видим: 129 из 355 некачественных лидов (36,3 %, от 31,5 % до 41,5 %)" in page
    assert "На кону: Около 1 900 000 ₽ (от 1 100 000 ₽ до 2 900 000 ₽)" in page
    assert "Продажи, до 14.07.2026." in page
    assert "До него не проверен, мало данных: шаг 1." in page


def test_a_shut_gate_is_marked_and_one_that_does_not_arise_is_not_shown():
    """58 % other where 30 % is the most; channels have no value here."""
    page = " ".join(text().split())
    assert "✗ losses with “other” or none: 58.0% ≥ 30.0%" in page
    assert "✓ deals with a lead: 89.4% ≥ 80.0%" in page
    assert "leads with a channel" not in page


def test_what_would_change_the_verdict_is_a_number_of_open_leads():
    """How many won would unprove it; what another choice gives."""
    page = " ".join(text().split())
    assert "41 leads of the later period are open still (“Network”). 6 of them won" in page
    assert "The same verdict with leads read at 12 days." in page
    assert "With channels as segments the difference is chance, or small." in page


def test_a_gain_is_not_overturned_and_what_is_left_out_is_told():
    """Nothing is lost that a sale would make up for; cards in neither period have their count."""
    verdict = replace(
        DIAGNOSIS.verdict,
        cause="quantity",
        causes=("quantity",),
        effects={"quantity": Range(9, 4, 14)},
    )
    found = replace(DIAGNOSIS, verdict=verdict, excluded=(Exclusion("deals_without_lead", 20),))
    page = " ".join(text(found).split())
    assert "are open still" not in page
    assert "Left out: 20 deals without a lead" in page
    assert "Left out: 20 deals without a lead" in text(found, form="md")


@pytest.mark.parametrize("width", [40, 60, 120])
def test_no_line_is_wider_than_the_terminal(width):
    """Long sentences are wrapped, in both languages."""
    for lang in ("en", "ru"):
        assert max(map(len, text(lang=lang, width=width).split("\n"))) <= width


def test_a_step_that_is_well_asks_for_nothing():
    """No action where the norm is kept."""
    seen = replace(UNWORKED, status="ok", norm=Norm("own_past", 0.4, is_crossed=False))
    steps = (replace(DIAGNOSIS.steps[1], status="ok", first=seen, others=()),)
    page = text(replace(DIAGNOSIS, steps=steps, first_broken=None, dearest=None))
    assert "First action" not in page
    assert "No link is broken." in page


def test_a_share_of_the_past_says_of_how_many():
    """7.4 % of 242 cards is a norm; without the cards nobody knows what it rests on."""
    facts = {"since": date(2025, 7, 1), "until": date(2025, 9, 30), "cards": 242}
    seen = replace(UNWORKED, norm=Norm("own_past", 18 / 242, is_crossed=True, facts=facts))
    steps = (replace(DIAGNOSIS.steps[1], first=seen, others=()),)
    told = "7.4% of 242 in 2025-07-01–2025-09-30"
    found = replace(DIAGNOSIS, steps=steps, first_broken=None, dearest=None)
    assert told in " ".join(text(found).split())


def test_json_is_the_contract():
    """Steps with status, zone, evidence, money and action; gates; the verdict with its effects."""
    found = json.loads(render_diagnosis(DIAGNOSIS, "json", "ru"))
    assert (found["schema_version"], found["metric"], found["first_broken"]) == (1, "diagnose", 2)
    step = found["steps"][1]
    assert (step["step"], step["name"], step["status"], step["zone"]) == (
        2, "leads", "broken", "sales",
    )  # fmt: skip
    assert (step["money_at_stake"], step["low"], step["high"]) == (
        "1900000.00", "1100000.00", "2900000.00",
    )  # fmt: skip
    assert step["evidence"].startswith("129 of 355 disqualified leads")
    assert step["observations"][0]["norm"]["level"] == "agreed"
    assert found["gates"][1] == {
        "name": "reason_other", "value": 0.58, "threshold": 0.3, "ok": False,
    }  # fmt: skip
    verdict = found["verdict"]
    assert verdict["cause"] == "handling"
    assert verdict["handling"] == {"value": -13, "low": -19, "high": -8}
    assert verdict["quality"] is None
    assert verdict["periods"]["previous"] == {"since": "2026-04-01", "until": "2026-04-30"}
    assert found["steps"][0]["unseen"][0]["text"] == "no plan is in the export"


def test_rows_and_markdown_hold_every_step():
    """A row a step for scripts; headings for Markdown."""
    rows = text(form="plain").splitlines()
    assert rows[0].split("\t") == [
        "step", "name", "status", "zone", "evidence", "money_at_stake", "low", "high", "action",
    ]  # fmt: skip
    assert len(rows) == 7
    page = text(form="md")
    assert page.count("\n## ") == 7
    assert "- **At stake**: About RUB 1,900,000" in page


def test_decisions_and_changed_terms_are_told_at_the_end():
    """What came of a decision, whether it is late, and which term is another one."""
    told = Decision(
        *("2026-04-02", "Call first", 2, "Sales"),
        until="2026-05-01",
        metric="unworked",
        was=0.18,
        expected=0.05,
    )
    found = replace(
        DIAGNOSIS,
        followed=(Followed(told, "moved", Range(0.1, 0.07, 0.13), is_late=True),),
        changes=(TermChange("stages.sla.New", "4h", None),),
        changed_since=date(2026, 5, 31),
    )
    page = " ".join(text(found).split())
    assert "2026-04-02, Sales: Call first: moved. 18.0% → 10.0%. 5.0% is expected." in page
    assert "It was due on 2026-05-01." in page
    assert "Changed since the report on 2026-05-31: stages.sla.New, 4h → nothing." in page
    same = " ".join(text(replace(found, changes=())).split())
    assert "Nothing that was agreed has changed since the report on 2026-05-31." in same
    assert json.loads(text(found, form="json"))["actions"][0]["state"] == "moved"


def test_a_decision_says_no_more_than_is_known_of_it():
    """Nothing is expected where nothing was said; days before it tell nothing of it."""
    told = Decision("2026-05-20", "Call first", 2, metric="unworked", was=0.18)
    may = Period(date(2026, 5, 1), date(2026, 5, 31))
    moved = Followed(told, "moved", Range(0.1, 0.07, 0.13))
    early = Followed(told, "too_early", days=may)
    page = " ".join(text(replace(DIAGNOSIS, followed=(moved, early))).split())
    assert "Call first: moved. 18.0% → 10.0%. 2026-05-20" in page
    assert (
        "too early to tell: most of the days judged, 2026-05-01–2026-05-31, lie before it." in page
    )


def test_what_is_told_for_the_record_is_not_called_too_little_data():
    """A known figure that nobody has set a norm for: in every form."""
    told = replace(UNWORKED, status="not_enough_data", norm=None, for_record=True)
    steps = (replace(DIAGNOSIS.steps[1], others=(told,)),)
    found = replace(DIAGNOSIS, steps=steps, first_broken=None, dearest=None)
    assert "Also: For the record. 129 of 355" in " ".join(text(found).split())
    alone = replace(found, steps=(replace(steps[0], first=told, others=()),))
    assert "nobody has agreed on a norm: told for the record" in " ".join(text(alone).split())
    answer = json.loads(render_diagnosis(found, "json", "en"))
    assert [one["for_record"] for one in answer["steps"][0]["observations"]] == [False, True]


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_html_is_the_page_of_people_and_not_its_table(lang):
    """The verdict, the six steps with their lines, what is left out; nothing to load or run."""
    told = page_of(DIAGNOSIS, lang)
    tree = html.fromstring(render_diagnosis(DIAGNOSIS, "html", lang))
    text = " ".join(tree.text_content().split())
    assert told.verdict in text
    for step in told.steps:
        for _, line in step.lines:
            assert " ".join(line.replace("`", "").split()) in text
    assert not tree.xpath("//script|//link|//img|//table")


def test_what_does_not_lead_a_step_says_what_it_was_held_against():
    """97 of 212 are in order only because half was agreed on: nobody reads it without that."""
    agreed = Norm("agreed", 0.5, is_crossed=False, facts={"by": ["Ann"], "on": date(2026, 1, 12)})
    kept = replace(UNWORKED, status="ok", norm=agreed)
    steps = (replace(DIAGNOSIS.steps[1], others=(kept,)),)
    page = " ".join(text(replace(DIAGNOSIS, steps=steps, first_broken=None, dearest=None)).split())
    assert "Also: Ok (against: 50.0%, as agreed). 129 of 355" in page


def test_a_norm_that_came_after_the_days_is_told_beside_who_signed_it():
    """Agreed on in July, held against May."""
    late = replace(UNWORKED.norm, facts={**UNWORKED.norm.facts, "is_later": True})
    steps = (replace(DIAGNOSIS.steps[1], first=replace(UNWORKED, norm=late)),)
    page = " ".join(text(replace(DIAGNOSIS, steps=steps, first_broken=None, dearest=None)).split())
    assert "on 2026-03-12, version 2; that is after the days judged" in page


def test_why_an_export_may_not_be_whole_stands_under_the_verdict():
    """The gate alone says no; one owner of 796 cards is what speaks against it."""
    note = Note("one_owner", {"table": "leads", "cards": 796, "click": "all_owners"})
    notes = (*DIAGNOSIS.verdict.notes, note)
    found = replace(DIAGNOSIS, verdict=replace(DIAGNOSIS.verdict, notes=notes))
    assert "796 cards all have one owner" in " ".join(text(found).split())
    assert "796 cards all have one owner" not in " ".join(text().split())


@pytest.mark.parametrize(
    ("result", "told"),
    [
        ("won", "Verdict: Nothing happened: the difference is chance, or small."),
        ("qualified", "Verdict: Nothing happened by the number of qualified leads: the difference"),
    ],
)
def test_that_nothing_happened_is_said_of_what_was_judged(result, told):
    """46 sales of 133 leads and 27 of 139 are too few: only qualified leads show no difference."""
    changed = {"cause": "none", "causes": (), "effects": {}, "result": result}
    found = replace(DIAGNOSIS, verdict=replace(DIAGNOSIS.verdict, **changed))
    page = " ".join(text(found).split())
    assert told in page
    assert ("Of sales too little is known for a verdict." in page) == (result == "qualified")


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", "13.4 cards beyond the norm × 6.5% of all leads won × RUB\xa0209,450"),
        ("ru", "13,4 карточки сверх нормы × 6,5\xa0% лидов покупают × 209\xa0450\xa0₽"),
    ],
)
def test_cards_beyond_a_norm_are_no_whole_number(lang, told):
    """13.4 × 6.5 % × 209,450 is 182,431; 13 of them would be 176,985."""
    stake = Stake(
        Range(0.871, 0.3, 1.6),
        Range(182431.0, 51028.0, 457681.0),
        {"median": 209450, "cards": 13.4, "rate": 0.065, "is_beyond_norm": True},
    )
    assert told in stake_said(replace(UNWORKED, stake=stake), "RUB", lang)
