"""Values as smalign.toml spells them: case, blanks and ё are forgiven, vain ones are told."""

from __future__ import annotations

from tests.handmade import column, opened

LEADS = """Lead ID,Created at,Status,Source,UTM source,UTM medium,Loss reason,Email
1,2026-01-05,converted,Сайт,yandex,cpc,,a@x.ru
2,2026-01-06,disqualified,Выставка  Весна,,,Ещё думает,b@x.ru
3,2026-01-07,disqualified,Партнёр,,,Спам,c@x.ru
4,2026-01-08,disqualified,Партнёр,,,Дорого,d@x.ru
"""
FILES = {"leads.csv": LEADS}


def notes(session, code):
    """The facts of each warning of a code."""
    return [one.facts for one in session.inspect().warnings if one.code == code]


def test_a_source_of_channels_may_be_spelled_otherwise(tmp_path):
    """No blanks around the slash, one blank for two, е for ё, a blank at the end."""
    toml = '[channels]\n"Yandex/CPC" = "A"\n"выставка весна" = "B"\n"партнер " = "C"\n'
    with opened(tmp_path, FILES, toml) as session:
        assert column(session.roi(), "channel", "leads") == {"A": 1, "B": 1, "C": 2}


def test_a_reason_may_be_spelled_otherwise(tmp_path):
    """Its class holds, whatever the case, the blanks at its ends and ё."""
    toml = '[reasons]\n"еще думает " = "handling"\n"СПАМ" = "quality"\n'
    with opened(tmp_path, FILES, toml) as session:
        assert column(session.reasons(), "reason", "class") == {
            "Ещё думает": "handling", "Спам": "quality", "Дорого": None,
        }  # fmt: skip


def test_a_value_of_exclude_may_be_spelled_otherwise(tmp_path):
    """Leads 2 and 3 are left out of the target; 1 and 4 stay."""
    toml = '[exclude.spam.values]\nloss_reason = ["спам "]\n'
    toml += '[exclude.non_target.values]\nloss_reason = ["еще думает"]\n'
    with opened(tmp_path, FILES, toml) as session:
        assert session.roi().total["target"] == 2


def test_what_the_export_has_nowhere_is_told(tmp_path):
    """Of three sources one is there; of two reasons none; the nearest are offered."""
    toml = '[channels]\nyandex = "A"\n"Партнёры" = "B"\n"qqq" = "C"\n'
    toml += '[reasons]\n"Дорага" = "market"\n'
    with opened(tmp_path, FILES, toml) as session:
        assert notes(session, "told_of_no_value") == [
            {"place": "[channels]", "names": ["Партнёры", "qqq"], "did_you_mean": ["Партнёр"]},
            {"place": "[reasons]", "names": ["Дорага"], "did_you_mean": ["Дорого"]},
        ]


def test_nothing_is_told_of_what_stands_in_the_export(tmp_path):
    """Every line has its rows."""
    toml = '[channels]\n"yandex/cpc" = "A"\n"партнер" = "B"\n[reasons]\n"спам" = "quality"\n'
    with opened(tmp_path, FILES, toml) as session:
        assert notes(session, "told_of_no_value") == []


def test_a_pipeline_of_no_deal_is_told_once(tmp_path):
    """One that is like another is told with it; one that is like none is told in `inspect`."""
    deals = """Deal ID,Created at,Closed at,Pipeline,Stage,Status,Amount
    1,2026-01-05,2026-01-06,Опт,Оплачено,won,10
    2,2026-01-06,,Розница,Новая,open,20"""
    toml = '[pipelines."Опто"]\norder = ["Новая"]\n[pipelines."Услуги"]\norder = ["Новая"]\n'
    with opened(tmp_path, {"deals.csv": deals}, toml) as session:
        assert [one["names"] for one in notes(session, "told_of_no_value")] == [["Услуги"]]
        assert [one["near"] for one in notes(session, "pipeline_misnamed")] == ["Опт"]


WHOLESALE = """Deal ID,Created at,Closed at,Pipeline,Stage,Status,Amount
1,2026-01-05,2026-01-06,Опт,Отгружено,won,10
2,2026-01-06,,Опт,Счёт,open,
3,2026-01-06,,Опт,Торг,open,20
"""


def test_a_pipeline_may_be_spelled_otherwise(tmp_path):
    """«ОПТ » is «Опт»: its order and what its stages require hold, and nobody calls it unknown."""
    toml = '[pipelines."ОПТ "]\norder = ["Счёт", "Торг", "Отгружено"]\nwon = ["Отгружено"]\n'
    toml += 'required = { "счет" = ["Amount"] }\n'
    with opened(tmp_path, {"deals.csv": WHOLESALE}, toml) as session:
        assert notes(session, "pipeline_misnamed") == []
        assert column(session.funnel(), "stage", "entered") == {
            "Счёт": 3,
            "Торг": 2,
            "Отгружено": 1,
        }
        found = [one for one in session.fields(by=["pipeline"]).rows if one["field"] == "amount"]
        assert [(one["cards"], one["empty"]) for one in found] == [(3, 1)]


def test_a_second_spelling_of_a_pipeline_is_told(tmp_path):
    """The section that is spelled as the cards are holds; the other one holds for nothing."""
    toml = '[pipelines."опт"]\nwon = ["Торг"]\n[pipelines."Опт"]\nwon = ["Отгружено"]\n'
    with opened(tmp_path, {"deals.csv": WHOLESALE}, toml) as session:
        told = notes(session, "pipeline_misnamed")
        assert told == [{"found": "опт", "near": "Опт"}]
        assert session.roi().total["won"] == 1


TASKS = """Task ID,Title,Due at,Completed at
1,Отчёт за январь 2026,2026-02-01,2026-02-01
2,Отчёт за февраль 2026,2026-03-01,2026-03-01
3,Отчёт за март 2026,2026-04-01,
4,Сверка,2026-04-01,
"""


def test_a_series_of_no_task_is_told(tmp_path):
    """«отчет за» is one of three titles; one task makes no series «Сверка»; «Отчет» is misspelt."""
    toml = '[tasks."отчет за"]\nfields = ["source"]\n[tasks."Отчёты за"]\nfields = ["source"]\n'
    toml += '[tasks."Сверка"]\nfields = ["source"]\n'
    with opened(tmp_path, {**FILES, "tasks.csv": TASKS}, toml) as session:
        told = notes(session, "told_of_no_value")
    assert [one["place"] for one in told] == ["[tasks]"]
    assert told[0]["names"] == ["Отчёты за", "Сверка"]
    assert told[0]["did_you_mean"] == ["Отчёт за"]


def test_a_mapping_of_a_table_no_file_is_of_is_told(tmp_path):
    """There are no payments here."""
    toml = '[mapping.payments]\namount = "Amount"\n'
    with opened(tmp_path, FILES, toml) as session:
        assert [one["names"] for one in notes(session, "told_of_no_value")] == [["payments"]]
