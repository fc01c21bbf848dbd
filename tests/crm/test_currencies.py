"""Currencies by code, name and sign, and in headers."""

from __future__ import annotations

import pytest

from smalign.crm.currencies import currency_of, header_currency, without_currency


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
