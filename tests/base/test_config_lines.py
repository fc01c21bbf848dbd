"""The line of smalign.toml that a mistake is told with, and values no key may have."""

from __future__ import annotations

import pytest

from smalign.base.config_file import load
from smalign.base.errors import UsageError


def told(tmp_path, text: str) -> tuple[str, int | None, str | None]:
    """Code, line and key of the mistake in a configuration."""
    path = tmp_path / "smalign.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(path)
    facts = caught.value.facts
    return caught.value.code, facts.get("line"), facts.get("key")


ACTION = '[[actions]]\non = "2026-01-01"\nwhat = "x"\nstep = 1\n'
WAIVER = '[[checks.waivers]]\nrule = "orphans"\nreason = "x"\n'


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        # A key inside a table on one line stands on that line, its name in quotes or not.
        ('[reasons]\n"X" = { class = "handling", below_attempts = 0, else = "quality" }\n', 2,
         "reasons.X.below_attempts"),
        # Of several tables in double brackets the second one is meant.
        (f"{ACTION}{ACTION}step = 2\n", 9, None),
        (f'{ACTION}[[actions]]\non = "2026-01-01"\nstep = 9\nwhat = "x"\n', 7,
         "actions.2.step"),
        (f'{ACTION}[[actions]]\non = "2026-01-01"\nstep = 2\n', 5, "actions.2.what"),
        (f'{WAIVER}until = "2026-01-01"\n{WAIVER}until = "soon"\n', 8, "checks.waivers.2.until"),
        # A section that is named only by what is inside it.
        ('[money]\nmargin = 0.4\n[exclude.tests.values]\ncity = ["x"]\n', 3, "exclude.tests"),
        ('[rates.USD]\n"2026-01-01" = 80\n', 1, "rates"),
        # Keys with points, and lists over several lines, whose lines may look like keys.
        ('stages.order = [\n    "won = lost",\n]\nstages.won = "Paid"\n', 4, "stages.won"),
        # The value of another pipeline is no line of this one.
        ('[pipelines."A"]\nwon = ["x"]\n[pipelines."B"]\nwon = "x"\n', 4, "pipelines.B.won"),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_line(tmp_path, text, line, key):
    """The line is where the wrong key stands, or the nearest thing above it that is written."""
    assert told(tmp_path, text)[1:] == (line, key)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[money]\nmargin = 0.4\nmargin = 0.5", 3),  # the parser says: at the end of the document
        ("[money]\n[stages]\n[money]\n", 3),
        ("[stages]\nsla = { A = '4h', A = '2d' }\n", 2),
    ],
)
def test_what_stands_twice_is_told_so(tmp_path, text, line):
    """A key or a section that is there already is no mystery of the format."""
    assert told(tmp_path, text)[:2] == ("config_twice", line)


def test_a_misspelt_key_is_told_before_the_key_it_stands_for(tmp_path):
    """`field` for `fields`: the one who wrote it looks for a typing error, not for a gap."""
    code, line, key = told(tmp_path, '[tasks."A"]\nfield = ["city"]\n')
    assert (code, line, key) == ("config_unknown_key", 2, "tasks.A.field")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ('[channels]\n"" = "Ads"\n', 'channels.""'),
        ('[channels]\nyandex = " "\n', "channels.yandex"),
        ('[stages]\norder = ["New", ""]\n', "stages.order"),
        ('[mapping.deals]\namount = ""\n', "mapping.deals.amount"),
        ('[lookups."a.csv"]\ntable = "deals"\non = { "" = "Id" }\n', 'lookups."a.csv".on.""'),
        ('[[actions]]\non = "2026-01-01"\nwhat = ""\nstep = 1\n', "actions.1.what"),
    ],
)
def test_an_empty_text_names_nothing(tmp_path, text, key):
    """It would match no source, no stage and no header, without a word."""
    assert told(tmp_path, text)[::2] == ("config_nothing", key)


