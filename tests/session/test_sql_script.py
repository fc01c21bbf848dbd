"""--sql: the printed script, pasted into a bare DuckDB, makes the same numbers."""

from __future__ import annotations

import codecs
import gzip
from decimal import Decimal
from typing import Final

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlsxwriter

from smalign.session import open_exports

LEADS: Final = (
    ("lead_id", "created_at", "lead_status", "source", "Город"),
    ("L1", "2024-01-01", "New", "Сайт", "Тверь"),
    ("L2", "2024-01-02", "New", "Avito", "Омск"),
    ("L3", "2024-01-03", "Junk Lead", "Сайт", "-"),
    ("L4", "2024-01-04", "New", "", ""),
)
DEALS: Final = (
    ("deal_id", "lead_id", "created_at", "closed_at", "deal_stage", "amount", "source", "Товар"),
    ("D1", "L1", "2024-01-05", "2024-01-09", "Closed Won", "1000.50", "Сайт", "Окна и двери"),
    ("D2", "L2", "2024-01-06", "2024-01-07", "Closed Lost", "70", "Avito", "Москитная сетка"),
    ("D3", "", "2024-01-07", "", "Qualification", "90", "Avito", "Ремонт балкона"),
)
TOML: Final = """[sources]
timezone = "Europe/Moscow"
[stages]
order = ["Qualification"]
won = ["Closed Won"]
lost = ["Closed Lost"]
[lead_stages]
order = ["New"]
lost = ["Junk Lead"]
"""
KINDS: Final = ("utf-8", "utf-8-sig", "cp1251", "utf-16", "rejects", "parquet", "xlsx", "gzip")


def quoted(row):
    """Cells in quotes, quotes doubled."""
    return tuple('"' + cell.replace('"', '""') + '"' for cell in row)


def lines(rows, delimiter=";"):
    """Rows as delimited text."""
    return "".join(delimiter.join(row) + "\n" for row in rows)


def write(folder, name, rows, kind):
    """One table as a file of a kind."""
    if kind == "parquet":
        columns = dict(
            zip(rows[0], (list(cells) for cells in zip(*rows[1:], strict=True)), strict=True)
        )
        if "amount" in columns:
            columns["amount"] = [Decimal(cell) for cell in columns["amount"]]
        pq.write_table(pa.table(columns), folder / f"{name}.parquet")
    elif kind == "xlsx":
        with xlsxwriter.Workbook(folder / f"{name}.xlsx") as book:
            sheet = book.add_worksheet(name)
            for place, row in enumerate(rows):
                sheet.write_row(place, 0, row)
    elif kind == "gzip":
        (folder / f"{name}.csv.gz").write_bytes(gzip.compress(lines(rows).encode()))
    elif kind == "rejects":
        broken = lines(rows) + ("L9;2024-01-01;New\n" if name == "leads" else "D9;L1\n")
        (folder / f"{name}.csv").write_text(broken, encoding="utf-8")
    elif kind == "utf-16":
        (folder / f"{name}.csv").write_bytes(codecs.BOM_UTF16_LE + lines(rows).encode("utf-16-le"))
    else:
        (folder / f"{name}.csv").write_text(lines(rows), encoding=kind)


def pasted(script):
    """Rows of every query of a script, as dicts, from a database that knows nothing of us."""
    answers = []
    with duckdb.connect(config={"threads": 1}) as bare:
        for statement in bare.extract_statements(script):
            found = bare.execute(statement)
            if statement.type == duckdb.StatementType.SELECT:
                names = [column[0] for column in found.description]
                answers.append([dict(zip(names, row, strict=True)) for row in found.fetchall()])
    return answers


@pytest.fixture(params=KINDS)
def folder(request, tmp_path):
    """The same company in a folder of one kind of file."""
    write(tmp_path, "leads", LEADS, request.param)
    write(tmp_path, "deals", DEALS, request.param)
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    return tmp_path


def test_roi(folder):
    """Cards of each source, and the total."""
    with open_exports([folder]) as session:
        result = session.roi(by="source")
    cards, *_ = pasted(result.sql)
    found = {
        row["segment"]: (row["leads"], row["deals"], row["won"], row["revenue"] or 0)
        for row in cards
        if not row["is_total"]
    }
    shown = {
        row["source"]: (row["leads"], row["deals"], row["won"], row["revenue"])
        for row in result.rows
    }
    assert found == shown
    assert found == {
        "Сайт": (2, 1, 1, Decimal("1000.5")),
        "Avito": (1, 2, 0, 0),
        "(none)": (1, 0, 0, 0),
    }


