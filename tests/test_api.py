"""The Python API: one door, the numbers of the command line, errors that speak."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal
from functools import cache
from pathlib import Path

import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

import smalign
from smalign.base.frames import to_arrow, to_pandas
from smalign.base.results import Field
from smalign.render import render

SAMPLE = Path(__file__).resolve().parents[1] / "samples" / "generic"
TABLES = {file.stem: file for file in sorted(SAMPLE.glob("*.csv"))}
FIELDS = (
    Field("channel", "text"),
    Field("leads", "integer", "count"),
    Field("spend", "decimal", "money"),
    Field("rate", "float", "rate"),
    Field("day", "date", "date"),
    Field("moment", "time"),
    Field("is_won", "flag"),
)
ROWS = (
    {
        "channel": "Ads",
        "leads": 3,
        "spend": Decimal("10.12345678"),
        "rate": 0.5,
        "day": date(2026, 1, 31),
        "moment": datetime(2026, 1, 31, 12, 30),  # noqa: DTZ001 - results are naive UTC
        "is_won": True,
    },
    dict.fromkeys(("channel", "leads", "spend", "rate", "day", "moment", "is_won")),
)
MAKERS = {
    "pandas": lambda file: pd.read_csv(file, dtype=str, keep_default_na=False),
    "pandas, typed": pd.read_csv,
    "polars": lambda file: pl.read_csv(file, infer_schema=False),
    "polars, typed": lambda file: pl.read_csv(file, try_parse_dates=True),
    "polars, lazy": lambda file: pl.scan_csv(file, infer_schema=False),
    "arrow": lambda file: pa.Table.from_pandas(pd.read_csv(file, dtype=str, keep_default_na=False)),
}


@cache
def said(*arguments: object) -> dict[str, object]:
    """The command's answer as JSON, without what differs by where the data came from."""
    done = subprocess.run(
        [sys.executable, "-m", "smalign", *map(str, arguments), "--format", "json"],
        capture_output=True,
        check=True,
    )
    return numbers(done.stdout)


def numbers(answer: bytes | str) -> dict[str, object]:
    """All of an answer but its script, which names the source, and notes that name files."""
    told = json.loads(answer)
    notes = [note for note in told.pop("notes") if note["code"] != "files_apart"]
    return {**{name: value for name, value in told.items() if name != "sql"}, "notes": notes}


