"""Amounts whose header says that they are counted in thousands or millions."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised

DEALS = """Номер сделки;Этап сделки;Дата создания;{header};Менеджер
1;Успешно;02.01.2026;1,5;Анна
2;Успешно;03.01.2026;20;Илья
3;Отказ;03.01.2026;7;Илья
"""


@pytest.mark.parametrize(
    ("header", "revenue", "told"),
    [
        ("Сумма, руб.", "21.50", []),
        ("Сумма, тыс. руб.", "21500.00", [1_000]),
        ("Сумма сделки (млн ₽)", "21500000.00", [1_000_000]),
    ],
)
def test_amounts_in_thousands_are_multiplied_and_said(tmp_path, header, revenue, told):
    """1.5 and 20 are the sales: in thousands 21,500; the column is found as without the word."""
    files = {"deals.csv": DEALS.format(header=header)}
    with opened(tmp_path, files) as session:
        result = session.roi()
        assert counts(session)["revenue"] == revenue
    scales = [note.facts["scale"] for note in result.notes if note.code == "amounts_scaled"]
    assert scales == told
    assert result.currency == "RUB"


def test_a_header_named_by_hand_is_multiplied_too(tmp_path):
    """[mapping] says which column the amount is; what it is counted in the header still says."""
    toml = '[mapping.deals]\namount = "Договор, тыс. руб."\n'
    files = {"deals.csv": DEALS.format(header="Договор, тыс. руб."), "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        assert counts(session)["revenue"] == "21500.00"


def test_a_cell_that_says_thousands_itself_is_not_multiplied_again(tmp_path):
    """«1,5 тыс.» under «Сумма, тыс. руб.» is 1,500: the word is said twice, not meant twice."""
    text = DEALS.format(header="Сумма, тыс. руб.").replace("1,5", "1,5 тыс.")
    text = text.replace(";20;", ";20 тыс.;").replace(";7;", ";7 тыс.;")
    with opened(tmp_path, {"deals.csv": text}) as session:
        assert counts(session)["revenue"] == "21500.00"


def test_costs_are_multiplied_and_counts_in_thousands_are_no_column(tmp_path):
    """11.5 and 12 thousand dollars are 23,500; impressions in thousands would be read as 3."""
    costs = "Month,Channel,Cost (thousand USD),Impressions (thousands)\n"
    costs += "2026-01,Search,11.5,3\n2026-02,Search,12,4\n"
    files = {"spend.csv": costs, "deals.csv": ANY_DEALS}
    with opened(tmp_path, files, currency="USD") as session:
        assert counts(session)["spend"] == "23500.00"
        columns = recognised(session)["spend.csv"][2]
    assert columns["cost"] == "Cost (thousand USD)"
    assert "impressions" not in columns
