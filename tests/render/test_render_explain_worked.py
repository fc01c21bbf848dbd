"""Formulas with their numbers put in: who counts again gets the number that is shown."""

from __future__ import annotations

from decimal import Decimal

import pytest

from smalign.base.explained import Measure
from smalign.base.results import Field, Period, Result
from smalign.render.explain.worked import worked

FIELDS = (
    Field("spend", "decimal", "money"),
    Field("won", "decimal", "credit"),
    Field("cpo", "decimal", "money"),
    Field("rate", "float", "rate"),
    Field("rest_rate", "float", "rate"),
    Field("lift", "float", "points"),
    Field("first_share", "float", "rate"),
)
RESULT = Result("roi", None, Period(), "deal", {}, FIELDS, (), {})


def said(column, value, formula, **numbers):
    """The line in both languages, with ordinary blanks."""
    item = next(one for one in FIELDS if one.name == column)
    put = {name: Decimal(number) for name, number in numbers.items()}
    one = Measure(item, value, formula, put)
    return tuple(worked(RESULT, one, lang).replace("\xa0", " ") for lang in ("en", "ru"))


@pytest.mark.parametrize(
    ("asked", "english", "russian"),
    [
        # two digits are enough
        (
            ("cpo", Decimal(125), "spend / won", {"spend": "1500.00", "won": "12"}),
            "1,500.00 / 12 = 125.00",
            "1 500,00 / 12 = 125,00",
        ),
        # a third of a sale: 2,000 / 0.33 would be 6,060.61
        (
            ("cpo", Decimal(6000), "spend / won", {"spend": "2000", "won": "0.333333333"}),
            "2,000.00 / 0.333333333 = 6,000.00",
            "2 000,00 / 0,333333333 = 6 000,00",
        ),
        # 2.6 - 8.9 would be -6.3
        (
            ("lift", -0.06244, "rate - rest_rate", {"rate": "0.02632", "rest_rate": "0.08876"}),
            "2.632% − 8.876% = -6.2",
            "2,632 % − 8,876 % = -6,2",
        ),
    ],
)
def test_as_many_digits_are_put_in_as_give_the_number(asked, english, russian):
    """Two digits, one of per cent, unless whoever counts again would get another number."""
    column, value, formula, numbers = asked
    assert said(column, value, formula, **numbers) == (english, russian)


def test_a_share_is_put_in_as_a_share():
    """The share of the first period is 62.0 %, not 0.62, whatever its name ends with."""
    english, _ = said("lift", 0.06, "rate - first_share", rate="0.68", first_share="0.62")
    assert english == "68.0% − 62.0% = +6.0"
