from __future__ import annotations

import pytest

from smalign.base.errors import UsageError


def test_a_decimal_comma_is_no_delimiter(read, write):
    """Rows of `1,50;2,50` have two fields, also under headers nobody knows."""
    reading = read(write("x.csv", "альфа;бета;гамма\n" + "1,50;2,50;3,50\n" * 5))
    assert (reading.used.delimiter, reading.used.headers) == (";", ("альфа", "бета", "гамма"))


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_four_delimiters_are_known(delimiter, read, write):
    """By the consistency of their columns and the header words between them."""
    text = "\n".join(delimiter.join(row) for row in [["ID", "Сумма"], ["1", "2"], ["3", "4"]])
    reading = read(write("x.csv", text + "\n"))
    assert reading.used.delimiter == delimiter
    assert reading.rows == [("1", "2"), ("3", "4")]


def test_the_user_names_the_delimiter(read, write):
    """--delimiter wins; words are understood, nonsense is refused."""
    path = write("x.csv", "ID,x;Сумма\n1,2;3\n")
    assert read(path, delimiter=",").used.headers == ("ID", "x;Сумма")
    assert read(path, delimiter="semicolon").used.headers == ("ID,x", "Сумма")
    with pytest.raises(UsageError) as caught:
        read(path, delimiter="<>")
    assert caught.value.code == "delimiter_unknown"


def test_a_known_word_before_a_comma_is_no_header(read, write):
    """«Затраты, руб.» is a cell; a column of texts with commas under a known word is one column."""
    text = "Показатель;01.2024;02.2024\nЗаявки;8;7\nЗатраты, руб.;37039,01;15347,67\nСделки;6;3\n"
    used = read(write("x.csv", text)).used
    assert (used.delimiter, used.headers[0], used.header_line) == (";", "Показатель", 1)
    assert read(write("y.csv", "Email\nодин, два\nтри, семь\n")).used.headers == ("Email",)


def test_one_column_is_a_table_too(read, write):
    """No delimiter at all: one column, blank lines dropped and counted."""
    reading = read(write("x.csv", "Email\na@example.com\n\nb@example.com\n"))
    assert reading.used.headers == ("Email",)
    assert reading.rows == [("a@example.com",), ("b@example.com",)]
    assert reading.dropped == {"blank": 1}


def test_one_column_of_decimal_commas_is_not_two(read, write):
    """A row of figures is no header."""
    reading = read(write("x.csv", "Сумма\n1,5\n2,5\n"), delimiter=";")
    assert reading.used.headers == ("Сумма",)
    assert read(write("y.csv", "Сумма\n1,5\n2,5\n")).used.header_line == 1


def test_lines_above_the_header_are_dropped_and_counted(read, write):
    """Titles and periods, quoted or not; the header is told by its words."""
    text = 'Отчёт "Сделки"\n"с 1, по 31"\n\nID,Сумма,Дата создания\n1,2,01.01.2024\n'
    reading = read(write("x.csv", text))
    assert reading.used.header_line == 4
    assert reading.dropped == {"preamble": 2, "blank": 1}
    assert reading.rows == [("1", "2", "01.01.2024")]


def test_a_header_over_two_lines(read, write):
    """A line end inside a quoted header is part of the header."""
    reading = read(write("x.csv", 'ID;"Сумма\nруб";Дата создания\n1;2;3\n'))
    assert reading.used.headers == ("ID", "Сумма\nруб", "Дата создания")
    assert reading.rows == [("1", "2", "3")]


def test_duplicate_and_nameless_headers_keep_their_places(read, write):
    """Names are the user's; columns are told by position."""
    reading = read(write("x.csv", "ID;Сумма;;Сумма\n1;2;3;4\n"))
    assert reading.used.headers == ("ID", "Сумма", "", "Сумма")
    assert reading.rows == [("1", "2", "3", "4")]


def test_a_delimiter_that_ends_only_the_rows(read, write):
    """The header lacks the nameless column that every row has, and the other way round."""
    more = read(write("x.csv", "ID;Сумма\n1;2;\n3;4;\n"))
    assert more.used.headers == ("ID", "Сумма", "")
    less = read(write("y.csv", "ID;Сумма;\n1;2\n3;4\n"))
    assert less.used.headers == ("ID", "Сумма")
    assert less.rows == [("1", "2"), ("3", "4")]


