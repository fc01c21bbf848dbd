"""Every system, export and language of the table in docs/reference/systems.md, read for real."""

from __future__ import annotations

import json

import pytest
from tests.exports import ANY_DEALS, built, opened, recognised
from tests.systems.export import exports, rows

from smalign.crm.vocabulary import GENERIC, SYSTEMS, system_named
from smalign.render import render

EXPORTS = exports()
LABELS = [export.label for export in EXPORTS]
CYRILLIC = frozenset("абвгдежзийклмнопрстуфхцчшщъыьэюя")


@pytest.fixture(params=EXPORTS, ids=LABELS, scope="module")
def export(request):
    """One export."""
    return request.param


@pytest.fixture(scope="module")
def session(export, tmp_path_factory):
    """A session over the export, with a deal beside it where it holds no cards."""
    folder = tmp_path_factory.mktemp("systems")
    export.write(folder)
    files = {} if export.told["table"] in {"leads", "deals"} else {"zz_deals.csv": ANY_DEALS}
    with opened(folder, files) as one:
        yield one


def test_it_is_recognised_with_all_its_columns(export, session):
    """Table, system and every column are as typed here from the documented format."""
    table, crm, columns = recognised(session)[export.file]
    assert (table or "", crm) == (export.told["table"], export.cell[0])
    assert columns == export.told.get("columns", {})


def test_inspect_tells_of_it(export, session):
    """No row is rejected and no cell is unreadable; an export that is not read says why."""
    told = json.loads(str(render(session.inspect(), "json", "en")))
    file = next(one for one in told["files"] if one["file"] == export.file)
    assert (file["table"] or "", file["crm"]) == (export.told["table"], export.cell[0])
    assert (file["rows_rejected"], [one for one in file["columns"] if one["failures"]]) == (0, [])
    reasons = [reason for reason in file["reasons"] if reason.startswith("not read: ")]
    wanted = export.told.get("reason")
    assert reasons == ([f"not read: {wanted}"] if wanted else [])


def test_its_rows_are_canonical(export, session):
    """Values, times in UTC and codes are what a person reads in the file."""
    engine, _ = built(session)
    for table, wanted in export.told.get("rows", {}).items():
        typed, found = rows(engine, table, wanted)
        assert found == typed


def test_every_cell_of_the_table_has_an_export():
    """A system, an export and a language that the vocabulary names are shown by a file."""
    named = {
        (system.name, words.name, language)
        for system in SYSTEMS
        for words in system.words
        for language in words.languages
    }
    assert {export.cell for export in EXPORTS} == named


@pytest.mark.parametrize("name", [one.name for one in SYSTEMS if one.name != GENERIC])
def test_every_column_of_the_vocabulary_is_shown(name):
    """No canonical column is promised that no export of the system fills."""
    system = system_named(name)
    for words in system.words:
        shown = {
            column
            for export in EXPORTS
            if export.cell[:2] == (system.name, words.name)
            for column in export.told.get("columns", ())
        }
        promised = {
            column for entry in words.entries for column in (entry.column, *entry.also)
        } | words.constants.keys()
        assert promised <= shown | _UTM, words.name


_UTM = frozenset({"utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term"})


def test_the_language_of_an_export_is_that_of_its_headers(export):
    """Russian headers hold Cyrillic letters, the others none."""
    header = export.path.read_text(encoding="utf-8").lower()
    columns = str(export.told.get("columns", header)).lower()
    assert bool(CYRILLIC & set(columns)) == (export.cell[2] == "ru")


def test_every_export_has_rows_or_a_reason(export):
    """An export that is read shows its values."""
    assert bool(export.told.get("rows")) != bool(export.told.get("reason"))
