"""[lookups]: columns from another file, row for row."""

from __future__ import annotations

from datetime import date

import pytest
from openpyxl import Workbook
from tests.handmade import column, modelled, opened

from smalign import CheckAsk
from smalign.base.errors import InputError, UsageError

DEALS = """deal_id,created_at,owner,office,deal_stage,amount
1,2024-01-01,Anna,North,Closed Won,10
2,2024-01-01,Anna,North,Closed Lost,10
3,2024-01-01,Boris,South,Closed Won,10
4,2024-01-01,Nobody,South,Closed Won,10
"""
TOML = '[lookups."people.csv"]\ntable = "deals"\non = { owner = "agent" }\n'


def test_a_lookup_adds_its_columns_and_never_a_card(tmp_path):
    """The manager of each owner; the owner nobody knows is counted."""
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina\nBoris,Oleg"}
    with opened(tmp_path, files, TOML) as session:
        result = session.roi(by="head")
    assert column(result, "Head", "deals") == {"Irina": 2, "Oleg": 1, "(none)": 1}
    notes = {note.code: note.facts for note in result.notes}
    assert notes["lookup_unmatched"] == {"file": "people.csv", "table": "deals", "cards": 1}


def test_a_key_may_be_the_header_of_a_column_that_is_known(tmp_path):
    """«Ответственный» is the owner, by whichever name the key calls it."""
    files = {
        "deals.csv": DEALS.replace("owner", "Ответственный"),
        "people.csv": "agent,Head\nAnna,Irina\nBoris,Oleg",
    }
    toml = TOML.replace("owner", '"Ответственный"')
    with opened(tmp_path, files, toml) as session:
        assert column(session.roi(by="Head"), "Head", "deals") == {
            "Irina": 2, "Oleg": 1, "(none)": 1,
        }  # fmt: skip


@pytest.mark.parametrize("order", [("Irina", "Zoya"), ("Zoya", "Irina")])
def test_a_key_on_two_rows_is_said_and_multiplies_nothing(tmp_path, order):
    """Anna stands twice: the row that comes first by content is taken, whatever the order."""
    rows = "\n".join(f"Anna,{head}" for head in order)
    files = {"deals.csv": DEALS, "people.csv": f"agent,Head\n{rows}\nBoris,Oleg"}
    with opened(tmp_path, files, TOML) as session:
        result = session.roi(by="Head")
    assert column(result, "Head", "deals") == {"Irina": 2, "Oleg": 1, "(none)": 1}
    notes = {note.code: note.facts for note in result.notes}
    assert notes["lookup_key_repeated"] == {"file": "people.csv", "keys": 1}


def test_a_key_may_have_two_parts(tmp_path):
    """Owner and office together, the second under its own header."""
    files = {
        "deals.csv": DEALS,
        "people.csv": "agent,place,Head\nAnna,North,Irina\nAnna,South,Oleg\nBoris,South,Vera",
    }
    toml = '[lookups."people.csv"]\ntable = "deals"\non = { owner = "agent", office = "place" }\n'
    with opened(tmp_path, files, toml) as session:
        result = session.roi(by="Head")
    assert column(result, "Head", "deals") == {"Irina": 2, "Vera": 1, "(none)": 1}


def test_what_says_nothing_in_a_lookup_is_a_gap(tmp_path):
    """Boris's «-» and a blank around Anna are no values; `fields` counts what each card lacks.

    Deal 4 found no row, and has neither: that is empty, and Boris's dash pseudo-empty.
    """
    people = "agent,Head,Region\n Anna\u00a0,Irina,EU\nBoris,-,"
    with opened(tmp_path, {"deals.csv": DEALS, "people.csv": people}, TOML) as session:
        heads = column(session.roi(by="Head"), "Head", "deals")
        fields = {row["field"]: row for row in session.fields().rows}
        emptier = session.roi(where="Head empty").total["deals"]
    assert heads == {"Irina": 2, "(none)": 2}
    assert emptier == 2
    counted = {
        field: tuple(fields[field][name] for name in ("cards", "empty", "pseudo_empty"))
        for field in ("Head", "Region")
    }
    assert counted == {"Head": (4, 1, 1), "Region": (4, 2, 0)}


