"""The report as a page: whole, safe, the same everywhere."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html
from msgspec.structs import replace
from tests.render import report_made

from smalign.render.report import report
from smalign.render.report.blocks import Cell, Code, Fold, Lines, Section, Table
from smalign.render.report.html import write_html
from smalign.render.report.markdown import write_markdown
from smalign.render.report.page import page as page_of

ROOT = Path(__file__).resolve().parents[2]
CORE = ["reading", "channels", "plan", "funnel", "cohorts", "reasons", "fields", "tasks", "notes"]
ANCHORS = [
    *CORE[:2],
    "attribution",
    *CORE[2:7],
    *("process", "nurture", "spend", "compare"),
    *CORE[7:],
]
CSP = "default-src 'none'; style-src 'unsafe-inline'; img-src data:"
CONTROLS = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff]"
)
MADE = {
    "whole": report_made.parts,
    "unanswered": report_made.unanswered,
    "hostile": report_made.hostile,
}


@pytest.fixture(scope="module", params=[(kind, lang) for kind in MADE for lang in ("ru", "en")])
def page(request):
    """Every hand-made report in both languages, as text."""
    kind, lang = request.param
    return report(MADE[kind](), lang, "html")


def test_every_report_has_every_section(page):
    """Honest or hostile: the same sections in the same order; unanswered the quiet ones are not."""
    tree = html.fromstring(page)
    found = [section.get("id") for section in tree.findall(".//main/section")]
    assert found in (ANCHORS, CORE)
    assert (found == ANCHORS) == ("<figure" in page)
    assert len(tree.findall(".//h1")) == 1
    assert len(tree.findall(".//footer")) == 1


def test_nothing_in_a_report_runs_or_loads(page):
    """No script, handler, frame, form, link out, foreign markup or address in any attribute."""
    tree = html.fromstring(page)
    tags = {element.tag for element in tree.iter() if isinstance(element.tag, str)}
    banned = {"script", "iframe", "object", "embed", "form", "base", "link", "foreignobject"}
    assert not tags & (banned | {"image", "use", "animate", "set", "img", "input"})
    for element in tree.iter():
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            assert name.lower() not in {"src", "srcset", "action", "formaction", "xlink:href"}
            if name == "href":
                assert value.removeprefix("#") in ANCHORS
            assert "http" not in value or name == "aria-label", (element.tag, name, value)
            assert "url(" not in value or name == "aria-label", (element.tag, name, value)


def test_the_policy_forbids_everything_but_inline_style(page):
    """The policy stands before any text of the user's."""
    tree = html.fromstring(page)
    policies = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policies == [CSP]
    assert page.startswith("<!DOCTYPE html>")
    assert page.index("Content-Security-Policy") < page.index("<title>")


def test_no_control_character_is_left(page):
    """Not one control or direction mark, whatever the export holds."""
    assert CONTROLS.search(page) is None


def test_a_printed_table_has_one_total():
    """A foot stands at the end of every page of a table: a total in its middle reads as its end."""
    style = (ROOT / "reports" / "templates" / "style.css").read_text(encoding="utf-8")
    printed = style.partition("@media print {")[2]
    assert "tfoot { display: table-row-group }" in printed


def test_the_style_loads_nothing():
    """No import, no font, no picture."""
    style = (ROOT / "reports" / "templates" / "style.css").read_text(encoding="utf-8")
    assert "url(" not in style
    assert "@import" not in style


def test_a_report_stays_small(page):
    """Below 500 kB, even when every text is ten thousand characters long."""
    assert len(page.encode()) < 500_000