def test_funnel(folder):
    """Entered, lost and open of each stage."""
    with open_exports([folder]) as session:
        result = session.funnel()
    stages, *_ = pasted(result.sql)
    keys = ("pipeline", "stage", "entered", "advanced", "lost", "open")
    found = sorted(tuple(row[key] for key in keys) for row in stages)
    assert found == sorted(tuple(row[key] for key in keys) for row in result.rows)
    assert ("leads", "New", 3, 2, 0, 1) in found


def test_fields(folder):
    """Empty and pseudo-empty cells of each field."""
    with open_exports([folder]) as session:
        result = session.fields()
    cells, due = pasted(result.sql)
    found: dict[tuple[str, str], tuple[int, int, int]] = {}
    for row in cells:
        if row["excluded"]:
            continue
        sums = found.get((row["table_name"], row["field"]), (0, 0, 0))
        counts = (row["cards"], row["is_empty"], row["is_pseudo_empty"])
        found[row["table_name"], row["field"]] = tuple(map(sum, zip(sums, counts, strict=True)))
    shown = {
        (row["table"], row["field"]): (row["cards"], row["empty"], row["pseudo_empty"])
        for row in result.rows
    }
    assert found == shown
    assert found["leads", "Город"] == (4, 1, 1)
    assert due == []


