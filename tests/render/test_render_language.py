"""Numbers, dates, plurals and titles in both languages."""

from __future__ import annotations

from collections import Counter
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from babel import Locale
from hypothesis import given
from hypothesis import strategies as st

from smalign.base.clean import clean
from smalign.base.results import Field, Period
from smalign.render import words as words_of_all
from smalign.render import words_of_diff, words_of_flow, words_of_pay, words_of_work
from smalign.render.coded import VALUES
from smalign.render.language import (
    cell,
    decimals,
    heading,
    money,
    money_places,
    percent,
    period,
    plural,
    whole,
)
from smalign.render.money import column, rounded
from smalign.render.titles import metric_title, title, value_word
from smalign.render.words import COLUMNS
from smalign.render.words_of_metrics import METRICS

D = Decimal


@pytest.mark.parametrize(
    ("value", "ru", "en"),
    [
        ("0.6125", "61,3 %", "61.3%"),
        ("0.0686", "6,9 %", "6.9%"),
        ("-1", "-100,0 %", "-100.0%"),
        ("0", "0,0 %", "0.0%"),
        ("-0.0001", "0,0 %", "0.0%"),
    ],
)
def test_rates_are_rounded_half_up(value, ru, en):
    """61.25 % is shown as 61.3 %, where the locale library alone would say 61.2 %."""
    assert percent(D(value), "ru").replace("\xa0", " ") == ru
    assert percent(D(value), "en") == en


@pytest.mark.parametrize(
    ("value", "currency", "ru", "en"),
    [
        ("1234567.5", "RUB", "1 234 568 ₽", "RUB 1,234,568"),
        ("12.345", "RUB", "12,35 ₽", "RUB 12.35"),
        ("-1234", "USD", "-1 234 $", "-$1,234"),
        ("99.999", None, "100,00", "100.00"),
        ("5", "KZT", "5,00 KZT", "KZT 5.00"),
    ],
)
def test_money_has_its_sign_where_the_language_puts_it(value, currency, ru, en):
    """Whole units from a hundred on, hundredths below; no sign when no currency is known."""
    assert money(D(value), currency, "ru").replace("\xa0", " ") == ru
    assert money(D(value), currency, "en").replace("\xa0", " ") == en


@pytest.mark.parametrize(("lang", "forms"), [("ru", "one few many"), ("en", "one other")])
def test_plurals_are_those_of_cldr(lang, forms):
    """Babel's own rules of the Unicode CLDR, for every whole number up to 1,200."""
    rule = Locale(lang).plural_form
    wrong = [n for n in range(1_201) if plural(n, forms.split(), lang) != rule(n)]
    assert wrong == []


@pytest.mark.parametrize(
    ("count", "word"),
    [
        *((1, "лид"), (2, "лида"), (4, "лида"), (5, "лидов"), (11, "лидов"), (12, "лидов")),
        *((21, "лид"), (111, "лидов"), (0, "лидов"), (1002, "лида")),
    ],
)
def test_russian_plurals(count, word):
    """1 лид, 2 лида, 5 лидов, 11 лидов, 21 лид."""
    assert plural(count, ("лид", "лида", "лидов"), "ru") == word


@given(st.integers(-(10**12), 10**12))
def test_whole_numbers_agree_with_the_locale_library(value):
    """Our grouping of thousands is the one Babel writes."""
    for lang in ("ru", "en"):
        assert whole(value, lang) == decimals(D(value), 0, lang)


@given(st.decimals(-(10**9), 10**9, places=6), st.integers(0, 3))
def test_rounding_is_half_away_from_zero(value, places):
    """The shown number is the nearest one of its length; a half goes away from zero."""
    shown = Fraction(rounded(value, places)) * 10**places
    exact = Fraction(value) * 10**places
    assert shown.denominator == 1
    assert abs(shown - exact) <= Fraction(1, 2)
    if abs(shown - exact) == Fraction(1, 2):
        assert abs(shown) > abs(exact)


@given(st.lists(st.decimals(-(10**6), 10**6, places=6), min_size=1, max_size=20), st.integers(0, 2))
def test_shown_amounts_sum_to_the_shown_total(values, places):
    """Where exact rows sum to the exact total, shown rows sum to the shown total, each within 1."""
    total = sum(values, D(0))
    keys = [f"{at:02}" for at in range(len(values))]
    shown = column(values, total, places, keys)
    assert sum(value for value in shown if value is not None) == rounded(total, places)
    unit = D(1).scaleb(-places)
    assert all(abs(one - value) < unit for one, value in zip(shown, values, strict=True))


def test_ties_go_by_key_not_by_order():
    """Of two equal remainders the smaller key takes the unit, wherever its row stands."""
    assert column([D("1.005"), D("1.005")], D("2.01"), 2, ["b", "a"]) == [D("1.00"), D("1.01")]


def test_amounts_that_do_not_sum_are_rounded_one_by_one():
    """Costs per lead are no parts of their total."""
    assert column([D("1.005"), None, D("2.005")], D("1.5"), 2, ["a", "b", "c"]) == [
        D("1.01"),
        None,
        D("2.01"),
    ]