def test_the_companys_own_words_for_nothing_count_in_a_lookup_too(tmp_path):
    """`[values] empty` names «TBD»."""
    toml = f'{TOML}[values]\nempty = ["TBD"]\n'
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina\nBoris,TBD"}
    with opened(tmp_path, files, toml) as session:
        assert column(session.roi(by="Head"), "Head", "deals") == {"Irina": 2, "(none)": 2}


def test_a_column_the_cards_have_themselves_is_counted_once(tmp_path):
    """The lookup's «office» cannot be asked for: the deals have one."""
    files = {"deals.csv": DEALS, "people.csv": "agent,office\nAnna,X\nBoris,"}
    with opened(tmp_path, files, TOML) as session:
        rows = [row for row in session.fields().rows if row["field"] == "office"]
    assert [(row["cards"], row["empty"]) for row in rows] == [(4, 0)]


def test_a_lookup_may_say_why_a_deal_was_lost(tmp_path):
    """`[mapping]` names its header; what the deal itself says comes first, won deals have none."""
    deals = DEALS.replace("office", "loss_reason").replace("North", "").replace("South", "Цена")
    why = "DEAL_ID,UF_CRM_4\n1,Шум\n2,Дорого\n3,Срок\n"
    toml = (
        '[lookups."crm_deal_uf.csv"]\ntable = "deals"\non = { deal_id = "DEAL_ID" }\n'
        '[mapping.deals]\nloss_reason = "UF_CRM_4"\n'
    )
    for text in (deals, DEALS):
        folder = tmp_path / str(text is DEALS)
        with opened(folder, {"deals.csv": text, "crm_deal_uf.csv": why}, toml) as session:
            result = session.reasons()
        assert [(row["reason"], row["cards"]) for row in result.rows] == [("Дорого", 1)]


def test_a_header_that_neither_the_cards_nor_a_lookup_has_is_an_error(tmp_path):
    """And only a reason may come from a lookup: a stage does not."""
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina"}
    for line in ('loss_reason = "Hed"', 'pipeline = "Head"'):
        toml = f"{TOML}[mapping.deals]\n{line}\n"
        with pytest.raises(UsageError) as refused, opened(tmp_path, files, toml) as session:
            session.roi()
        assert refused.value.code == "mapping_header_missing"


def test_fields_of_the_companys_own_that_are_not_read_are_told(tmp_path):
    """Bitrix24's BI connector keeps them in a table apart, with the reasons of losses."""
    files = {"deals.csv": DEALS, "crm_deal_uf.csv": "DEAL_ID,UF_CRM_4\n2,Дорого\n", "x.csv": "q\n1"}
    with opened(tmp_path, files) as session:
        notes = {note.code: note.facts for note in session.reasons().notes}
    assert notes["own_fields_unread"] == {"files": ["crm_deal_uf.csv"]}
    assert notes["files_not_used"] == {"files": ["x.csv"]}


def test_a_lookup_is_no_card_table(tmp_path):
    """Its rows are counted by inspect and by nothing else."""
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina"}
    with modelled(tmp_path, files, TOML) as (_, model):
        assert model.grain == "deal"
        assert {file.raw.file: file.table for file in model.files} == {
            "deals.csv": "deals",
            "people.csv": "lookup",
        }


@pytest.mark.parametrize(
    ("toml", "code"),
    [
        (
            '[lookups."none.csv"]\ntable = "deals"\non = { owner = "agent" }\n',
            "lookup_file_missing",
        ),
        (
            '[lookups."people.csv"]\ntable = "deals"\non = { owner = "who" }\n',
            "lookup_header_missing",
        ),
        (
            '[lookups."people.csv"]\ntable = "deals"\non = { whose = "agent" }\n',
            "lookup_column_missing",
        ),
    ],
)
def test_a_lookup_that_cannot_be_joined_is_an_error(tmp_path, toml, code):
    """What it names must be there."""
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina"}
    with opened(tmp_path, files, toml) as session, pytest.raises(UsageError) as refused:
        session.roi()
    assert refused.value.code == code