def test_a_touch_model(tmp_path):
    """Credit by position is in the script as well."""
    touches = "touch_id;lead_id;touched_at;source\n" + "".join(
        f"{number};L1;2024-01-0{number};{source}\n"
        for number, source in enumerate(("Сайт", "Avito", "Сайт"), 1)
    )
    write(tmp_path, "leads", LEADS, "utf-8")
    write(tmp_path, "deals", DEALS, "utf-8")
    (tmp_path / "touchpoints.csv").write_text(touches, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        result = session.roi(models=("position",))
    answers = pasted(result.sql)
    assert len(answers) == 8
    assert answers[2][0].keys() >= {"segment", "touches"}
    assert sum(row["won"] for row in result.rows) == 1


MONEY_TOML: Final = """[sources]
currency = "RUB"
[money.vat]
spend = "with"
revenue = "with"
[money.vat.rates]
"2024-01-01" = 0.25
[costs.monthly."Team"]
amount = 31
[costs.fees."Levy"]
share = 0.1
[rates.USD]
"2024-01-01" = 100
"""


def test_vat_rates_refunds_and_costs(tmp_path):
    """A dollar is 100 roubles, 80 of them without VAT; the bare database says the same."""
    (tmp_path / "smalign.toml").write_text(MONEY_TOML, encoding="utf-8")
    texts = {
        "deals": "deal_id,created_at,closed_at,status,amount,currency,channel\n"
        "1,2024-01-02,2024-01-31,won,10,USD,Ads\n",
        "spend": "date,channel,cost,currency\n2024-01-01,Ads,1,USD\n2024-01-31,Ads,50,RUB\n",
        "payments": "payment_id,deal_id,paid_at,amount,kind,currency\n"
        "1,1,2024-01-31,10,payment,USD\n2,1,2024-01-31,2,refund,USD\n",
    }
    for name, text in texts.items():
        (tmp_path / f"{name}.csv").write_text(text, encoding="utf-8")
    asked = {"basis": "cash", "since": "2024-01-01", "until": "2024-01-31"}
    with open_exports([tmp_path], timezone="UTC") as session:
        result = session.roi(**asked)
    assert result.total["revenue"] == Decimal(8 * 80)
    assert result.total["spend"] == Decimal(80 + 40) + Decimal(12) + Decimal(31)
    answers = pasted(result.sql)
    cards, spend, _, costs, paid, *_ = answers
    total = {row["is_total"]: row for row in cards if row["excluded"] is None}
    assert total[1]["revenue"] == Decimal(640)
    assert next(row["spend"] for row in spend if row["is_total"]) == Decimal(120)
    assert {row["item"]: row["amount"] for row in costs} == {"Levy": Decimal(12), "Team": 31}
    assert (paid[0]["refunds"], paid[0]["refunded"]) == (1, Decimal(160))


def test_a_second_question_prints_its_own_script(folder):
    """The views of the first question are not in the script of the second, read for both."""
    with open_exports([folder]) as session:
        session.fields()
        result = session.roi(by="source", where="source = Avito")
    cards, *_ = pasted(result.sql)
    assert {row["segment"] for row in cards if not row["is_total"]} == {"Avito"}


def test_no_path_of_ours_is_printed(folder):
    """Neither our descriptors nor our work directory mean anything to the reader."""
    with open_exports([folder]) as session:
        work = session.workdir.name
        scripts = [session.roi().sql, session.funnel().sql, session.fields().sql]
    for script in scripts:
        assert "/proc/" not in script
        assert work not in script
        assert "smalign-" not in script


HOSTILE: Final = (
    "a'b", 'a"b', "*/ select 1; --", "/* x", "'; drop table m_deals; --", "{row}", "{0}", "%s",
    "$1", "a\tb", "c1", "state_c1", "segment", "deal_id ",
)  # fmt: skip


@pytest.mark.parametrize("kind", ["utf-8", "cp1251", "parquet"])
def test_hostile_headers_stay_headers(tmp_path, kind):
    """Quotes, ends of comments and placeholders in a header break out of nothing."""
    head = ("deal_id", "created_at", "status", *HOSTILE)
    rows = [
        (f"D{number}", "2024-01-01", "won", *(f"v{number}" for _ in HOSTILE)) for number in (1, 2)
    ]
    table = [head, *rows] if kind == "parquet" else [quoted(row) for row in (head, *rows)]
    write(tmp_path, "deals", table, kind)
    with open_exports([tmp_path]) as session:
        for header in HOSTILE:
            result = session.roi(by=header)
            cards, *_ = pasted(result.sql)
            found = {row["segment"]: row["deals"] for row in cards if not row["is_total"]}
            if header.strip() not in {"deal_id", "segment"}:
                assert found == {"v1": 1, "v2": 1}, header
        fields = session.fields()
        cells, _ = pasted(fields.sql)
    assert {(row["field"]) for row in cells} == {row["field"] for row in fields.rows}


def test_a_nul_in_a_value_and_a_header_is_text(tmp_path):
    """A NUL is a character; the inlined rows of a decoded file hold it too."""
    text = "deal_id;created_at;status;го\x00род\n1;2024-01-01;won;А\x00Б\n2;2024-01-01;won;В\n"
    (tmp_path / "deals.csv").write_text(text, encoding="cp1251")
    with open_exports([tmp_path]) as session:
        header = next(one for one in session.files[0][0].headers if one.startswith("го"))
        result = session.roi(by=header)
    cards, *_ = pasted(result.sql)
    found = {row["segment"]: row["deals"] for row in cards if not row["is_total"]}
    assert found == {next(iter(row.values())): row["deals"] for row in result.rows}
    assert len(found) == 2


def test_a_path_that_looks_like_a_pattern_means_itself(tmp_path):
    """`deals[1].csv` is not `deals1.csv`."""
    folder = tmp_path / "it's [1]*"
    folder.mkdir()
    (folder / "deals[1].csv").write_text(lines(DEALS), encoding="utf-8")
    (folder / "deals1.csv").write_text("deal_id;created_at;status\nX;2024-01-01;won\n")
    with open_exports([folder / "deals[1].csv"]) as session:
        result = session.roi()
    cards, *_ = pasted(result.sql)
    assert [row["deals"] for row in cards if row["is_total"]] == [3]


def test_a_lookup_is_in_the_script(tmp_path):
    """In another encoding than the deals."""
    write(tmp_path, "deals", DEALS, "utf-8")
    (tmp_path / "kinds.csv").write_text("Источник;Вид\nСайт;Свой\nAvito;Чужой\n", encoding="cp1251")
    toml = '[lookups."kinds.csv"]\ntable = "deals"\non = { source = "Источник" }\n'
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with open_exports([tmp_path]) as session:
        result = session.roi(by="Вид")
    cards, *_ = pasted(result.sql)
    found = {row["segment"]: row["deals"] for row in cards if not row["is_total"]}
    assert found == {"Свой": 1, "Чужой": 2}
