"""smalign.toml drafted over real exports: no answer changes, and it says what is in them."""

from __future__ import annotations

import json
import shutil
import tomllib

import pytest

from smalign.base.errors import SmalignError
from smalign.render import render
from smalign.render.draft import written
from smalign.session import open_exports
from smalign.session.drafting import draft_exports

ASKED = (("roi", {}), ("roi", {"by": ("owner",)}), ("funnel", {}), ("fields", {"by": ("stage",)}))


def answers(folder):
    """Rows and totals of some questions, or the code of the error they end with."""
    told = []
    with open_exports([folder]) as session:
        for metric, options in ASKED:
            try:
                shown = json.loads(str(render(session.ask(metric, options), "json", "en")))
                told.append((shown["rows"], shown["total"], shown["excluded"]))
            except SmalignError as error:
                told.append(error.code)
    return told


@pytest.mark.parametrize(
    ("name", "section", "said"),
    [
        ("zoho_crm_sample", "stages", {"won": ["Closed Won"], "lost": ["Closed Lost"]}),
        ("maven_crm", "stages", {"won": ["Won"], "lost": ["Lost"]}),
        ("ringostat_deals", "stages", {"won": ["Closed Won"], "lost": ["Closed Lost"]}),
        ("olist_funnel/original", "stages", {}),
        (
            "hubspot_small",
            "pipelines",
            {
                "Agency Pipeline": {
                    "order": ["Appointment Scheduled", "Qualified to Buy", "Contract Sent"],
                    "won": ["Closed Won"],
                    "lost": ["Closed Lost"],
                },
                "Sales Pipeline": {
                    "order": ["Appointment Scheduled", "Presentation Scheduled", "Contract Sent"],
                    "won": ["Closed Won"],
                    "lost": ["Closed Lost"],
                },
            },
        ),
    ],
)
def test_a_real_export_answers_the_same_with_its_draft(shared, tmp_path, name, section, said):
    """Stages are those seen in the file, and every row and total is the one without it."""
    folder = tmp_path / "x"
    shutil.copytree(shared / name, folder)
    before = answers(folder)
    text = written(draft_exports([str(folder)]), folder, "ru")
    (folder / "smalign.toml").write_text(text, encoding="utf-8")
    assert tomllib.loads(text)[section] == said
    assert answers(folder) == before


def test_the_tables_beside_the_deals_are_offered_as_lookups(shared):
    """Maven's accounts, products and teams join its deals by a header and most of the values."""
    draft = draft_exports([str(shared / "maven_crm")])
    assert [(one.file, one.own, one.found, one.values) for one in draft.lookups] == [
        ("accounts.csv", "account", 85, 85),
        ("products.csv", "product", 6, 7),
        ("sales_teams.csv", "sales_agent", 30, 30),
    ]
