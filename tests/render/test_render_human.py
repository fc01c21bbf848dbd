"""Terminal table, Markdown, HTML and workbook: what people read."""

from __future__ import annotations

import io
import re
from datetime import date, datetime
from decimal import Decimal

import pytest
from lxml import html
from msgspec.structs import replace
from openpyxl import load_workbook
from tests.render import compare_made

from smalign.base.results import Field, Note, Period, Result
from smalign.render import render
from smalign.render.basis import headline
from smalign.render.human import grid
from smalign.render.layout import bar
from smalign.render.markdown import escape
from smalign.render.titles import title

FUNNEL_80 = """\
Воронка
с 01.01.2025 · данные на 30.06.2025 · только сделки · пропущенные этапы
восстановлены · Воронка: Продажи

                                                                           Сумма
                                              В           Из       Из   отказов,
Этап           Вошли             Отказы  работе  предыдущего  первого          ₽
────────────────────────────────────────────────────────────────────────────────
Новая заявка   1 000  █████████     300      60          н/д  100,0 %  9 000 000
Квалификация     640  █████▊        250      80       64,0 %   64,0 %  8 100 000
КП отправлено    310  ██▊           140      50       48,4 %   31,0 %  5 200 000
Оплата           120  █▏              0       0       38,7 %   12,0 %          0

Не показано: Зона, Прошли дальше, Главная причина отказа, Дней (медиана),
  интервалы (все столбцы: --format plain)
"""


def _spaces(text: str) -> str:
    return text.replace("\xa0", " ")


