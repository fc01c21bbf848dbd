"""Currencies by code, name and sign, and in headers."""

from __future__ import annotations

import pytest

from smalign.crm.currencies import (
    currency_of,
    header_currency,
    header_scale,
    without_currency,
    without_scale,
)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("RUB", "RUB"), ("rub", "RUB"), ("RUR", "RUB"), ("BYR", "BYN"), (" usd ", "USD"),
        ("Рубль", "RUB"), ("Российский рубль", "RUB"), ("Ruble", "RUB"), ("Russian Ruble", "RUB"),
        ("Доллар США", "USD"), ("US Dollar", "USD"), ("Евро", "EUR"), ("Euro", "EUR"),
        ("Гривна", "UAH"), ("Hryvnia", "UAH"), ("Тенге", "KZT"), ("Белорусский рубль", "BYN"),
        ("Belarusian ruble", "BYN"), ("Польский злотый", "PLN"), ("Злотый", "PLN"),
        ("Zloty", "PLN"), ("Китайский юань", "CNY"), ("China Yuan Renminbi", "CNY"),
        ("Индийская рупия", "INR"), ("Турецкая лира", "TRY"), ("Бразильский реал", "BRL"),
        ("Brazilian Real", "BRL"), ("Фунт стерлингов", "GBP"), ("Узбекский сум", "UZS"),
        ("₽", "RUB"), ("$", "USD"), ("€", "EUR"), ("₴", "UAH"), ("₸", "KZT"), ("zł", "PLN"),
        ("руб.", "RUB"), ("R$", "BRL"),
        ("¥", None), ("", None), ("Дублон", None), ("XYZ", None),
    ],
)  # fmt: skip
def test_a_currency_is_known_by_code_name_and_sign(text, code):
    """Names are those Bitrix24 writes; the yen's sign is the yuan's too and so is neither."""
    assert currency_of(text) == code


@pytest.mark.parametrize(
    ("header", "code", "bare"),
    [
        ("Сумма, ₽", "RUB", "Сумма"),
        ("бюджет ₽", "RUB", "бюджет"),
        ("Расход (руб.)", "RUB", "Расход"),
        ("Потрачено всего, ₽", "RUB", "Потрачено всего"),
        ("Amount spent (USD)", "USD", "Amount spent"),
        ("deal_amount_usd", "USD", "deal_amount"),
        ("Cost [EUR]", "EUR", "Cost"),
        ("Сумма, тыс. руб.", "RUB", "Сумма, тыс."),
    ],
)
def test_a_header_may_carry_a_currency(header, code, bare):
    """The code is found and the header without it; thousands stay in the header."""
    assert header_currency(header) == code
    assert without_currency(header) == bare


@pytest.mark.parametrize(
    "header",
    ["Сумма", "Amount", "Clicks (all)", "Is Try", "CTR (%)", "", "₽", "Второй сом", "Rating Top"],
)
def test_a_word_that_only_looks_like_a_code_is_none(header):
    """`all` is not the lek and `try` not the lira."""
    assert header_currency(header) is None
    assert without_currency(header) == header


@pytest.mark.parametrize(
    ("header", "scale", "bare", "code"),
    [
        ("Сумма, тыс. руб.", 1_000, "Сумма, руб.", "RUB"),
        ("Сумма, тыс.руб.", 1_000, "Сумма, руб.", "RUB"),
        ("Сумма сделки (тыс. ₽)", 1_000, "Сумма сделки, ₽", "RUB"),
        ("Выручка в тысячах", 1_000, "Выручка", None),
        ("Бюджет (в млн руб.)", 1_000_000, "Бюджет, руб.", "RUB"),
        ("Cost (thousand USD)", 1_000, "Cost, USD", "USD"),
        ("Amount, USD thousand", 1_000, "Amount, USD", "USD"),
        ("Amount (k$)", 1_000, "Amount, $", "USD"),
        ("Amount ($k)", 1_000, "Amount, $", "USD"),
        ("Revenue in millions", 1_000_000, "Revenue", None),
    ],
)
def test_a_header_may_say_thousands(header, scale, bare, code):
    """The unit is found, and what is left still carries its currency."""
    assert header_scale(header) == scale
    assert without_scale(header) == bare
    assert header_currency(header) == code


@pytest.mark.parametrize(
    "header",
    [
        *("Сумма, руб.", "Amount", "тыс. руб.", "Thousands", "Bank k", "Task", "", "Млн"),
        *("Cost per thousand", "Цена за тысячу", "Расход, тыс. показов", "Бюджет до 100 тыс. руб."),
    ],
)
def test_a_header_that_counts_something_else_in_thousands_has_no_unit(header):
    """A price of a thousand impressions and a bound of a hundred thousand are as written."""
    assert header_scale(header) == 1
    assert without_scale(header) == header
