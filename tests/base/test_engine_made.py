"""What is there already is not made again, and what changed below it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import smalign
from smalign.engine import made
from smalign.engine.duckdb import Engine, EngineError
from smalign.engine.taken import takes_all

SQL = tuple(Path(smalign.__file__).parent.rglob("*.sql"))


@pytest.fixture
def ran(tmp_path, monkeypatch):
    """An engine, and every statement it was really given."""
    seen: list[str] = []
    plain = Engine._execute  # noqa: SLF001 - the one door to the database

    def execute(self, sql):
        seen.append(sql)
        return plain(self, sql)

    monkeypatch.setattr(Engine, "_execute", execute)
    with Engine(tmp_path, threads=1) as engine:
        yield engine, seen


ONE = "create or replace table one as select 1 as n"
TWO = "create or replace table one as select 2 as n"
SEEN = "create or replace view seen as select n from one"
TOLD = "create or replace temporary table told as select n from seen"


def test_the_same_statement_runs_once_and_stands_in_the_script_twice(ran):
    """The script is whole, whatever did not have to run."""
    engine, seen = ran
    for statement in (ONE, SEEN, TOLD) * 2:
        engine.define(statement)
    assert seen == [ONE, SEEN, TOLD]
    assert engine.script().count("create or replace") == 6


def test_a_table_over_a_view_over_a_table_is_made_again_when_that_changes(ran):
    """The text of the view and of the table are the same; what they read is not."""
    engine, seen = ran
    for statement in (ONE, SEEN, TOLD, TWO, TOLD):
        engine.define(statement)
    assert engine.value("select n from told") == 2
    assert seen[:5] == [ONE, SEEN, TOLD, TWO, TOLD]


def test_what_was_another_thing_between_is_made_again(ran):
    """One name, two texts, and the first again."""
    engine, _ = ran
    for statement in (ONE, TWO, ONE):
        engine.define(statement)
    assert engine.value("select n from one") == 1


def test_two_that_read_each_others_names_do_not_go_round_for_ever(ran):
    """A column may have the name of a view."""
    engine, _ = ran
    first = "create or replace view a as select 1 as b"
    second = "create or replace view b as select 2 as a"
    for statement in (first, second, first, second, first, second):
        engine.define(statement)
    assert (engine.value("select b from a"), engine.value("select a from b")) == (1, 2)


def test_a_file_is_read_every_time(ran, tmp_path):
    """The text is the same; the file need not be."""
    engine, _ = ran
    file = tmp_path / "a.csv"
    read = f"create or replace table one as select * from read_csv('{file}')"
    for number in (1, 2):
        file.write_text(f"n\n{number}\n", encoding="utf-8")
        engine.define(read)
        engine.define(SEEN)
        engine.define(TOLD)
        assert engine.value("select n from told") == number


def test_what_is_no_view_and_no_table_makes_all_that_follows_run(ran):
    """A macro may be in any of them."""
    engine, _ = ran
    for number in (1, 2):
        engine.define(f"create or replace macro m() as {number}")
        engine.define("create or replace table one as select m() as n")
        assert engine.value("select n from one") == number


def test_a_statement_that_was_refused_is_tried_again(ran):
    """What it reads may be there by then."""
    engine, _ = ran
    with pytest.raises(EngineError):
        engine.define(SEEN)
    for statement in (ONE, SEEN):
        engine.define(statement)
    assert engine.value("select n from seen") == 1


def test_a_table_made_of_itself_is_made_every_time(ran):
    """A round of a loop has the same text as the one before."""
    engine, _ = ran
    engine.define(ONE)
    for number in (2, 3, 4):
        engine.define("create or replace table one as select n + 1 as n from one")
        assert engine.value("select n from one") == number


@pytest.mark.parametrize(
    "said", ["'one'", "'it''s one'", "2 /* of one */", "2 -- one, it's said", "'--' || 'one'"]
)
def test_a_name_in_a_constant_or_a_comment_is_nothing_a_statement_reads(ran, said):
    """A table called `one` was made anew: what only speaks of it stays."""
    engine, seen = ran
    other = f"create or replace table other as select {said}\nas n"
    for statement in (ONE, other, TWO, other):
        engine.define(statement)
    assert seen == [ONE, other, TWO]


@pytest.mark.parametrize("told", ["'--' || n", "'it''s' || n", "n /* a 'word' */"])
def test_a_name_after_a_constant_or_a_comment_is_read(ran, told):
    """What a constant holds begins no comment, and a comment no constant."""
    engine, _ = ran
    other = f"create or replace table other as select {told} as n from one"
    for statement in (ONE, other, TWO, other):
        engine.define(statement)
    assert str(engine.value("select n from other")).endswith("2")


def test_names_are_compared_as_sql_does(ran):
    """ONE and one are one table."""
    engine, _ = ran
    for number in (1, 2):
        engine.define(f'create or replace table "One" as select {number} as n')
        engine.define("create or replace view seen as select n from ONE")
        engine.define(TOLD)
        assert engine.value("select n from told") == number


@pytest.mark.parametrize(
    "view",
    [
        "create or replace view seen as select n, 1 as seen from one",
        f"create or replace view seen as select n, '{'x' * 30_000}' as told from one",
    ],
    ids=["a column of its name", "a text too long to be kept"],
)
def test_what_a_view_shows_is_followed_through_it(ran, view):
    """The view is made once, the table under it again: a table over the view is another one."""
    engine, _ = ran
    for statement in (ONE, view, TOLD, TWO, TOLD):
        engine.define(statement)
    assert engine.value("select n from told") == 2


def test_after_what_may_have_made_anything_views_are_followed_too(ran):
    """A macro between: what the view reads is still what a table over it is made of."""
    engine, _ = ran
    for statement in (ONE, SEEN, "create or replace macro m() as 1", TOLD, TWO, TOLD):
        engine.define(statement)
    assert engine.value("select n from told") == 2


STATEMENTS = (
    "create or replace table one as select {k} as n",
    "create or replace view seen as select n + {k} as n from one",
    "create or replace view over as select n, 1 as over from seen",
    "create or replace temporary table told as select n + {k} as n from over",
    "create or replace view last as select t.n + o.n as n from told t cross join over o",
    "create or replace table counted as select n from last",
    "create or replace table one as select n + {k} as n from one",
    "create or replace macro nothing() as {k}",
)
RELATIONS = ("one", "seen", "over", "told", "last", "counted")
STEPS = st.lists(
    st.tuples(st.integers(0, len(STATEMENTS) - 1), st.integers(0, 2)), min_size=5, max_size=30
)


@settings(max_examples=40)
@given(steps=STEPS)
def test_what_is_kept_is_what_is_made_each_time(tmp_path_factory, steps):
    """Tables and views over each other, made again in any order: the same rows at every step."""
    folder = tmp_path_factory.mktemp("made")
    with Engine(folder, threads=1) as kept, Engine(folder, threads=1) as plain:
        for at, k in [*((at, 0) for at in range(len(RELATIONS))), *steps]:
            statement = STATEMENTS[at].format(k=k)
            kept.define(statement)
            plain._execute(statement)  # noqa: SLF001 - as it would be without what is kept
            if at >= len(RELATIONS) - 1:
                for name in RELATIONS:
                    query = f"select n from {name}"
                    fresh = plain._execute(query).fetchall()  # noqa: SLF001 - not kept either
                    assert kept.rows(query) == fresh, (name, statement)


def test_the_rows_of_a_query_are_kept_until_what_it_reads_is_made_anew(ran):
    """Through a view, too, and what is as it was has the rows it had; nobody can change them."""
    engine, seen = ran
    asked = "select n from seen"
    for statement in (ONE, SEEN):
        engine.define(statement)
    engine.rows(asked).clear()
    assert (engine.rows(asked), seen.count(asked)) == ([(1,)], 1)
    engine.define(TWO)
    assert (engine.rows(asked), seen.count(asked)) == ([(2,)], 2)
    engine.define(ONE)
    assert (engine.rows(asked), seen.count(asked)) == ([(1,)], 2)


@pytest.mark.parametrize(
    "asked",
    [
        "select n from range(250000) as many(n)",
        "select count(*) from information_schema.tables where table_name = 'one'",
        "describe one",
    ],
    ids=["many rows", "what there is", "what it is like"],
)
def test_other_answers_are_asked_for_every_time(ran, asked):
    """Very many rows are not kept, nor what is said of the database itself."""
    engine, seen = ran
    engine.define(ONE)
    assert engine.rows(asked) == engine.rows(asked)
    assert seen.count(asked) == 2


def test_where_there_is_no_room_the_longest_answer_goes(ran, monkeypatch):
    """Answers of 1, 9, 8 and 9 rows with their names take 31 of 40 cells: 10 more do not fit."""
    monkeypatch.setattr(made, "_ROOM", 40)
    engine, seen = ran
    asked = [
        f"select n + {at} as n from range({rows}) as of(n)" for at, rows in enumerate((1, 9, 8, 9))
    ]
    for query in (*asked, *asked):
        engine.rows(query)
    assert [seen.count(query) for query in asked] == [1, 1, 1, 1]
    for query in ("select n from range(9) as of(n)", "select n from range(8) as of(n)", *asked):
        engine.rows(query)
    assert [seen.count(query) for query in asked] == [1, 2, 1, 2]


def test_an_answer_of_a_file_is_that_of_the_file_as_it_is(ran, tmp_path):
    """Its text does not say what is in it."""
    engine, _ = ran
    file = tmp_path / "a.csv"
    for number in (1, 2):
        file.write_text(f"n\n{number}\n", encoding="utf-8")
        assert engine.value(f"select n from read_csv('{file}')") == number


COLUMNS = (("low", "integer"), ("high", "integer"))
READERS = {
    "of_low": "create or replace view of_low as select g.low as n from given g",
    "summed": "create or replace table summed as select n + 1 as n from of_low",
    "of_high": "create or replace table of_high as select high as n from given",
    "every": "create or replace table every as select e.n from (select * from given) e(n)",
    "starred": "create or replace view starred as select s.* from given as s",
    "shown": "create or replace table shown as select high * low as n from starred",
}


def test_of_a_row_of_constants_a_statement_reads_the_columns_it_names(ran):
    """Whatever else is in the row: views over it, tables over these, and queries."""
    engine, seen = ran
    asked = "select n from of_low"
    for row in ((1, 5), (1, 6), (2, 6)):
        engine.values("given", COLUMNS, [row])
        for statement in (READERS["of_low"], READERS["summed"], READERS["of_high"]):
            engine.define(statement)
        assert engine.value(asked) == row[0]
        assert engine.value("select n from summed") == row[0] + 1
        assert engine.value("select n from of_high") == row[1]
    assert seen.count(READERS["of_low"]) == 1  # a view shows what is there
    assert [seen.count(one) for one in (READERS["summed"], asked)] == [2, 2]
    assert seen.count(READERS["of_high"]) == 2


@settings(max_examples=40, deadline=None)
@given(rows=st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=2, max_size=12))
def test_what_is_kept_of_a_row_is_what_is_made_each_time(tmp_path_factory, rows):
    """A row whose columns change one by one, and back, below every kind of reader."""
    folder = tmp_path_factory.mktemp("row")
    with Engine(folder, threads=1) as engine:
        for low, high in rows:
            engine.values("given", COLUMNS, [(low, high)])
            for statement in READERS.values():
                engine.define(statement)
            found = {name: engine.rows(f"select * from {name}")[0] for name in READERS}
            assert found == {
                "of_low": (low,),
                "summed": (low + 1,),
                "of_high": (high,),
                "every": (low,),
                "starred": (low, high),
                "shown": (high * low,),
            }


@pytest.mark.parametrize(
    "sql",
    [
        "select * from run",
        "select distinct * from leads, run",
        "select r.* from leads l cross join run r",
        'select "r" . * from run as "r"',
        "select a from run r(a, b)",
        "with asked as (from run) select a from asked",
        "select columns('a.*') from run",
        "select l.a, * exclude (b) from leads l natural join run",
    ],
)
def test_a_row_that_may_be_taken_whole_is_told(sql):
    """By a star, its own or nobody's, by other names, or without any."""
    assert takes_all(sql, "run")


