"""A drafted smalign.toml is TOML whatever headers, stages and sources it has to name."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from smalign.base.config import Constant, First
from smalign.base.config_file import load
from smalign.base.draft import (
    Draft,
    DraftAlias,
    DraftChannel,
    DraftColumn,
    DraftFile,
    DraftFormat,
    DraftFunnel,
    DraftLookup,
    DraftRule,
    DraftShare,
    DraftStage,
    DraftTable,
    DraftToken,
)
from smalign.base.toml import array, header, key, string
from smalign.render.draft import written
from smalign.render.toml import comment, value

ANY = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)
HOSTILE = (
    'say "hi"',
    "back\\slash",
    "two\nlines",
    "carriage\rreturn",
    "tab\there",
    "nul\x00bell\x07del\x7f",
    "# no comment",
    "]]\n[stages]\nwon = ['x']",
    '"""',
    "'''",
    "right\u202eleft\u2028line\x85next",
    "Выручка, ₽ «всего»",
    "\ufeffBOM",
    " ",
    "a.b = c",
)


@given(ANY)
def test_a_string_reads_back_as_it_was(text):
    """Quotes, backslashes, line ends, controls, Cyrillic: TOML gives back the same text."""
    assert tomllib.loads(f"a = {string(text)}") == {"a": text}
    assert tomllib.loads(f"{key(text)} = 1") == {text: 1}
    assert tomllib.loads(header(("pipelines", text))) == {"pipelines": {text: {}}}


@given(ANY)
def test_a_comment_stays_a_comment(text):
    """Nothing in a comment ends its line or fails to be TOML."""
    line = comment(text)
    assert "\n" not in line
    assert tomllib.loads(f"{line}\n") == {}


@pytest.mark.parametrize("text", HOSTILE)
def test_a_string_is_one_line_of_plain_signs(text):
    """An editor shows every sign that could hide or turn a line as its code."""
    shown = string(text)
    assert shown.isprintable() or shown == '" "'


@pytest.mark.parametrize(
    ("of", "shown"),
    [
        ("Opened", '"Opened"'),
        (Constant("won"), '{ value = "won" }'),
        (First(("Paid", 'Of"fer')), '{ first = ["Paid", "Of\\"fer"] }'),
    ],
)
def test_a_mapping_is_written_as_the_configuration_reads_it(of, shown):
    """A header, a constant, the first that is filled."""
    assert value(of) == shown


def test_a_list_stands_on_one_line():
    """As in the examples of the guide."""
    assert array(["New", "Demo"]) == '["New", "Demo"]'


def funnel(section, name, other):
    """Two stages called as told: an open and a won one."""
    stages = (
        DraftStage(name, 2, 0, 0, 2, "open", "not named", 1),
        DraftStage(other, 1, 1, 0, 0, "won", "flags", 2),
    )
    card = "lead" if section[0] == "lead_stages" else "deal"
    pipeline = section[1] if len(section) > 1 else None
    return DraftFunnel(
        section, card, pipeline, 3, 1, 0, 3, 1, stages, "list", is_decided=True, is_written=True
    )


