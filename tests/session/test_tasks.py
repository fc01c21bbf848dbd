"""Tasks of an export: what makes a series, when a task is late, which data changed with it."""

from __future__ import annotations

import pytest
from tests.exports import opened

import smalign
from smalign.scope.tasks import series_of
from smalign.session import open_exports

DAYS = (
    "ID задачи,Название задачи,Ответственный,Срок,Дата завершения,Дата создания\n"
    "1,Отчёт за январь 2026,Анна,31.01.2026,31.01.2026,20.01.2026\n"
    "2,Отчёт за февраль 2026,Анна,28.02.2026,01.03.2026,20.02.2026\n"
    "3,Отчёт за март 2026,Анна,31.03.2026,,20.03.2026\n"
    "4,Позвонить Пырееву,Борис,31.03.2026,30.03.2026,20.03.2026\n"
)
MOMENTS = (
    "task_id,title,series,owner,due_at,completed_at,created_at\n"
    "1,Sources,Clean,Ann,2026-01-31 15:00,2026-01-31 14:59,2026-01-20 09:00\n"
    "2,Sources,Clean,Ann,2026-02-28 15:00,2026-02-28 15:01,2026-02-20 09:00\n"
    "3,Sources,Clean,Ann,2026-03-31 15:00,,2026-03-20 09:00\n"
)
LOG = (
    "deal_id,field,old_value,new_value,changed_at\n"
    "d1,UTM Source,,yandex,2026-01-31 12:00\n"
    "d1,Город,,Москва,2026-02-28 12:00\n"
)
TOML = '[sources]\ntimezone = "Europe/Moscow"\n[tasks."clean"]\nfields = ["utm_source"]\n'


def row_of(result, **wanted):
    """The row with these values."""
    return next(row for row in result.rows if wanted.items() <= row.items())


def test_titles_that_differ_by_their_month_are_a_series(tmp_path):
    """Three reports are one series; a call is none. A due day lasts until its end."""
    with opened(tmp_path, {"tasks.csv": DAYS}) as session:
        result = session.tasks(as_of="2026-03-31")
    report = row_of(result, series="Отчёт за")
    assert (report["tasks"], report["on_time"], report["late"]) == (3, 1, 1)
    assert (report["median_days_late"], report["pending"], report["missed"]) == (1.0, 1, 0)
    assert row_of(result, owner="Борис")["series"] == "(none)"


def test_a_task_is_missed_only_once_its_day_is_over(tmp_path):
    """On the last of March it is pending, on the first of April it was not done."""
    tasks = DAYS + "5,Позвонить Травину,Борис,05.04.2026,05.04.2026,01.04.2026\n"
    with opened(tmp_path, {"tasks.csv": tasks}) as session:
        assert row_of(session.tasks(as_of="2026-04-01"), series="Отчёт за")["missed"] == 1


def test_a_task_due_at_the_very_as_of_is_still_to_come(tmp_path):
    """Done at that moment it would be in time; the as-of is 15:00 of the last of March."""
    tasks = MOMENTS + "4,Call,,Ann,2026-04-02 15:00,2026-03-31 15:00,2026-03-20 09:00\n"
    with opened(tmp_path, {"tasks.csv": tasks}) as session:
        clean = row_of(session.tasks(), series="Clean")
    assert (clean["missed"], clean["pending"]) == (0, 1)


MIXED = (
    "task_id,title,series,owner,due_at,completed_at,created_at\n"
    "1,Sources,Clean,Ann,2026-01-31,2026-01-31 18:00,2026-01-20 09:00\n"
    "2,Sources,Clean,Ann,2026-02-28,2026-03-01 00:30,2026-02-20 09:00\n"
    "3,Sources,Clean,Ann,2026-03-31 15:00,2026-03-31 15:01,2026-03-20 09:00\n"
    "4,Sources,Clean,Ann,2026-04-30,,2026-04-20 09:00\n"
)


def test_a_due_day_among_moments_lasts_until_its_end_too(tmp_path):
    """Done at six on its day: in time; half an hour after it: a day late; a minute is late, too."""
    files = {"tasks.csv": MIXED, "smalign.toml": TOML}
    with opened(tmp_path, files) as session:
        row = row_of(session.tasks(as_of="2026-04-30"), series="Clean")
        after = row_of(session.tasks(as_of="2026-04-29"), series="Clean")
    assert (row["on_time"], row["late"], row["missed"], row["pending"]) == (1, 2, 0, 1)
    assert row["median_days_late"] == pytest.approx((1 + 1 / 1440) / 2)
    assert (after["missed"], after["pending"]) == (0, 1)