def test_a_tab_and_nothing_are_no_empty_texts(tmp_path):
    """A file may be told apart by tabs, and an empty word for nothing is harmless."""
    path = tmp_path / "smalign.toml"
    path.write_text('[values]\nempty = [""]\n[sources.read."a.csv"]\ndelimiter = "\\t"\n')
    assert load(path).sources.read["a.csv"].delimiter == "\t"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("[exclude]\nduplicate_days = true\n", "config_value"),  # would be one day
        ("[thresholds]\nlinked = true\n", "config_value"),  # would be 1.0
        ("[thresholds]\nsurge = nan\n", "config_share"),  # is neither above 0 nor below
        ("[agreement]\nwait = '4h'\n[agreement.norms]\nunworked = '5%'\n", "config_number"),
        ("[money]\nmargin = nan\n", "config_number"),
        ("[costs.monthly.Team]\namount = 1e30\n", "config_amount"),
        ('[sources]\nfiles = ["a.csv", 1]\n', "config_list"),
        # Days are compared as texts: only one way to write them sorts as the days do.
        ('[calendar]\nholidays = ["20260101"]\n', "config_day"),
        ('[calendar]\nholidays = ["2026-W01-1"]\n', "config_day"),
        ('[calendar]\nholidays = ["2026-01-01"]\nworkdays = ["2026-01-01"]\n', "config_day_twice"),
        ('[formats]\n"Created" = "day-first"\n', "config_choice"),
        ('[checks.known_currencies]\nknown = ["rub"]\n', "config_currency"),
        ('[nurture.topics]\n"Price" = []\n', "config_blank"),
    ],
)
def test_a_value_that_would_mean_nothing_is_refused(tmp_path, text, code):
    """Each was taken, and did nothing or something else."""
    assert told(tmp_path, text)[0] == code


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        # Stages are compared without case, blanks and ё, so one stage cannot stand in two lists.
        ('[stages]\norder = ["Счёт"]\nlost = ["счет "]\n', "config_stage_twice", 3),
        ('[stages]\nmarketing = ["Новая"]\nsales = ["НОВАЯ"]\n', "config_zone_twice", 3),
        ('[stages]\norder = ["Новая", "В работе", "Новая"]\n', "config_order_twice", 2),
        ('[reasons]\n"Ещё думает" = "quality"\n"еще думает " = "market"\n',
         "config_reason_twice", 3),
        ('[channels]\n"yandex / cpc" = "A"\n"Yandex/CPC" = "B"\n', "config_source_twice", 3),
        ('[aliases.owners]\n"Пётр" = "А"\n"петр" = "Б"\n', "config_alias_twice", 3),
        ('[aliases.teams]\n"Пётр" = "А"\n"петр" = "Б"\n', "config_alias_twice", 3),
        ('[aliases.owners]\n"П. И." = "Пётр"\n"петр" = "Иван"\n', "config_alias_chain", 2),
    ],
)  # fmt: skip
def test_one_name_in_two_spellings_cannot_mean_two_things(tmp_path, text, code, line):
    """Which of the two holds would be a matter of chance."""
    assert told(tmp_path, text)[:2] == (code, line)


def test_one_name_in_two_spellings_may_mean_one_thing(tmp_path):
    """Nothing is in doubt there."""
    path = tmp_path / "smalign.toml"
    path.write_text('[channels]\n"vk" = "Social"\n"VK" = "Social"\n')
    assert list(load(path).channels) == ["vk", "VK"]


PLAN = '[bonus.plans."A"]\nsince = "2026-01-01"\nrate = 0.1\n'


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (f'{PLAN}base = "won"\nmoney = "won"\n', "config_bonus_idle", 5),
        (f'{PLAN}base = "influenced"\nmodel = "first"\n', "config_bonus_idle", 5),
        (f'{PLAN}base = "won"\ncap = 1e30\n', "config_amount", 5),
        (f'{PLAN}base = "won"\nqualifiers = {{ drr = {{ most = -1, otherwise = 0 }} }}\n',
         "config_bonus_bound", 5),
    ],
)  # fmt: skip
def test_what_a_plan_of_the_bonus_cannot_say(tmp_path, text, code, line):
    """A key that the base has no use for, a bound nothing can meet."""
    assert told(tmp_path, text)[:2] == (code, line)
