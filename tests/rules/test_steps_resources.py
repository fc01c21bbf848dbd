"""What step 4 of a diagnosis makes of answers about touches and fields that are written by hand."""

from __future__ import annotations

from datetime import date

import pytest
from tests.handmade import opened
from tests.rules.answers_made import SILENT, answer, case_of, only

from smalign.base.config import Stages
from smalign.render.diagnose import render_diagnosis
from smalign.rules.steps import burden, pretexts_used, typed_fields


def touches(used, of, lift=None, notes=(), contacted=400):
    """The answer about touches used; lift: its low end, itself and its high end."""
    total = {"used": used, "touches": of, "used_cards": 60, "unused_cards": 340}
    total |= {"moved_used": 0.26, "moved_unused": 0.11}
    names = ("lift_low", "lift", "lift_high")
    total |= dict(zip(names, lift or (None, None, None), strict=True))
    return answer(total, notes=notes, cards=400, contacted=contacted, fresh_days=7)


class Days:
    """Answers that differ between everything, the days judged and the past."""

    def __init__(self, ever, now=None, past=None, **options):
        """Ask each of the three stretches for its own answer."""
        self.case = case_of({("past", "pretexts"): past or SILENT, "pretexts": ever}, **options)
        if now is not None:
            ask = self.case.ask
            days = self.case.period

            def asked(metric, more):
                return now if more.get("since") == days.since else ask(metric, more)

            self.case.ask = asked


def test_unused_touches_are_for_attention_where_use_goes_with_moving_on():
    """31 of 380 is 8 %, surely fewer than half; the used move on 3 to 26 points more often."""
    ever = touches(31, 380, (0.03, 0.15, 0.26))
    seen = only(pretexts_used.find(Days(ever).case))
    assert (seen.status, seen.code, seen.zone) == ("attention", "pretexts_lift", "sales")
    assert (seen.norm.level, seen.norm.value) == ("inside", 0.26)
    assert seen.stake is None
    assert [round(one, 3) for one in (seen.figure.low, seen.figure.high)] == [0.058, 0.113]


def test_touches_that_are_mostly_used_are_well_where_use_goes_with_moving_on():
    """300 of 380 is 79 %, surely more than half."""
    seen = only(pretexts_used.find(Days(touches(300, 380, (0.03, 0.15, 0.26))).case))
    assert seen.status == "ok"


@pytest.mark.parametrize("lift", [None, (-0.1, 0.02, 0.14)])
def test_where_nothing_goes_with_use_its_share_is_told_for_the_record(lift):
    """No norm, and no difference that is more than chance."""
    seen = only(pretexts_used.find(Days(touches(31, 380, lift)).case))
    assert (seen.status, seen.norm, seen.for_record) == ("not_enough_data", None, True)


@pytest.mark.parametrize(("norm", "status"), [(0.05, "ok"), (0.2, "attention")])
def test_what_was_agreed_goes_before_everything(norm, status):
    """8 % (5.8 %…11.3 %) keeps to 5 % and not to 20 %."""
    ever = touches(31, 380, (0.03, 0.15, 0.26))
    seen = only(pretexts_used.find(Days(ever, norms={"pretexts_used": norm}).case))
    assert (seen.status, seen.norm.level) == (status, "agreed")


def test_the_past_accuses_nobody():
    """Marketing writes to other stages than before: 10 of 100 after 200 of 400 is no fall."""
    seen = only(
        pretexts_used.find(Days(touches(210, 500), touches(10, 100), touches(200, 400)).case)
    )
    assert (seen.status, seen.for_record) == ("not_enough_data", True)


def test_too_few_touches_in_the_days_judged_are_all_there_were():
    """29 in the period: the whole export is told."""
    seen = only(pretexts_used.find(Days(touches(31, 380), touches(2, 29)).case))
    assert seen.facts["of"] == 380


@pytest.mark.parametrize(
    ("ever", "why"),
    [
        (touches(0, 0, notes=["calls_without_touches"]), "no_signals"),
        (touches(0, 0, notes=["pretexts_without_contacts"]), "contacts_not_exported"),
        (touches(0, 380, contacted=199), "contacts_rarely_logged"),
        (touches(3, 29), "few_touches"),
        (SILENT, "no_answer"),
    ],
)
def test_why_it_cannot_be_said_whether_touches_are_used(ever, why):
    """Nothing was sent, no contact is exported or hardly any logged, too few: each is said."""
    assert only(pretexts_used.find(Days(ever).case)).why == why


def stage(name, fields=3, pace=None, change=(-0.1, -0.2, -0.01)):
    """A stage that requires fields since the tenth of June; 60 % left it in time before."""
    row = {"stage": name, "required_fields": fields, "pace": pace, "horizon_days": 4}
    row |= {"required_on": date(2026, 6, 10), "before_cards": 90, "after_cards": 80}
    row |= {"before_share": 0.6, "after_share": 0.6 + change[0]}
    ends = ("pace_change", "pace_change_low", "pace_change_high")
    return row | dict(zip(ends, change, strict=True))