STATUSES = (
    "task_id,title,owner,due_at,created_at,status{more}\n"
    "1,Report A,Ann,2026-02-10,2026-02-01,Completed{no}\n"
    "2,Report B,Ann,2026-02-11,2026-02-01,Not started{no}\n"
    "3,Report C,Ann,2026-02-12,2026-02-01,Completed{day}\n"
    "4,Report D,Ann,2026-03-12,2026-03-11,Completed{no}\n"
)


def test_a_status_says_nothing_of_an_earlier_day(tmp_path):
    """On 20 February nobody knows whether the three were done yet: they are not missed."""
    text = STATUSES.format(more="", no="", day="")
    with opened(tmp_path, {"tasks.csv": text}) as session:
        (row,) = session.tasks(as_of="2026-02-20").rows
    assert (row["tasks"], row["due_tasks"], row["missed"]) == (3, None, None)


def test_beside_a_day_of_completion_a_status_alone_is_not_known_of_an_earlier_day(tmp_path):
    """The second was open and is; the third was done on time; of the first nobody knows."""
    text = STATUSES.format(more=",completed_at", no=",", day=",2026-02-12")
    with opened(tmp_path, {"tasks.csv": text}) as session:
        (row,) = session.tasks(as_of="2026-02-20").rows
        (now,) = session.tasks().rows
    assert (row["tasks"], row["due_tasks"], row["on_time"], row["missed"]) == (3, 2, 1, 1)
    assert (now["tasks"], now["undated"], now["missed"]) == (4, 2, 1)


@pytest.fixture(params=["exports", "workspace"])
def company(request, tmp_path):
    """One series with moments and a log of fields; as it is, and from a prepared workspace."""
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    files = {"tasks.csv": MOMENTS, "field_log.csv": LOG}
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    read = tmp_path
    if request.param == "workspace":
        read = tmp_path / "workspace"
        smalign.prepare(tmp_path, to=read, config=tmp_path / "smalign.toml")
    with open_exports([read]) as session:
        yield session


def test_a_minute_late_is_late_and_the_data_of_the_series_is_looked_at(company):
    """One minute is 1/1440 of a day; the source changed with the first task, the city is none."""
    row = company.tasks().rows[0]
    assert (row["series"], row["on_time"], row["late"]) == ("Clean", 1, 1)
    assert row["median_days_late"] == pytest.approx(1 / 1440)
    assert (row["checked"], row["changed"]) == (2, 1)


def test_what_was_done_later_was_not_done_yet(company):
    """At the end of January the second task did not exist, on 27 February it was still to do."""
    row = company.tasks(as_of="2026-02-27").rows[0]
    assert (row["tasks"], row["done"], row["pending"]) == (2, 1, 1)
    assert company.tasks(as_of="2026-01-31").rows[0]["tasks"] == 1


def test_ids_are_of_the_tasks_that_were_not_done_in_time(company):
    """The late one and the open one, with the cards that changed."""
    result = company.tasks(ids=True)
    states = {row["card_id"]: (row["state"], row["changed_cards"]) for row in result.ids}
    assert states.keys() == {"2", "3"}
    assert states["2"] == ("late", 0)


def test_a_period_without_tasks_has_no_row(tmp_path):
    """No row is an answer with the total 0 and no share, not a failure."""
    with opened(tmp_path, {"tasks.csv": MOMENTS}) as session:
        result = session.tasks(until="2025-01-01")
    assert (result.rows, result.total["tasks"]) == ((), 0)
    assert result.total["done_share"] is None


@pytest.mark.parametrize(
    ("titles", "expected"),
    [
        ({"Отчёт Q1 2026": 1, "Отчёт Q2 2026": 1, "отчёт Q3 2026": 1}, {"Отчёт", "отчёт"}),
        ({"Report": 2}, set()),
        ({"Report": 3}, {"Report"}),
        ({"2026-01-01": 5}, set()),
    ],
)
def test_three_tasks_of_one_title_make_a_series(titles, expected):
    """Dates and quarters in a title do not tell series apart; a title of dates alone is none."""
    assert set(series_of(titles).values()) <= expected
    assert (not expected) == (not series_of(titles))
