"""Lists people keep: stages and days that only they can name, and what is told of them."""

from __future__ import annotations

import pytest
from tests.handmade import opened

HEAD = "№ сделки,Дата создания,Этап,Сумма"


def codes(tmp_path, text, toml=""):
    """Code → facts of the notes of `inspect`, and the codes of an answer."""
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        inspected = {note.code: note.facts for note in session.inspect().warnings}
        answered = {note.code for note in session.roi().notes}
    return inspected, answered


@pytest.mark.parametrize(
    ("stages", "toml", "expected"),
    [
        (("Отказ", "Ждём", "Закрыли"), "", ["Ждём", "Закрыли"]),
        (("Отказ", "Ждём", "Ждём"), '[stages]\norder = ["Ждём"]\n', ["Ждём"]),
        (("Отказ", "Ждём", "Ждём"), '[stages]\nwon = ["Закрыли"]\n', None),
        (("Оплачено", "Отказ", "Ждём"), "", None),
        (("Оплачено", "Ждём", "Ждём"), "", None),
        (("Отказ", "Отказ", "Отказ"), "", None),
    ],
)
def test_losses_without_a_stage_of_sale_are_told(tmp_path, stages, toml, expected):
    """«Закрыли» may be the sale: 0 sales and a win rate of 0 % would look like a fact."""
    rows = [f"{at},2026-01-0{at},{stage},100" for at, stage in enumerate(stages, 1)]
    inspected, answered = codes(tmp_path, "\n".join([HEAD, *rows]), toml)
    found = inspected.get("no_won_stage")
    assert (found and found["stages"]) == expected
    assert ("no_won_stage" in answered) == bool(expected)


def test_a_status_of_its_own_tells_both_ends(tmp_path):
    """Where a column says won or lost, the stage need not."""
    text = f"{HEAD},deal_status\n1,2026-01-05,Отказ,1,lost\n2,2026-01-06,Ждём,1,open\n"
    assert "no_won_stage" not in codes(tmp_path, text)[0]


def test_a_column_of_days_that_nobody_knows_is_named(tmp_path):
    """«День визита» is nobody's word; without it the deals are in no period at all."""
    text = "№ сделки,День визита,Этап,Сумма\n1,05.01.2026,Оплачено,100\n2,06.01.2026,Отказ,20000\n"
    inspected, answered = codes(tmp_path, text)
    assert inspected["day_unknown"]["header"] == "День визита"
    assert inspected["day_unknown"]["toml"] == '[mapping.deals]\ncreated_at = "День визита"'
    assert "day_unknown" in answered


def test_numbers_are_no_days(tmp_path):
    """45 292 is a sum, no day of a spreadsheet: nothing is told where no header holds days."""
    text = "№ сделки,Этап,Сумма,Площадь\n1,Оплачено,100,45292\n2,Отказ,200,45300\n"
    assert "day_unknown" not in codes(tmp_path, text)[0]


def test_days_are_shown_as_they_are(tmp_path):
    """A day is written like a phone; it was masked, and nobody could tell what the column holds."""
    text = f"{HEAD},Визит,Связь\n1,05.01.2026,Отказ,1,05.01.2026,8 916 123-45-67\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        columns = session.inspect().files[0].columns
    shown = {one.header: one.examples for one in columns}
    assert shown["Визит"] == ("05.01.2026",)
    assert shown["Связь"] == ("* *** ***-**-**",)


def test_costs_without_a_day_are_told(tmp_path):
    """A list of costs by place alone is in no period: the note says so, and names no dates."""
    deals = f"{HEAD},Источник\n1,05.01.2026,Оплачено,100,Радио\n2,06.01.2026,Отказ,1,Радио\n"
    files = {"deals.csv": deals, "spend.csv": "Канал,Расход\nРадио,50\n"}
    with opened(tmp_path, files) as session:
        whole, part = session.roi(), session.roi(since="2026-01-01", until="2026-01-31")
    assert (whole.total["spend"], part.total["spend"]) == (50, 0)
    for result, told in ((whole, "spend_counted_undated"), (part, "spend_without_days")):
        codes = {note.code for note in result.notes}
        assert told in codes
        assert not codes & {"spend_covers_part", "spend_shorter"}
    assert part.excluded[0].reason == "spend_undated"


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"requests.csv": "№ заявки,Дата заявки,Статус заявки\n1,2026-01-05,Продажа\n"}, "Продажа"),
        ({"requests.csv": "№ заявки,Дата заявки,Статус заявки\n1,2026-01-05,Новая\n"}, None),
        (
            {
                "requests.csv": "№ заявки,Дата заявки,Статус заявки\n1,2026-01-05,Продажа\n",
                "deals.csv": f"{HEAD}\n1,2026-01-05,Оплачено,100\n",
            },
            None,
        ),
    ],
    ids=["a sale among leads", "no sale", "deals are there"],
)
def test_leads_called_sold_are_told_to_be_in_no_sale(tmp_path, files, expected):
    """One sheet for leads and sales is read as leads: «0 deals» alone would look like a fact."""
    with opened(tmp_path, files) as session:
        told = [note.facts for note in session.roi().notes if note.code == "leads_sold"]
    assert told == ([{"file": "requests.csv", "stages": [expected]}] if expected else [])
