"""What amoCRM and Kommo write: the export of deals, and the deals of the interface."""

from __future__ import annotations

from tests.exports import built, counts, opened, text_of

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
        notes = [note.code for note in session.roi().notes]
        assert notes == ["customers_are", "unique_unknown"]


def test_the_same_two_statuses_end_every_pipeline(tmp_path):
    """142 is won and 143 lost in pipeline 77 and in 78; times are seconds since 1970."""
    with opened(tmp_path, {"leads.csv": AA}) as session:
        assert counts(session) == {
            "leads": 4, "deals": 4, "won": 2, "lost": 1, "open": 1,
            "revenue": "1000.00", "spend": None,
        }  # fmt: skip
        assert str(session.roi(since="2026-01-05", until="2026-01-05").total["won"]) == "1"


def test_codes_saved_as_numbers_with_a_fraction_are_the_same_codes(tmp_path):
    """A program that had an empty cell in the column writes 142.0 and 77.0."""
    text = (
        AA.replace(",142,7", ",142.0,7").replace(",143,7", ",143.0,7").replace("40011", "40011.0")
    )
    with opened(tmp_path, {"leads.csv": text.replace(",77,", ",77.0,")}) as session:
        assert counts(session)["won"] == 2
        engine, _ = built(session)
        found = engine.rows("select distinct pipeline, stage from m_deals order by all")
    assert found == [("77", "142"), ("77", "143"), ("78", "142"), ("78", "40011")]


def test_the_last_statuses_count_beside_names_of_another_system(tmp_path):
    """Half translated: the open stages are called as Bitrix24 calls its own, 142 is still won."""
    text = f"""{AA}5,Стул,10,6,0,Новая,78,,0,6,1767862800,1767862800,,,false
6,Диван,10,6,0,В работе,78,,0,6,1767862800,1767862800,,,false
7,Пуф,10,6,0,Подготовка документов,78,,0,6,1767862800,1767862800,,,false
"""
    with opened(tmp_path, {"leads.csv": text}) as session:
        assert (counts(session)["won"], counts(session)["lost"]) == (2, 1)


def test_a_dump_of_few_columns_still_ends_in_142_and_143(tmp_path):
    """Nothing in it names amoCRM."""
    text = """id,price,status_id,pipeline_id,created_at,closed_at
1,1000,142,77,1767603600,1768899600
2,500,143,77,1767690000,1768986000
3,70,40011,78,1767862800,
"""
    with opened(tmp_path, {"leads.csv": text}) as session:
        assert [counts(session)[name] for name in ("won", "lost", "open")] == [1, 1, 1]


def test_a_team_that_orders_its_stages_need_not_name_the_unsorted_one(tmp_path):
    """«Неразобранное» is first in every pipeline, and no card of it is left out."""
    toml = '[stages]\norder = ["Первичный контакт"]\n'
    text = AMO.replace("Переговоры,Опт", "Первичный контакт,Продажи")
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with opened(tmp_path, {"amocrm.csv": text}) as session:
        found = session.funnel()
    assert [(row["stage"], row["stage_order"]) for row in found.rows] == [
        ("(unknown)", 0), ("Неразобранное", 1), ("Первичный контакт", 2),
        ("Успешно реализовано", 3),
    ]  # fmt: skip
    assert found.excluded == ()


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
