"""What the report says: complete in both languages, in the words agreed upon."""

from __future__ import annotations

import re
import string
from decimal import Decimal

import pytest
from msgspec.structs import replace
from tests.render import compare_made, marketing_made, plan_made, report_made

from smalign.base.results import Note
from smalign.metrics import module_of
from smalign.metrics.roi.rows import measure_fields
from smalign.render.basis import said_of
from smalign.render.report import report
from smalign.render.report.blocks import Lines
from smalign.render.report.ladder import every_note, loudest
from smalign.render.report.meanings import DIMENSION, MEANINGS, meaning
from smalign.render.report.page import page
from smalign.render.report.texts import TEXTS

BANNED = re.compile(r"(?i)\bвин[аоуы]\b|виноват|влияет|\bfault\b|\bblame|\bguilt")


def _facts(template: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(template) if name}


@pytest.mark.parametrize("key", TEXTS)
def test_a_text_is_there_in_both_languages_with_the_same_facts(key):
    """Neither is blank, and what one says the other says too."""
    english, russian = TEXTS[key]
    assert english.strip()
    assert russian.strip()
    assert _facts(english) == _facts(russian)


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_nobody_is_accused(lang):
    """No text of the report speaks of guilt or claims a cause."""
    assert not BANNED.search(report(report_made.parts(), lang, "md"))
    assert not any(BANNED.search(text) for pair in TEXTS.values() for text in pair)


def test_every_measure_is_defined():
    """Each column of every section has a meaning in both languages."""
    measured = {
        "roi": [
            *(item.name for item in measure_fields(is_credited=False)),
            *(item.name for item in marketing_made.MODEL_FIELDS[1:]),
        ],
        "nurture": [item.name for item in marketing_made.NURTURE_FIELDS],
        "coverage": [item.name for item in marketing_made.REACH_FIELDS],
        "pretexts": [item.name for item in marketing_made.PRETEXT_FIELDS],
        "topics": [item.name for item in marketing_made.TOPIC_FIELDS],
        "spend": [item.name for item in marketing_made.SPEND_FIELDS],
        "funnel": [item.name for item in report_made.results_made.FUNNEL_FIELDS],
        "cohorts": [item.name for item in report_made.COHORT_FIELDS],
        "maturity": [item.name for item in report_made.MATURITY_FIELDS],
        "plan": [item.name for item in plan_made.FIELDS],
        "reasons": [item.name for item in report_made.REASON_FIELDS],
        "unworked": [item.name for item in report_made.UNWORKED_FIELDS if item.name != "owner"],
        "fields": [item.name for item in report_made.FIELD_FIELDS],
        "compare": [item.name for item in compare_made.FIELDS],
        "cells": [item.name for item in compare_made.CELL_FIELDS],
        "managers": [item.name for item in compare_made.MANAGER_FIELDS],
        **{
            name: [item.name for item in module_of(name).FIELDS]
            for name in ("tasks", "reconcile", "records", "process", "zones", "clock", "load")
        },
    }
    assert set(measured) == set(MEANINGS)
    for metric, names in measured.items():
        for name in names:
            if not name.endswith(("_low", "_high")):
                assert meaning(metric, name) is not DIMENSION, name
    for known in MEANINGS.values():
        assert all(each.how.en and each.how.ru for each in known.values())
        assert all(bool(each.of.en) == bool(each.of.ru) for each in known.values())


def test_a_field_of_the_users_own_is_a_dimension():
    """A column the rows are cut by is explained as one."""
    assert meaning("roi", "Город") is DIMENSION


@pytest.mark.parametrize(
    ("count", "russian"),
    [(1, "1 сделки"), (2, "2 сделок"), (11, "11 сделок"), (1451, "1\u00a0451 сделки")],
)
def test_a_count_after_of_is_in_the_genitive(count, russian):
    """Из 1 сделки, из 2 сделок, из 1 451 сделки."""
    assert said_of(count, "deals", "ru") == russian
    assert said_of(count, "deals", "en").endswith("deal" if count == 1 else "deals")


def test_what_matters_most_speaks_of_a_channel_once():
    """Of two decisions on one budget it has the first; how rough an interval is stands with it."""
    facts = {"channel": "Avito", "yes": ["source"], "no": ["last"], "spend": Decimal(9)}
    notes = (
        Note("decision_pays", facts, Decimal(9_000_000)),
        Note("decision_top_half", facts, Decimal(9_000_000)),
        Note("decision_pays", {**facts, "channel": "Search"}, Decimal(8_000_000)),
        Note("interval_of_few", {"names": ["Avito"], "rows": 1}, Decimal(10_000_000)),
    )
    made = report_made.parts(models=replace(report_made.answers()["models"], notes=notes))
    told = loudest(made, "en")
    assert [text.count("“Avito”") for text in told[:2]] == [1, 0]
    assert "“Search”" in told[1]
    assert len(told) == 3
    assert not any("rough" in text for text in told)


def test_what_matters_most_is_dear_or_a_warning_of_the_export():
    """Of an answer: what costs 900,000, not 8,000 or nothing; of the export: whatever it costs."""
    notes = (
        Note("unlinked_deals", {"count": 7, "revenue": Decimal(900_000)}, Decimal(900_000)),
        Note("target_unknown", {}, Decimal(8_000)),
        Note("timezone_assumed", {}),
        Note("managers_read", {"result": "won"}, Decimal(1)),
    )
    quiet = {name: replace(one, notes=()) for name, one in report_made.answers().items()}
    made = report_made.parts(**{**quiet, "roi": replace(quiet["roi"], notes=notes)})
    warned = replace(made.inspection, warnings=(Note("reasons_unsaid", {"share": 0.4}),))
    told = loudest(replace(made, inspection=warned), "en")
    assert len(told) == 2
    assert told[0].startswith("7 deals")


def test_columns_a_file_lacks_are_told_once():
    """Each answer names its own; the note that names them all has those of the others in it."""

    def lacking(file, *headers):
        return Note("columns_not_exported", {"file": file, "headers": list(headers), "count": 1})

    told = {
        "roi": (lacking("deals.csv", "Pipeline", "Reason"), lacking("leads.csv", "Owner")),
        "funnel": (lacking("deals.csv", "Pipeline"),),
        "reasons": (lacking("deals.csv", "Reason"),),
    }
    known = report_made.answers()
    made = {name: replace(known[name], notes=notes) for name, notes in told.items()}
    found = [one for one, _ in every_note(report_made.parts(**made))]
    lacked = [one.facts["headers"] for one in found if one.code == "columns_not_exported"]
    assert lacked == [["Pipeline", "Reason"], ["Owner"]]


def test_what_stands_beside_its_numbers_is_not_noted_again():
    """A funnel whose losses have no stage says so above it; the notes have what no section says."""
    beside = Note("lost_unplaced", {"lost": 5, "every": 5})
    other = Note("counts_alone")
    funnel = report_made.results_made.funnel(notes=(beside, other))
    made = page(report_made.parts(funnel=funnel), "en")
    blocks = {one.anchor: one.blocks for one in made.sections}
    texts = {
        anchor: [text for one in found if isinstance(one, Lines) for text in one.texts]
        for anchor, found in blocks.items()
    }
    assert texts["funnel"][0].startswith("From which stage 5 of 5 lost cards went is not known")
    assert texts["funnel"][0] not in texts["notes"]
    assert "Amounts and costs were not looked at: --counts." in texts["notes"]