def test_missing_values_have_their_words():
    """A null measure is н/д, a missing dimension (нет данных), a null text a dash."""
    assert cell(None, Field("cpl", "decimal", "money"), "ru") == "н/д"
    assert cell(None, Field("cpl", "decimal", "money"), "en") == "n/a"
    assert cell(float("nan"), Field("roas", "float", "ratio"), "en") == "n/a"
    assert cell("(none)", Field("channel", "text"), "ru") == "(нет данных)"
    assert cell("(none)", Field("channel", "text"), "en") == "(none)"
    assert cell("(unknown)", Field("stage", "text"), "ru") == "(неизвестно)"
    assert cell(None, Field("top_loss_reason", "text"), "ru") == "—"


def test_romi_without_a_margin_is_never_bare_in_russian():
    """ROMI by revenue says so; with a margin it is ROMI."""
    romi = Field("romi", "float", "rate")
    assert title(romi, "ru", {"romi_base": "revenue"}) == "ROMI по выручке"
    assert title(romi, "ru", {"romi_base": "margin"}) == "ROMI"


def test_titles_of_edges_attributes_and_clashes():
    """x_low is the lower end of x; an attribute keeps its header; by_leads is what leads is."""
    assert title(Field("win_rate_low", "float", "rate"), "ru") == "Доля выигранных, от"
    assert title(Field("c17", "text", title="Город"), "en") == "Город"
    assert title(Field("Город", "text"), "en") == "Город"
    assert title(Field("by_leads", "text"), "en") == "Leads"
    assert heading(Field("revenue", "decimal", "money"), "ru", {}, "RUB") == "Выручка, ₽"
    assert metric_title("funnel", "ru") == "Воронка"


def test_coded_values_are_words_only_in_coded_columns():
    """The zone sales is «продажи»; a channel called sales stays what its owner called it."""
    assert value_word("zone", "sales", "ru") == "продажи"
    assert value_word("channel", "sales", "ru") == "sales"


def test_a_part_of_a_segment_is_a_word_too():
    """What a channel is split into: the campaign is its owner's, what has no name is ours."""
    assert value_word("segment", "Ads · (other)", "ru") == "Ads · (прочие)"
    assert value_word("segment", "Ads · brand, (none)", "ru") == "Ads · brand, (нет данных)"
    assert value_word("segment", "Ads · brand (b2b)", "ru") == "Ads · brand (b2b)"


def test_the_words_of_the_house():
    """Russian words for the ladder and for what happens to cards are the agreed ones."""
    words = {name: COLUMNS[name][1] for name in COLUMNS}
    assert [words[name] for name in ("inquiries", "unique", "target", "qualified", "deals")] == [
        "Обращения",
        "Уникальные",
        "Целевые",
        "Квалифицированные",
        "Сделки",
    ]
    assert (words["won"], words["paid"], words["lost"], words["open"], words["dropped"]) == (
        "Продажи",
        "Оплаты",
        "Отказы",
        "В работе",
        "Отвал",
    )
    assert words["drr"] == "ДРР"
    assert "ачественн" not in words["qualified"].replace("Некачественн", "")


def test_every_word_has_both_languages():
    """No title and no coded value is blank, and Russian ones are Russian or a known acronym."""
    latin = {"ROAS", "ROMI"}
    for words in (COLUMNS, METRICS, *VALUES.values()):
        for name, (english, russian) in words.items():
            assert english.strip(), name
            assert russian in latin or any("а" <= one.lower() <= "я" for one in russian + "№а"), (
                name
            )


def test_periods_say_which_end_is_open():
    """Both ends are inclusive; an open one is said in words."""
    march = date(2025, 3, 1)
    assert period(Period(march, date(2025, 3, 31)), "ru") == "01.03.2025 – 31.03.2025"
    assert period(Period(march, None), "ru") == "с 01.03.2025"
    assert period(Period(None, march), "en") == "until 2025-03-01"
    assert period(Period(), "ru") == "за всё время"


def test_clean_leaves_nothing_that_moves_a_cursor():
    """Escape sequences, bidirectional overrides and halves of characters become U+FFFD."""
    assert clean("a\x1b[31mb\u202ec\nd\te\ud800") == "a�[31mb�c d e�"


def test_one_name_in_two_answers_has_the_title_of_its_own():
    """`gap` is a number of plan and a yes or no of reasons; `stays` began, or ended."""
    gap, stays = Field("gap", "text"), Field("stays", "integer", "count")
    assert [title(gap, "en", {"of": of}) for of in ("plan", "topics")] == [
        "Gap",
        "Named by contents",
    ]
    assert [title(stays, "en", {"of": of}) for of in ("moves", "zones")] == [
        "Stays that ended",
        "Stays",
    ]


def test_no_two_lists_of_titles_hold_one_name():
    """Of two words for one name the last would be kept, and stand over the wrong column."""
    lists = [
        value
        for module in (words_of_all, words_of_work, words_of_flow, words_of_pay, words_of_diff)
        for name, value in vars(module).items()
        if name.startswith("_") and isinstance(value, dict) and not name.startswith("__")
    ]
    parts = [part for part in lists if part.keys() <= COLUMNS.keys()]
    said = Counter(name for part in parts for name in part)
    assert len(parts) > 25
    assert [name for name, times in said.items() if times > 1] == []


def test_amounts_that_are_all_nothing_have_no_hundredths():
    """A column of zeros stood as 0,00 beside 290; one of 0 and 12.50 keeps its hundredths."""
    assert money_places([Decimal(0), None, Decimal("0.00")]) == 0
    assert money_places([Decimal(0), Decimal("12.50")]) == 2
    assert money_places([None]) == 2
