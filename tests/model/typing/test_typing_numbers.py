"""Numbers and money: exact, one decimal sign a column, and no guessing of thousands."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smalign.engine.compose import Sql
from smalign.model.typing import Ambiguous, Hint, Mixed, decide, decimal_signs


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1234.56"], "1234.56"),
        (["0.00"], "0"),
        (["54000.0"], "54000"),
        (["5000"], "5000"),
        (["-12.5"], "-12.5"),
        (["\u22127.5"], "-7.5"),
        (["(1,250.00)"], "-1250"),
        (["1,020.50"], "1020.5"),
        (["1 020,50"], "1020.5"),
        (["1\u00a0020,50"], "1020.5"),
        (["1\u202f020,50"], "1020.5"),
        (["1.234,56"], "1234.56"),
        (["1,234,567"], "1234567"),
        (["12,34,567.00"], "1234567"),
        (["1'234.50"], "1234.5"),
        (["1501,50"], "1501.5"),
        (["0,500"], "0.5"),
        ([".5"], "0.5"),
        (["12 500,500"], "12500.5"),
        (["1234.56|RUB"], "1234.56"),
        (["$9,400.00"], "9400"),
        (["-$5.10"], "-5.1"),
        (["$-5.10"], "-5.1"),
        (["$342.09K"], "342090"),
        (["$1,117.10K"], "1117100"),
        (["$0.001234567K"], "1.234567"),
        (["2,5 млн руб."], "2500000"),
        (["12 тыс. ₽"], "12000"),
        (["12 500 ₽"], "12500"),
        (["1 200,50 руб."], "1200.5"),
        (["5 KZT"], "5"),
        (["R$ 10.000"], "10000"),
        (["€1.5"], "1.5"),
        (["0.0000005"], "0.000001"),
        (["-0.0000005"], "-0.000001"),
        (["0.00000049999"], "0"),
        (["999999999999.999999"], "999999999999.999999"),
        (["\u00a01234.56\t"], "1234.56"),
    ],
)
def test_every_written_amount_is_exact(read, cells, expected):
    """Each shape met in exports becomes the exact decimal, never by way of a float."""
    assert read("money", cells) == [Decimal(expected)]


@pytest.mark.parametrize(
    "cell",
    ["7,90000E+10", "7.90000E+10", "15%", "< 10", "1_000", "1.2.3", "12 34.5", "1000000000000",
     "(5", "--5", "12 шт", "nan", "inf", "0x10", "1.5.", "$", "RUB"],
)  # fmt: skip
def test_what_is_no_amount_stays_unread(read, cell):
    """Damage, percents and impossible groups become null: counted, never guessed."""
    good = [f"{number}.25" for number in range(30)]
    assert read("money", [cell, "1.25"], sample=good) == [None, Decimal("1.25")]


def test_grouped_and_plain_amounts_mix(read):
    """In one column some thousands are grouped and some are not."""
    assert read("money", ["1,020.50", "999", "12000.75", "1,234"]) == [
        Decimal("1020.5"),
        Decimal(999),
        Decimal("12000.75"),
        Decimal(1234),
    ]


def test_a_sample_with_a_currency_reads_cells_without_one(read):
    """A bare number among amounts with signs is read too, but not every cell has a currency."""
    assert read("money", ["$5", "7"]) == [Decimal(5), Decimal(7)]
    assert not decide("money", ["$5", "7"], Hint()).currency_in_cell


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["1234.56|RUB", "5|USD"], ["RUB", "USD"]),
        (["12 500 ₽", "7 руб."], ["RUB", "RUB"]),
        (["$9.50", "€4"], ["USD", "EUR"]),
        (["R$ 10", "$ 10"], ["BRL", "USD"]),
        (["¥ 10"], [None]),
    ],
)
def test_the_currency_in_the_cell_is_told(values_of, cells, expected):
    """Signs, codes and suffixes give the ISO code; a shared sign gives none."""
    found = decide("money", cells, Hint())
    assert found.currency_in_cell
    assert values_of(cells, found.sql_currency(Sql("c0"))) == expected


def test_three_digits_after_the_only_sign_are_a_question():
    """12,500 is twelve and a half or twelve thousand: nobody guesses."""
    found = decide("money", ["12,500", "1,234", "900"], Hint())
    assert found == Ambiguous(
        "money", "number_sign_unclear", ("1,234", "12,500"), ("decimal comma", "decimal dot")
    )


def test_the_question_comes_with_the_line_that_answers_it():
    """The user copies it into smalign.toml; the header may hold quotes."""
    found = decide("money", ["12,500", "1,234"], Hint())
    assert isinstance(found, Ambiguous)
    assert found.toml('Сумма, "брутто"') == (
        '[formats]\n"Сумма, \\"брутто\\"" = "decimal comma"  # or "decimal dot"'
    )


@pytest.mark.parametrize(
    ("hint", "expected", "notes"),
    [
        (Hint(other_numbers=frozenset(".")), "12500", []),
        (Hint(other_numbers=frozenset(",")), "12.5", []),
        (Hint(language="en"), "12500", ["number_sign_assumed"]),
        (Hint(language="ru"), "12.5", ["number_sign_assumed"]),
        (Hint(language="ru", other_numbers=frozenset(".")), "12500", []),
        (Hint(language="en", answer="decimal comma"), "12.5", []),
        (Hint(answer="decimal dot", other_numbers=frozenset(",")), "12500", []),
    ],
)
def test_who_settles_an_open_sign(values_of, hint, expected, notes):
    """The user's answer, then the file's other columns, then the language, which is said."""
    found = decide("money", ["12,500"], hint)
    assert values_of(["12,500"], found.sql(Sql("c0"))) == [Decimal(expected)]
    assert [note.code for note in found.notes] == notes


def test_other_columns_that_disagree_prove_nothing():
    """Where one column has a comma and another a dot, neither speaks for a third."""
    found = decide("money", ["12,500"], Hint(other_numbers=frozenset(".,")))
    assert isinstance(found, Ambiguous)


def test_the_columns_of_a_file_prove_its_sign():
    """Google Ads: 199421.15 proves the dot; dates, words and 9,265 prove nothing."""
    columns = [["199421.15", "3.5"], ["31.12.2023", "01.02.2024"], ["9,265"], ["Won"], []]
    assert decimal_signs(columns) == frozenset(".")


@pytest.mark.parametrize("cell", ["1.5", "1,5"])
def test_two_signs_in_one_column_are_refused(cell):
    """1.5 beside 1,5: whichever is decimal, half of the column would be misread."""
    found = decide("money", ["1.5", "1,5", cell], Hint())
    assert found == Mixed("money", "formats_mixed", (("1234,56", "1,5"), ("1234.56", "1.5")))


def test_1_234_beside_1_234_is_refused():
    """A dot and a comma with three digits each say nothing and contradict each other."""
    found = decide("money", ["1,234", "1.234"], Hint(language="en"))
    assert isinstance(found, Mixed)


@pytest.mark.parametrize(
    "cells",
    [
        ["15%", "20%"],
        ["< 10%", "> 90%"],
        ["01-May", "02-Jun"],
        ["да"],
        ["31.12.2023"],
        ["7,90000E+10"],
    ],
)
def test_a_column_of_something_else_is_refused(cells):
    """Percents, words, dates and damaged numbers are no money."""
    found = decide("money", cells, Hint())
    assert isinstance(found, Mixed)
    assert found.code == "not_of_type"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["9,265", "12"], [9265, 12]),
        (["9 265"], [9265]),
        (["1.0", "20.0", "2.5"], [1, 20, None]),
        (["-3"], [-3]),
        (["007"], [7]),
    ],
)
def test_integers_are_whole(read, cells, expected):
    """A count may be grouped or end in .0; a fraction is a failure, not a rounding."""
    assert read("integer", cells) == expected


AMOUNTS = st.decimals(
    "-999999999", "999999999", places=2, allow_nan=False, allow_infinity=False
).map(lambda amount: amount + Decimal("0.00"))


def _grouped(amount: Decimal, group: str, sign: str) -> str:
    return f"{amount:,.2f}".replace(",", "\0").replace(".", sign).replace("\0", group)


RENDER = {
    "plain": lambda amount: f"{amount:.2f}",
    "english": lambda amount: _grouped(amount, ",", "."),
    "russian": lambda amount: _grouped(amount, "\u00a0", ","),
    "german": lambda amount: _grouped(amount, ".", ","),
    "swiss": lambda amount: _grouped(amount, "’", "."),
    "dollars": lambda amount: f"${_grouped(amount, ',', '.')}".replace("$-", "-$"),
    "pipe": lambda amount: f"{amount:.2f}|RUB",
    "roubles": lambda amount: f"{_grouped(amount, ' ', ',')} руб.",
    "accounts": lambda amount: (
        f"({_grouped(-amount, ',', '.')})" if amount < 0 else _grouped(amount, ",", ".")
    ),
}


@pytest.mark.parametrize("shape", sorted(RENDER))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(AMOUNTS, min_size=1, max_size=20))
def test_an_amount_comes_back_exactly(shape, values_of, amounts):
    """Written in any shape, an amount is read back to the last digit."""
    cells = [RENDER[shape](amount) for amount in amounts]
    found = decide("money", cells, Hint())
    assert values_of(cells, found.sql(Sql("c0"))) == amounts


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.decimals("-1000", "1000", places=9, allow_nan=False, allow_infinity=False))
def test_the_seventh_digit_is_rounded_half_up(values_of, amount):
    """Six decimals are kept; the rest is rounded half away from zero."""
    cells = [f"{amount:f}"]
    found = decide("money", cells, Hint(answer="decimal dot"))
    expected = amount.quantize(Decimal("0.000001"), rounding=ROUND_HALF_UP)
    assert values_of(cells, found.sql(Sql("c0"))) == [expected]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(alphabet="0123456789.,-+()eE$K% \u00a0₽R", max_size=12))
def test_no_text_breaks_the_query(values_of, text):
    """Whatever a cell holds, it is read or null: no error, no exponent."""
    found = decide("money", ["$1,000.50", "(3.5)", "2K", "\u22125 ₽"], Hint())
    (value,) = values_of([text], found.sql(Sql("c0")))
    assert value is None or ("e" not in text.lower() and any(sign.isdigit() for sign in text))