@pytest.mark.parametrize(
    "sql",
    [
        "select count(*), count( * ) from run",
        "select l.* from leads l cross join run r where l.a = r.a",
        "select 24 * r.a, (r.a) * 2, r.a*2, r.a[1] * 'x' from run r",
        "select extract(year from r.a) from run r where (r.a > 1)",
        "select x.* from (select a from run) x",
        "select q.* from prerun q cross join run r",
    ],
)
def test_a_row_of_which_columns_are_named_is_not_taken_whole(sql):
    """Products, counts, and stars of others."""
    assert not takes_all(sql, "run")


def test_no_statement_of_ours_takes_the_row_of_the_question_as_one_value():
    """What stands for `run` has a column after it: so its words name all that is read of it."""
    found = [path for path in SQL if re.search(r"\brun\b", path.read_text(encoding="utf-8"))]
    assert len(found) > 50
    for path in found:
        text = re.sub(r"--[^\n]*|'[^']*'", "", path.read_text(encoding="utf-8"))
        for alias in re.findall(r"\brun (?:as )?(r\w*)\b", text):
            bare = re.findall(rf"\b{alias}\b(?!\.)", text)
            told = re.findall(rf"\b(?:from|join) \w+ (?:as )?{alias}\b", text)
            assert len(bare) == len(told), (path.name, alias)
        assert not re.findall(r"\brun\b(?<!from run)(?<!join run)(?!\.)", text), path.name
