"""Every line of smalign.toml that is proposed is TOML, and what smalign.toml may say."""

from __future__ import annotations

import re

import pytest
from tests.handmade import opened

from smalign.base.config_file import load
from smalign.base.errors import QuestionError, UsageError
from smalign.metrics.funnel.left_out import which_order
from smalign.render.advice import toml_lines
from smalign.render.draft import written
from smalign.render.sentences import sentence

HEAD = "ID,Дата создания,Стадия,Сумма,Валюта\n"
TWO = f"{HEAD}1,2026-01-05,Сделка успешна,100,у.е.\n2,2026-01-06,Сделка успешна,200,RUB\n"
LINE = re.compile(r'# (?!\[)(?:[\w-]+|"[^"]*")(?:\.(?:[\w-]+|"[^"]*"))* = ')
"""A line of a draft that comes into force without its #."""


def accepted(folder, toml):
    """What smalign.toml says with these lines; a number that only the user knows is a half."""
    path = folder / "proposed.toml"
    path.write_text(toml.replace("= …", "= 0.5"), encoding="utf-8")
    return load(path)


def refused(folder, files, toml="", ask="roi", **options):
    """What the question says would answer it."""
    with pytest.raises(QuestionError) as caught, opened(folder, files, toml) as session:
        getattr(session, ask)(**options)
    return caught.value.facts["toml"]


def test_rates_of_currencies_that_have_no_code(tmp_path):
    """100 at 90 and 200: «у.е.» is written so in the export, and 9,200 are added up."""
    files = {"deals.csv": TWO}
    toml = refused(tmp_path, files)
    assert toml == '[sources]\ncurrency = "RUB"\n[rates."У.Е."]\n"2026-01-01" = …'
    assert list(accepted(tmp_path, toml).rates) == ["У.Е."]
    with opened(tmp_path, files, toml.replace("…", "90")) as session:
        assert session.roi().total["revenue"] == 9200


@pytest.mark.parametrize("name", ["у.е.", "У.Е.", "тугрик", "доллар", "usd", "$"])
def test_rates_are_by_the_name_that_the_export_has(tmp_path, name):
    """A known name is its code, and case makes no difference."""
    files = {"deals.csv": TWO.replace("у.е.", name)}
    toml = f'[sources]\ncurrency = "RUB"\n[rates."{name}"]\n"2026-01-01" = 90\n'
    with opened(tmp_path, files, toml) as session:
        assert session.roi().total["revenue"] == 9200


def test_rates_of_one_currency_by_two_names(tmp_path):
    """Days of both count: 100 at 90; the own currency needs none by any name."""
    files = {"deals.csv": TWO.replace("у.е.", "USD")}
    head = '[sources]\ncurrency = "RUB"\n'
    toml = f'{head}[rates.USD]\n"2026-01-01" = 90\n[rates."доллар"]\n"2026-02-01" = 95\n'
    with opened(tmp_path, files, toml) as session:
        assert session.roi().total["revenue"] == 9200
    toml = f'{head}[rates."руб."]\n"2026-01-01" = 2\n'
    with opened(tmp_path, files, toml) as session, pytest.raises(UsageError) as own:
        session.roi()
    assert own.value.code == "config_rates_own"


def test_a_currency_of_rates_that_is_nowhere_is_told(tmp_path):
    """«у.е» lacks its point; euros may come next month, and are a code."""
    head = '[sources]\ncurrency = "RUB"\n'
    toml = f'{head}[rates."у.е"]\n"2026-01-01" = 90\n[rates.EUR]\n"2026-01-01" = 95\n'
    with opened(tmp_path, {"deals.csv": TWO}, toml) as session:
        told = [one.facts for one in session.inspect().warnings if one.code == "told_of_no_value"]
    assert told == [{"place": "[rates]", "names": ["у.е"], "did_you_mean": ["У.Е."]}]


def test_rates_where_no_currency_has_a_code(tmp_path):
    """Both want a rate, to a currency that has one."""
    toml = refused(tmp_path, {"deals.csv": TWO.replace("RUB", "тугрик")})
    assert sorted(accepted(tmp_path, toml).rates) == ["ТУГРИК", "У.Е."]


