"""The report as a mail: read back by another parser, small, harmless, the same everywhere."""

from __future__ import annotations

import email
import hashlib
import os
import re
import struct
import subprocess
import sys
import zlib
from datetime import date
from decimal import Decimal
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render import report_made
from tests.render.diagnosis_made import DIAGNOSIS

from smalign.base.headline import Headline, Since
from smalign.base.results import Period
from smalign.render.report import report
from smalign.render.report.mail import Envelope, message
from smalign.render.report.mail.palette import with_palette

ROOT = Path(__file__).resolve().parents[2]
MADE = {
    "whole": lambda: replace(report_made.parts(), diagnosis=DIAGNOSIS),
    "unanswered": report_made.unanswered,
    "hostile": report_made.hostile,
}
CODE = """
import hashlib
from msgspec.structs import replace
from smalign.render.report import report
from tests.render import report_made
from tests.render.diagnosis_made import DIAGNOSIS
mail = report(replace(report_made.parts(), diagnosis=DIAGNOSIS), "ru", "eml")
print(hashlib.sha256(mail.encode()).hexdigest())
"""


@pytest.fixture(scope="module", params=[(kind, lang) for kind in MADE for lang in ("ru", "en")])
def mail(request):
    """Every hand-made report in both languages: its kind, language, and the mail as it is."""
    kind, lang = request.param
    return kind, lang, report(MADE[kind](), lang, "eml")


def _read(text):
    """The mail as Python's own parser reads it."""
    read = email.message_from_bytes(text.encode("ascii"), policy=default)
    assert [part.defects for part in read.walk() if part.defects] == []
    return read


def test_a_mail_is_what_a_server_takes(mail):
    """ASCII, lines that end in CR LF and are short, below 100 kB; each header once."""
    kind, _, text = mail
    assert text.isascii()
    assert "\n" not in text.replace("\r\n", "")
    assert "\r" not in text.replace("\r\n", "")
    assert max(map(len, text.split("\r\n"))) <= 78
    assert 4_000 < len(text) < 100_000
    names = [line.partition(":")[0] for line in text.partition("\r\n\r\n")[0].split("\r\n")]
    heads = [name for name in names if not name.startswith((" ", "\t"))]
    dated = [] if kind == "unanswered" else ["Date"]  # no data, no day they are of
    assert sorted(heads) == sorted(
        [
            *("Auto-Submitted", "Content-Language", "Content-Type", "From", "MIME-Version"),
            *("Message-ID", "Subject", "To", *dated),
        ]
    )


def test_a_mail_has_a_text_and_the_same_as_html(mail):
    """A text for who sees no HTML; the HTML with each chart it shows inside, and no other."""
    kind, lang, text = mail
    read = _read(text)
    assert read.get_content_type() == "multipart/alternative"
    plain, letter = read.iter_parts()
    assert plain.get_content_type() == "text/plain"
    assert "smalign report -o report.html" in plain.get_content()
    if kind == "unanswered":
        assert letter.get_content_type() == "text/html"
        return
    shown, *images = letter.iter_parts()
    tree = html.fromstring(shown.get_content())
    assert tree.get("lang") == lang
    named = [image["Content-ID"] for image in images]
    assert [f"<{src.removeprefix('cid:')}>" for src in tree.xpath("//img/@src")] == named
    assert len(set(named)) == len(images) == {"whole": 2, "hostile": 1}[kind]
    for image in images:
        assert image.get_content_type() == "image/png"
        assert image.get_content_disposition() == "inline"
        assert image.get_content().startswith(b"\x89PNG\r\n\x1a\n")
    assert all(tree.xpath("//img/@alt"))


def test_nothing_in_a_mail_runs_or_loads(mail):
    """No script, style sheet, link, form or handler; no address but those of parts inside."""
    *_, text = mail
    body = _read(text).get_body(("html",)).get_content()
    tree = html.fromstring(body)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    assert tags <= {
        *("html", "head", "meta", "title", "body", "div", "h1", "h2", "p", "span"),
        *("table", "tr", "td", "ul", "li", "img", "code"),
    }
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            assert name.lower() not in {"href", "srcset", "background", "action"}
            assert name != "src" or value.startswith("cid:")
            assert name in {"alt", "content"} or "url(" not in value
    assert "<style" not in body