def test_a_page_too_large_loses_scripts_first_and_then_rows():
    """What is gone is said; the first rows of each table and every chart stay."""
    built = page_of(report_made.parts(), "en")
    row = (Cell("x" * 80), Cell("y" * 80))
    table = Table("Long", ("a", "b"), (False, False), (row,) * 100, tail="As before.")
    many = tuple(replace(table, caption=f"Long {at}") for at in range(28))
    fold = Fold("SQL", (Code("select 1"),))
    long = Section("channels", "Channels", (*many, fold))
    text = write_html(replace(built, sections=(*built.sections, long)))
    assert 150_000 < len(text.encode()) < 500_000
    assert "select 1" not in text
    assert "As before. 50 more rows are left out: the page is kept below 500 kB." in text
    assert text.count("<figure") == 15


def test_what_is_not_in_a_table_is_told_with_its_command_as_code():
    """Its backticks stood on the page as they are written."""
    built = page_of(report_made.parts(), "en")
    tail = "9 more rows are not shown; `smalign roi` gives all."
    table = Table("Long", ("a",), (False,), ((Cell("x"),),), tail=tail)
    text = write_html(replace(built, sections=(Section("channels", "Channels", (table,)),)))
    assert "not shown; <code>smalign roi</code> gives all." in text


def test_what_scrolls_is_reached_by_keyboard_and_named():
    """A script in a box of its own is called as what opened it, a table by its caption."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    boxes = tree.xpath("//*[@tabindex='0']")
    assert {box.tag for box in boxes} == {"div", "pre"}
    assert all(box.get("role") == "group" and box.get("aria-label") for box in boxes)


def test_a_lead_without_deals_in_the_export_is_won_by_being_converted():
    """“By its first won deal” was said of exports in which there is none."""
    page = report(report_made.parts(), "en", "html")
    assert "won by its first won deal, without deals in the export by being converted" in page


def test_the_first_screen_holds_the_ladder_with_denominators_and_intervals():
    """Counts, the rate, of how many how many it is, and from … to …."""
    tree = html.fromstring(report(report_made.parts(), "ru", "html"))
    rungs = [
        (item.findtext("span[@class='rung']"), item.findtext("span[@class='count']"))
        for item in tree.xpath("//ol[@class='ladder']/li")
    ]
    assert rungs == [
        ("Лиды", "878"),
        ("Квалифицированные", "284"),
        ("Сделки", "151"),
        ("Продажи", "57"),
    ]
    assert tree.xpath("//span[@class='rate']/text()") == [
        "Лид → продажа: 6,5\u00a0%, 57 из 878 лидов (от 5,1\u00a0% до 8,3\u00a0%)",
        "Доля выигранных: 46,0\u00a0%, 57 из 124 сделок с исходом (от 37,4\u00a0% до 54,8\u00a0%)",
    ]


def test_without_leads_the_ladder_begins_with_deals():
    """Where every deal is also a lead, leads are no rung and nothing is out of them."""
    roi = replace(report_made.results_made.roi(), grain="deal")
    tree = html.fromstring(report(report_made.parts(roi=roi), "en", "html"))
    assert tree.xpath("//span[@class='rung']/text()") == ["Deals", "Qualified", "Won"]
    assert tree.xpath("//span[@class='rate']/text()") == [
        "Win rate: 46.0%, 57 of 124 closed deals (from 37.4% to 54.8%)"
    ]


def test_the_notes_with_most_money_come_first():
    """Three of them, the greatest amount first."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    told = tree.xpath("//div[@class='loudest']//li/text()")
    assert len(told) == 3
    assert told[0].startswith("Spend (RUB\u00a01,052,000) is not broken down by “Owner”")
    assert told[1].startswith("3 deals without a lead in the period, revenue RUB\u00a055,000")


def test_what_opens_a_page_stands_before_everything_else():
    """A verdict is above the ladder, on the page and in Markdown."""
    built = replace(page_of(report_made.parts(), "en"), opening=(Lines(("Nothing broke.",)),))
    tree = html.fromstring(write_html(built))
    header = tree.find(".//main/header")
    said = header.xpath("./section/@aria-label")
    assert said == ["The verdict", "From leads to sales"]
    assert header.xpath("./section[1]//li/text()") == ["Nothing broke."]
    text = write_markdown(built)
    assert 0 < text.index("Nothing broke") < text.index("## From leads to sales")


