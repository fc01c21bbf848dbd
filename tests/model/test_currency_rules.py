"""Which currency an amount is in, and what two of them do."""

from __future__ import annotations

import json

import pytest
from tests.handmade import modelled, opened

from smalign.base.errors import QuestionError
from smalign.cli.run import run

DEALS = "deal_id,created_at,status,amount"


def currencies(tmp_path, files, toml="", **options):
    """The currency of the model, and of each deal."""
    with modelled(tmp_path, files, toml, **options) as (engine, model):
        rows = dict(engine.rows("select deal_id, currency from m_deals"))
    return model.currency, rows


def test_the_row_says_it_first(tmp_path):
    """A name becomes its code; a row that says nothing takes the header's."""
    text = """deal_id,created_at,status,amount RUB,currency
    1,2024-01-01,won,1,Доллар США
    2,2024-01-01,won,1,"""
    _, rows = currencies(tmp_path, {"deals.csv": text})
    assert rows == {"1": "USD", "2": "RUB"}


def test_a_name_is_known_with_a_dot_and_with_blanks(tmp_path):
    """«руб.» and «Российский  рубль» were currencies of their own, and no amounts were added up."""
    names = ["руб.", "р.", "Российский  рубль", "российский\u00a0рубль", "RUR", "Тугр."]
    rows = [f"{place},2024-01-01,won,1,{name}" for place, name in enumerate(names)]
    _, found = currencies(tmp_path, {"deals.csv": "\n".join([f"{DEALS},currency", *rows])})
    assert [*found.values()] == [*["RUB"] * 5, "ТУГР."]


def test_the_header_outranks_the_configuration(tmp_path):
    """«Сумма, USD» is in dollars whatever the default."""
    text = '"deal_id","created_at","status","amount, USD"\n1,2024-01-01,won,1'
    toml = '[sources]\ncurrency = "EUR"\n'
    assert currencies(tmp_path, {"deals.csv": text}, toml) == ("USD", {"1": "USD"})


def test_the_sign_beside_an_amount_is_its_currency(tmp_path):
    """«1234.56|RUB» of Bitrix24's own fields and «$» of Zoho's analytics; a bare one is unknown.

    The header outranks the sign, for $ stands for several currencies; the column outranks both.
    """
    text = f"""{DEALS}
    1,2024-01-01,won,1234.56|RUB
    2,2024-01-01,won,$7
    3,2024-01-01,won,8"""
    assert currencies(tmp_path, {"deals.csv": text})[1] == {"1": "RUB", "2": "USD", "3": None}
    toml = '[sources]\ncurrency = "EUR"\n'
    assert currencies(tmp_path / "told", {"deals.csv": text}, toml)[1]["3"] == "EUR"
    cad = text.replace("amount", "amount CAD")
    assert set(currencies(tmp_path / "header", {"deals.csv": cad})[1].values()) == {"CAD"}
    own = text.replace("amount", "amount,currency").replace("$7", "$7,KZT").replace("8", "8,")
    assert currencies(tmp_path / "column", {"deals.csv": own.replace("RUB", "RUB,")})[1] == {
        "1": "RUB", "2": "KZT", "3": None,
    }  # fmt: skip


def test_amounts_with_two_signs_are_not_added_up(tmp_path):
    """7 dollars and 100 roubles are no 107."""
    text = f"{DEALS}\n1,2024-01-01,won,100|RUB\n2,2024-01-01,won,7|USD"
    with opened(tmp_path, {"deals.csv": text}) as session, pytest.raises(QuestionError):
        session.roi()


def test_the_configuration_fills_what_nobody_says(tmp_path):
    """[sources] and --currency."""
    files = {"deals.csv": f"{DEALS}\n1,2024-01-01,won,1"}
    assert currencies(tmp_path, files, '[sources]\ncurrency = "EUR"\n')[0] == "EUR"
    assert currencies(tmp_path / "option", files, currency="KZT")[0] == "KZT"
    assert currencies(tmp_path / "none", files) == (None, {"1": None})


def test_the_only_currency_of_the_export_is_that_of_all(tmp_path):
    """Spend says RUB and nobody says otherwise."""
    files = {
        "deals.csv": f"{DEALS}\n1,2024-01-01,won,1",
        "spend.csv": "date,channel,cost,currency\n2024-01-01,A,5,RUB",
    }
    assert currencies(tmp_path, files)[0] == "RUB"


TWO = """deal_id,created_at,status,amount,currency,city
1,2024-01-01,won,100,RUB,
2,2024-01-01,won,7,USD,Omsk
3,2024-01-01,won,,EUR,Omsk
"""


def test_two_currencies_are_a_question_of_money_alone(tmp_path):
    """EUR has no amount; funnel and fields need no money."""
    with opened(tmp_path, {"deals.csv": TWO}) as session:
        with pytest.raises(QuestionError) as asked:
            session.roi()
        assert session.funnel().total["lost"] == 0
        assert session.fields().rows
    assert asked.value.exit_code == 2
    assert asked.value.facts["currencies"] == ["RUB", "USD"]


def test_the_question_is_answered_as_it_says(tmp_path):
    """--where 'currency = RUB' leaves one currency, and the result is in it."""
    with opened(tmp_path, {"deals.csv": TWO}) as session:
        with pytest.raises(QuestionError) as asked:
            session.roi()
        answer = asked.value.facts["where_one"].removeprefix("--where '").removesuffix("'")
        result = session.roi(where=answer)
    assert result.currency == "RUB"
    assert (result.total["won"], result.total["revenue"]) == (1, 100)
    toml = asked.value.facts["toml"].replace("2026", "2020").replace("…", "80")
    with opened(tmp_path, {"deals.csv": TWO, "smalign.toml": toml}) as session:
        assert session.roi().currency == "RUB"


def test_the_command_line_says_two_currencies_with_exit_code_2(tmp_path, capfd):
    """One sentence, no traceback; the other commands answer."""
    with opened(tmp_path, {"deals.csv": TWO}):
        pass
    assert run(["roi", str(tmp_path)]) == 2
    talk = capfd.readouterr()
    assert talk.out == ""
    assert talk.err.count("\n") == 1
    assert "RUB" in talk.err
    assert run(["fields", str(tmp_path), "--format", "json"]) == 0
    assert json.loads(capfd.readouterr().out)["metric"] == "fields"