@pytest.mark.parametrize(
    ("lang", "subject", "steps"),
    [
        ("ru", "Маркетинг и продажи: ", "Шесть шагов"),
        ("en", "Marketing and sales: ", "The six steps"),
    ],
)
def test_the_verdict_is_the_subject_and_stands_first(lang, subject, steps):
    """The subject, the text and the HTML say it; the six steps follow; the day is its date."""
    read = _read(report(MADE["whole"](), lang, "eml"))
    said = read["Subject"].removeprefix(subject)
    assert 10 < len(said) < len(read["Subject"])
    tree = html.fromstring(read.get_body(("html",)).get_content())
    bold = tree.xpath("//p[contains(@style, 'font-weight:bold')]/text()")
    assert bold[0].rstrip(".") == said
    assert said in " ".join(read.get_body(("plain",)).get_content().split())
    assert tree.xpath("//h2/text()")[0] == steps
    assert [row.findtext("td") for row in tree.xpath("(//table)[1]/tr")] == [*"123456"]
    assert read["Date"].datetime.isoformat() == "2025-06-30T12:00:00+00:00"
    assert read["Content-Language"] == lang


def test_the_ladder_and_the_money_are_those_of_the_page():
    """Counts by hand, rates with what they are of."""
    read = _read(report(report_made.parts(), "en", "eml"))
    tree = html.fromstring(read.get_body(("html",)).get_content())
    rows = [[cell.text_content().split() for cell in row] for row in tree.xpath("(//table)[1]/tr")]
    assert [(row[0][0], row[1][0]) for row in rows if len(row) > 1] == [
        ("Leads", "878"),
        ("Qualified", "284"),
        ("Deals", "151"),
        ("Won", "57"),
    ]
    rates = [" ".join(row[0]) for row in rows if len(row) == 1]
    assert "Lead → won: 6.5%, 57 of 878 leads (from 5.1% to 8.3%)" in rates
    assert read["Subject"] == "Marketing and sales: 2025-01-01 – 2025-03-31 · Data as of 2025-06-30"


def test_bars_are_as_long_where_only_cells_of_tables_have_a_width():
    """Outlook gives a div neither width nor height: 57 of 878 was a bar as long as 878.

    By hand: 878, 284, 151 and 57 of 878 are 100, 32.3, 17.2 and 6.5 %.
    """
    body = _read(report(report_made.parts(), "en", "eml")).get_body(("html",)).get_content()
    tree = html.fromstring(body)
    bars = tree.xpath("(//table)[1]//table")
    drawn = [[cell.get("width") for cell in bar.xpath(".//td")] for bar in bars]
    assert drawn == [["100%"], ["32%", None], ["17%", None], ["6%", None]]
    assert all(cell.get("bgcolor") for bar in bars for cell in bar.xpath(".//td"))
    assert not [
        one for one in tree.xpath("//div/@style") if re.search(r"(?<!max-)width|height:8", one)
    ]
    assert '<!--[if mso]><table role="presentation" align="center" width="640"' in body
    named = [
        cell.get("style")
        for cell in tree.xpath("//td[normalize-space(translate(., '\u00a0', ''))]")
    ]
    assert len(named) > 10
    assert [
        one
        for one in named
        if "font-family:Arial" not in one and "padding:6px 0 2px 8px" not in one
    ] == []


def test_a_chart_that_is_not_shown_is_told_with_its_figures():
    """Many programs show pictures only when asked: caption, rows, both amounts of each."""
    tree = html.fromstring(
        _read(report(report_made.parts(), "en", "eml")).get_body(("html",)).get_content()
    )
    money, bridge = tree.xpath("//img/@alt")
    assert money.startswith(
        "Revenue and spend by channel. Контекст (поиск): 4,100,251 / 812,001; "
        "Рекомендации партнёров и дилеров: 2,200,000 / –; "
    )
    assert (
        "working days · calendar: 0; leads a working day · quantity: +1 (from -3 to +5); " in bridge
    )