def test_importing_the_package_imports_nothing_heavy():
    """`import smalign` costs nothing; the public names are listed and found when used."""
    code = (
        "import sys; before = set(sys.modules); import smalign; "
        "new = {name.partition('.')[0] for name in set(sys.modules) - before}; "
        "print(sorted(new - sys.stdlib_module_names), 'smalign.base' in sys.modules); "
        "print(dir(smalign))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    modules, names = done.stdout.splitlines()
    assert modules == "['smalign'] False"
    assert names == str(sorted(smalign.__all__))
    for name in smalign.__all__:
        assert getattr(smalign, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = smalign.nothing


def test_the_package_says_it_is_typed():
    """py.typed is there for type checkers."""
    assert Path(smalign.__file__).with_name("py.typed").is_file()


@pytest.mark.parametrize("metric", ["roi", "funnel", "fields"])
def test_files_give_the_numbers_of_the_command(metric):
    """The same folder: the API's answer is the command's, figure for figure."""
    with smalign.open(SAMPLE) as export:
        answer = render(getattr(export, metric)(), "json")
    assert numbers(answer) == said(metric, SAMPLE)


@pytest.mark.parametrize("kind", MAKERS)
def test_frames_give_the_numbers_of_the_files(kind):
    """pandas, Polars and Arrow tables, as text or typed: the numbers of the files they hold."""
    frames = {name: MAKERS[kind](file) for name, file in TABLES.items()}
    with smalign.open(**frames) as export:
        for metric in ("roi", "funnel"):
            answer = json.loads(render(getattr(export, metric)(), "json"))
            wanted = said(metric, SAMPLE)
            assert answer["rows"] == wanted["rows"]
            assert answer["total"] == wanted["total"]
            assert answer["excluded"] == wanted["excluded"]


def test_options_mean_the_same_in_both_doors():
    """by, where and the period, as dates or as text."""
    options = {"by": ["channel", "owner"], "where": "amount > 100000", "basis": "cash"}
    flags = ("--by", "channel", "--by", "owner", "--where", "amount > 100000", "--basis", "cash")
    since, until = date(2026, 1, 1), date(2026, 5, 31)
    wanted = said("roi", SAMPLE, *flags, "--since", since, "--until", until)
    with smalign.open(SAMPLE) as export:
        dated = export.roi(**options, since=since, until=until)
        texts = export.roi(**options, since=str(since), until=str(until))
    assert numbers(render(dated, "json")) == numbers(render(texts, "json")) == wanted


def test_inspect_and_the_cards_behind_the_numbers():
    """Inspect lists the files; ids=True fills the cards."""
    with smalign.open(SAMPLE) as export:
        inspection = export.inspect()
        result = export.roi(ids=True)
    assert {file.table for file in inspection.files} == set(TABLES)
    assert len(result.ids) >= result.total["leads"]
    assert result.ids[0].keys() == {field.name for field in result.id_fields}


def test_a_frame_of_a_result_keeps_types():
    """pandas: nullable integers, exact decimals, floats, dates; a missing value is missing."""
    frame = to_pandas(FIELDS, ROWS)
    assert [str(kind) for kind in frame.dtypes] == [
        "str",
        "Int64",
        "object",
        "float64",
        "datetime64[s]",
        "datetime64[us]",
        "boolean",
    ]
    assert frame["spend"][0] == Decimal("10.12345678")
    assert frame["spend"][1] is None
    assert frame["day"][0] == pd.Timestamp("2026-01-31")
    assert frame.drop(columns="spend").loc[1].isna().all()


def test_an_arrow_table_of_a_result_keeps_types():
    """Arrow: money is decimal128 with 6 places, rounded half up; units are in the metadata."""
    table = to_arrow(FIELDS, ROWS)
    assert [str(kind) for kind in table.schema.types] == [
        "string",
        "int64",
        "decimal128(38, 6)",
        "double",
        "date32[day]",
        "timestamp[us, tz=UTC]",
        "bool",
    ]
    assert table["spend"].to_pylist() == [Decimal("10.123457"), None]
    assert table.schema.field("spend").metadata == {b"unit": b"money"}


def test_a_result_gives_both_frames():
    """`df` and `to_arrow` hold the rows; sql is the script."""
    with smalign.open(SAMPLE) as export:
        result = export.roi()
    assert list(result.df.columns) == [field.name for field in result.fields]
    assert result.df["leads"].sum() == result.total["leads"]
    assert sum(result.df["revenue"]) == result.total["revenue"]
    assert result.to_arrow().num_rows == len(result.rows)
    assert result.sql.startswith("set TimeZone = 'UTC';\n")


def test_empty_results_still_have_their_columns():
    """No rows: a frame and a table with every column."""
    assert list(to_pandas(FIELDS, ()).columns) == [field.name for field in FIELDS]
    assert to_arrow(FIELDS, ()).num_columns == len(FIELDS)


def test_errors_carry_their_english_sentence(tmp_path):
    """What opens or asks in vain raises an error that speaks, with code, exit code and facts."""
    with pytest.raises(smalign.InputError) as caught:
        smalign.open(tmp_path / "missing.csv")
    assert str(caught.value) == caught.value.text
    assert caught.value.text.endswith("there is no such file or folder; check the path.")
    assert (caught.value.code, caught.value.exit_code) == ("file_missing", 3)
    with smalign.open(SAMPLE) as export, pytest.raises(smalign.UsageError) as asked:
        export.roi(by="chanel")
    assert "Did you mean “channel”?" in asked.value.text
    with smalign.open(SAMPLE) as export, pytest.raises(smalign.UsageError) as dated:
        export.roi(since="yesterday")
    assert dated.value.text == "“yesterday” is not a date; write since as 2026-01-31."


@pytest.mark.parametrize(
    ("arguments", "frames", "code"),
    [
        ([], {"deal": pd.DataFrame({"id": ["1"]})}, "table_unknown"),
        ([], {"deals": [1, 2]}, "frame_unknown"),
        ([], {"deals": pd.DataFrame()}, "frame_without_columns"),
        ([SAMPLE], {"deals": pd.DataFrame({"id": ["1"]})}, "frames_alone"),
    ],
)
def test_wrong_tables_are_refused(arguments, frames, code):
    """Unknown names, things that are no tables, empty ones, and files together with frames."""
    with pytest.raises(smalign.SmalignError) as caught:
        smalign.open(*arguments, **frames)
    assert caught.value.code == code
    assert caught.value.text


def test_an_unknown_option_is_a_type_error():
    """As of any Python function: a misspelled option is never ignored."""
    with smalign.open(SAMPLE) as export:
        with pytest.raises(TypeError, match="unexpected keyword argument 'bye'"):
            export.roi(bye="channel")
        with pytest.raises(TypeError, match="unexpected keyword argument 'mode'"):
            export.roi(mode="strict")


@pytest.mark.parametrize(
    ("metric", "option"),
    [
        ("cohorts", {"horizon": 30}),
        ("nurture", {"days": "14d"}),
        ("roi", {"models": "last"}),
        ("roi", {"models": ["last", 3]}),
        ("roi", {"since": 20260101}),
    ],
)
def test_an_option_of_another_kind_is_a_type_error(metric, option):
    """It says what is wanted, and not what breaks somewhere behind it."""
    (name,) = option
    with smalign.open(SAMPLE) as export, pytest.raises(TypeError, match=f" as {name}, not "):
        getattr(export, metric)(**option)


def test_a_closed_session_says_so():
    """`close` may be called twice; a question afterwards is a ValueError."""
    export = smalign.open(SAMPLE)
    export.close()
    export.close()
    with pytest.raises(ValueError, match="the session is closed"):
        export.funnel()


def test_a_refused_export_leaves_no_file_open():
    """Every file opened before the refusal is closed again."""
    before = len(list(Path("/proc/self/fd").iterdir()))
    for _ in range(3):
        with pytest.raises(smalign.UsageError):
            smalign.open(SAMPLE, tables={"nothing.csv": "deals"})
    assert len(list(Path("/proc/self/fd").iterdir())) == before


def test_cohorts_are_asked_in_frames():
    """Two deals of January: by ten days one was won, the other was refused a day later."""
    deals = pd.DataFrame(
        {
            "deal_id": ["1", "2"],
            "created_at": ["2026-01-05", "2026-01-06"],
            "closed_at": ["2026-01-12", "2026-01-17"],
            "modified_at": ["2026-03-01", "2026-03-01"],
            "status": ["won", "lost"],
        }
    )
    with smalign.open(deals=deals) as session:
        (row,) = session.cohorts(cohort="month", horizon="10d").rows
    assert (row["cohort"], row["cards"], row["maturity"]) == ("2026-01", 2, "mature")
    assert (row["followed"], row["matured"], row["decided"]) == (2, 0.5, 0.5)


DEALS = pd.DataFrame(
    {
        "Deal ID": [1, 2, 3],
        "Created": pd.to_datetime(["2026-01-05 10:00", "2026-01-06 11:30", "2026-01-07 09:00"]),
        "Closed": pd.to_datetime(["2026-01-15", None, "2026-01-20"]),
        "Status": ["won", "open", "won"],
        "Amount": [100.5, 50.0, None],
        "Owner": ["Ann", "Bob", "Ann"],
    }
)


def with_column(**columns):
    """The deals with one column made otherwise, or one more."""
    return DEALS.assign(**columns)


ODD = {
    "mixed amounts": with_column(Amount=["100.5", 50, None]),
    "Decimal": with_column(Amount=[Decimal("100.5"), Decimal(50), None]),
    "nullable": DEALS.convert_dtypes(),
    "categories": with_column(Status=DEALS["Status"].astype("category")),
    "aware times": with_column(Created=DEALS["Created"].dt.tz_localize("UTC")),
    "index with a name": DEALS.set_index(["Deal ID", "Created"]),
    "mixed": with_column(Note=[1, "x", None]),
    "lists and records": with_column(Note=[[1], [], None], More=[{"a": 1}, {}, None]),
    "complex": with_column(Note=[1j, 2j, 3j]),
    "half floats": with_column(Note=pd.Series([1, 2, 3], dtype="float16")),
    "sparse": with_column(Note=pd.arrays.SparseArray([0, 0, 1])),
    "a name twice": pd.concat([DEALS, DEALS[["Owner"]], DEALS[["Owner"]]], axis=1),
    "no name": DEALS.assign(**{"": 1}).rename(columns={"": None}),
    "record batch": pa.RecordBatch.from_pandas(DEALS, preserve_index=False),
    "reader": pa.Table.from_pandas(DEALS, preserve_index=False).to_reader(),
    "wide decimals": pa.Table.from_pandas(DEALS, preserve_index=False).append_column(
        "Note", pa.array([Decimal(1), None, Decimal(2)], pa.decimal256(50, 2))
    ),
}


@pytest.mark.parametrize("kind", ODD)
def test_odd_frames_are_read_like_any_other(kind):
    """Two sales of 100.5 in all, after ten and thirteen days: closings are days in pandas, too."""
    with smalign.open(deals=ODD[kind]) as export:
        total = export.roi(by="owner").total
        held = {column.column for column in export.inspect().files[0].columns}
    assert (total["leads"], total["won"], total["revenue"]) == (3, 2, Decimal("100.5"))
    assert total["median_days_to_won"] == 11.5
    assert held >= {"deal_id", "created_at", "owner"}


@pytest.mark.parametrize("kind", ["pandas", "polars", "arrow"])
def test_whole_numbers_beside_an_empty_cell_are_whole(kind):
    """A 1 beside an empty cell is 1.0 in pandas; the same CSV says 1, and 1.5 stays."""
    frame = with_column(Score=[1, None, 3], Share=[1.5, None, 2.0], Huge=[1e300, None, 1.0])
    made = {
        "pandas": frame,
        "polars": pl.from_pandas(frame),
        "arrow": pa.Table.from_pandas(frame, preserve_index=False),
    }
    with smalign.open(deals=made[kind]) as export:
        found = {by: [row[by] for row in export.roi(by=by).rows] for by in ("Score", "Share")}
    assert {name: sorted(map(str, values)) for name, values in found.items()} == {
        "Score": ["(none)", "1", "3"],
        "Share": ["(none)", "1.5", "2.0"],
    }


def test_periods_of_pandas_are_what_they_are_called():
    """2026-01 covers January, and 2026-01-05 is a day; both were numbers since 1970."""
    spend = pd.DataFrame({"month": pd.PeriodIndex(["2026-01"], freq="M"), "cost": [310]})
    days = pd.PeriodIndex(["2026-01-05", "2026-01-06"], freq="D")
    leads = pd.DataFrame({"lead_id": [1, 2], "created_at": days})
    with smalign.open(leads=leads, spend=spend) as export:
        rows = {row["month"]: (row["leads"], row["spend"]) for row in export.roi(by="month").rows}
    assert rows == {"2026-01": (2, Decimal(310))}


def test_numbers_of_polars_that_arrow_has_no_type_for_are_read():
    """An Int128 was a traceback."""
    ids = pl.Series("deal_id", [10**30, 2], dtype=pl.Int128)
    frame = pl.DataFrame({"created_at": ["2026-01-05", None], "stage": ["won", "lost"]})
    with smalign.open(deals=frame.with_columns(ids)) as export:
        total = export.roi().total
    assert (total["won"], total["lost"]) == (1, 1)


def test_records_in_a_cell_are_values_and_no_ad_macros():
    """{"a": 1} and {a=1} are filled; {keyword} is what an ad left unfilled."""
    notes = ['{"a": 1}', "{a=1}", "{keyword}"]
    with smalign.open(deals=with_column(Note=notes, More=[{"a": 1}, {"a": 2}, None])) as export:
        fields = {row["field"]: row for row in export.fields().rows}
    assert fields["Note"]["pseudo_empty"] == 1
    assert (fields["More"]["pseudo_empty"], fields["More"]["empty"]) == (0, 1)


def test_a_frame_without_one_known_header_is_asked_about():
    """Numbered columns are no headers: the export does not "hold no deals", it names none."""
    numbered = DEALS.set_axis(range(6), axis=1)
    with smalign.open(deals=numbered) as export, pytest.raises(smalign.QuestionError) as caught:
        export.roi()
    assert caught.value.code == "no_header_known"
    assert "“0”, “1”" in caught.value.text
    assert "[mapping.deals]" in caught.value.text
