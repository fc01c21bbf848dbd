"""The section on two periods: a bridge that sums, codes, gates, and what cannot be said."""

from __future__ import annotations

import re

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render import compare_made, report_made
from tests.render.diagnosis_made import DIAGNOSIS

from smalign.base.errors import QuestionError
from smalign.base.results import Note
from smalign.render.report import report
from smalign.render.report.blocks import Chart, Charts, Fold, Lines, Table
from smalign.render.report.charts import svg
from smalign.render.report.comparison import comparison
from smalign.render.report.ladder import every_note
from smalign.render.report.page import page


def _blocks(kind, lang="en", **changed):
    return [one for one in comparison(report_made.parts(**changed), lang) if isinstance(one, kind)]


def _titled(title, **changed):
    return next(one.texts for one in _blocks(Lines, **changed) if one.title == title)


def test_each_step_of_the_bridge_begins_where_the_last_one_ended():
    """0, +1, -22, +9: steps end at 0, 1, -21, -12, and the whole change is their sum."""
    (bridge, _) = (charts.charts[0] for charts in _blocks(Charts))
    assert [(one["from"], one["to"]) for one in bridge.rows] == [
        (0, 0),
        (0, 1),
        (1, -21),
        (-21, -12),
        (0, -12),
    ]
    assert [one["value"] for one in bridge.rows] == [
        "0",
        "+1 (from -3 to +5)",
        "-22 (from -28 to -14)",
        "+9 (from -1 to +19)",
        "-12",
    ]
    assert [(one.get("low"), one.get("high")) for one in bridge.rows][2] == (-27, -13)
    assert bridge.caption == "From 53 to 41 sales: what made the change"


def test_a_bridge_is_drawn_to_scale():
    """On an axis of 40 results over 400 points a step of 10 is 100 wide; a fall is not a rise."""
    rows = (
        {"row": 0, "label": "a", "value": "", "from": 0, "to": -30, "color": "#b35900"},
        {"row": 1, "label": "b", "value": "", "from": -30, "to": -20, "color": "#0072b2"},
        {"row": 2, "label": "c", "value": "", "from": -20, "to": 10, "color": "#0072b2"},
    )
    drawn = svg(Chart("bridge", rows, "caption"), "en")
    widths = re.findall(r'd="M[\d.]+,[\d.]+h([\d.]+)v14[^"]*" fill="(#\w+)"', drawn)
    assert widths == [("300", "#b35900"), ("100", "#0072b2"), ("300", "#0072b2")]
    assert ">+10<" in drawn
    assert ">-20<" in drawn


def test_the_parts_stand_in_a_table_with_from_and_to():
    """What nobody knows has no column; the total is the whole change."""
    table = _blocks(Table)[0]
    assert table.heads[:5] == ("What changed", "Cause", "Effect", "from – to", "Seen")
    assert [cell.text for cell in table.rows[2]][:5] == [
        *("mix of segments", "quality", "-22", "-28 … -14", "yes"),
    ]
    assert table.total[2] == "-12"
    assert not any("year" in head for head in table.heads)


def test_segments_are_whole_and_managers_in_them_folded_where_they_have_leads():
    """Of two managers of a campaign one has thirty leads in both periods."""
    segments = _blocks(Table)[1]
    assert [row[0].text for row in segments.rows] == ["search", "network"]
    assert "Manager" not in segments.heads
    (fold,) = _blocks(Fold)
    assert [row[0].text for row in fold.blocks[0].rows] == ["M01"]


def test_managers_are_dots_between_limits_and_beyond_is_said_in_words():
    """A dot outside is another colour and says so; who has few leads is grey and says so."""
    chart = _blocks(Charts)[1].charts[0]
    assert [(one["label"], one["value"], one["color"]) for one in chart.rows] == [
        ("M01", "17, expected 14.6", "#0072b2"),
        ("M02", "4, expected 12.5 · fewer", "#b35900"),
        ("M03", "1, expected 0.9 · few", "#6b6b6b"),
    ]
    assert (chart.rows[1]["low"], chart.rows[1]["high"]) == (6, 20)
    assert (chart.rows[1]["least"], chart.rows[1]["most"]) == (3, 25)


