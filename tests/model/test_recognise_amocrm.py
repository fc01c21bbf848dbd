"""What amoCRM and Kommo write: the export of deals, and the deals of the interface."""

from __future__ import annotations

from tests.exports import counts, opened, text_of

AMO = text_of("amocrm/deals.ru")

AA = text_of("amocrm/deals.codes")

KO = text_of("amocrm/deals.en")


def test_the_russian_export_adds_up(tmp_path):
    """«не закрыта» is no date and no mistake; a deal is a lead as well, for amoCRM has no other.

    Three of the four name no phone, e-mail or contact, so that people cannot be told apart.
    """
    with opened(tmp_path, {"amocrm.csv": AMO}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 1, "lost": 1, "open": 2,
            "revenue": "120000.00", "spend": None,
        }  # fmt: skip
        assert [note.code for note in session.roi().notes] == ["unique_unknown"]


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
