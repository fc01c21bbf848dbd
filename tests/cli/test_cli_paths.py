"""`smalign roi` of added-up paths: the command as a process."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from smalign.render import FORMS

PATHS = """path;total_conversions;total_conversion_value;total_null
Search > Mail;3;300,5;10
Search;1;40;2
Mail > Social > Mail;2;;7
"""
MODELS = ["first", "last", "linear", "position", "markov", "shapley", "shapley-rate"]


@pytest.fixture
def paths(tmp_path):
    """A small file of paths."""
    file = tmp_path / "paths.csv"
    file.write_text(PATHS, encoding="utf-8")
    return file


def test_all_models_are_the_default(smalign, paths):
    """Each channel has a row a model, and the rows of a model sum to what the file says."""
    ended = smalign("roi", paths, "-f", "json")
    assert (ended.code, ended.err) == (0, "")
    told = json.loads(ended.out)
    assert (told["metric"], told["grain"]) == ("roi", "path")
    assert (told["total"]["won"], told["total"]["revenue"]) == ("6", "340.50")
    assert [row["model"] for row in told["rows"]] == MODELS * 3
    for model in MODELS:
        rows = [row for row in told["rows"] if row["model"] == model]
        assert sum(Decimal(row["won"]) for row in rows) == 6
        assert sum(Decimal(row["revenue"]) for row in rows) == Decimal("340.50")
        assert {row["leads"] for row in rows} == {None}


@pytest.mark.parametrize("form", [form for form in FORMS if form != "xlsx"])
def test_every_form_tells_the_models(smalign, paths, form):
    """Channel, model and credit stand in each form."""
    ended = smalign("roi", paths, "--models", "markov,last", "-f", form, "-q", "--lang", "en")
    assert (ended.code, ended.err) == (0, "")
    for word in ("Search", "markov", "last"):
        assert word in ended.out


def test_models_stand_side_by_side(smalign, paths):
    """For people: one row a channel with its share by each model and the span of its places.

    Search is first in 4 of 6 conversions and last in 1; Mail is last in 5.
    """
    ended = smalign("roi", paths, "--models", "first,last", "-f", "table", "--lang", "en")
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["Channel", "first", "last", "Places", "Shares", "Touches"] in lines
    assert ["Search", "66.7%", "16.7%", "1–2", "16.7–66.7%", "16"] in lines
    assert ["Mail", "33.3%", "83.3%", "1–2", "33.3–83.3%", "31"] in lines
    assert ["Social", "0.0%", "0.0%", "3", "0.0%", "9"] in lines
    assert ["Total", "100.0%", "100.0%", "56"] in lines


def test_one_model_shows_what_is_known(smalign, paths):
    """Columns of cards and costs, which paths do not hold, are not drawn."""
    ended = smalign("roi", paths, "--models", "last", "-f", "table", "--lang", "en", COLUMNS="80")
    lines = [line.split() for line in ended.out.splitlines()]
    assert ["Channel", "Touches", "Won", "Revenue"] in lines
    assert ["Mail", "31", "5.00", "301"] in lines
    assert "No data for" not in ended.out


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_the_table_fits_eighty_columns(smalign, paths, lang):
    """No line of the table is broken by the terminal."""
    ended = smalign("roi", paths, "-f", "table", "--lang", lang, COLUMNS="80")
    assert ended.code == 0
    assert max(map(len, ended.out.splitlines())) <= 80


def test_the_script_gives_the_paths_and_the_formulas(smalign, paths):
    """What SQL cannot do is written above the rows it is done with."""
    ended = smalign("roi", paths, "--sql")
    assert ended.code == 0
    assert "-- What happened on each path. The models are computed of these rows" in ended.out
    assert "P(conversion without the channel)" in ended.out


@pytest.mark.parametrize(
    ("options", "english", "russian"),
    [
        (("--since", "2026-01-01"), "--since has nothing", "--since применить не к чему"),
        (("--where", "channel = Mail"), "--where has nothing", "--where применить не к чему"),
        (("--by", "owner"), "--by has nothing", "--by применить не к чему"),
        (("--basis", "cash"), "--basis has nothing", "--basis применить не к чему"),
        (("--models", "time-decay"), "neither times nor cards", "ни времени, ни карточек"),
        (("--models", "source"), "neither times nor cards", "ни времени, ни карточек"),
        (("--models", "last", "--order", "2"), "add --models markov", "добавьте --models markov"),
        (("--models", "last", "--no-nulls"), "add --models markov", "добавьте --models markov"),
        (("--order", "4"), "orders 1, 2 and 3, not 4", "порядки 1, 2 и 3, а не 4"),
        (("--models", "shapley-rate", "--no-nulls"), "leave --no-nulls out", "уберите --no-nulls"),
        (("--bootstrap",), "--bootstrap has nothing", "--bootstrap применить не к чему"),
        (("--velocity",), "--velocity has nothing", "--velocity применить не к чему"),
        (("--ltv", "180d"), "--ltv has nothing", "--ltv применить не к чему"),
        (("--counts",), "--counts has nothing", "--counts применить не к чему"),
    ],
)
def test_what_cannot_be_asked_is_one_sentence(smalign, paths, options, english, russian):
    """A day, a field or a model that paths cannot answer for: one sentence, exit code 2."""
    for lang, words in (("en", english), ("ru", russian)):
        ended = smalign("roi", paths, *options, LC_ALL=f"{lang}_XX.UTF-8")
        assert ended.code == 2
        assert words in ended.sentence


def test_channels_may_be_named_as_the_rows(smalign, paths):
    """`--by channel` is what the rows are."""
    assert smalign("roi", paths, "--by", "channel", "-q").code == 0


def test_nothing_converted(smalign, tmp_path):
    """Without a conversion there is nothing to share out, which is no table of zeros."""
    file = tmp_path / "paths.csv"
    file.write_text("path,conversions,nulls\nA > B,0,4\n", encoding="utf-8")
    ended = smalign("roi", file)
    assert ended.code == 3
    assert ended.sentence == (
        "None of 1 path has a conversion, so there is nothing to share out; check the column of "
        "conversions with `smalign inspect`."
    )


def test_cells_that_are_no_numbers_are_told(smalign, tmp_path):
    """The file and the column are named, and the row is counted as left out."""
    rows = "".join(f"A > B,{count},1\n" for count in range(1, 9))
    file = tmp_path / "paths.csv"
    file.write_text(f"path,conversions,nulls\n{rows}B,many,\n", encoding="utf-8")
    ended = smalign("roi", file, "-f", "json")
    told = json.loads(ended.out)
    assert told["total"]["won"] == "36"
    assert told["excluded"] == [{"reason": "path_uncounted", "count": 1}]
    text = next(note["text"] for note in told["notes"] if note["code"] == "not_converted")
    for word in ("paths.csv", "column “conversions”", "1 value of 9"):
        assert word in text


def test_paths_beside_cards_are_not_counted(smalign, tmp_path, paths):
    """Cards answer where there are cards; paths answer nothing of the funnel."""
    deals = "deal_id,created_at,status,amount,channel\n1,2026-01-05,won,100,Ads\n"
    (tmp_path / "deals.csv").write_text(deals, encoding="utf-8")
    ended = smalign("roi", tmp_path, "-f", "json")
    assert [row["channel"] for row in json.loads(ended.out)["rows"]] == ["Ads"]
    ended = smalign("funnel", paths)
    assert ended.code == 3
    assert "holds added-up paths, and none of what it counts" in ended.sentence


def test_twenty_one_channels(smalign, tmp_path):
    """All without shapley-rate and a note; shapley-rate alone one sentence."""
    file = tmp_path / "paths.csv"
    file.write_text(
        "path,conversions,nulls\n" + "".join(f"c{one},1,1\n" for one in range(21)),
        encoding="utf-8",
    )
    told = json.loads(smalign("roi", file, "-f", "json").out)
    assert {row["model"] for row in told["rows"]} == set(MODELS) - {"shapley-rate"}
    assert "rate_left_out_of_channels" in [note["code"] for note in told["notes"]]
    ended = smalign("roi", file, "--models", "shapley-rate")
    assert ended.code == 2
    assert "21 channels have too many" in ended.sentence


def test_a_workspace_answers_the_same(smalign, tmp_path, paths):
    """Prepared once, the answer is that of the file."""
    direct = smalign("roi", paths, "-q")
    assert smalign("prepare", paths, "-o", tmp_path / "kept", "-q").code == 0
    assert smalign("roi", tmp_path / "kept", "-q").out == direct.out


def test_parts_of_a_conversion_are_told_as_they_are(inside, tmp_path):
    """2.5 of 10 journeys: neither 2 nor 3."""
    file = tmp_path / "paths.csv"
    file.write_text("path;conversions;nulls\nA > B;2,5;7,5\n", encoding="utf-8")
    ended = inside("roi", file, "--lang", "en", "-f", "plain")
    assert "10 journeys on 1 path, of 1 row of the file: 2.50 ended in a conversion, 25.0%" in (
        ended.err
    )


@pytest.mark.parametrize("header", ["total_null", "(null)", "null", "no_conversion"])
def test_journeys_that_ended_in_nothing_are_known_by_several_names(inside, tmp_path, header):
    """Three converted and seven did not, whatever the column of these is called."""
    file = tmp_path / "paths.csv"
    file.write_text(f"path,total_conversions,{header}\nA > B,3,7\n", encoding="utf-8")
    ended = inside("roi", file, "--lang", "en", "-f", "plain")
    assert "10 journeys on 1 path, of 1 row of the file: 3 ended in a conversion" in ended.err