def test_managers_with_few_leads_are_not_set_beside_each_other():
    """Where nobody has leads enough a line says so, and there is no chart and no table of them."""
    few = compare_made.managers("few", "few", "few")
    assert len(_blocks(Charts, managers=few)) == 1
    (told,) = _titled("Managers on leads of the same segments", managers=few)
    assert told.startswith("Nobody has 30 leads in the period")


def test_owners_who_did_not_act_are_in_no_chart():
    """Where cards were worked by others than their owners, that is what cannot be said."""
    made = compare_made.managers()
    blank = tuple({**row, "expected": None, "standing": None} for row in made.rows)
    note = Note("owners_did_not_act", {"others": 30, "acted": 60})
    withheld = replace(made, rows=blank, notes=(note,))
    assert len(_blocks(Charts, managers=withheld)) == 1
    told = _titled("What cannot be said", managers=withheld)
    assert any("30" in text and "60" in text for text in told), told


def test_a_gate_says_what_it_is_and_what_it_must_be():
    """A gate that does not arise is not mentioned."""
    assert _titled("What a conclusion must rest on") == (
        "Age: every lead of both periods is old enough — enough",
        "sales in the smaller period: 53, needed 30 — enough",
        "Leads whose channel is known: 64%, needed 70% — not enough",
    )


def test_what_is_not_seen_is_never_called_excluded():
    """The limits end with it, whatever else could not be looked at."""
    told = _titled("What cannot be said")
    assert told[0].startswith("Attempts of sales are not recorded in both periods")
    assert told[-1].startswith("Not seen is not excluded")


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_a_section_an_export_cannot_carry_is_a_line_of_the_reading(lang):
    """No section, no link to it, none of its notes; one sentence says why."""
    note = Note("compare_no_periods")
    empty = replace(compare_made.compare(), rows=(), notes=(Note("files_apart"), note))
    built = page(report_made.parts(compare=empty), lang)
    assert "compare" not in [section.anchor for section in built.sections]
    (told,) = [
        block.texts
        for block in built.sections[0].blocks
        if isinstance(block, Lines)
        and block.title
        in {
            "What this export cannot show",
            "Чего по этой выгрузке показать нельзя",
        }
    ]
    assert len(told) == 1
    assert {"ru": "нет двух равных периодов", "en": "no two equal periods"}[lang] in told[0]
    noted = next(section for section in built.sections if section.anchor == "notes")
    assert "equal" not in str(noted.blocks)


def test_an_error_of_a_quiet_section_is_that_line():
    """What stops a part stops nothing else."""
    error = QuestionError("zone_unknown", toml='marketing = ["New"]')
    tree = html.fromstring(report(report_made.parts(compare=error), "en", "html"))
    assert not tree.xpath("//section[@id='compare']")
    said = tree.xpath("//section[@id='reading']//li/text()")
    assert any(text.startswith("What made the difference. ") for text in said)
    assert not tree.xpath("//p[@class='problem']")


def test_what_the_diagnosis_says_is_not_said_again():
    """Periods are told beside the numbers; claims and gates stand in the section on steps."""
    alone = report_made.parts()
    found = alone.result("compare")
    verdict = replace(DIAGNOSIS.verdict, notes=found.notes)
    judged = replace(alone, diagnosis=replace(DIAGNOSIS, verdict=verdict))
    first, again = (
        [text for one in comparison(parts, "en") if isinstance(one, Lines) for text in one.texts]
        for parts in (alone, judged)
    )
    claim = next(text for text in first if text.startswith("Quality:"))
    read = next(text for text in first if "leads 600" in text)
    assert claim not in again
    assert read in again
    titles = [one.title for one in comparison(judged, "en") if isinstance(one, Lines)]
    assert "What cannot be said" in titles
    assert "What a conclusion must rest on" not in titles


def test_what_matters_most_is_not_what_the_verdict_says():
    """A note of the verdict stands above the box, however much money it is about."""
    alone = report_made.parts()
    loud, _ = max(every_note(alone), key=lambda pair: abs(pair[0].money))
    verdict = replace(DIAGNOSIS.verdict, notes=(loud,))
    judged = replace(alone, diagnosis=replace(DIAGNOSIS, verdict=verdict))
    first = page(alone, "en").loudest
    assert page(judged, "en").loudest[:2] == first[1:]
