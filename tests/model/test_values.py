"""What [mapping], [values] and [formats] change, and what does not convert."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from tests.handmade import by, codes, modelled, opened

from smalign.base.errors import QuestionError, UsageError


def deals(tmp_path, text, toml="", columns="deal_id, status, amount"):
    """Some columns of the deals, in order of their ids."""
    with modelled(tmp_path, {"deals.csv": text}, toml) as (engine, model):
        return engine.rows(f"select {columns} from m_deals order by 1"), model.notes


def test_mapping_takes_a_header_a_constant_or_the_first_filled(tmp_path):
    """The amount is what was paid, else what was offered; every row is a won deal."""
    text = """Nr,Opened,Paid,Offer
    1,2024-01-01,100,90
    2,2024-01-01,,80
    3,2024-01-01, ,"""
    toml = """[sources.tables]
"deals.csv" = "deals"
[mapping.deals]
deal_id = "Nr"
created_at = "Opened"
status = { value = "won" }
amount = { first = ["Paid", "Offer"] }
"""
    rows, _ = deals(tmp_path, text, toml)
    assert rows == [("1", "won", Decimal(100)), ("2", "won", Decimal(80)), ("3", "won", None)]


def test_mapping_of_a_header_that_is_not_there_is_an_error(tmp_path):
    """With the nearest header there is."""
    text = "Deal Nr,created_at,status,amount\n1,2024-01-01,won,1"
    toml = '[mapping.deals]\ndeal_id = "Deal No"\n'
    with pytest.raises(UsageError) as refused:
        opened(tmp_path, {"deals.csv": text}, toml)
    assert (refused.value.code, refused.value.facts["hint"]) == (
        "mapping_header_missing",
        "Deal Nr",
    )


def test_words_for_empty_are_added(tmp_path):
    """This team chooses «Select» where it knows nothing: no owner, and pseudo-empty in fields."""
    text = """deal_id,created_at,status,owner,amount
    1,2024-01-01,won,Select,1
    2,2024-01-01,won,Anna,1
    3,2024-01-01,won,-,1
    4,2024-01-01,won,,1"""
    toml = '[values]\nempty = ["Select"]\n'
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        fields = by(session.fields(), "field")
        owners = {row["owner"]: row["deals"] for row in session.roi(by="owner").rows}
    assert (fields["owner"]["empty"], fields["owner"]["pseudo_empty"]) == (1, 2)
    assert owners == {"(none)": 3, "Anna": 1}


AMBIGUOUS = """deal_id,created_at,modified_at,status,amount
1,03.04.2024,01/02/2024,won,1
2,05.06.2024,03/04/2024,open,1
"""


def test_a_column_nobody_needs_asks_nothing(tmp_path):
    """Which comes first in 01/02/2024 matters to no channel: the answer comes with a note."""
    with opened(tmp_path, {"deals.csv": AMBIGUOUS.replace("modified_at", "Изменена")}) as session:
        assert session.roi().total["won"] == 1


def test_a_date_that_reads_two_ways_is_asked_only_where_it_is_needed(tmp_path):
    """Roi counts by the day of creation; without a period `fields` still has rows."""
    text = "ID сделки,Дата создания,Статус,Сумма\n1,01/02/2024,выиграна,1\n2,03/04/2024,в работе,1"
    with opened(tmp_path, {"deals.csv": text}) as session:
        with pytest.raises(QuestionError) as asked:
            session.roi()
        assert "date_order_unclear" in codes(session.inspect().warnings)
    assert asked.value.code == "date_order_unclear"


def test_formats_answer_the_question(tmp_path):
    """[formats] says that the day comes first."""
    text = "ID сделки,Дата создания,Статус,Сумма\n1,01/02/2024,выиграна,1\n2,03/04/2024,в работе,1"
    toml = '[formats]\n"Дата создания" = "day first"\n'
    rows, _ = deals(tmp_path, text, toml, "deal_id, cast(created_on as varchar)")
    assert rows == [("1", "2024-02-01"), ("2", "2024-04-03")]


def test_what_does_not_convert_is_counted_and_shown(tmp_path):
    """Two of forty amounts are words: they are null, counted, and shown."""
    good = "\n".join(f"{number},2024-01-01,won,{number}" for number in range(1, 39))
    text = f"deal_id,created_at,status,amount\n{good}\na,2024-01-01,won,soon\nb,2024-01-01,won,ask"
    with opened(tmp_path, {"deals.csv": text}) as session:
        result = session.roi()
        inspected = session.inspect().files[0]
    note = next(note for note in result.notes if note.code == "not_converted")
    assert (note.facts["column"], note.facts["cells"], note.facts["rows"]) == ("amount", 2, 40)
    assert note.facts["examples"] == ["ask", "soon"]
    amount = next(column for column in inspected.columns if column.column == "amount")
    assert (amount.failures, amount.failed_examples) == (2, ("ask", "soon"))
    assert amount.examples == ("1", "10", "11")
    assert result.total["revenue"] == 741


def test_a_remark_where_a_sum_should_be_is_masked(tmp_path):
    """What people type into the wrong field speaks of people; a lone word shows what to correct."""
    good = "\n".join(f"{number},2024-01-01,won,{number}" for number in range(1, 97))
    bad = ("call Ann Lee", "ann@example.com", "tomorrow")
    rows = "\n".join(f"x{at},2024-01-01,won,{text}" for at, text in enumerate(bad))
    text = f"deal_id,created_at,status,amount\n{good}\n{rows}"
    with opened(tmp_path, {"deals.csv": text}) as session:
        inspection = session.inspect()
    amount = next(one for one in inspection.files[0].columns if one.column == "amount")
    assert (amount.failures, amount.failed_examples) == (
        3,
        ("a**@e******.c**", "c*** A** L**", "tomorrow"),
    )


def test_inspect_tells_why_a_column_became_what_it_became(tmp_path):
    """A header of the system, one everybody writes, one that looks like it, smalign.toml's word."""
    text = """ID;Название сделки;Стадия сделки;Дата создания;Причина отказа сделки (список);Цена;Хит
    7;Окна;Новая;01.02.2024 10:00:00;Дорого;10;1"""
    toml = '[mapping.deals]\namount = "Цена"\n'
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        columns = session.inspect().files[0].columns
    found = {one.column or one.header: (one.matched_by, one.vocabulary) for one in columns}
    assert found["stage"] == ("header", "bitrix24")
    assert found["loss_reason"] == ("pattern", "bitrix24")
    assert found["amount"] == ("told", None)
    assert found["Хит"] == (None, None)


