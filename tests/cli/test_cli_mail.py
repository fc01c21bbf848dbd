"""`smalign report --format eml`: beside the page, with addresses that are addresses."""

from __future__ import annotations

import email
import json
from email.policy import default

import pytest

LEADS = "Lead ID,Created at,Status,Channel\n1,2025-01-02 10:00,open,Direct\n"
EN = ("--lang", "en")


@pytest.fixture
def export(tmp_path):
    """One lead."""
    (tmp_path / "leads.csv").write_text(LEADS, encoding="utf-8")
    return "leads.csv"


def test_a_mail_beside_the_page_says_where_the_page_is(inside, export, tmp_path):
    """report.eml is in the manifest, its addresses among the options."""
    who = ("--mail-from", "Reports <reports@example.com>", "--mail-to", "ann@example.com")
    ended = inside("report", export, "--out-dir", "out", "-f", "eml", "-f", "html", *who, *EN)
    assert ended.sentence.startswith("Written to out: report.html, report.eml; 1 row read")
    data = (tmp_path / "out" / "report.eml").read_bytes()
    read = email.message_from_bytes(data, policy=default)
    assert (read["From"], read["To"]) == ("Reports <reports@example.com>", "ann@example.com")
    assert ": out/report.html" in " ".join(read.get_body(("plain",)).get_content().split())
    told = json.loads((tmp_path / "out" / "report.json").read_text(encoding="utf-8"))
    assert [one["file"] for one in told["files"]] == ["report.html", "report.eml"]
    assert told["options"]["mail_to"] == ["ann@example.com"]
    assert inside("report", export, "-o", "x.eml", *who, *EN).code == 0
    alone = email.message_from_bytes((tmp_path / "x.eml").read_bytes(), policy=default)
    assert "smalign report -o report.html" in alone.get_body(("plain",)).get_content()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("-f", "eml", "--mail-to", "ann"), "--mail-to takes a mail address, as ann@example.com"),
        (("-f", "eml", "--mail-from", "a b@c"), "--mail-from takes a mail address"),
        (("-f", "eml", "--mail-to", "a@b\r\nBcc: c@d"), "--mail-to takes a mail address"),
        (("-f", "eml", "--mail-to", "x\ny <a@b>"), "--mail-to takes a mail address"),
        (("-f", "eml", "--mail-to", "a@b, c@d"), "--mail-to takes a mail address"),
        (("-f", "md", "--mail-to", "a@b"), "--mail-to needs --format eml; add it."),
        (("-f", "csv"), "The format “csv” is not available for `report`"),
        (("-f", "letter"), "--format cannot be “letter”; choose one of html, md, table, eml."),
    ],
)
def test_an_address_that_is_none_is_refused(inside, export, arguments, said):
    """Before anything is read; nothing gets into a header that is no address."""
    ended = inside("report", export, *arguments, *EN)
    assert (ended.code, ended.out) == (2, "")
    assert ended.sentence.startswith(said)