def test_what_cannot_be_read_of_a_lookup_is_counted_and_too_much_of_it_refused(tmp_path):
    """Two of four people have a field too many: without them half of the heads would be nobody."""
    people = "agent,Head\nAnna,Irina\nBoris,Oleg,x\nNobody,Irina,y\nVera,Oleg\n"
    with opened(tmp_path, {"deals.csv": DEALS, "people.csv": people}, TOML) as session:
        read = {one.file: one for one in session.inspect().files}["people.csv"]
        with pytest.raises(InputError) as caught:
            session.roi(by="Head")
    assert (read.rows_read, read.rows_accepted, read.rows_rejected) == (4, 2, 2)
    assert [reject.lines for reject in read.rejects] == [(3,), (4,)]
    assert caught.value.code == "too_many_rejects"
    assert (caught.value.facts["file"], caught.value.facts["rejected"]) == ("people.csv", 2)


def _book(path, **sheets):
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)


def test_a_lookup_may_be_a_sheet_of_the_workbook_of_the_cards(tmp_path):
    """Its headers are known to no system, and it is read because it is named."""
    cards = [line.split(",") for line in DEALS.splitlines()]
    _book(tmp_path / "crm.xlsx", Deals=cards, People=[["who", "boss"], ["Anna", "Irina"]])
    toml = '[lookups."crm.xlsx!People"]\ntable = "deals"\non = { owner = "who" }\n'
    with opened(tmp_path, {}, toml) as session:
        result = session.roi(by="boss")
        read = {one.sheet: (one.table, one.rows_read) for one in session.inspect().files}
    assert column(result, "boss", "deals") == {"Irina": 2, "(none)": 2}
    assert read == {"Deals": ("deals", 4), "People": ("lookup", 1)}


def test_a_sheet_that_is_told_to_be_a_table_is_read(tmp_path):
    """Nobody knows its headers but [mapping]; the costs of the other sheet stood alone."""
    costs = [["date", "channel", "cost"], ["2024-01-01", "Ads", 5]]
    sold = [["№ п", "когда"], ["7", "2024-01-02"], ["8", "2024-01-03"]]
    _book(tmp_path / "all.xlsx", Costs=costs, Sold=sold)
    toml = (
        '[sources.tables]\n"all.xlsx!Sold" = "deals"\n'
        '[mapping.deals]\ndeal_id = "№ п"\ncreated_at = "когда"\nstatus = { value = "won" }\n'
    )
    with opened(tmp_path, {}, toml) as session:
        assert session.roi().total["won"] == 2


def test_a_pattern_names_a_lookup(tmp_path):
    """As it names a file in [sources.tables]."""
    files = {"deals.csv": DEALS, "people_2024.csv": "agent,Head\nAnna,Irina"}
    with opened(tmp_path, files, TOML.replace("people.csv", "people_*.csv")) as session:
        assert column(session.roi(by="Head"), "Head", "deals") == {"Irina": 2, "(none)": 2}


def test_check_counts_the_records_of_a_lookup(tmp_path):
    """It ended in an internal error where one of them could not be read."""
    people = "agent,Head\nAnna,Irina\nBoris,Oleg,x\n"
    with opened(tmp_path, {"deals.csv": DEALS, "people.csv": people}, TOML) as session:
        findings = session.check(CheckAsk(today=date(2024, 1, 2))).findings
    (found,) = [one for one in findings if one.rule == "rejected_records"]
    assert (found.table, found.failing, found.of) == ("lookup", 1, 2)