def costs(*rows):
    """A case that knows what fields cost."""
    return case_of({"burden": answer(rows=rows)})


def test_a_stage_that_became_slower_since_its_fields_are_required_is_for_attention():
    """The export is of the thirtieth of June, so the twenty days before the tenth are the past."""
    seen = only(burden.find(costs(stage("Demo", pace="slower"), stage("Offer", pace="same"))))
    assert (seen.status, seen.code, seen.stake) == ("attention", "burden_slower", None)
    assert (seen.norm.level, seen.norm.value) == ("own_past", 0.6)
    assert seen.norm.facts == {"since": date(2026, 5, 21), "until": date(2026, 6, 9)}
    assert round(seen.figure.low, 9) == 0.4


def test_a_stage_that_did_not_become_slower_is_well():
    """What the test does not find slower has not been seen to be."""
    seen = only(burden.find(costs(stage("Demo", pace="same"))))
    assert (seen.status, seen.code) == ("ok", "burden_no_slower")


def test_fields_required_since_nobody_knows_when_are_counted_for_the_record():
    """Eleven on one stage, three on another; neither has a day."""
    seen = only(burden.find(costs(stage("Offer", 3), stage("Demo", 11, pace="few"))))
    assert (seen.for_record, seen.code) == (True, "burden_counted")
    assert seen.facts == {"stage": "Demo", "fields": 11, "stages": 2}


def test_where_no_field_is_told_to_be_required_it_is_said():
    """smalign.toml is silent."""
    assert only(burden.find(costs(stage("Demo", 0)))).why == "nothing_required"


def field(name, advice="", near=0, top_low=0.2):
    """A row of what fields hold: 640 cells, 214 values."""
    return {
        "table": "deals",
        "field": name,
        "filled": 640,
        "values": 214,
        "singletons": 90,
        "near_duplicates": near,
        "advice": advice,
        "top_value": "none",
        "top_share": top_low + 0.01,
        "top_share_low": top_low,
        "top_share_high": top_low + 0.02,
    }


def holding(*rows, required=()):
    """A case that knows what fields hold, and which of them some stage requires."""
    return case_of({"contents": answer(rows=rows)}, stages=Stages(required={"Demo": required}))


def test_a_field_typed_in_many_spellings_is_for_attention():
    """214 spellings, 60 of them of the same: 28 %; a rule of the diagnosis accuses nobody more."""
    case = holding(field("Industry", "list", 60), required=("industry",))
    seen = only(typed_fields.find(case))
    assert (seen.status, seen.code, seen.norm.level) == ("attention", "typed_required", "outside")
    assert round(seen.figure.value, 3) == 0.28
    assert only(typed_fields.find(holding(field("Industry", "list", 60)))).code == "typed"


def test_a_required_field_with_one_value_everywhere_is_for_attention():
    """Surely above 90 % where it is required; where it is not, it costs nobody anything."""
    seen = only(typed_fields.find(holding(field("Budget", top_low=0.95), required=("Budget",))))
    assert (seen.status, seen.code) == ("attention", "same_everywhere")
    assert only(typed_fields.find(holding(field("Budget", top_low=0.95)))).code == "fields_chosen"


def test_fields_that_are_well_alone_make_no_step_well():
    """For the record: whether fields cost too much is another question."""
    seen = only(typed_fields.find(holding(field("Budget"))))
    assert (seen.status, seen.for_record) == ("not_enough_data", True)
    assert only(typed_fields.find(holding())).why == "few_filled"


def test_a_step_is_told_in_both_languages_from_files(tmp_path):
    """Eighty letters: half are used the next day, and half of these move on; none of the others."""
    leads = ["lead_id,owner,channel,status,created_at,closed_at,Industry"]
    touched = ["touch_id,lead_id,kind,side,direction,touched_at"]
    for number in range(1, 161):
        used, moved = number % 4 == 0, number % 8 == 0
        closed = "converted,2026-01-01 10:00,2026-01-20 10:00"
        spelt = ("Retail", "retail ", "Retial", "Trade")[number % 4]
        state = closed if moved else "open,2026-01-01 10:00,"
        leads.append(f"{number},Ann,Mail,{state},{spelt}")
        touched.append(f"m{number},{number},email,marketing,out,2026-01-10 10:00")
        day = 11 if used else 25
        touched.append(f"s{number},{number},call,sales,out,2026-01-{day} 10:00")
    touched.append("last,39,visit,marketing,,2026-03-01 10:00")
    files = {"leads.csv": "\n".join(leads), "touchpoints.csv": "\n".join(touched)}
    with opened(tmp_path, files, '[sources]\ntimezone = "UTC"\n') as session:
        found = session.diagnose()
    step = found.steps[3]
    # 40 of 160 were used: 25 %; half of these moved on, and none of the others
    assert step.first is not None
    assert (step.status, step.first.code) == ("attention", "pretexts_lift")
    assert (step.first.facts["used"], step.first.facts["of"]) == (40, 160)
    assert step.first.facts["lift"] == pytest.approx(0.5)
    for lang in ("en", "ru"):
        assert "…" not in str(render_diagnosis(found, "md", lang))