def test_what_changed_since_the_last_report_is_in_both_parts():
    """A letter comes every week: its HTML told nothing of it, its text did."""
    now = Headline(
        as_of=date(2025, 6, 30),
        period=Period(),
        currency="RUB",
        numbers={"leads": Decimal(878), "deals": Decimal(151), "won": Decimal(57)},
    )
    then = replace(
        now,
        as_of=date(2025, 6, 23),
        numbers={"leads": Decimal(850), "deals": Decimal(151), "won": Decimal(60)},
    )
    parts = replace(report_made.parts(), since=Since(then, now))
    read = _read(report(parts, "en", "eml"))
    tree = html.fromstring(read.get_body(("html",)).get_content())
    assert "Since the last report" in tree.xpath("//h2/text()")
    rows = [" ".join(row.text_content().split()) for row in tree.xpath("//tr")]
    text = " ".join(read.get_body(("plain",)).get_content().split())
    for told in ("Leads 850 → 878 (+28)", "Won 60 → 57 (-3)"):
        assert told in rows
        assert told.replace(" ", ": ", 1) in text
    assert not [row for row in rows if row.startswith("Deals 151 → ")]


@pytest.mark.parametrize("place", ["/srv/отчёты за месяц/" + "папка/" * 12 + "report.html", None])
@pytest.mark.parametrize("lang", ["ru", "en"])
def test_the_text_stands_in_78_columns(lang, place):
    """But for a path that is longer: it is on a line of its own, not torn at its blanks."""
    read = _read(report(report_made.parts(), lang, "eml", envelope=Envelope(whole=place)))
    lines = read.get_body(("plain",)).get_content().splitlines()
    assert [one for one in lines if len(one) > 78] == ([] if place is None else [place])


def test_who_writes_to_whom_and_where_the_rest_is():
    """Names of any alphabet; nobody is named where nobody is."""
    envelope = Envelope(
        Address("Отчёты", "reports", "example.com"),
        (Address("Анна", "ann", "example.com"), Address("", "bob", "example.com")),
        "/srv/crm/reports/report.html",
    )
    text = report(report_made.unanswered(), "ru", "eml", envelope=envelope)
    read = _read(text)
    assert read["From"] == "Отчёты <reports@example.com>"
    assert [one.addr_spec for one in read["To"].addresses] == ["ann@example.com", "bob@example.com"]
    for kind in ("plain", "html"):
        told = read.get_body((kind,)).get_content()
        assert ": /srv/crm/reports/report.html" in " ".join(told.split())
    alone = _read(report(report_made.unanswered(), "ru", "eml"))
    assert alone["From"] == "smalign <report@smalign.invalid>"
    assert alone["To"].addresses == ()


def test_a_text_of_the_data_makes_no_header():
    """A title with line ends is one line of the subject."""
    parts = replace(report_made.unanswered(), title="Q2\r\nBcc: a@example.com\r\n\r\n<b>")
    read = _read(report(parts, "en", "eml"))
    assert read["Bcc"] is None
    assert read["Subject"].split() == ["Q2", "Bcc:", "a@example.com", "<b>"]