def test_the_rate_of_an_earlier_day(tmp_path):
    """An amount older than every rate of its currency."""
    told = '[sources]\ncurrency = "RUB"\n[rates."у.е."]\n"2026-02-01" = 90\n'
    toml = refused(tmp_path, {"deals.csv": TWO}, told)
    assert toml == '[rates."У.Е."]\n"2026-01-05" = …'
    accepted(tmp_path, f'[sources]\ncurrency = "RUB"\n{toml}')


def test_a_header_with_quotes(tmp_path):
    """03/04 is March or April, in a column called so."""
    files = {"deals.csv": 'ID,"Дата ""от\\до""",Стадия\n1,03/04/2026,a\n2,04/05/2026,a\n'}
    told = "[mapping.deals]\ncreated_at = 'Дата \"от\\до\"'\n"
    toml = refused(tmp_path, files, told, since="2026-01-01")
    assert list(accepted(tmp_path, toml).formats) == ['Дата "от\\до"']


def test_stages_with_quotes(tmp_path):
    """Their order is what is asked for, each as it is called."""
    stages = 'План "А"\x1fПлан \\Б'
    record = {"card": "deal", "pipeline": "P", "cards": 1, "stages": stages, "all_stages": stages}
    asked = which_order([record])
    assert list(accepted(tmp_path, asked.facts["toml"]).stages.order) == ['План "А"', "План \\Б"]


def test_a_file_with_quotes(tmp_path):
    """Nothing in it is known, and its name is quoted."""
    toml = refused(tmp_path, {'a "b".csv': "q,w\n1,2\n"})
    assert dict(accepted(tmp_path, toml).sources.tables) == {'a "b".csv': "deals"}


def test_a_long_proposal_is_told_whole():
    """Thirty stages are more than two hundred signs; half of an array answers nothing."""
    names = ", ".join(f'"Этап номер {n}"' for n in range(30))
    asked = QuestionError(
        "stage_order_unknown", toml=f"[stages]\norder = [{names}]", pipeline="P", stages=["a"]
    )
    assert sentence(asked, "en").endswith(f"order = [{names}]")


def test_every_line_of_a_draft_may_come_into_force(tmp_path):
    """With its # taken away, each is accepted; rates want to know into what they convert."""
    with opened(tmp_path, {"deals.csv": TWO}) as session:
        text = written(session.draft(), tmp_path, "ru")
    text = re.sub(r"^\[sources\]$", '[sources]\ncurrency = "EUR"', text, flags=re.MULTILINE)
    text, bonus = text.split("# [bonus", 1)
    lines = text.splitlines()
    proposed = [at for at, line in enumerate(lines) if LINE.match(line)]
    assert len(proposed) > 20
    for at in proposed:
        line = lines[at].removeprefix("# ")
        accepted(tmp_path, "\n".join([*lines[:at], line, *lines[at + 1 :]]))
    plan = [line.removeprefix("# ") for line in f"[bonus{bonus}".splitlines()]
    assert list(accepted(tmp_path, "\n".join(plan)).bonus.plans) == ["2026"]


def test_what_is_suggested_to_be_required(tmp_path):
    """4 of 40 deals that got to the stage lack a field; both are called with odd signs."""
    rows = [f'{n},2026-01-05,"План ""А""\\1",{n % 3},Анна' for n in range(20)]
    sold = [f"{n},2026-01-05,Оплата,{'' if n < 24 else n % 3},Анна" for n in range(20, 40)]
    lost = [f"{n},2026-01-05,Отказ,,Анна" for n in range(40, 44)]
    head = 'ID,Дата создания,Стадия,"Размер ""Б""\\2",Ответственный'
    toml = '[stages]\norder = [\'План "А"\\1\']\nwon = ["Оплата"]\nlost = ["Отказ"]\n'
    files = {"deals.csv": "\n".join((head, *rows, *sold, *lost))}
    with opened(tmp_path, files, toml) as session:
        lines = toml_lines(session.fields(suggest=True, min_n=5))
    said = accepted(tmp_path, "\n".join(lines)).stages.required
    assert {stage: list(fields) for stage, fields in said.items()} == {
        'План "А"\\1': ['Размер "Б"\\2']
    }