@pytest.mark.parametrize("surplus", [";", ";;", ';""', ";x"])
def test_a_surplus_field_rejects_its_row_even_when_empty(surplus, read, write):
    """The engine alone would forgive empty fields at the end of a row."""
    reading = read(write("x.csv", f"ID;Сумма\n1;2\n3;4{surplus}\n5;6\n"))
    assert reading.rows == [("1", "2"), ("5", "6")]
    assert reading.reasons == [(3, 3, "field_count")]


@pytest.mark.parametrize(
    ("row", "accepted"),
    [
        ('1;"x" ;3', None),
        ('1; "x;y";3', None),
        ('1; "x";3', ("1", ' "x"', "3")),
        ('1;"a" "b";3', None),
        ('1;"";3', ("1", "", "3")),
        ('1;"" ;3', None),
        ('1;"say ""x"" ""y""";3', ("1", 'say "x" "y"', "3")),
    ],
)
def test_blanks_beside_quotes_are_not_forgiven_silently(row, accepted, read, write):
    """Where the engine would strip blanks around quotes, the strict tokenizer decides."""
    reading = read(write("x.csv", f"ID;Название;Сумма\n7;8;9\n{row}\n"))
    assert reading.rows == [("7", "8", "9"), *([accepted] if accepted else [])]
    assert len(reading.used.rejects) == (accepted is None)


def test_a_campaign_may_be_called_total(read, write):
    """Rows that only look like totals stay where data follows, or where words follow."""
    rows = "Total Wine;1;5\nTotal: brand;2;6\nВсего хорошего;3;7\nbrand;4;8\n"
    reading = read(write("x.csv", "Campaign;Campaign ID;Cost\n" + rows))
    assert [row[0] for row in reading.rows] == ["Total Wine", "Total: brand", "Всего хорошего",
                                                "brand"]  # fmt: skip
    assert reading.dropped == {}


@pytest.mark.parametrize("name", ["Всего за 99 рублей", "Summer sale", "Итоговый платёж"])
def test_the_last_campaign_may_begin_like_a_total(name, read, write):
    """Words that begin like a total and go on as a name are a row, in the last line too."""
    reading = read(write("x.csv", f"Campaign;Campaign ID;Cost\na;1;4\n{name};2;5\n"))
    assert [row[0] for row in reading.rows] == ["a", name]
    assert reading.dropped == {}


@pytest.mark.parametrize(
    "total",
    ["Total: Account;--;9", "Total : compte;;9", "Gesamt: Konto;;9", "Всего;;9", "Итого;;9",
     "Grand Total;;9", "Total;;9", "Total rows: 2;;", "Итого и средние;;9", '"Total: Account";;9',
     "Всего с 01.02.2026 по 02.02.2026;;9", "Итого за январь;;9", "Итого, руб.;;9", ";;Сумма: ",
     "Всего за февраль 2026 г.;;9", "Итого 2 сделки;;9", "Всего записей: 2;;", "Среднее;;9"],
)  # fmt: skip
def test_totals_at_the_end_are_dropped(total, read, write):
    """Every system's way to say total, in the block that ends the file."""
    reading = read(write("x.csv", f"Campaign;Campaign ID;Cost\na;1;4\nb;2;5\n{total}\n"))
    assert [row[0] for row in reading.rows] == ["a", "b"]
    assert reading.dropped == {"total": 1}


GROUPS = [
    "Анна;1;05.01.2026;Оплачено;100", "Анна;2;06.01.2026;Отказ;50", "{one};;;;150",
    "Борис;3;07.01.2026;Оплачено;70", "{other};;;;70",
]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "last"),
    [
        ("Итого Анна", "Итого Борис", "Общий итог;;;;220"),
        ("Анна Итог", "Борис Итог", "Общий итог;;;;220"),
        ("Anna Total", "Boris Total", "Grand Total;;;;220"),
        ("Итого:", "Итого:", ""),
    ],
)
def test_sums_of_groups_are_totals_where_the_table_ends_in_one(one, other, last, read, write):
    """A list grouped by manager has a sum below each; as deals they would double its amounts."""
    rows = "\n".join(filter(None, [*GROUPS, last])).format(one=one, other=other)
    reading = read(write("x.csv", f"Менеджер;№ сделки;Дата;Этап;Сумма\n{rows}\n"))
    assert [row[1] for row in reading.rows] == ["1", "2", "3"]
    assert reading.dropped == {"total": 2 + bool(last)}


