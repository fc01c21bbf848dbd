"""A name in smalign.toml that fits nothing, beside one that is almost it."""

from __future__ import annotations

import pytest
from tests.handmade import opened

DEALS = """
    Deal ID,Created,Stage,Amount
    1,2026-01-05,Shipped,100
    2,2026-01-06,Cancelled,50
    3,2026-01-07,Talks,70"""


def told(tmp_path, toml, code):
    """The facts of every note of this code in `inspect`, and in an answer."""
    files = {"deals.csv": DEALS, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        inspected = [one.facts for one in session.inspect().warnings if one.code == code]
        answered = [one.facts for one in session.roi().notes if one.code == code]
    return inspected, answered


def test_a_misspelt_stage_of_a_sale_is_told(tmp_path):
    """«Shiped» is won and nobody stands there: without a word there were no sales at all."""
    toml = '[stages]\nwon = ["Shiped"]\nlost = ["Cancelled"]\n'
    expected = [{"place": "[stages] won", "found": "Shiped", "near": "Shipped"}]
    assert told(tmp_path, toml, "stage_misnamed") == (expected, expected)


@pytest.mark.parametrize(
    "stages",
    ['won = ["Shipped", "Paid in full"]', 'won = ["shipped"]', 'won = ["Shipped", "Shippe"]'],
    ids=["nobody there now", "another case", "the like one is named, too"],
)
def test_a_stage_without_cards_is_no_mistake(tmp_path, stages):
    """Only where the like stage is named nowhere something is missing."""
    toml = f'[stages]\n{stages}\nlost = ["Cancelled"]\n'
    assert told(tmp_path, toml, "stage_misnamed") == ([], [])


@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("sla", 'sla = { "Tals" = "2d" }'),
        ("marketing", 'marketing = ["Tals"]'),
        ("responsible", 'responsible = { "Tals" = "Ann" }'),
    ],
)
def test_what_is_said_of_a_misspelt_stage_is_told(tmp_path, key, said):
    """A term of «Tals» is no term of Talks, whether or not Talks is in the order."""
    toml = f'[stages]\norder = ["Talks"]\nwon = ["Shipped"]\nlost = ["Cancelled"]\n{said}\n'
    expected = [{"place": f"[stages] {key}", "found": "Tals", "near": "Talks"}]
    assert told(tmp_path, toml, "stage_misnamed") == (expected, expected)


def test_what_is_said_of_a_stage_nobody_stands_in_is_no_mistake(tmp_path):
    """«Talk» is in the order, and its term is its own."""
    toml = (
        '[stages]\norder = ["Talk", "Talks"]\nwon = ["Shipped"]\nlost = ["Cancelled"]\n'
        'sla = { "Talk" = "2d" }\n'
    )
    assert told(tmp_path, toml, "stage_misnamed") == ([], [])


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        ("Retial", [{"found": "Retial", "near": "Retail"}]),
        ("Retail", []),
        ("Wholesale", []),
    ],
)
def test_a_misspelt_pipeline_is_told(tmp_path, section, expected):
    """Its section holds for no card; one that is like none may have had its cards before."""
    rows = DEALS.replace("Stage,", "Pipeline,Stage,")
    for stage in ("Shipped", "Cancelled", "Talks"):
        rows = rows.replace(f",{stage},", f",Retail,{stage},")
    toml = f'[pipelines.{section}]\nwon = ["Shipped"]\nlost = ["Cancelled"]\n'
    with opened(tmp_path, {"deals.csv": rows, "smalign.toml": toml}) as session:
        facts = [one.facts for one in session.roi().notes if one.code == "pipeline_misnamed"]
    assert facts == expected


def test_a_file_that_is_not_there_is_told_by_inspect(tmp_path):
    """A configuration may serve other files, too: answers are silent, `inspect` asks."""
    toml = '[sources.tables]\n"deal.csv" = "deals"\n"spend*.csv" = "spend"\n'
    inspected, answered = told(tmp_path, toml, "told_of_no_file")
    assert inspected == [
        {"place": "[sources.tables]", "found": "deal.csv", "hint": ["deals.csv"]},
        {"place": "[sources.tables]", "found": "spend*.csv", "hint": []},
    ]
    assert answered == []


def test_a_file_named_by_a_pattern_or_a_sheet_is_there(tmp_path):
    """Both are ways to name a file that was read."""
    toml = '[sources.tables]\n"deal*.csv" = "deals"\n"deals.csv!Sheet" = "deals"\n'
    assert told(tmp_path, toml, "told_of_no_file")[0] == []


def test_a_format_of_a_header_that_is_not_there_is_told_by_inspect(tmp_path):
    """Misspelt, it changed nothing without a word; letter case is no matter."""
    toml = '[formats]\n"Creatd" = "day first"\nAMOUNT = "decimal dot"\n'
    inspected, answered = told(tmp_path, toml, "format_of_no_column")
    assert inspected == [{"found": "Creatd", "hint": ["Created"]}]
    assert answered == []
