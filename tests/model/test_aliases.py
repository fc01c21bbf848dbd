"""People under one name and in teams, whatever the exports call them."""

from __future__ import annotations

import pytest
from tests.handmade import column, modelled, opened

from smalign.base.errors import UsageError

DEALS = """deal_id,created_at,deal_stage,amount,owner
D1,2024-01-01,Closed Won,100,Иванов И.
D2,2024-01-02,Closed Won,50,Иван Иванов
D3,2024-01-03,Closed Won,7,ПЁТР  ПЕТРОВ
D4,2024-01-04,Closed Won,1,"""
TOML = """[aliases.owners]
"иванов и." = "Иван Иванов"
"Петр Петров" = "Пётр Петров"
[aliases.teams]
"Иванов И." = "Опт"
"Пётр Петров" = "Розница"
"""


def test_an_owner_has_one_name_in_every_answer(tmp_path):
    """Two spellings of one person are one row, whatever the letters' case, the blanks and ё."""
    with opened(tmp_path, {"deals.csv": DEALS}, TOML) as session:
        result = session.roi(by="owner")
    assert column(result, "owner", "revenue") == {
        "Иван Иванов": 150,
        "Пётр Петров": 7,
        "(none)": 1,
    }


def test_teams_are_a_field_though_no_file_has_them(tmp_path):
    """A team is told by any spelling of its people; who has none is `(none)`."""
    with opened(tmp_path, {"deals.csv": DEALS}, TOML) as session:
        by_team = session.roi(by="team")
        only = session.roi(where="team = Опт")
        fields = session.roi(by=("team", "owner"))
    assert column(by_team, "team", "revenue") == {"Опт": 150, "Розница": 7, "(none)": 1}
    assert only.total["revenue"] == 150
    assert len(fields.rows) == 3


def test_a_team_of_the_export_stays_where_smalign_toml_is_silent(tmp_path):
    """The file says Старые for all; smalign.toml outranks it for one person."""
    text = """deal_id,created_at,deal_stage,amount,owner,team
    D1,2024-01-01,Closed Won,100,Ann,Old
    D2,2024-01-02,Closed Won,50,Bob,Old"""
    with opened(tmp_path, {"deals.csv": text}, '[aliases.teams]\nAnn = "New"\n') as session:
        result = session.roi(by="team")
    assert column(result, "team", "revenue") == {"New": 100, "Old": 50}


def test_every_table_that_names_people_uses_the_name(tmp_path):
    """The owner of a task, who acted in a touch, who stood in a stage of the history."""
    files = {
        "deals.csv": DEALS,
        "tasks.csv": "task_id,title,owner,due_at\nT1,Call,Иванов И.,2024-01-05",
        "touchpoints.csv": "touch_id,deal_id,touched_at,channel,actor\n"
        "X1,D1,2024-01-02,Email,Иванов И.",
        "stage_log.csv": "card,card_id,stage,entered_at,owner,changed_by\n"
        "deal,D1,Closed Won,2024-01-02,Иванов И.,Иванов И.",
    }
    with modelled(tmp_path, files, TOML) as (engine, model):
        rows = engine.rows(
            "select owner from tasks_all union all select actor from touchpoints_all"
            " union all select owner from m_stage_log where card_id = 'D1'"
            " union all select changed_by from stage_log_all"
        )
        told = [note.code for note in model.notes]
    assert rows == [("Иван Иванов",)] * 4
    assert told == ["timezone_assumed"]


def test_a_name_that_stands_nowhere_is_told_with_the_one_like_it(tmp_path):
    """«Петр Петров» is written otherwise but is there; «Ивонов И.» is a slip."""
    toml = '[aliases.owners]\n"Ивонов И." = "Иван Иванов"\n[aliases.teams]\n"Иван Иванов" = "Опт"\n'
    with opened(tmp_path, {"deals.csv": DEALS}, toml) as session:
        by_owner = [note.facts for note in session.roi(by="owner").notes]
        unasked = [note.code for note in session.roi().notes]
    assert {"names": ["Ивонов И."], "did_you_mean": ["Иванов И."]} in by_owner
    assert unasked.count("alias_unknown") <= 1


def test_the_name_an_alias_stands_for_is_no_alias_itself(tmp_path):
    """A → B and B → C would leave open who A is."""
    toml = '[aliases.owners]\nA = "B"\nB = "C"\n'
    with pytest.raises(UsageError) as caught:
        opened(tmp_path, {"deals.csv": DEALS}, toml)
    assert (caught.value.code, caught.value.facts["line"]) == ("config_alias_chain", 2)


def test_a_field_no_file_has_is_told_with_the_team_like_it(tmp_path):
    """`--by teem` means the team smalign.toml makes."""
    with opened(tmp_path, {"deals.csv": DEALS}, TOML) as session, pytest.raises(UsageError) as told:
        session.roi(by="teem")
    assert told.value.facts["did_you_mean"] == ["team"]