@pytest.mark.parametrize("form", ["html", "md"])
def test_regular_tasks_have_no_names_of_people(form):
    """Ann and Bob are owners of tasks; a report is passed on, so it says which command has them."""
    page = report(report_made.parts(), "en", form)
    assert "Reports" in page
    assert not re.search(r"\b(Ann|Bob)\b", page[page.index("Regular tasks") :])
    assert "smalign tasks" in page


def test_every_section_of_numbers_opens_what_they_are():
    """Below each section a fold an answer: columns with denominators, what is left out, SQL."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    for anchor in ANCHORS[1:-1]:
        section = tree.xpath(f"//section[@id='{anchor}']")[0]
        assert section[-1].tag == "details", anchor
        assert section[-1].findtext("summary").startswith("How it is counted: "), anchor
        heads = section[-1].xpath("./div[1]//thead//th/text()")
        assert heads == ["Column", "In JSON", "Out of", "How"], anchor
    folds = tree.xpath("//section[@id='reasons']/details/summary/text()")
    assert folds[-3:-1] == [
        "How it is counted: Reasons for losses",
        "How it is counted: Disqualified without an attempt",
    ]
    told = tree.xpath("//section[@id='tasks']/details[last()]//li/text()")
    assert told == ["1 task without a due day"]


def test_each_chart_is_followed_by_a_table():
    """Who cannot see a chart reads the same in the table after it."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    assert len(tree.xpath("//figure[@class='chart']")) == 15
    for charts in tree.xpath("//div[@class='charts']"):
        after = charts.getnext()
        assert after.get("class") == "scroll"
        assert after.find("table") is not None
    for figure in tree.xpath("//figure[@class='chart']"):
        assert figure.xpath("./div[@role='img']/@aria-label")[0]
        assert len(figure.xpath(".//svg")) == 1