def test_inspect_shows_the_columns_of_a_lookup(tmp_path):
    """Of 3 people one has no head, and one an empty city; the phone is shown by its form."""
    people = "agent,Head,City,Phone\nAnna,Irina,Omsk,\nBoris,-,Omsk,79001112233\nVera,Oleg,,\n"
    with opened(tmp_path, {"deals.csv": DEALS, "people.csv": people}, TOML) as session:
        plain, personal = session.inspect(), session.inspect(personal=True)
    (file,) = [one for one in plain.files if one.file == "people.csv"]
    assert [(one.header, one.column, one.type, one.empty_share) for one in file.columns] == [
        ("agent", None, "text", 0.0),
        ("Head", None, "text", pytest.approx(1 / 3)),
        ("City", None, "text", pytest.approx(1 / 3)),
        ("Phone", None, "text", pytest.approx(2 / 3)),
    ]
    assert file.columns[1].examples == ("-", "Irina", "Oleg")
    assert file.columns[3].examples == ("***********",)
    (file,) = [one for one in personal.files if one.file == "people.csv"]
    assert file.columns[3].examples == ("79001112233",)


def test_a_sheet_that_is_not_there_is_told_with_those_that_are(tmp_path):
    """People is the nearest to Poeple; the cards are of another sheet of the same workbook."""
    cards = [line.split(",") for line in DEALS.splitlines()]
    _book(tmp_path / "crm.xlsx", Deals=cards, People=[["who", "boss"], ["Anna", "Irina"]])
    toml = '[lookups."crm.xlsx!Poeple"]\ntable = "deals"\non = { owner = "who" }\n'
    facts = {
        "file": "crm.xlsx",
        "sheet": "Poeple",
        "known": ["Deals", "People"],
        "did_you_mean": ["People"],
    }
    with pytest.raises(UsageError) as refused, opened(tmp_path, {}, toml):
        pass
    assert (refused.value.code, dict(refused.value.facts)) == ("lookup_sheet_missing", facts)
    toml = '[sources.tables]\n"crm.xlsx!Poeple" = "deals"\n'
    with opened(tmp_path, {}, toml) as session:
        told = [note.facts for note in session.inspect().warnings if "sheet" in note.code]
    assert facts in told


@pytest.mark.parametrize(
    ("key", "cards", "lookup"),
    [
        ("owner", "Anna  Ivanova", "anna ivanova"),
        ("owner", "Пётр", "ПЕТР "),
        ("INN", "7702", "7702.0"),
        ("INN", "7702.0", "7702"),
        ("INN", "АБ 1", "АБ\u00a0 1"),
        ("deal_id", "1", "1.0"),
    ],
)
def test_a_key_is_compared_as_links_are(tmp_path, key, cards, lookup):
    """Case and blanks of a name, and the point of a whole number, keep nobody apart."""
    deal = {"deal_id": "1", "owner": "A", "INN": "7"} | {key: cards}
    head = "deal_id,owner,INN,created_at,deal_status"
    files = {
        "deals.csv": f"{head}\n{','.join(deal.values())},2024-01-01,won\n",
        "people.csv": f"it,Head\n{lookup},Irina\n2.0,Oleg\n",
    }
    toml = f'[lookups."people.csv"]\ntable = "deals"\non = {{ {key} = "it" }}\n'
    with opened(tmp_path, files, toml) as session:
        assert column(session.roi(by="Head"), "Head", "deals") == {"Irina": 1}


def test_keys_that_are_compared_alike_are_one_and_ids_keep_their_case(tmp_path):
    """Anna and ANNA are one key, told as repeated; 0a and 0A of a field of their own are two."""
    files = {"deals.csv": DEALS, "people.csv": "agent,Head\nAnna,Irina\nANNA,Oleg\nBoris,Vera"}
    with opened(tmp_path / "a", files, TOML) as session:
        result = session.roi(by="Head")
    assert result.total["deals"] == 4
    notes = {note.code: note.facts for note in result.notes}
    assert notes["lookup_key_repeated"] == {"file": "people.csv", "keys": 1}
    files = {
        "deals.csv": "deal_id,created_at,status,Code\n1,2024-01-01,won,0a\n2,2024-01-02,won,0A",
        "people.csv": "code,Head\n0a,Irina\n0A,Oleg\n",
    }
    toml = '[lookups."people.csv"]\ntable = "deals"\non = { Code = "code" }\n'
    with opened(tmp_path / "b", files, toml) as session:
        assert column(session.roi(by="Head"), "Head", "deals") == {"Irina": 1, "Oleg": 1}
