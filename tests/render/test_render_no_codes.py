"""No form for people has a code where a word is due, or two columns under one word."""

from __future__ import annotations

import csv
import re
from io import StringIO
from pathlib import Path

import pytest
from tests.exports import opened

import smalign.metrics
from smalign.base.results import Field, Note, Result
from smalign.render import render
from smalign.render.coded_excluded import EXCLUDED
from smalign.render.explain import explained
from smalign.render.sentences import sentence
from smalign.session.explain import explain
from smalign.session.marketing import read_report

LEADS = """
lead_id,created_at,lead_status,owner,source
1,2026-01-05 10:00,open,Ann,Avito
2,2026-02-03 10:00,open,Bob,Radio
"""


def sheet(result, lang="ru"):
    """Rows of a CSV for Excel, the header first."""
    text = render(result, "csv", lang, csv_dialect="excel-ru").decode("utf-8-sig")
    return list(csv.reader(StringIO(text), delimiter=";"))


def made(fields, *rows, metric="roi", currency=None):
    """A result of some columns."""
    return Result(
        metric=metric,
        as_of=None,
        period=None,
        grain="lead",
        params={},
        fields=fields,
        rows=rows,
        total={},
        excluded=(),
        notes=(),
        sql="",
        currency=currency,
    )


def test_csv_for_excel_has_words_and_the_sign_of_the_currency():
    """`deal`, `marketing`, `(none)` and `true` are for scripts; amounts say what they are of."""
    fields = (
        *(Field(name, "text") for name in ("card", "side", "stage")),
        Field("is_overdue", "flag"),
        Field("amount", "decimal", "money"),
    )
    row = {"card": "deal", "side": "marketing", "stage": "(none)", "is_overdue": True, "amount": 5}
    assert sheet(made(fields, row, currency="RUB")) == [
        ["Карточка", "Сторона", "Этап", "Есть просроченное", "Сумма, ₽"],
        ["сделка", "маркетинг", "(нет данных)", "да", "5,00"],
    ]
    assert sheet(made(fields, row), "en")[1] == ["deal", "marketing", "(none)", "yes", "5,00"]


def test_words_of_ours_are_no_formulas_in_csv():
    """«+ создано» is a formula to Excel, and «'+ создано» is no word."""
    fields = (Field("card", "text"), Field("step", "text"))
    rows = ({"card": "deal", "step": step} for step in ("created", "won", "closing"))
    words = [row[1] for row in sheet(made(fields, *rows, metric="diff"))]
    assert words == ["Что произошло", "создано", "продано", "стало в работе"]


@pytest.mark.parametrize("path", sorted(Path(smalign.metrics.__file__).parent.rglob("*.cards.sql")))
def test_why_a_card_is_in_no_row_is_said_in_words(path):
    """Each `excluded` of each list of cards has its words; `undated` stood in a Russian table."""
    text = re.sub(r"--.*", "", path.read_text(encoding="utf-8"))
    branches = re.findall(r"\bcase\b((?:(?!\bcase\b).)*?)\bend as excluded\b", text, re.DOTALL)
    codes = {code for one in branches for code in re.findall(r"(?:then|else) '(\w+)'", one)}
    assert codes <= EXCLUDED.keys()


def test_a_field_and_a_column_of_one_word_are_told_apart(tmp_path):
    """`today --ids` had two columns «Ответственный»: the row's and the card's own."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        found = session.ask("today", {"ids": True, "by": ["owner"]})
    heads = sheet(found)[0]
    assert len(set(heads)) == len(heads)
    assert heads[2] == "Разрез: Ответственный"
    assert "Ответственный" in heads
    assert sheet(found, "en")[0][2] == "By: Owner"


def test_a_field_alone_has_its_word_alone(tmp_path):
    """Where no column is called like it, the field is the column."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        found = session.ask("roi", {"by": ["owner"]})
    assert sheet(found)[0][0] == "Ответственный"


