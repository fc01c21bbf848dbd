"""inspect for people: what each column became."""

from __future__ import annotations

from tests.exports import opened

from smalign.render import render
from smalign.render.lists import render_markdown


def test_the_type_of_yes_and_no_is_said_once(tmp_path):
    """«да / нет, yes/no» said it twice; days under Won say how they are written."""
    text = "ID,Created,Won,Lost,Value\n1,2026-01-05,2026-02-01,,100\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        days = render_markdown(session.inspect(), "ru")
    with opened(tmp_path, {"deals.csv": text.replace("2026-02-01,,", "yes,no,")}) as session:
        words = render_markdown(session.inspect(), "ru")
    assert "да / нет, yyyy-mm-dd" in days
    assert "да / нет" in words
    assert "yes/no" not in words


def test_documents_account_for_the_rows_of_each_file(tmp_path):
    """A workbook or a page of columns alone would not say that a record was rejected."""
    text = "Report\nDeal ID,Created,Stage\n1,2026-01-05,New\n2,2026-01-06\nTotal,,\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        found = session.inspect()
    page = render(found, "html", "en")
    assert "deals.csv: 2 rows read, 1 accepted and 1 rejected; 2 more are no records." in page


def test_the_day_the_data_are_of_is_that_of_the_companys_clocks(tmp_path):
    """Midnight and a half of 20 May in Vladivostok is still the 19th in UTC."""
    files = {
        "deals.csv": "Deal ID,Created\n1,2026-05-20 00:30\n",
        "smalign.toml": '[sources]\ntimezone = "Asia/Vladivostok"\n',
    }
    with opened(tmp_path, files) as session:
        found = session.inspect()
    assert "Data as of 2026-05-20" in render(found, "table", "en")
    assert "2026-05-20" in render(found, "html", "en").split("data as of")[1][:20]


def test_columns_of_a_workbook_are_called_in_its_language(tmp_path):
    """«file», «matched_by» and seven others stood in a Russian workbook among its own words."""
    with opened(tmp_path, {"deals.csv": "Deal ID,Created\n1,2026-05-20\n"}) as session:
        page = render(session.inspect(), "csv", "ru", csv_dialect="excel-ru").decode("utf-8-sig")
    assert page.splitlines()[0].split(";") == [
        *("Файл", "Лист", "Таблица", "CRM", "Столбец", "Прочитан как", "Тип", "Формат"),
        *("Доля пустых", "Не подошло", "Примеры", "Что не подошло", "По чему узнан"),
        "Слова чьи",
    ]