def made(name: str, other: str) -> Draft:
    """A draft in which everything a user can name is called `name` or `other`."""
    column = DraftColumn(
        column="source",
        source=name,
        headers=(name,),
        differs=False,
        format="text",
        failures=2,
        rivals=(other,),
        is_made_up=True,
        is_written=True,
    )
    both = (name, other)
    first = replace(column, column="owner", source=First(both), headers=both)
    joined = replace(column, column="name", source=None, headers=both, is_written=False)
    file = DraftFile(
        name, f"/exports/{name}", name, "generic", "deals", 0.5, "", 1, (name, other), 3, 1,
        is_told=False, is_written=True,
    )  # fmt: skip
    unknown = replace(
        file, file=other, path=f"/exports/{other}", key=other, table=None, is_written=False
    )
    return Draft(
        files=(file, unknown),
        lookups=(DraftLookup(other, other, "deals", name, other, 1, 1),),
        tables=(DraftTable("deals", ("generic",), (name,), (column, first, joined), (other,)),),
        timezone=None,
        currency=None,
        currencies=(),
        has_unsigned_money=True,
        funnels=(
            funnel(("lead_stages",), name, other),
            funnel(("stages",), other, name),
            funnel(("pipelines", name), name, other),
        ),
        channels=(
            DraftChannel(name, other, None, "source", {"deals": 2}, is_written=True),
            DraftChannel(other, None, "call", "way in", {"deals": 1}, is_written=False),
            DraftChannel("", None, None, "none", {"deals": 1}, is_written=False),
        ),
        formats=(
            DraftFormat(name, other, (name,), ("day first", "month first")),
            DraftFormat(name, name, (), ("day first",), "day first", is_told=True),
        ),
        tokens=(DraftToken(name, other, 2),),
        aliases=(DraftAlias(name, other, 1, 2),),
        shares=(DraftShare(name, other, 3, 10), DraftShare(other, "c1", 0, 10)),
        rules=(
            DraftRule("test", "email_domains", "email", name, 2),
            DraftRule("spam", "words", other, name, 2),
        ),
        options={"encoding": name},
    )


def check(name: str, other: str, lang: str) -> None:
    """The draft says in TOML exactly what it has to say."""
    read = tomllib.loads(written(made(name, other), Path("/exports"), lang))
    stages = {"order": [name], "won": [other]}
    assert read["mapping"] == {"deals": {"source": name, "owner": {"first": [name, other]}}}
    assert read["sources"]["tables"] == {name: "deals"}
    assert read["lead_stages"] == stages
    assert read["stages"] == {"order": [other], "won": [name]}
    assert read["pipelines"] == {name: stages}
    assert read["channels"] == {name: other}
    assert read["formats"] == {name: "day first"}
    assert read["checks"] == {"empty_share": {"most": {name: "30%", other: "0%"}}}
    assert read["aliases"] == read["exclude"] == {}
    assert read["values"] == read["money"] == read["costs"] == read["thresholds"] == {}


@pytest.mark.parametrize("lang", ["ru", "en"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_change_nothing_but_themselves(name, lang):
    """A header that looks like TOML is a header, in every section and every comment."""
    check(name, "plain", lang)


@given(ANY, ANY)
def test_any_name_reads_back(name, other):
    """Two names of any signs, wherever a draft can name something."""
    if name != other:
        check(name, other, "ru")


def test_a_drafted_file_is_a_configuration(tmp_path):
    """What was written is read again as it was meant."""
    path = tmp_path / "smalign.toml"
    path.write_text(written(made("Источник", "Other"), tmp_path, "ru"), encoding="utf-8")
    config = load(path)
    assert config.channels == {"Источник": "Other"}
    assert config.pipelines["Источник"].order == ("Источник",)


def test_a_file_name_that_is_no_text_is_told_not_written():
    """A name in another encoding cannot stand in TOML: a comment says what to do."""
    draft = made("deals.csv", "x")
    odd = replace(
        draft.files[0], file="a\udcff.csv", path="/exports/a\udcff.csv", key="a\udcff.csv"
    )
    text = written(replace(draft, files=(odd, *draft.files)), Path("/exports"), "en")
    assert tomllib.loads(text)["sources"]["files"] == ["deals.csv", "x"]
    assert "rename the file" in text
    assert text.encode()


@pytest.mark.parametrize("lang", ["ru", "en"])
def test_comments_keep_to_the_page(lang):
    """A comment of its own is at most 100 signs wide; its language is the one asked for."""
    text = written(made("Source", "Other"), Path("/exports"), lang)
    own = [line for line in text.splitlines() if line.startswith("# ")]
    assert max(map(len, own)) <= 100
    assert ("Как smalign понял" in text) == (lang == "ru")
