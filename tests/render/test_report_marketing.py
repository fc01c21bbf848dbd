"""Sections on nurture, attribution, spend and the change of reasons: charts say what tables do."""

from __future__ import annotations

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render import marketing_made as made
from tests.render import report_made

from smalign.base.errors import UsageError
from smalign.base.results import Note, Period
from smalign.render.report import report
from smalign.render.report.attribution import attribution
from smalign.render.report.blocks import Charts, Fold, Lines, Table
from smalign.render.report.losses import losses
from smalign.render.report.nurture import nurture
from smalign.render.report.page import page
from smalign.render.report.spending import spending


def _of(kind, blocks):
    return [one for one in blocks if isinstance(one, kind)]


def test_a_letter_stands_beside_cards_like_those_it_reached():
    """Its difference with from … to; who has too few cards has no dot, and a row all the same."""
    blocks = nurture(report_made.parts(), "en")
    (charts,) = _of(Charts, blocks)
    (dot,) = charts.charts[0].rows
    assert (dot["label"], dot["value"]) == ("Instalments", "+6.0 (from +3.0 to +9.0)")
    assert (dot["rate"], dot["low"], dot["high"]) == (0.06, 0.03, 0.09)
    effect = _of(Table, blocks)[0]
    assert [row[0].text for row in effect.rows] == ["Instalments", "Gallery"]
    assert "Association, no proof" in blocks[-1].texts[0]


def test_where_no_difference_can_be_told_there_is_no_chart_of_differences():
    """Who is reached at all stands there all the same."""
    found = made.nurture()
    few = replace(found, rows=found.rows[1:])
    blocks = nurture(report_made.parts(nurture=few), "en")
    assert not _of(Charts, blocks)
    assert _of(Table, blocks)[0].caption == "How many cards marketing touches"


def test_a_table_of_another_period_says_so():
    """Reach is of all dates; a report of a quarter must not pass it for one of the quarter."""
    reached = replace(made.coverage(), period=Period())
    blocks = nurture(report_made.parts(coverage=reached), "en")
    told = [text for one in _of(Lines, blocks) for text in one.texts]
    assert told.count("This table is of another period: all dates.") == 1


def test_touches_nobody_could_use_are_a_line():
    """Without calls of sales nobody knows; no empty table."""
    parts = report_made.parts(pretexts=made.pretexts("pretexts_without_contacts"))
    blocks = nurture(parts, "en")
    assert [table.caption for table in _of(Table, blocks)] == [
        *("Nurture", "How many cards marketing touches"),
    ]
    told = next(one for one in _of(Lines, blocks) if one.title)
    assert "whether touches are used is not known" in told.texts[0]


def test_a_channel_is_a_band_from_its_least_share_to_its_most():
    """Where the models agree the band is a point and there is one place."""
    blocks = attribution(made.models(), "en")
    (charts,) = _of(Charts, blocks)
    shown = [(one["label"], one["value"], one["rate"]) for one in charts.charts[0].rows]
    assert shown == [
        ("Search", "20–50% · place 1–3", 0.5),
        ("Friends", "30–60% · place 1–2", 0.3),
        ("Mail", "20% · place 3", 0.2),
    ]
    table = _of(Table, blocks)[0]
    assert [cell.text for cell in table.rows[0]] == ["Search", "20.0–50.0%", "1–3"]
    assert len(_of(Fold, blocks)[0].blocks[0].rows) == 6


def test_of_how_many_sales_a_touch_is_known_stands_beside_the_models():
    """Of 74 of 145 sales every model but source can say nothing: the band is theirs, too."""
    known = {"won": 71, "of": 145, "won_share": 0.49, "revenue_share": 0.47}
    found = replace(made.models(), params={"models": [], "attributable": known})
    about = _of(Lines, attribution(found, "ru"))[0].texts[1]
    assert about.startswith("Продажи с касаниями: 71 из 145;")


def test_one_model_disagrees_with_nobody():
    """Nothing is shown of it."""
    assert attribution(made.models("source"), "en") == ()


def test_money_of_the_last_period_stands_beside_that_of_the_next():
    """By the largest spend; whether sales are seen is in the label; who costs nothing is no bar."""
    blocks = spending(made.spend(), "en")
    (charts,) = _of(Charts, blocks)
    rows = charts.charts[0].rows
    assert [one["label"] for one in rows] == ["Search · sales: sold", "Network · sales: none"]
    assert [(one["first"], one["second_text"]) for one in rows] == [
        (570_000.0, "400,000"),
        (410_000.0, "690,000"),
    ]
    tables = _of(Table, blocks)
    assert tables[0].caption == "Spend and sales: 2025-Q1"
    assert len(tables[0].rows) == 3
    assert len(_of(Fold, blocks)[0].blocks[0].rows) == 4


def test_a_company_that_spends_nothing_has_no_section_on_it():
    """Rows without money say nothing of where money goes."""
    found = made.spend()
    assert spending(replace(found, rows=found.rows[3:]), "en") == ()


