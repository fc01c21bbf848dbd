"""[sources.read]: how single files are read, said once in smalign.toml."""

from __future__ import annotations

import pytest

from smalign.base.errors import UsageError
from smalign.session import open_exports

TEXT = "Lead ID^Created at^Source\n1^2026-01-01^Сайт\n"


@pytest.fixture
def folder(tmp_path):
    """Leads cut by a sign nobody guesses, in a code page of long ago, and a plain spend beside."""
    (tmp_path / "old_leads.csv").write_bytes(TEXT.encode("cp855"))
    (tmp_path / "spend.csv").write_text("date,channel,cost\n2026-01-01,Сайт,5\n", encoding="utf-8")
    return tmp_path


def opened(folder, section, **options):
    """The session of the folder under this smalign.toml."""
    (folder / "smalign.toml").write_text(section, encoding="utf-8")
    return open_exports([folder], **options)


@pytest.mark.parametrize("named", ["old_leads.csv", "old*.csv"])
def test_a_file_is_read_as_its_section_says(folder, named):
    """By its name or a pattern; the other file is found out as ever."""
    section = f'[sources.read."{named}"]\nencoding = "cp855"\ndelimiter = "^"\n'
    with opened(folder, section) as session:
        files = {file.file: (file.encoding, file.delimiter) for file in session.inspect().files}
        rows = {row["channel"]: (row["leads"], row["spend"]) for row in session.roi().rows}
    assert files == {"old_leads.csv": ("cp855", "^"), "spend.csv": ("utf-8", ",")}
    assert rows == {"Сайт": (1, 5)}


def test_an_option_outranks_the_section(folder):
    """What is said for this run is said of every file."""
    section = '[sources.read."*.csv"]\nencoding = "utf-8"\ndelimiter = "^"\n'
    (folder / "spend.csv").unlink()
    with opened(folder, section, encoding="cp855") as session:
        assert session.inspect().files[0].encoding == "cp855"


def test_an_unknown_key_is_an_error(folder):
    """A key smalign would ignore is refused with the nearest known one."""
    with pytest.raises(UsageError) as caught:
        opened(folder, '[sources.read."leads.csv"]\nencodings = "cp855"\n')
    assert (caught.value.code, caught.value.facts["hint"]) == ("config_unknown_key", "encoding")


def test_a_file_that_is_not_there_is_refused(folder):
    """A section that would change nothing is a misspelt name."""
    with pytest.raises(UsageError) as caught:
        opened(folder, '[sources.read."old_lead.csv"]\nencoding = "cp855"\n')
    assert caught.value.code == "said_of_no_file"
    assert caught.value.facts["found"] == "old_lead.csv"


@pytest.mark.parametrize("named", ["leads.csv", "*.csv"])
def test_what_is_about_another_kind_of_file_is_refused(tmp_path, named):
    """A sheet of a CSV file would change nothing, without a word."""
    (tmp_path / "leads.csv").write_text("Lead ID,Created at\n1,2026-01-01\n", encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        opened(tmp_path, f'[sources.read."{named}"]\nsheet = "May"\n')
    assert caught.value.code == "read_as_idle"
    assert caught.value.facts == {"option": "sheet", "found": named, "kind": "XLSX"}