def test_the_funnel_at_80_columns(made):
    """The Russian funnel, drawn: bars beside the entered, numbers to the right, the rest named."""
    assert _spaces(render(made.funnel(), "table", "ru", width=80)) == FUNNEL_80


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("width", [40, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal(made, lang, width):
    """Whatever the width, nothing spills over it."""
    from rich.cells import cell_len

    drawn = [
        render(result, "table", lang, width=width)
        for result in (made.roi(), made.funnel(), made.hostile())
    ]
    drawn.append(render(made.inspection(), "table", lang, width=width))
    for text in "".join(drawn).split("\n"):
        assert cell_len(text) <= width


def test_a_wide_table_shows_more_than_a_narrow_one(made):
    """At 80 the columns that matter most; at 160 also intervals; each time what is left is said."""
    narrow = _spaces(render(made.roi(), "table", "ru", width=80))
    wide = _spaces(render(made.roi(), "table", "ru", width=160))
    assert "4 100 251" in narrow
    assert "7,4–13,2 %" not in narrow
    assert "7,4–13,2 %" in wide
    assert "Не показано: Квалифицированные" in narrow
    assert "--format plain" in narrow
    assert "Нет данных: Касания" in narrow


def test_small_rows_are_marked_with_and_without_colour(made):
    """A channel of 21 leads has an asterisk and its meaning; with colour it is dim as well."""
    plain = render(made.roi(), "table", "ru")
    assert "(нет данных)*" in plain
    assert "* меньше 30 лидов: разница может быть случайной" in plain
    assert "\x1b" not in plain
    assert "\x1b[2m" in render(made.roi(), "table", "ru", color=True)


def test_a_row_without_cards_is_not_marked(made):
    """What was spent for all channels together has no leads: none are too few."""
    roi = made.roi()
    unshared = {**roi.rows[0], "channel": "(all)", "leads": 0}
    text = render(replace(roi, rows=(unshared,)), "table", "en")
    assert "(all)" in text
    assert "(all)*" not in text


def test_three_notes_at_most_the_dearest_first(made):
    """Notes come by money; the rest are counted."""
    told = [line for line in render(made.roi(), "table", "en").split("\n") if line.startswith("•")]
    assert len(told) == 3
    assert told[0].startswith("• Spend (RUB\xa01,052,000) is not broken down by “Owner”")
    assert told[1].startswith("• 3 deals without a lead")
    assert "Further notes: 1" in render(made.roi(), "table", "en")


def test_left_out_cards_are_said_and_zero_reasons_are_not(made):
    """Twelve cards without a date are said; no second deals are not."""
    text = render(made.roi(), "table", "ru", width=160)
    assert "Не вошло: 12 карточек без даты создания\n" in text


def test_a_bar_of_a_share_is_of_the_whole_in_every_table(made):
    """Half empty is half a bar, and 0.1 % is a trace of one, though it is the most of its table."""
    fields = (
        Field("table", "text"),
        Field("field", "text"),
        Field("cards", "integer", "count"),
        Field("empty", "integer", "count"),
        Field("empty_share", "float", "rate"),
    )
    rows = (
        {"table": "deals", "field": "a", "cards": 1000, "empty": 500, "empty_share": 0.5},
        {"table": "leads", "field": "b", "cards": 1000, "empty": 1, "empty_share": 0.001},
    )
    told = render(made.roi(metric="fields", fields=fields, rows=rows, total={}), "table", "en")
    bars = ["".join(sign for sign in line if sign in "█▏▎▍▌▋▊▉") for line in told.split("\n")]
    half, trace = (bar for bar in bars if bar)
    assert trace == "▏"
    assert half == "█" * 12  # of 24


@pytest.mark.parametrize(
    ("field", "en", "ru"),
    [
        ("year", "Year", "Год"),
        ("quarter", "Quarter", "Квартал"),
        ("month", "Month", "Месяц"),
        ("week", "Week", "Неделя"),
    ],
)
def test_a_part_of_the_calendar_has_a_title(field, en, ru):
    """`--by quarter` is headed as `--by month` is, in both languages."""
    assert (title(Field(field, "text"), "en"), title(Field(field, "text"), "ru")) == (en, ru)


def test_a_result_without_rows_says_so(made):
    """No rows, no frame around nothing."""
    assert "Нет строк." in render(made.roi(rows=(), total={}), "table", "ru")


def test_a_total_over_fields_counts_cells(made):
    """A card has a cell in each field, so the sum of the fields is not called cards."""
    counted = made.roi(
        metric="fields",
        fields=(Field("field", "text"), Field("cards", "integer", "count")),
        rows=({"field": "a", "cards": 40}, {"field": "b", "cards": 40}),
        total={"cards": 80},
    )
    assert "80 cells" in render(counted, "table", "en")
    russian = render(counted, "table", "ru")
    assert "80 ячеек" in russian
    assert "Все ячейки" in russian
    assert "Итого" not in russian


@pytest.mark.parametrize(
    ("column", "value", "told"),
    [("status", "disqualified", "некачественный"), ("is_repeat", "false", "нет")],
)
@pytest.mark.parametrize(("metric", "name"), [("contents", "top_value"), ("segments", "segment")])
def test_a_value_of_a_field_is_in_words_where_the_row_names_it(
    made, metric, name, column, value, told
):
    """`fields --values` and `segments` name the field in a cell; a company's own is as written."""
    listed = made.roi(
        metric=metric,
        fields=(Field("field", "text"), Field(name, "text")),
        rows=({"field": column, name: value}, {"field": "My status", name: value}),
        total={},
    )
    assert [row[1] for row in grid(listed, "ru").rows] == [told, value]


def test_a_total_without_a_rate_has_no_interval(made):
    """Where a total has no share it has no bounds either: one dash, not three."""
    bounds = ("from_previous", "from_previous_low", "from_previous_high")
    funnel = made.funnel(total={"lost": 690, **dict.fromkeys(bounds)})
    total = next(
        line
        for line in render(funnel, "table", "en", width=160).split("\n")
        if line.startswith("Total")
    )
    assert "690" in total
    assert "—" in total
    assert "—–—" not in total


def test_a_file_nobody_knows_is_not_said_to_have_no_rows(made):
    """A file that was not read has no count of rows and no empty table."""
    known = made.inspection()
    unread = replace(known.files[-1], table=None, rows_read=0, columns=())
    text = render(replace(known, files=(unread,)), "table", "en")
    assert "rows read" not in text
    assert "Header" not in text


def test_export_text_is_text_in_a_terminal(made):
    """Markup stays written, escapes lose their escape."""
    text = render(made.hostile(), "table", "en", width=160, color=True)
    assert "[red]=1+1�[31m|<script> �evil" in text
    assert "\x1b[31m" not in text


@pytest.mark.parametrize(
    ("value", "drawn"),
    [(0, ""), (0.0001, "▏"), (0.5, "████"), (0.52, "████▏"), (1, "████████"), (2, "████████")],
)
def test_bars_are_exact_to_an_eighth(value, drawn):
    """Half of eight cells is four; anything above zero leaves a mark; nothing runs over."""
    assert bar(value, 1, 8) == drawn


def test_markdown_rows_cannot_be_broken(made):
    """As many unescaped pipes in every line of the table; no tag, no link, no mention."""
    lines = [line for line in render(made.hostile(), "md", "ru").split("\n") if line[:1] == "|"]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in lines} == {5}
    assert "<script>" not in "".join(lines)
    assert escape("a|b\n<b> *x* [y](z)") == r"a\|b &lt;b&gt; \*x\* \[y\](z)"
    assert "@\u2060all" in escape("@all")
    assert "https\u2060:" in escape("https://x")


def test_markdown_ends_in_the_total(made):
    """The last row of the table is the total, in bold."""
    last = [line for line in render(made.roi(), "md", "ru").split("\n") if line[:1] == "|"][-1]
    assert last.startswith("| **Итого** | **н/д** | **878** |")


def test_html_is_a_page_that_runs_nothing(made):
    """A policy that forbids all, a caption, scoped headings, and no element of the export."""
    page = render(made.hostile(), "html", "ru")
    tree = html.document_fromstring(page)
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy == ["default-src 'none'; style-src 'unsafe-inline'"]
    assert not tree.xpath("//script | //a | //img | //iframe | //@*[starts-with(name(), 'on')]")
    assert tree.xpath("string(//caption)").startswith("Окупаемость каналов")
    assert len(tree.xpath("//thead//th[@scope='col']")) == 4
    assert len(tree.xpath("//tbody//th[@scope='row']")) == 1
    assert tree.xpath("//html/@lang") == ["ru"]


def test_a_workbook_has_numbers_and_no_formulas(made):
    """Reopened: texts are strings, money numbers, no cell a formula or a link; two sheets."""
    data = render(made.hostile(), "xlsx", "ru")
    book = load_workbook(io.BytesIO(data))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    assert {cell.data_type for cell in cells if cell.value is not None} == {"s", "n"}
    assert not [cell for cell in cells if cell.hyperlink]
    assert book.sheetnames == ["Окупаемость каналов", "Пояснения"]
    assert [cell.value for cell in book.worksheets[0][2]][1:] == ["=1+1", 2, -5.5]
    assert [cell.value for cell in book.worksheets[0][3]] == ["Итого", None, 2, -5.5]


def test_a_workbook_tells_what_it_rests_on(made):
    """The second sheet has the period, as-of, what is left out and every note."""
    book = load_workbook(io.BytesIO(render(made.roi(), "xlsx", "ru")))
    about = [(row[0].value, row[1].value) for row in book["Пояснения"].iter_rows()]
    assert about[0] == ("Название", "Окупаемость каналов")
    assert about[1] == ("Период", "01.01.2025 – 31.03.2025")
    assert about[2] == ("Данные на", "30.06.2025")
    assert ("Не вошло", "12 карточек без даты создания") in about
    assert sum(name == "Примечание" for name, _ in about) == 4
    table = book.worksheets[0]
    assert table["I1"].value == "Выручка, ₽"
    assert table["O2"].number_format == "0.0%"
    assert table["I2"].value == 4100250.34


def test_a_workbook_is_filtered_and_scrolled_with_its_names_in_sight(made):
    """The head and what names a row stay; rows are filtered, the total below them is not."""
    table = load_workbook(io.BytesIO(render(made.roi(), "xlsx"))).worksheets[0]
    last = table.max_row
    assert table.cell(last, 1).value == "Total"
    assert table.freeze_panes == "B2"
    assert table.auto_filter.ref == f"A1:{table.cell(last - 1, table.max_column).coordinate}"
    assert table.print_title_rows == "$1:$1"
    assert table.page_setup.orientation == "landscape"


@pytest.mark.parametrize(
    ("metric", "lang", "named"),
    [
        ("unworked", "ru", "Некачественные без единой…"),
        ("reconcile", "en", "Marketing report against the…"),
        ("pretexts", "en", "Touches used as a reason to…"),
        ("roi", "ru", "Окупаемость каналов"),
    ],
)
def test_a_sheet_has_whole_words_for_a_name(metric, lang, named):
    """Of 31 signs, all Excel takes; the whole title is on the other sheet."""
    result = Result(
        metric=metric, as_of=None, period=Period(), grain="lead", params={},
        fields=(Field("channel", "text"),), rows=(), total={},
    )  # fmt: skip
    book = load_workbook(io.BytesIO(render(result, "xlsx", lang)))
    assert book.sheetnames[0] == named
    assert book.worksheets[1]["B1"].value == headline(result, lang)


def test_a_text_longer_than_a_cell_is_cut_visibly():
    """32 767 characters are all a cell holds; the last one says that it goes on."""
    result = Result(
        metric="fields", as_of=None, period=Period(), grain="lead", params={},
        fields=(Field("field", "text"),), rows=({"field": "я" * 40_000},), total={},
    )  # fmt: skip
    book = load_workbook(io.BytesIO(render(result, "xlsx")))
    text = book.worksheets[0]["A2"].value
    assert len(text) == 32_767
    assert text.endswith("я…")


def test_a_constant_column_is_said_once(made):
    """The one pipeline of a funnel stands above the table, two of them in it."""
    one = render(made.funnel(), "table", "ru", width=160)
    assert "· Воронка: Продажи" in one
    rows = (*made.funnel().rows, {**made.funnel().rows[0], "pipeline": "Сервис"})
    two = render(replace(made.funnel(), rows=rows), "table", "ru", width=160)
    assert "Воронка: Продажи" not in two
    assert two.count("Продажи") == 1


def test_a_cause_that_nobody_claims_stands_in_its_row():
    """One row alone: above the table its cause would read as the verdict."""
    (quantity,) = [row for row in compare_made.compare().rows if row["cause"] == "quantity"]
    told = render(replace(compare_made.compare(), rows=(quantity,)), "table", "en", width=160)
    assert "Cause: quantity" not in told
    (line,) = [one for one in told.split("\n") if one.startswith("leads a working day")]
    assert "quantity" in line


def test_a_comparison_points_out_a_flip_beside_its_claims():
    """Two claims, what was read, and the flip: five notes have room, of others three."""
    flip = {"before": 0.093, "after": 0.074, "against": 4, "segments": 4}
    compared = compare_made.compare()
    claim = {"value": -14, "low": -20, "high": -8, "result": "won"}
    notes = (
        Note("compare_quality", claim, Decimal(9)),
        Note("compare_quantity", claim, Decimal(8)),
        Note("compare_read", compare_made.READ, Decimal(2)),
        Note("compare_flip_falls", flip, Decimal(1)),
    )
    told = " ".join(render(replace(compared, notes=notes), "table", "en", width=100).split())
    assert "fell from 9.3% to 7.4%, and that of 4 of 4 segments rose" in told


def test_zero_is_not_missing(made):
    """Return on nothing sold is −100 %, not n/a."""
    line = next(
        text for text in render(made.roi(), "table", "en").split("\n") if text.startswith("Таргет")
    )
    assert "-100.0%" in line
    assert Decimal(0) == made.roi().rows[2]["revenue"]


def test_an_inspection_reads_well(made):
    """Each file with what it was taken for, its columns, rejects by line, links and warnings."""
    text = _spaces(render(made.inspection(), "table", "ru", width=130))
    assert "bitrix24: сделки (97 %) · cp1251 · «;» · 1 841 строка прочитана · 1 отклонена" in text
    assert "• строки 17–18: 12 полей вместо 11" in text
    assert "generic: не распознано · 5 строк прочитано" in text
    assert "Сделки, связанные с лидом: 1 231 из 1 300 — ID лида: 1 200, телефон: 31, " in text
    assert "не связано: 69 (4 — лишь по имени и времени" in " ".join(text.split())
    assert "Касания без карточки, связанные с человеком: 0 из 2" in text
    assert "| Сумма | amount | деньги, 1 234,50 | 21 % |" in _spaces(
        render(made.inspection(), "md", "ru")
    )


def test_fields_a_funnel_is_cut_by_stand_in_their_columns(made):
    """With --by the fields themselves name the rows, in words; the joined segment is not shown."""
    funnel = made.funnel()
    keys = (Field("channel", "text", "", "channel"), Field("Город", "text", "", "Город"))
    values = {"segment": "(none) · Казань", "channel": "(none)", "Город": "Казань"}
    other = {"segment": "SEO · Пермь", "channel": "SEO", "Город": "Пермь"}
    cut = replace(
        funnel,
        fields=(funnel.fields[0], *keys, *funnel.fields[1:]),
        rows=tuple({**row, **part} for part in (values, other) for row in funnel.rows),
    )
    text = render(cut, "table", "ru", width=120)
    assert "Сегмент" not in text
    assert "·  Казань" not in text
    assert text.count("(нет данных)") == 1
    assert text.count("Казань") == 1
    assert text.count("Пермь") == 1
    assert "Канал         Город" in text


def test_a_workbook_keeps_dates_as_dates():
    """A date is a date cell; one before Excel's first year, a flag and a null are what they are."""
    result = Result(
        metric="roi", as_of=None, period=Period(), grain="deal", params={},
        fields=(Field("date", "date"), Field("is_test", "flag"), Field("amount", "decimal")),
        rows=(
            {"date": date(2025, 3, 1), "is_test": True, "amount": None},
            {"date": date(1, 2, 3), "is_test": False, "amount": Decimal("1.5")},
        ),
        total={},
    )  # fmt: skip
    sheet = load_workbook(io.BytesIO(render(result, "xlsx"))).worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=2)]
    assert rows == [[datetime(2025, 3, 1), True, None], ["0001-02-03", False, 1.5]]  # noqa: DTZ001 - a local day
    assert sheet["A2"].number_format == "yyyy-mm-dd"
    sheet = load_workbook(io.BytesIO(render(result, "xlsx", "ru"))).worksheets[0]
    assert sheet["A2"].number_format == "dd.mm.yyyy"


def test_a_total_without_meaning_is_a_dash(made):
    """Cards enter many stages, so entered has no total; a cost nobody knows is n/a."""
    total = {"entered": None, "advanced": None, "lost": 690}
    text = render(made.funnel(total=total), "md", "ru").split("\n")
    last = [line for line in text if line.startswith("|")][-1]
    assert last.startswith("| **Итого** |  |  |  |  | **—** | **—** | **690** |")


@pytest.mark.parametrize(
    ("field", "lang", "title"),
    [
        ("channel", "en", "Return by channel"),
        ("owner", "en", "Return"),
        ("owner", "ru", "Окупаемость"),
    ],
)
def test_rows_of_owners_are_no_return_by_channel(made, field, lang, title):
    """The title names channels where the rows are channels."""
    found = made.roi()
    by = replace(found, fields=(Field(field, "text"), *found.fields[1:]))
    assert headline(by, lang) == title