def test_a_reason_is_shown_in_both_halves_of_the_period():
    """What changed beyond chance has a colour and a word."""
    blocks = losses(report_made.reasons(), None, made.topics(), "en")
    chart = next(one.charts[0] for one in _of(Charts, blocks) if one.charts[0].spec == "dynamics")
    assert [(one["value"], one["color"]) for one in chart.rows] == [
        ("9.0% → 21.0% · rising", "#b35900"),
        ("30.0% → 31.0% · no change seen", "#0072b2"),
    ]
    table = _of(Table, blocks)[1]
    assert table.heads == ("Reason", "Cards", "First half", "Second half", "Change")


def test_a_reason_that_is_not_tested_has_shares_and_no_word():
    """Too few losses in a half: no change is told, and none is made up."""
    rows = tuple({**row, "change": None} for row in made.topics().rows)
    blocks = losses(report_made.reasons(), None, replace(made.topics(), rows=rows), "en")
    chart = next(one.charts[0] for one in _of(Charts, blocks) if one.charts[0].spec == "dynamics")
    assert [one["value"] for one in chart.rows] == ["9.0% → 21.0%", "30.0% → 31.0%"]


def test_stages_of_one_name_are_told_apart_by_their_zone():
    """New of one pipeline is the system's, of the other shared: two rows, and two labels."""
    found = report_made.reasons()
    rows = tuple({**found.rows[0], "zone": zone} for zone in ("system", "shared"))
    alike = replace(found, rows=(*rows, found.rows[1]))
    blocks = losses(alike, None, None, "en")
    labels = [one["label"] for one in _of(Charts, blocks)[0].charts[0].rows]
    assert labels[:2] == ["Дорого · Демо · market · system", "Дорого · Демо · market · shared"]
    assert labels[2].count(" · ") == 2
    table = _of(Table, blocks)[0]
    at = table.heads.index("Zone")
    assert [row[at].text for row in table.rows] == ["system", "shared", "marketing"]
    assert "Zone" not in _of(Table, losses(found, None, None, "en"))[0].heads


def test_a_part_of_a_reason_whose_stage_is_unknown_is_not_called_by_the_reason_alone():
    """5 losses of no known stage are not all that are for the price: 30 more are of the demo."""
    found = report_made.reasons()
    first, _, last = found.rows
    rows = (first, {**last, "reason": "Дорого", "class": "market"})
    (charts,) = _of(Charts, losses(replace(found, rows=rows), None, None, "en"))
    assert [one["label"] for one in charts.charts[0].rows] == [
        "Дорого · Демо · market",
        "Дорого · (unknown) · market",
    ]


def test_the_open_table_has_twenty_reasons_and_the_fold_all():
    """Reasons by stage are many: 25 rows are a page of a phone, and few of them matter."""
    found = report_made.reasons()
    many = tuple({**found.rows[0], "reason": f"Reason {at}"} for at in range(25))
    blocks = losses(replace(found, rows=many), None, None, "en")
    assert (len(_of(Table, blocks)[0].rows), _of(Table, blocks)[0].tail) == (
        20,
        "The first 20 of 25.",
    )
    assert len(_of(Fold, blocks)[0].blocks[0].rows) == 25


def test_shares_of_halves_say_which_days_and_of_how_many_losses():
    """Without them 0 % → 25 % may be 0 of 7 and 3 of 12."""
    split = {"days": ["2026-01-01", "2026-03-15", "2026-05-31"], "before": 7, "since": 12}
    found = replace(made.topics(), params={"in_halves": split})
    for lang, first, second in (
        ("en", "First half: 2026-01-01 – 2026-03-15, 7 losses in all", "2026-05-31, 12."),
        ("ru", "Первая половина: 01.01.2026 – 15.03.2026, всего отказов 7", "31.05.2026, 12."),
    ):
        said = str(losses(report_made.reasons(), None, found, lang))
        assert first in said
        assert second in said


@pytest.mark.parametrize(
    ("anchor", "changed", "said"),
    [
        ("nurture", {"nurture": "nurture_no_touches"}, "No touch that marketing sent"),
        ("spend", {"spend": "spend_not_exported"}, "Does money follow sales. "),
        ("attribution", {"models": UsageError("touches_missing")}, "Attribution: where models"),
    ],
)
def test_what_an_export_cannot_carry_is_one_line(anchor, changed, said):
    """No section, and the reason where the files are."""
    facts = {"cards": 310}
    answers = {
        name: one
        if isinstance(one, UsageError)
        else replace(getattr(made, name)(), rows=(), notes=(Note(one, facts),))
        for name, one in changed.items()
    }
    built = page(report_made.parts(**answers), "en")
    assert anchor not in [section.anchor for section in built.sections]
    assert said in str(built.sections[0].blocks)


def test_columns_of_channels_are_not_explained_twice():
    """The section on models explains its own columns alone."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    names = tree.xpath("//section[@id='attribution']/details[last()]//tbody/tr/td[1]/text()")
    assert set(names) == {
        *("channel", "model", "won", "share", "share_least", "share_most"),
        *("rank", "rank_best", "rank_worst"),
    }