def test_a_name_like_a_total_is_kept_where_rows_follow_to_the_end(read, write):
    """Nothing at the end says that rows are summed up here: "Yoga Total" may be a client."""
    rows = "Анна;1;05.01.2026;Оплачено;100\nYoga Total;;;;150\nБорис;3;07.01.2026;Отказ;70\n"
    for text in (rows, rows + "Yoga Total;;;;150\n", rows + "\n"):
        reading = read(write("x.csv", f"Менеджер;№ сделки;Дата;Этап;Сумма\n{text}"))
        assert {row[0] for row in reading.rows} == {"Yoga Total", "Анна", "Борис"}
        assert not reading.dropped.get("total")


def test_a_sum_without_a_word_is_a_total(read, write):
    """Under a list by hand stands the sum of a column, and nothing else in its line."""
    rows = "1;05.01.2026;Новая;100;Анна\n2;06.01.2026;Новая;200,50;Анна\n"
    reading = read(write("x.csv", f"ID;Дата;Этап;Сумма;Менеджер\n{rows};;;300,50;\n"))
    assert [row[0] for row in reading.rows] == ["1", "2"]
    assert reading.dropped == {"total": 1}


@pytest.mark.parametrize(
    "row",
    [";;;300,50;Анна", ";06.01.2026;;;", ";;;300,50;\n3;07.01.2026;Новая;1;Анна", ";5;7;300;9"],
    ids=["somebody's", "a day", "rows follow", "numbers of a row"],
)
def test_a_row_without_an_id_is_a_row(row, read, write):
    """Whatever else it tells, or what stands below it, makes it one."""
    first = "1;05.01.2026;Новая;100;Анна\n"
    reading = read(write("x.csv", f"ID;Дата;Этап;Сумма;Менеджер\n{first}{row}\n"))
    assert reading.dropped == {}


def test_metrica_puts_its_total_first(read, write):
    """The first row under the header may be a total."""
    reading = read(write("x.csv", "Источник;Визиты\nИтого и средние;9\nЯндекс;4\nGoogle;5\n"))
    assert [row[0] for row in reading.rows] == ["Яндекс", "Google"]
    assert reading.dropped == {"total": 1}


def test_meta_leaves_the_names_of_its_total_empty(read, write):
    """A row without a campaign name in a Meta report sums up the others."""
    text = (
        "Campaign name,Ad set name,Day,Amount spent (USD)\n"
        ",,,30\nspring,a,2024-01-01,10\nautumn,b,2024-01-01,20\n"
    )
    reading = read(write("x.csv", text))
    assert [row[0] for row in reading.rows] == ["spring", "autumn"]
    assert reading.dropped == {"total": 1}


def test_a_blank_row_is_blank_with_delimiters_too(read, write):
    """Rows of delimiters alone are dropped and counted, wherever they stand."""
    reading = read(write("x.csv", "ID;Сумма\n;\n1;2\n;;\n\n 3;4\n"))
    assert reading.rows == [("1", "2"), (" 3", "4")]
    assert reading.dropped == {"blank": 3}


def test_a_three_megabyte_field_is_a_field(read, write):
    """Longer than the engine's default line, on both paths."""
    long = "x" * 3_000_000
    path = write("x.csv", f'ID;Комментарий\n1;"{long}"\n2;б\n')
    assert read(path).rows == [("1", long), ("2", "б")]


def test_rows_come_in_the_order_of_the_file(read, write):
    """Three megabytes, more than one thread's share."""
    path = write("x.csv", "ID;Комментарий\n" + "".join(f"{i};{'x' * 60}\n" for i in range(50_000)))
    assert [row[0] for row in read(path).rows] == [str(i) for i in range(50_000)]


def test_the_sample_is_the_head_and_seeded_pieces(read, write):
    """At most a thousand rows, the same every time, some from far below the head."""
    path = write("x.csv", "ID;Комментарий\n" + "".join(f"{i};{'x' * 60}\n" for i in range(50_000)))
    first, second = read(path).probed.sample, read(path).probed.sample
    assert first == second
    assert len(first) == 1000
    assert [row[0] for row in first[:3]] == ["0", "1", "2"]
    assert int(first[-1][0]) > 20_000