@pytest.mark.parametrize(
    ("by", "russian", "english"),
    [
        (["owner"], "по полю «Ответственный», ", "by “Owner”, so"),
        (["channel", "owner"], "по полям «Канал» и «Ответственный», ", "by “Channel” and “Owner”,"),
        (
            ["channel", "owner", "Город"],
            "по полям «Канал», «Ответственный» и «Город», ",
            "by “Channel”, “Owner” and “Город”,",
        ),
    ],
)
def test_one_field_and_several_are_named_each(by, russian, english):
    """«по полю «Канал, Ответственный»» named a field that is none."""
    note = Note("spend_not_split", {"amount": 90, "by": by})
    assert russian in sentence(note, "ru", currency="RUB")
    assert english in sentence(note, "en", currency="RUB")


def test_values_of_cells_are_values():
    """`fields --values --ids` called them «Ценность», and a sale `won`."""
    fields = tuple(Field(name, "text") for name in ("table_name", "card_id", "field", "value"))
    row = {"table_name": "deals", "card_id": "5", "field": "status", "value": "won"}
    assert sheet(made(fields, row, metric="contents"))[1:] == [["сделки", "5", "Статус", "продажа"]]
    assert sheet(made(fields, row, metric="contents"))[0][-1] == "Значение"


@pytest.mark.parametrize("show", ["bridge", "moves", "owners", "fields", "stages"])
def test_lists_of_what_changed_have_words_above_them(tmp_path, show):
    """`was_in` was a heading, and what an amount grew by was «Выигрыш: решённых карточек»."""
    files = {"old": LEADS, "new": LEADS.replace("Ann", "Eve").replace("open", "disqualified")}
    sessions = []
    for name, text in files.items():
        (tmp_path / name).mkdir()
        sessions.append(opened(tmp_path / name, {"leads.csv": text}))
    with sessions[0] as old, sessions[1] as new:
        found = new.ask("diff", {"old": old, "show": show, "ids": True})
    heads = sheet(found)[0]
    assert not [head for head in heads if head.isascii() and head != "ID"]
    assert not [head for head in heads if "решённых" in head]


def test_explain_misses_no_definition_where_none_is_needed(tmp_path):
    """Of two numbers that agree nothing is "not known": «CRM при таком счёте» was."""
    report = tmp_path / "report" / "marketing.csv"
    report.parent.mkdir()
    report.write_text("month,leads\n2026-01,1\n2026-02,1\n", encoding="utf-8")
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        found = explain(session, "reconcile", {"report": read_report(report)})
    page = explained(found, "md", "ru", has_script=False)
    assert "Отчёт − CRM" in page
    assert "неизвестно: CRM при таком счёте" not in page


def test_cards_that_nothing_cuts_are_not_said_to_be_all(tmp_path):
    """«Сегмент: (все)» stood above tables nobody had cut."""
    sessions = []
    for name, text in {"old": LEADS, "new": LEADS.replace("Ann", "Eve")}.items():
        (tmp_path / name).mkdir()
        sessions.append(opened(tmp_path / name, {"leads.csv": text}))
    with sessions[0] as old, sessions[1] as new:
        text = render(new.ask("diff", {"old": old, "show": "owners"}), "table", "ru", width=100)
    assert "Сегмент" not in text
    assert "От кого: Ann" in text


def test_what_inspect_says_of_columns_is_in_words(tmp_path):
    """`generic`, `header` and `money` stood in a Russian workbook and CSV."""
    text = "Deal ID,Created,Amount,Shoe\n1,2026-05-20,5,x\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        found = session.inspect()
    rows = list(
        csv.DictReader(
            StringIO(render(found, "csv", "ru", csv_dialect="excel-ru").decode("utf-8-sig")),
            delimiter=";",
        )
    )
    told = [(row["Столбец"], row["Тип"], row["По чему узнан"]) for row in rows]
    assert told[::2] == [("Deal ID", "ID", "заголовок"), ("Amount", "деньги", "заголовок")]
    assert {row["CRM"] for row in rows} == {"общие заголовки"}
    assert ",money," in render(found, "csv", "ru").decode()