def test_young_cohorts_are_marked():
    """What is not old enough is named above, beside its dot and in its row; no dot is made up."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    section = tree.xpath("//section[@id='cohorts']")[0]
    told = section.xpath("./ul/li/text()")
    assert told[0] == (
        "Продажи: not every card is 60 days old yet, too early to compare: "
        "2025-02 (partly mature), 2025-03 (immature)."
    )
    assert told[1].startswith("Сервис: fewer than 10 sales")
    chart = section.xpath(".//svg")[0]
    shown = chart.xpath(".//text()")
    assert [text for text in shown if text.startswith("2025")] == [
        "2025-01",
        "2025-02 (partly mature)",
        "2025-03 (immature)",
    ]
    assert {"24.0% of 50", "20.0% of 40", "not known yet"} <= set(shown)
    drawn = chart.xpath(".//*[name()='path']/@fill")
    assert [color for color in drawn if color in {"#0072b2", "#6b6b6b"}] == ["#0072b2", "#6b6b6b"]
    rows = [[cell.text for cell in row] for row in section.xpath(".//table[1]/tbody/tr")]
    assert rows[2][5:] == ["immature", "n/a", "n/a"]


def test_losses_say_what_changed_and_who_was_not_tried():
    """What the reasons say stands above them; the untried are a share of the recorded cards."""
    tree = html.fromstring(report(report_made.parts(), "en", "html"))
    section = tree.xpath("//section[@id='reasons']")[0]
    text = " ".join(section.text_content().split())
    assert "A larger share of losses after 2025-02-14 than before: “Дорого” 9.0% → 21.0%." in text
    assert "Disqualified without an attempt: 25.0% of 40 cards with attempts recorded" in text
    assert "Анна" not in text
    rows = [[cell.text for cell in row] for row in section.xpath(".//table[1]/tbody/tr")]
    assert rows[1][:3] == ["Недозвон", "Новая заявка", "undecided"]


def test_a_heat_table_has_stages_in_the_order_of_the_funnel():
    """Stages run as the funnel does, with their cards; what is never empty is a line."""
    tree = html.fromstring(report(report_made.parts(), "ru", "html"))
    table = tree.xpath("//section[@id='fields']//table")[0]
    assert [head.text for head in table.xpath("./thead//th")] == [
        "Поле",
        "Новая заявка (640)",
        "Оплата (120)",
    ]
    rows = [[cell.text for cell in row] for row in table.xpath("./tbody/tr")]
    assert rows == [["Город", "0\u00a0%", "50\u00a0%"]]
    assert table.xpath("./tbody/tr/td/@class") == ["n s0", "n s3"]
    about = tree.xpath("//section[@id='fields']/p[@class='about']/text()")
    assert "Заполнены всегда: Источник." in about


def test_a_section_without_an_answer_says_why():
    """The question stands in the section, and on the first screen where the ladder would be."""
    tree = html.fromstring(report(report_made.unanswered(), "en", "html"))
    told = tree.xpath("//p[@class='problem']/text()")
    assert len(told) == 9
    assert all("marketing's and which are sales'" in text for text in told)
    assert all('marketing = ["New"]' in text for text in told)


def test_the_part_of_a_script_that_reads_stays_out():
    """Reading may carry rows of the export, and a report travels: only the counting is shown."""
    page = report(report_made.parts(), "en", "html")
    assert "personal rows" not in page
    assert "select 1 as counting" in page
    assert "smalign roi --sql" in page


def test_examples_of_values_stay_out():
    """What columns hold is not shown, only how they were read."""
    page = report(report_made.parts(), "ru", "html")
    assert "Казань" not in page
    assert "12 000,00" not in page


def test_the_footer_tells_where_it_comes_from():
    """Period, as-of, zone, currency, files with rows and size, version; no clock."""
    tree = html.fromstring(report(report_made.parts(), "ru", "html"))
    told = dict(
        zip(tree.xpath("//footer//dt/text()"), tree.xpath("//footer//dd/text()"), strict=True)
    )
    assert told == {
        "Период": "01.01.2025 – 31.03.2025",
        "Данные на": "30.06.2025",
        "Часовой пояс": "Europe/Moscow",
        "Валюта": "RUB (₽)",
        "Файлы": "deals.csv (1\u00a0841 строка, 1,2\u00a0МБ); что-то.xlsx · Лист1 (5 строк)",
        "Программа": "smalign 0.1.0",
    }


def test_a_file_nobody_read_has_no_count_of_rows():
    """A file that was not recognised was not read: a dash in the table, no "0 rows" at the foot."""
    made = report_made.parts()
    unread = replace(made.inspection.files[0], file="users.csv", table=None, rows_read=0)
    page = report(replace(made, inspection=replace(made.inspection, files=(unread,))), "en", "html")
    cells = [
        [cell.text_content().strip() for cell in row]
        for row in html.fromstring(page).iter("tr")
        if "users.csv" in row.text_content()
    ]
    assert cells[0][3:6] == ["—", "—", "—"]
    assert " 0 rows" not in page
    assert "(0 rows" not in page


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (
            "see `smalign roi`, then `a < b`",
            "see <code>smalign roi</code>, then <code>a &lt; b</code>",
        ),
        ("one ` alone", "one ` alone"),
        ("`a` and ` alone", "<code>a</code> and ` alone"),
        ("add --by <x>, or", 'add <span class="option">--by</span> &lt;x&gt;, or'),
        ("plain", "plain"),
    ],
)
def test_what_stands_in_backticks_is_code(text, shown):
    """Escaped like every text; a backtick that nothing closes stays one."""
    made = write_html(replace(page_of(report_made.parts(), "en"), opening=(Lines((text,)),)))
    assert f"<li>{shown}</li>" in made