def test_the_same_report_is_the_same_bytes_elsewhere():
    """Another zone, locale and hash seed; another content is another id and other boundaries."""
    here = report(MADE["whole"](), "ru", "eml")
    there = subprocess.run(
        [sys.executable, "-c", CODE],
        env={**os.environ, "TZ": "Asia/Tokyo", "LC_ALL": "C", "PYTHONHASHSEED": "77"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert there.stdout.strip() == hashlib.sha256(here.encode()).hexdigest()
    other = report(replace(MADE["whole"](), title="Июнь"), "ru", "eml")
    ids = [set(re.findall(r"[0-9a-f]{32}", text)) for text in (here, other)]
    assert [len(one) for one in ids] == [1, 1]
    assert ids[0] != ids[1]


def test_a_mail_that_is_too_large_loses_its_charts(monkeypatch):
    """The second goes first; all the words stay."""
    whole = _read(report(report_made.parts(), "en", "eml"))
    words = whole.get_body(("plain",)).get_content()
    for most, left in ((44_000, 1), (20_000, 0)):
        monkeypatch.setattr(message, "LARGEST", most)
        text = report(report_made.parts(), "en", "eml")
        assert len(text) < most
        read = _read(text)
        assert sum(part.get_content_maintype() == "image" for part in read.walk()) == left
        assert read.get_body(("plain",)).get_content() == words


def _png(rows, filters):
    """RGBA rows as a PNG, written by hand."""

    def chunk(kind, body):
        return (
            struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        )

    lines = b"".join(bytes([how]) + bytes(row) for how, row in zip(filters, rows, strict=True))
    head = struct.pack(">IIBBBBB", len(rows[0]) // 4, len(rows), 8, 6, 0, 0, 0)
    inside = (b"IHDR", head), (b"IDAT", zlib.compress(lines)), (b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*one) for one in inside)


def _chunks(data):
    found, at = {}, 8
    while at < len(data):
        size, kind = struct.unpack(">I4s", data[at : at + 8])
        body = data[at + 8 : at + 8 + size]
        assert struct.unpack(">I", data[at + 8 + size : at + 12 + size]) == (
            zlib.crc32(kind + body),
        )
        found[kind] = body
        at += size + 12
    return found


def test_a_picture_of_few_colours_keeps_them():
    """Red, then half a blue over white; the second row as distances from the dot before."""
    rows = [[255, 0, 0, 255, 0, 0, 255, 128], [255, 0, 0, 255, 1, 0, 255, 129]]
    made = _chunks(with_palette(_png(rows, (0, 1))))
    assert struct.unpack(">IIBBBBB", made[b"IHDR"]) == (2, 2, 8, 3, 0, 0, 0)
    colours = [tuple(made[b"PLTE"][at : at + 3]) for at in range(0, len(made[b"PLTE"]), 3)]
    lines = zlib.decompress(made[b"IDAT"])
    dots = [[colours[lines[at]] for at in (row * 3 + 1, row * 3 + 2)] for row in range(2)]
    assert dots == [[(255, 0, 0), (127, 127, 255)], [(255, 0, 0), (127, 127, 255)]]


def test_a_picture_of_many_colours_stays_near_them():
    """600 colours become at most 256, each channel at most half a step away."""
    row = [value for at in range(600) for value in (at % 256, at // 3 % 256, 255 - at % 200, 255)]
    made = _chunks(with_palette(_png([row], (0,))))
    colours = [made[b"PLTE"][at : at + 3] for at in range(0, len(made[b"PLTE"]), 3)]
    assert 1 < len(colours) <= 256
    for at, index in enumerate(zlib.decompress(made[b"IDAT"])[1:]):
        wanted = row[at * 4 : at * 4 + 3]
        assert max(abs(a - b) for a, b in zip(colours[index], wanted, strict=True)) <= 26


def test_a_picture_of_another_kind_is_left_alone():
    """A filter that is not read here: the bytes as they were."""
    data = _png([[1, 2, 3, 255]], (4,))
    assert with_palette(data) == data


@pytest.mark.parametrize("text", ["я что бы ни показывали продажи", "whatever the sales show"])
def test_no_blank_of_a_subject_is_lost_where_it_is_folded(text):
    """Wherever the line ends: the standard library's newer way loses it in one case of five."""
    for before in range(1, 80):
        mail = EmailMessage(message.POLICY)
        mail["Subject"] = told = f"{text[0] * before} {text}, {text}"
        assert _read(mail.as_bytes().decode("ascii"))["Subject"].strip() == told


def test_a_name_in_cyrillic_is_read_back_as_it_was_written():
    """However long it is, beside one in Latin letters.

    The older parser reads it: the newer one puts a blank between two encoded words of a name,
    where RFC 2047 (6.2) says there is none.
    """
    latin = Address("Sales, all", "sales", "example.com")
    for before in range(1, 70):
        mail = EmailMessage(message.POLICY)
        name = f"{'я' * before} отчёты отдела"
        mail["To"] = Address(name, "reports", "example.com"), latin
        written = email.message_from_bytes(mail.as_bytes())["To"]
        people = [
            (str(make_header(decode_header(one))), box) for one, box in getaddresses([written])
        ]
        assert people == [(name, "reports@example.com"), ("Sales, all", "sales@example.com")]
