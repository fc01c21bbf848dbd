"""A report of marketing's is read whatever its layout; what cannot be read is refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smalign.base.errors import InputError, UsageError
from smalign.base.reported_words import measure_of, number_of
from smalign.metrics.reconcile.layout import report_of


def entries(headers, *rows, measure=None):
    """(period, key, measure, value) of each entry."""
    report = report_of("r.csv", headers, list(enumerate(rows, 2)), measure)
    return [(one.period, one.key, one.measure, one.value) for one in report.entries]


def test_a_row_a_month_and_channel_with_a_column_a_measure():
    """Thousands are multiplied out; rates, empty cells and dashes are left aside."""
    found = entries(
        ["Месяц", "Канал", "Лиды", "Расход, тыс. руб.", "CPL"],
        ["2026-01", "Авито", "1 200", "90,5", "75,42"],
        ["2026-01", "SEO", "7", "—", ""],
    )
    assert found == [
        ("2026-01", "Авито", "leads", Decimal(1200)),
        ("2026-01", "Авито", "spend", Decimal("90500.0")),
        ("2026-01", "SEO", "leads", Decimal(7)),
    ]


def test_sums_of_a_pivot_table_are_totals():
    """Excel writes «Апрель 2026 Итог» below the channels of April, and «Общий итог» at the end."""
    headers = ["Месяц", "Канал", "Лиды"]
    rows = [
        ["Апрель 2026", "Авито", "3"], ["Апрель 2026 Итог", "", "3"], ["Май 2026", "Авито", "2"],
        ["Май 2026", "Все каналы", "2"], ["Май 2026", "Все", "2"], ["Итого за май", "", "2"],
        ["Общий итог", "", "5"],
    ]  # fmt: skip
    report = report_of("r.csv", headers, list(enumerate(rows, 2)), None)
    assert [one.value for one in report.entries] == [Decimal(3), Decimal(2)]
    assert report.totals == 5
    headers = ["Канал", "апр.26", "Общий итог"]
    report = report_of("r.csv", headers, [(2, ["Авито", "3", "3"])], "leads")
    assert (len(report.entries), report.totals, report.ignored) == (1, 1, ())


def test_a_measure_in_all_is_that_measure_unless_others_are_its_parts():
    """«Расход итого» alone is the spend; beside columns of the spend, or of channels, a sum."""
    found = entries(["Месяц", "Расход итого", "Total leads"], ["2026-01", "90", "7"])
    assert [(measure, value) for _, _, measure, value in found] == [("spend", 90), ("leads", 7)]
    headers = ["Месяц", "Расход, тыс. руб. всего", "Всего лидов", "Лиды"]
    report = report_of("r.csv", headers, [(2, ["2026-01", "9", "7", "5"])])
    assert [(one.measure, one.value) for one in report.entries] == [("spend", 9000), ("leads", 5)]
    assert (report.totals, report.ignored) == (1, ())
    headers = ["Месяц", "Авито", "SEO", "Всего лидов"]
    report = report_of("r.csv", headers, [(2, ["2026-01", "3", "4", "7"])], "leads")
    assert [(one.key, one.value) for one in report.entries] == [("Авито", 3), ("SEO", 4)]
    assert (report.totals, report.ignored) == (1, ())


def test_a_row_a_channel_with_a_column_a_month():
    """The numbers are of the measure that was asked for; totals of rows and columns are none."""
    headers = ["Канал", "Январь 2026", "Февраль 2026", "Итого"]
    rows = (["Авито", "12", "13", "25"], ["Итого", "12", "13", "25"])
    assert entries(headers, *rows, measure="leads") == [
        ("январь 2026", "Авито", "leads", Decimal(12)),
        ("февраль 2026", "Авито", "leads", Decimal(13)),
    ]
    assert report_of("r.csv", headers, list(enumerate(rows, 2)), "leads").totals == 2


MONTHS = ["", "Январь 2026", "", "Февраль 2026"]
OF_MONTHS = {
    ("январь 2026", "Авито", "leads"): 12,
    ("январь 2026", "Авито", "spend"): 1000,
    ("февраль 2026", "Авито", "leads"): 13,
    ("февраль 2026", "Авито", "spend"): 1100,
}


@pytest.mark.parametrize(
    ("above", "headers", "row", "expected"),
    [
        (
            MONTHS,
            ["Канал", "Лиды", "Расход", "Лиды", "Расход"],
            ["Авито", "12", "1000", "13", "1100"],
            OF_MONTHS,
        ),
        (
            ["Месяц", "Авито", "", "SEO", ""],
            ["", "Лиды", "Расход", "Лиды", "Расход"],
            ["2026-01", "12", "1000", "3", "0"],
            {
                ("2026-01", "Авито", "leads"): 12,
                ("2026-01", "Авито", "spend"): 1000,
                ("2026-01", "SEO", "leads"): 3,
                ("2026-01", "SEO", "spend"): 0,
            },
        ),
        (
            ["", "Лиды", "", "Выручка, тыс. руб.", ""],
            ["Канал", "2026-01", "2026-02", "2026-01", "2026-02"],
            ["Авито", "1", "2", "3", "4"],
            {
                ("2026-01", "Авито", "leads"): 1,
                ("2026-02", "Авито", "leads"): 2,
                ("2026-01", "Авито", "revenue"): 3000,
                ("2026-02", "Авито", "revenue"): 4000,
            },
        ),
        (
            ["", "Лиды", "", "Расход", "", ""],
            ["Месяц", "Авито", "SEO", "Авито", "SEO", "Комментарий"],
            ["2026-01", "1", "2", "3", "4", "ок"],
            {
                ("2026-01", "Авито", "leads"): 1,
                ("2026-01", "SEO", "leads"): 2,
                ("2026-01", "Авито", "spend"): 3,
                ("2026-01", "SEO", "spend"): 4,
            },
        ),
        (
            ["", "Январь 2026", "", "Итого", ""],
            ["Канал", "Лиды", "Расход", "Лиды", "Расход"],
            ["Авито", "12", "1000", "12", "1000"],
            {("январь 2026", "Авито", "leads"): 12, ("январь 2026", "Авито", "spend"): 1000},
        ),
        (
            ["Отчёт за квартал", "", ""],
            ["Канал", "Лиды", "Расход"],
            ["Авито", "12", "1000"],
            {(None, "Авито", "leads"): 12, (None, "Авито", "spend"): 1000},
        ),
    ],
)
def test_two_lines_of_headers(above, headers, row, expected):
    """A merged cell stands over the columns after it: a month, channel, measure, total, title."""
    report = report_of("r.csv", headers, [(3, row)], above=above)
    found = {(one.period, one.key, one.measure): int(one.value) for one in report.entries}
    assert found == expected


def test_the_second_line_of_headers_may_be_the_first_row():
    """Where the upper line was taken for the headers, the row that fills its gaps is one, too."""
    headers = ["Канал", "Лиды", "", "Расход", ""]
    lower = ["", "2026-01", "2026-02", "2026-01", "2026-02"]
    found = entries(headers, lower, ["Авито", "1", "2", "3", "4"])
    assert found == [
        ("2026-01", "Авито", "leads", Decimal(1)),
        ("2026-02", "Авито", "leads", Decimal(2)),
        ("2026-01", "Авито", "spend", Decimal(3)),
        ("2026-02", "Авито", "spend", Decimal(4)),
    ]


def test_a_month_over_measures_needs_its_year():
    """«Янв» over leads and spend could be that of any year."""
    with pytest.raises(InputError) as refused:
        report_of(
            "r.csv",
            ["Канал", "Лиды", "Расход", "Лиды", "Расход"],
            [(3, ["Авито", "1", "2", "3", "4"])],
            above=["", "Янв", "", "Фев", ""],
        )
    assert (refused.value.code, refused.value.facts["found"]) == ("report_year", "Янв")


@pytest.mark.parametrize(
    ("headers", "row", "expected"),
    [
        (["Month", "Avito", "SEO"], ["2026-01", "12", "13"], {"Avito": 12, "SEO": 13}),
        (["Channel", "Leads 2026-01"], ["Ads", "12"], {"Ads": 12}),
        (["period", "channel", "metric", "value"], ["2026-01", "Ads", "leads", "12"], {"Ads": 12}),
        (["", "Leads"], ["Ads", "12"], {"Ads": 12}),
        (["Показатель", "2026-01"], ["Лиды", "12"], {None: 12}),
    ],
)
def test_other_layouts(headers, row, expected):
    """A column a channel, measure and month in one header, a row a number, no channel."""
    assert {
        key: int(value) for _, key, _, value in entries(headers, row, measure="leads")
    } == expected


@pytest.mark.parametrize(
    ("headers", "row", "code"),
    [
        (["Канал", "Комментарий"], ["Авито", "хорошо"], "report_layout"),
        (["Канал", "2026-01"], ["Авито", "12"], "report_measure"),
        (["Канал", "Лиды"], ["Авито", "двенадцать"], "report_number"),
        (["Канал", "Январь"], ["Авито", "12"], "report_year"),
        (["Месяц", "Лиды"], ["Январь", "12"], "report_year"),
    ],
)
def test_what_is_not_understood_is_refused(headers, row, code):
    """Each with its own sentence."""
    with pytest.raises(InputError) as refused:
        entries(headers, row)
    assert refused.value.code == code


def test_a_text_among_numbers_names_its_line_and_column():
    """The other cells say that the column holds numbers."""
    with pytest.raises(InputError) as refused:
        entries(["Канал", "Лиды"], ["Авито", "12"], ["SEO", "12 шт (примерно)"])
    facts = refused.value.facts
    assert (facts["line"], facts["column"], refused.value.code) == (3, "Лиды", "report_number")


def test_a_month_merged_over_its_channels_holds_for_all_of_them():
    """Only the first row of a merged cell has it; an empty channel beside a month is none."""
    found = entries(
        ["Месяц", "Канал", "Лиды"],
        ["Июль 2025", "Авито", "8"],
        ["", "SEO", "2"],
        ["Август 2025", "Авито", "3"],
        ["", "Радио", "4"],
        ["Сентябрь 2025", "", "5"],
    )
    assert [(period, key, int(value)) for period, key, _, value in found] == [
        ("Июль 2025", "Авито", 8),
        ("Июль 2025", "SEO", 2),
        ("Август 2025", "Авито", 3),
        ("Август 2025", "Радио", 4),
        ("Сентябрь 2025", None, 5),
    ]


def test_a_channel_merged_over_its_months_holds_for_all_of_them():
    """The left one of the two columns is the merged one."""
    found = entries(
        ["Канал", "Месяц", "Лиды"], ["Авито", "2025-07", "8"], ["", "2025-08", "3"],
        ["SEO", "2025-07", "2"],
    )  # fmt: skip
    assert [(period, key) for period, key, _, _ in found] == [
        ("2025-07", "Авито"), ("2025-08", "Авито"), ("2025-07", "SEO"),
    ]  # fmt: skip


def test_a_sum_without_a_word_is_a_total_and_empty_cells_are_counted():
    """A row of numbers below the months that names none; two cells have no number."""
    rows = (["2025-07", "24", ""], ["2025-08", "—", "4"], ["", "24", "4"])
    report = report_of("r.csv", ["Месяц", "Лиды", "Продажи"], list(enumerate(rows, 2)))
    assert (len(report.entries), report.totals, report.blanks) == (2, 1, 2)


def test_one_measure_below_each_channel():
    """The line under the channels says what is counted; no cell of either line is merged."""
    found = entries(["Месяц", "Ads", "Mail"], ["", "Расход", "Расход"], ["2026-01", "12", "7"])
    assert found == [
        ("2026-01", "Ads", "spend", Decimal(12)),
        ("2026-01", "Mail", "spend", Decimal(7)),
    ]


def test_two_numbers_of_one_thing_are_refused():
    """Case makes no difference; the line of the first is named."""
    with pytest.raises(InputError) as refused:
        entries(["channel", "leads"], ["Ads", "1"], ["ads", "2"])
    assert (refused.value.facts["first"], refused.value.facts["line"]) == (2, 3)


def test_an_unknown_measure_is_a_mistake_of_the_command_line():
    """The known ones are named."""
    with pytest.raises(UsageError) as refused:
        entries(["Канал", "2026-01"], ["Авито", "12"], measure="lids")
    assert "leads" in refused.value.facts["known"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1,234", "1234"),  # three digits after a comma group thousands
        ("1,23", "1.23"),
        ("1.234", "1.234"),  # as a program writes it
        ("1 234,5", "1234.5"),
        ("1\u00a0234,50 ₽", "1234.50"),
        ("1,234.50", "1234.50"),
        ("1.234,50", "1234.50"),
        ("1.234.567", "1234567"),
        ("−5", "-5"),
        ("12%", None),
        ("abc", None),
        ("", None),
    ],
)
def test_numbers_are_read_as_spreadsheets_write_them(text, value):
    """Points and commas by where they stand."""
    assert number_of(text) == (None if value is None else Decimal(value))


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # 2,5 shows that a comma stands before decimals: 4,969 thousand are 4,969 roubles
        (["2,5", "4,969"], ["2500", "4969"]),
        (["4,969", "12"], ["4969000", "12000"]),  # nothing shows it
        # no group of thousands begins with 0 or has four digits before it
        (["0,000", "4,969"], ["0", "4969"]),
        (["1 234,500", "4,969"], ["1234500", "4969"]),
        (["-0,769", "4,969"], ["-769", "4969"]),
        (["2.5", "4,969"], ["2500", "4969000"]),
        (["1.234,50", "1.234"], ["1234500", "1234000"]),
        (["2,5", "2.5", "4,969"], ["2500", "2500", "4969000"]),  # both do
    ],
)
def test_a_number_is_read_as_the_others_of_its_report(texts, expected):
    """Where a number shows which sign stands before decimals, it does in all of them."""
    rows = [(line, [f"2026-{line:02}", text]) for line, text in enumerate(texts, 1)]
    report = report_of("r.csv", ["Месяц", "Выручка, тыс. руб."], rows)
    assert [one.value for one in report.entries] == [Decimal(one) for one in expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Лиды", ("leads", 1, "")),
        ("Кол-во лидов, шт.", ("leads", 1, "")),
        ("Выручка (млн руб.)", ("revenue", 1_000_000, "")),
        ("Leads, Jan 2026", ("leads", 1, "jan 2026")),
        ("2026-01 продажи", ("won", 1, "2026-01")),
        ("Стоимость лида", (None, 1, "стоимость лида")),
    ],
)
def test_a_header_names_measure_unit_and_period(text, expected):
    """What is no measure stays as it is."""
    measure, scale, rest = measure_of(text)
    assert (measure, int(scale), rest) == expected