def test_a_known_file_that_holds_nothing_to_read_says_why(tmp_path):
    """Zoho's users are no cards: that is a reason, not a failure to recognise."""
    files = {
        "deals.csv": "deal_id,created_at,status\n1,2024-01-01,won",
        "Users.csv": "USER_ID,First Name,Last Name,Email\n1,Ann,Lee,ann@example.com",
    }
    with opened(tmp_path, files) as session:
        told = {note.code: note.facts for note in session.inspect().warnings}
    assert told["file_not_read"]["file"] == "Users.csv"
    assert str(told["file_not_read"]["why"]).startswith("users of the CRM")
    assert "file_not_recognised" not in told


def test_examples_of_persons_are_masked(tmp_path):
    """Inspect is pasted into tickets: names, e-mails and phones show their form only."""
    text = """contact_id,first_name,last_name,email,phone
    1,Анна,Ёлкина,anna@example.com,+7 900 123-45-67"""
    files = {"contacts.csv": text, "deals.csv": "deal_id,created_at,status\n1,2024-01-01,won"}
    with opened(tmp_path, files) as session:
        shown = {
            column.header: column.examples
            for file in session.inspect().files
            if file.table == "contacts"
            for column in file.columns
        }
    assert shown["email"] == ("a***@e******.c**",)
    assert shown["phone"] == ("+* *** ***-**-**",)
    assert shown["first_name"] == ("А***",)
    assert shown["first_name / last_name"] == ("А***",)
    assert shown["contact_id"] == ("1",)


def test_a_column_that_is_not_read_is_told_once(tmp_path):
    """The note says that it counts as empty; a second one gave an empty name of a format."""
    text = 'deal_id,created_at,status,amount\n1,2024-01-01,won,"1,5"\n2,13.01.2024,won,1.5\n'
    with opened(tmp_path, {"deals.csv": text}) as session:
        notes = session.inspect().warnings
    told = [(note.code, note.facts["column"]) for note in notes if "column" in note.facts]
    assert sorted(told) == [("formats_mixed", "amount"), ("formats_mixed", "created_at")]


def test_some_words_among_flags_leave_the_flags_read(tmp_path):
    """Yes and no are read, the others counted; the column was called empty and was not."""
    rows = "1,2024-01-01,yes\n2,2024-01-02,no\n3,2024-01-03,call Ann Lee\n"
    with opened(tmp_path, {"deals.csv": "deal_id,created_at,is_won\n" + rows}) as session:
        notes = {note.code: note.facts for note in session.inspect().warnings}
        total = session.roi().total
    assert (total["won"], total["open"]) == (1, 2)
    assert (notes["not_converted"]["cells"], notes["not_converted"]["rows"]) == (1, 3)
    assert "not_of_type" not in notes


def test_a_remark_among_mixed_formats_is_masked(tmp_path):
    """Two words may be somebody's name, in whichever note they stand."""
    rows = "1,2024-01-01,won,5\n2,Ann Lee,won,5\n3,13.01.2024,won,5\n"
    with opened(tmp_path, {"deals.csv": "deal_id,created_at,status,amount\n" + rows}) as session:
        note = next(one for one in session.inspect().warnings if one.code == "formats_mixed")
    assert [value for _, value in note.facts["shapes"]] == ["13.01.2024", "2024-01-01", "A** L**"]


def test_no_is_nothing_among_amounts_and_days_and_a_value_among_flags(tmp_path):
    """Two prices and two «нет»: all amounts counted as empty, for half of the words were none."""
    text = """deal_id,created_at,status,amount,closed_at,Подписан
    1,2024-01-01,won,100,2024-02-01,да
    2,2024-01-01,won,100,нет,нет
    3,2024-01-01,won,нет,2024-02-03,да
    4,2024-01-01,won,No,нет,нет"""
    rows, notes = deals(tmp_path, text, columns="deal_id, amount, closed_on")
    assert rows == [
        ("1", Decimal(100), date(2024, 2, 1)),
        ("2", Decimal(100), None),
        ("3", None, date(2024, 2, 3)),
        ("4", None, None),
    ]
    assert "not_of_type" not in codes(notes)
    with opened(tmp_path, {"deals.csv": text}) as session:
        found = {row["field"]: (row["empty"], row["pseudo_empty"]) for row in session.fields().rows}
    assert (found["amount"], found["closed_at"], found["Подписан"]) == ((0, 2), (0, 2), (0, 0))


def test_a_list_without_values_is_nothing(tmp_path):
    """Programs write [] where nothing was chosen; [a] is a choice."""
    text = "deal_id,created_at,status,Tags\n1,2024-01-01,won,[]\n2,2024-01-01,won,[a]\n"
    with opened(tmp_path, {"deals.csv": text}) as session:
        (tags,) = [row for row in session.fields().rows if row["field"] == "Tags"]
    assert (tags["empty"], tags["pseudo_empty"], tags["pseudo_tokens"]) == (0, 1, "[] 1")
