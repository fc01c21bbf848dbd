"""--by: several fields, calendar fields, attributes, and whose value a card goes by."""

from __future__ import annotations

from tests.handmade import by, column, opened

LEADS = """lead_id,created_at,lead_status,owner,Город
L1,2024-01-01,New,Anna,Тверь
L2,2024-12-30,New,Boris,
"""
DEALS = """deal_id,lead_id,created_at,status,owner,Город,Ворота
D1,L1,2024-04-05,won,Vera,Москва,да
D2,L2,2024-12-31,open,,,нет
D3,,2024-12-31,lost,Anna,,
"""
FILES = {"leads.csv": LEADS, "deals.csv": DEALS}


def counts(tmp_path, *fields, measures=("leads", "deals")):
    """Values of the fields → measures."""
    with opened(tmp_path, FILES) as session:
        result = session.roi(by=fields)
    names = [field.name for field in result.fields[: len(fields)]]
    return {key: tuple(row[name] for name in measures) for key, row in by(result, *names).items()}


def test_a_card_goes_by_its_own_value(tmp_path):
    """D1 is Vera's though its lead was Anna's; D2 has no owner of its own."""
    assert counts(tmp_path, "owner") == {
        "Anna": (1, 1), "Boris": (1, 0), "Vera": (0, 1), "(none)": (0, 1),
    }  # fmt: skip


def test_a_card_without_the_field_takes_its_linked_cards(tmp_path):
    """Leads have no gate: L1 goes by its deal's."""
    assert counts(tmp_path, "Ворота") == {"да": (1, 1), "нет": (1, 1), "(none)": (0, 1)}


def test_an_attribute_is_found_in_any_case(tmp_path):
    """The header is «Город»; the column of the answer is called as in the file."""
    with opened(tmp_path, FILES) as session:
        result = session.roi(by="гОРОД")
    assert result.fields[0].name == "Город"
    assert column(result, "Город", "deals") == {"Тверь": 0, "Москва": 1, "(none)": 2}


def test_several_fields_make_one_row_each(tmp_path):
    """One column a field, in the order asked for."""
    assert counts(tmp_path, "owner", "status") == {
        ("Anna", "converted"): (1, 0),
        ("Boris", "converted"): (1, 0),
        ("Vera", "won"): (0, 1),
        ("(none)", "open"): (0, 1),
        ("Anna", "lost"): (0, 1),
    }


def test_a_field_named_twice_is_one_column(tmp_path):
    """JSON has one value a name: two columns of one would be one there and two in CSV."""
    with opened(tmp_path, FILES) as session:
        for fields in (["owner", "owner"], ["owner,Город,owner"]):
            names = [field.name for field in session.roi(by=fields).fields]
            assert names.count("owner") == 1


def test_fields_may_be_written_in_one(tmp_path):
    """owner,status are two fields; a header that holds a comma is one."""
    with opened(tmp_path, FILES) as session:
        apart = session.roi(by=("owner", "status"))
        assert session.roi(by="owner, status").rows == apart.rows
    files = {"deals.csv": 'deal_id,created_at,status,"Вес, кг"\n1,2024-01-01,won,7\n'}
    with opened(tmp_path / "b", files) as session:
        assert column(session.roi(by="вес, кг"), "Вес, кг", "deals") == {"7": 1}


def test_calendar_fields_are_of_the_local_day_of_creation(tmp_path):
    """30 December 2024 is in week 1 of 2025."""
    assert counts(tmp_path, "year") == {"2024": (2, 3)}
    assert counts(tmp_path / "q", "quarter") == {
        "2024-Q1": (1, 0), "2024-Q2": (0, 1), "2024-Q4": (1, 2),
    }  # fmt: skip
    assert counts(tmp_path / "m", "month") == {
        "2024-01": (1, 0), "2024-04": (0, 1), "2024-12": (1, 2),
    }  # fmt: skip
    assert counts(tmp_path / "w", "week") == {
        "2024-W01": (1, 0), "2024-W14": (0, 1), "2025-W01": (1, 2),
    }  # fmt: skip


def test_spend_is_split_by_what_it_has(tmp_path):
    """Spend knows the month and not the owner."""
    spend = "date,channel,cost\n2024-01-01,Ads,10\n2024-12-01,Ads,5"
    with opened(tmp_path, {**FILES, "spend.csv": spend}) as session:
        months = column(session.roi(by="month"), "month", "spend")
        owners = session.roi(by="owner")
    assert months == {"2024-01": 10, "2024-04": 0, "2024-12": 5}
    assert {row["spend"] for row in owners.rows} == {None}
    assert owners.total["spend"] == 15


def test_a_field_that_is_a_measure_too_is_told_apart(tmp_path):
    """A column called «leads» becomes by_leads."""
    deals = "deal_id,created_at,status,leads\n1,2024-01-01,won,many"
    with opened(tmp_path, {"deals.csv": deals}) as session:
        result = session.roi(by="leads")
    assert result.fields[0].name == "by_leads"
    assert [row["by_leads"] for row in result.rows] == ["many"]


def test_hostile_values_stay_values(tmp_path):
    """A separator of segments inside a value splits nothing, and the columns stay apart."""
    deals = (
        "deal_id,created_at,status,owner,City\n1,2024-01-01,won,A\x1fB,C\n2,2024-01-01,won,A,B\x1fC"
    )
    with opened(tmp_path, {"deals.csv": deals}) as session:
        result = session.roi(by=("owner", "City"))
    assert len(result.rows) == 2
    assert all(len(row) == len(result.fields) for row in result.rows)


def test_a_field_may_be_called_by_its_header(tmp_path):
    """«Ответственный» is the owner, and keeps the name it was asked by."""
    deals = "ID сделки,Дата создания,Статус,Ответственный\n1,2024-01-01,выиграна,Анна"
    with opened(tmp_path, {"deals.csv": deals}) as session:
        result = session.roi(by="ответственный")
        filtered = session.roi(where="Ответственный = Анна")
    assert column(result, "ответственный", "won") == {"Анна": 1}
    assert filtered.total["won"] == 1
