"""What cards are told apart by where no field is named."""

from __future__ import annotations

from tests.handmade import opened

DEALS = """deal_id,contact_name,created_at,closed_at,status,stage,pipeline,owner,reason,City,Gate
D1,Ivan,2024-01-01,2024-01-05,won,Won,Main,Anna,,Tver, yes
D2,Olga,2024-01-02,2024-01-06,lost,Lost,Main,Vera,price,Tver,
D3,Petr,2024-01-03,,open,New,Other,,,Kazan,yes
"""
LEADS = """lead_id,created_at,lead_status,source,Phone
L1,2024-01-01,New,Google,+79000000001
L2,2024-01-02,Spam,,+79000000002
"""
TOML = """[lookups."people.csv"]
table = "deals"
on = { owner = "who" }
"""
PEOPLE = "who,Office\nAnna,North\nVera,South\n"


def told(tmp_path, files, **options):
    """(table, field) → segment → cards."""
    found: dict[tuple[str, str], dict[str, int]] = {}
    with opened(tmp_path, files) as session:
        for row in session.segments(decided=True, **options).rows:
            key = (row["table"], row["field"])
            found.setdefault(key, {})[row["segment"]] = row["cards"]
    return found


def test_fields_that_tell_cards_apart(tmp_path):
    """Pipeline, owner, other columns: not ids, people, nor what follows from the outcome."""
    assert told(tmp_path, {"deals.csv": DEALS, "leads.csv": LEADS}) == {
        ("deals", "pipeline"): {"Main": 2, "Other": 1},
        ("deals", "owner"): {"Anna": 1, "Vera": 1, "(none)": 1},
        ("deals", "City"): {"Tver": 2, "Kazan": 1},
        ("deals", "Gate"): {"yes": 2, "(none)": 1},
        ("leads", "channel"): {"Google": 1, "(none)": 1},
    }


def test_columns_of_a_lookup_tell_cards_apart(tmp_path):
    """What [lookups] adds to deals is compared like their own columns."""
    files = {"deals.csv": DEALS, "people.csv": PEOPLE, "smalign.toml": TOML}
    assert told(tmp_path, files)["deals", "Office"] == {"North": 1, "South": 1, "(none)": 1}


def test_a_named_field_is_compared_whatever_it_is(tmp_path):
    """--by takes what is left out otherwise: here the stage."""
    found = told(tmp_path, {"deals.csv": DEALS}, by="stage")
    assert found == {("deals", "stage"): {"Lost": 1, "New": 1, "Won": 1}}


def test_pipelines_and_conditions_choose_the_cards(tmp_path):
    """--pipeline and --where leave their cards in every field."""
    found = told(tmp_path, {"deals.csv": DEALS}, pipelines=("Main",), where="Gate not empty")
    assert found == {}
    found = told(tmp_path, {"deals.csv": DEALS}, pipelines=("Main",))
    assert found["deals", "owner"] == {"Anna": 1, "Vera": 1}
    assert ("deals", "pipeline") not in found
