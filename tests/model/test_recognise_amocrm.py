"""What amoCRM and Kommo write: the export of deals, and the deals of the interface."""

from __future__ import annotations

import pytest
from tests.exports import ANY_DEALS, counts, opened, recognised

AMO = """
ID,Название сделки,Бюджет,Ответственный,Дата создания сделки,Кем создана сделка,Дата \
редактирования,Дата закрытия,Теги,Этап сделки,Воронка,Полное имя контакта,Рабочий телефон,\
Рабочий email,Источник,utm_source,utm_medium,roistat,Источник,roistat,Причина отказа
101,Кухня,120000,Анна Крылова,01.03.2026 10:00:00,Анна Крылова,20.03.2026 12:00:00,\
20.03.2026 12:00:00,"сайт, вип",Успешно реализовано,Продажи,Пётр Лужин,+79990000001,\
p@example.org,,yandex,cpc,,Сайт,77,
102,Шкаф,50000,Анна Крылова,02.03.2026 11:00:00,Робот,05.03.2026 09:00:00,05.03.2026 \
09:00:00,,Закрыто и не реализовано,Продажи,Ольга Сом,,,Звонок,,,,,,Дорого
103,Стол,0,Илья Ким,03.03.2026 12:00:00,Робот,03.03.2026 12:00:00,не закрыта,,Неразобранное,\
Продажи,,,,,,,,,,
104,Полка,8000,Илья Ким,04.03.2026 12:00:00,Робот,06.03.2026 12:00:00,,,Переговоры,Опт,,,,,,,,,,
"""

AA = """
id,name,price,responsible_user_id,group_id,status_id,pipeline_id,loss_reason_id,created_by,\
updated_by,created_at,updated_at,closed_at,closest_task_at,is_deleted
1,Кухня,1000,5,0,142,77,,0,5,1767603600,1768899600,1768899600,,false
2,Шкаф,500,5,0,143,77,9001,0,5,1767690000,1768986000,1768986000,,false
3,Стол,0,6,0,142,78,,0,6,1767776400,1769072400,1769072400,,false
4,Полка,70,6,0,40011,78,,0,6,1767862800,1767862800,,1769072400,false
"""

KO = """
ID,Lead title,Sale,Responsible user,Created at,Closed at,Lead tags,Lead status,Pipeline,\
utm_source,utm_medium
1,Kitchen,1000,Ann Birch,05.01.2026 10:00:00,20.01.2026 10:00:00,,Closed - won,Sales,,
2,Wardrobe,500,Ann Birch,06.01.2026 10:00:00,21.01.2026 10:00:00,,Closed - lost,Sales,,
3,Table,0,Bo Reed,07.01.2026 10:00:00,,,Incoming leads,Sales,,
"""

FILES = {
    "the russian export": (
        "amocrm_export_leads.csv",
        AMO,
        "deals",
        "amocrm",
        {
            "deal_id": "ID",
            "created_at": "Дата создания сделки",
            "modified_at": "Дата редактирования",
            "closed_at": "Дата закрытия",
            "stage": "Этап сделки",
            "pipeline": "Воронка",
            "amount": "Бюджет",
            "owner": "Ответственный",
            "contact_name": "Полное имя контакта",
            "source": ["Источник", "Источник"],
            "email": "Рабочий email",
            "phone": "Рабочий телефон",
            "loss_reason": "Причина отказа",
            "utm_source": "utm_source",
            "utm_medium": "utm_medium",
        },
    ),
    "the interface for programs": (
        "leads_api.csv",
        AA,
        "deals",
        "amocrm",
        {
            "deal_id": "id",
            "created_at": "created_at",
            "modified_at": "updated_at",
            "closed_at": "closed_at",
            "stage": "status_id",
            "pipeline": "pipeline_id",
            "amount": "price",
            "owner": "responsible_user_id",
            "loss_reason": "loss_reason_id",
        },
    ),
    "the english export of kommo, as it may be": (
        "kommo_export.csv",
        KO,
        "deals",
        "amocrm",
        {
            "deal_id": "ID",
            "created_at": "Created at",
            "closed_at": "Closed at",
            "stage": "Lead status",
            "pipeline": "Pipeline",
            "amount": "Sale",
            "owner": "Responsible user",
            "utm_source": "utm_source",
            "utm_medium": "utm_medium",
        },
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_table_is_recognised_with_all_its_columns(tmp_path, case):
    """Table, system and every column are as typed here from the documented format."""
    file, text, table, crm, columns = FILES[case]
    with opened(tmp_path, {file: text, "zz_deals.csv": ANY_DEALS}) as session:
        assert recognised(session)[file] == (table, crm, columns)


def test_the_russian_export_adds_up(tmp_path):
    """«не закрыта» is no date and no mistake; a deal is a lead as well, for amoCRM has no other."""
    with opened(tmp_path, {"amocrm.csv": AMO}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 1, "lost": 1, "open": 2,
            "revenue": "120000.00", "spend": None,
        }  # fmt: skip
        assert [note.code for note in session.roi().notes] == []


def test_the_same_two_statuses_end_every_pipeline(tmp_path):
    """142 is won and 143 lost in pipeline 77 and in 78; times are seconds since 1970."""
    with opened(tmp_path, {"leads.csv": AA}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 2, "lost": 1, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert str(session.roi(since="2026-01-05", until="2026-01-05").total["won"]) == "1"


def test_kommo_in_english_adds_up(tmp_path):
    """Its last two statuses are known in English too."""
    with opened(tmp_path, {"kommo.csv": KO}) as session:
        assert counts(session) == {
            "leads": 3, "deals": 3, "won": 1, "lost": 1, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip


def test_the_unsorted_stage_is_the_first(tmp_path):
    """«Неразобранное» stands before «Первичный контакт» though nobody listed the stages."""
    text = AMO.replace("Переговоры,Опт", "Первичный контакт,Продажи")
    with opened(tmp_path, {"amocrm.csv": text}) as session:
        stages = [row["stage"] for row in session.funnel().rows]
    assert stages == [
        "(unknown)", "Неразобранное", "Первичный контакт", "Успешно реализовано",
    ]  # fmt: skip


def test_a_field_that_stands_twice_is_read_where_it_is_filled(tmp_path):
    """The contact's «Источник» fills in for the deal's empty one."""
    text = AMO.replace("yandex,cpc", ",")
    with opened(tmp_path, {"amocrm.csv": text}) as session:
        by_source = {row["source"]: row["leads"] for row in session.roi(by=["source"]).rows}
    assert by_source == {"Сайт": 1, "Звонок": 1, "(none)": 2}
