"""Reading smalign.toml, and the one error each mistake becomes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from smalign.base.config import Config, Constant, First, Lookup
from smalign.base.config_file import load
from smalign.base.errors import Exit, UsageError

WHOLE = """
[sources]
files = ["deals.csv", "spend.csv"]
timezone = "Europe/Moscow"
currency = "RUB"
[sources.tables]
"deals.csv" = "deals"
[mapping.deals]
created_at = "Created Time"
status = { value = "won" }
amount = { first = ["Paid", "Offer"] }
[lookups."sales_teams.csv"]
table = "deals"
on = { owner = "sales_agent" }
[values]
empty = ["Select"]
[stages]
order = ["New", "Demo", "Paid"]
won = ["Paid"]
lost = ["Refused"]
qualified = ["Demo"]
marketing = ["New"]
sla = { "New" = "4h" }
required = { "Demo" = ["budget", "city"] }
required_since = { "Demo" = "2026-03-01" }
[lead_stages]
order = ["Новый"]
[pipelines."Опт"]
won = ["Отгружено"]
[channels]
"yandex / cpc" = "Paid search"
"vk" = "Social"
[money]
margin = 0.35
[calendar]
holidays = ["2026-01-01", "2026-06-12"]
workdays = ["2026-06-13"]
[thresholds]
min_n = 10
"""


@pytest.fixture
def written(tmp_path):
    """Write a smalign.toml and give its path."""

    def write(text: str | bytes):
        path = tmp_path / "smalign.toml"
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return path

    return write


def refused(path) -> UsageError:
    """The error a configuration is refused with."""
    with pytest.raises(UsageError) as caught:
        load(path)
    assert caught.value.exit_code == Exit.USAGE
    assert caught.value.facts["file"] == str(path)
    return caught.value


def test_no_file_gives_the_defaults():
    """Without a path the configuration is all defaults."""
    assert load(None) == Config()


def test_an_empty_file_gives_the_defaults(written):
    """A file that says nothing says the defaults."""
    assert load(written("")) == Config()


def test_everything_the_design_shows_is_read(written):
    """Each section becomes its record, in the order written."""
    config = load(written(WHOLE))
    assert config.sources.files == ("deals.csv", "spend.csv")
    assert config.sources.timezone == "Europe/Moscow"
    assert config.sources.currency == "RUB"
    assert config.sources.tables == {"deals.csv": "deals"}
    assert config.mapping == {
        "deals": {
            "created_at": "Created Time",
            "status": Constant("won"),
            "amount": First(("Paid", "Offer")),
        }
    }
    assert config.lookups == {"sales_teams.csv": Lookup("deals", {"owner": "sales_agent"})}
    assert config.values.empty == ("Select",)
    assert config.stages.order == ("New", "Demo", "Paid")
    assert config.stages.sla_hours == {"New": 4}
    assert config.stages.required == {"Demo": ("budget", "city")}
    assert config.stages.required_since == {"Demo": "2026-03-01"}
    assert config.lead_stages.order == ("Новый",)
    assert config.pipelines["Опт"].won == ("Отгружено",)
    assert list(config.channels.items()) == [("yandex / cpc", "Paid search"), ("vk", "Social")]
    assert config.money.margin == Decimal("0.35")
    assert config.calendar.changed == {
        date(2026, 1, 1): False,
        date(2026, 6, 12): False,
        date(2026, 6, 13): True,
    }
    assert config.thresholds.min_n == 10


def test_a_file_saved_by_notepad_is_read(written):
    """A byte order mark and CRLF line ends do not matter."""
    config = load(written(b'\xef\xbb\xbf[sources]\r\ncurrency = "EUR"\r\n'))
    assert config.sources.currency == "EUR"


def test_a_missing_file_is_said(tmp_path):
    """A path to nothing is config_missing."""
    assert refused(tmp_path / "no.toml").code == "config_missing"


def test_another_encoding_is_said(written):
    """TOML is UTF-8; a file in cp1251 is config_encoding."""
    assert refused(written('[sources]\nfiles = ["сделки.csv"]'.encode("cp1251"))).code == (
        "config_encoding"
    )


def test_broken_toml_is_said_with_its_line(written):
    """The line tomllib stopped at is a fact."""
    error = refused(written('[sources]\ncurrency = "RUB\n'))
    assert (error.code, error.facts["line"]) == ("config_syntax", 2)


@pytest.mark.parametrize(
    ("text", "key", "line", "hint"),
    [
        ("[stagez]\n", "stagez", 1, "stages"),
        ("\n[stages]\nordr = []\n", "stages.ordr", 3, "order"),
        ('[pipelines."Опт"]\nwan = []\n', 'pipelines."Опт".wan', 2, "won"),
        ('[lookups."a.csv"]\ntable = "deals"\non = {a = "b"}\ntabel = "x"\n',
         'lookups."a.csv".tabel', 4, "table"),
        ('[mapping.deals]\ncreated = "x"\n', "mapping.deals.created", 2, "created_at"),
        ('[mapping.deal]\namount = "x"\n', "mapping.deal", 1, "deals"),
        ("[money]\nmargn = 0.3\n", "money.margn", 2, "margin"),
        ("[thresholds]\nmin_m = 3\n", "thresholds.min_m", 2, "min_n"),
        ("[sources]\ntimezon = 'x'\n", "sources.timezon", 2, "timezone"),
    ],
)  # fmt: skip
def test_an_unknown_key_is_said_with_the_nearest_known_one(written, text, key, line, hint):
    """A typing error is an error, with its line and what was probably meant."""
    error = refused(written(text))
    assert error.code == "config_unknown_key"
    assert error.facts["key"] == key
    assert error.facts["line"] == line
    assert error.facts["hint"] == hint


def test_a_key_like_no_other_has_no_hint(written):
    """Nothing near: no hint is made up."""
    assert "hint" not in refused(written("[qqqqqqq]\n")).facts


@pytest.mark.parametrize(
    ("text", "code", "key", "found"),
    [
        ('[stages]\norder = "New"\n', "config_list", "stages.order", "New"),
        ('[sources]\ncurrency = ["RUB"]\n', "config_text", "sources.currency", '["RUB"]'),
        (
            '[mapping.deals]\namount = { "the value" = 1, x = true }\n',
            "config_mapping",
            "mapping.deals.amount",
            '{ "the value" = 1, x = true }',
        ),
        ('[actions]\nwhat = "call"\n', "config_tables", "actions", '{ what = "call" }'),
        (
            '[checks.waivers]\nrule = "orphans"\n',
            "config_tables",
            "checks.waivers",
            '{ rule = "orphans" }',
        ),
        (
            '[checks.empty_share.most]\nCity = "5"\n',
            "config_empty_share",
            "checks.empty_share.most.City",
            "5",
        ),
        ('[calendar]\nholidays = ["1.1.2026"]\n', "config_day", "calendar.holidays", "1.1.2026"),
        ("[channels]\nvk = 1\n", "config_text", "channels.vk", "1"),
        ("stages = 3\n", "config_section", "stages", "3"),
        ("[checks.orphans]\nerror = 2.5\n", "config_bound", "checks.orphans.error", "2.5"),
        ("[checks.orphans]\nwarning = []\n", "config_bound", "checks.orphans.warning", "[]"),
        ('[thresholds]\nmin_n = "many"\n', "config_integer", "thresholds.min_n", "many"),
        ('[money]\nmargin = "half"\n', "config_number", "money.margin", "half"),
        ("[mapping.deals]\namount = 3\n", "config_mapping", "mapping.deals.amount", "3"),
        ('[mapping.deals]\namount = {first = "x"}\n', "config_mapping", "mapping.deals.amount",
         '{ first = "x" }'),
        ("[mapping.deals]\namount = {first = []}\n", "config_headers", "mapping.deals.amount",
         "[]"),
        ('[sources]\ntimezone = "Moscow"\n', "config_timezone", "sources.timezone", "Moscow"),
        ('[sources]\ncurrency = "rub"\n', "config_currency", "sources.currency", "rub"),
        ('[sources.tables]\n"a.csv" = "deal"\n', "config_table", 'sources.tables."a.csv"', "deal"),
        ('[lookups.a]\ntable = "deal"\non = {a = "b"}\n', "config_table", "lookups.a.table",
         "deal"),
        ('[agreement]\non = "March"\n', "config_day", "agreement.on", "March"),
        ('[agreement]\nwait = "soon"\n', "config_term", "agreement.wait", "soon"),
        ("[agreement.norms]\nunworked = 0.1\n", "config_unsigned", "agreement", None),
        ('[agreement]\nby = ["A"]\non = "2026-01-01"\n[agreement.norms]\nunwork = 0.1\n',
         "config_norm", "agreement.norms.unwork", "unwork"),
        ('[agreement]\nby = ["A"]\non = "2026-01-01"\n[agreement.norms]\nunworked = 90\n',
         "config_share", "agreement.norms.unworked", "90.0"),
        ('[[actions]]\non = "2026-02-01"\nuntil = "2026-01-31"\nwhat = "x"\nstep = 1\n',
         "config_until", "actions.1.until", "2026-01-31"),
        ('[[actions]]\non = "2026-01-01"\nwhat = "x"\nstep = 7\n', "config_step",
         "actions.1.step", "7"),
        ('[[actions]]\non = "2026-01-01"\nwhat = "x"\nstep = 1\nmetric = "roi"\n',
         "config_norm", "actions.1.metric", "roi"),
        ('[[actions]]\non = "2026-01-01"\nwhat = "x"\nstep = 1\nexpected = 2\n',
         "config_fraction", "actions.1.expected", "2.0"),
        ('[reasons]\n"Дорого" = "markets"\n', "config_class", 'reasons."Дорого"', "markets"),
        ("[reasons]\nx = 3\n", "config_reason", "reasons.x", None),
        ('[reasons]\nx = "market"\nX = "other"\n', "config_reason_twice", "reasons.X", "x"),
        ('[reasons]\nx = {class = "handling", below_attempts = 3}\n', "config_missing_key",
         "reasons.x.else", None),
        ('[reasons]\nx = {class = "handling", below = 3, else = "market"}\n',
         "config_unknown_key", "reasons.x.below", None),
        ('[reasons]\nx = {class = "handling", below_attempts = "a", else = "market"}\n',
         "config_integer", "reasons.x.below_attempts", "a"),
        ('[reasons]\nx = {class = "handling", below_attempts = 0, else = "market"}\n',
         "config_count", "reasons.x.below_attempts", "0"),
        ('[reasons]\nx = {class = "handle", below_attempts = 1, else = "market"}\n',
         "config_class", "reasons.x.class", "handle"),
        ('[reasons]\nx = {class = "handling", below_attempts = 1, else = "mart"}\n',
         "config_class", "reasons.x.else", "mart"),
        ("[money]\nmargin = 0\n", "config_share", "money.margin", "0"),
        ("[money]\nmargin = 1.01\n", "config_share", "money.margin", "1.01"),
        ("[thresholds]\nmin_n = 0\n", "config_count", "thresholds.min_n", "0"),
        ("[checks.sane_amounts]\ntimes = 0\n", "config_count", "checks.sane_amounts.times", "0"),
        ("[checks.sane_amounts]\nmost = -5\n", "config_count", "checks.sane_amounts.most", "-5"),
        ("[checks.row_count.least]\ndeals = -1\n",
         "config_count", "checks.row_count.least.deals", "-1"),
        ("[thresholds]\nmin_won = 0\n", "config_count", "thresholds.min_won", "0"),
        ("[thresholds]\nlinked = 80.0\n", "config_share", "thresholds.linked", "80.0"),
        ('[stages]\nsla = {New = "4"}\n', "config_term", "stages.sla.New", "4"),
        (
            '[stages]\nrequired = {Demo = ["size"]}\nrequired_since = {Demo = "May"}\n',
            "config_day",
            "stages.required_since.Demo",
            "May",
        ),
        ('[attribution]\nlookback = "90"\n', "config_term", "attribution.lookback", "90"),
        ('[attribution]\nhalf_life = "0d"\n', "config_term", "attribution.half_life", "0d"),
        ('[stages]\nwon = ["A"]\nlost = ["A"]\n', "config_stage_twice", "stages.lost", "A"),
        ('[stages]\norder = ["A"]\nlost = ["A"]\n', "config_stage_twice", "stages.lost", "A"),
        ('[lead_stages]\nshared = ["A"]\nsystem = ["A"]\n', "config_zone_twice",
         "lead_stages.system", "A"),
    ],
)  # fmt: skip
def test_a_value_that_does_not_fit_is_said(written, text, code, key, found):
    """Each kind of wrong value has its own code, with the key and what was found."""
    error = refused(written(text))
    assert (error.code, error.facts["key"], error.facts.get("found")) == (code, key, found)


def test_a_lookup_needs_what_it_joins_on(written):
    """A missing key is named."""
    error = refused(written('[lookups."a.csv"]\ntable = "deals"\n'))
    assert (error.code, error.facts["key"]) == ("config_missing_key", 'lookups."a.csv".on')


def test_a_file_called_lookup_needs_its_section(written):
    """`[sources.tables]` cannot make a lookup without saying how it joins."""
    error = refused(written('[sources.tables]\n"a.csv" = "lookup"\n'))
    assert (error.code, error.facts["key"]) == ("config_missing_key", 'lookups."a.csv"')


def test_a_margin_of_one_is_allowed(written):
    """The boundary belongs to the share."""
    assert load(written("[money]\nmargin = 1\n")).money.margin == 1


@pytest.mark.parametrize(
    ("text", "code", "key"),
    [
        ("[exclude]\nduplicate_day = 3\n", "config_unknown_key", "exclude.duplicate_day"),
        ("[exclude.test]\nvalue = {}\n", "config_unknown_key", "exclude.test.value"),
        ("[exclude]\nduplicate_days = -1\n", "config_days", "exclude.duplicate_days"),
        ('[calendar]\nhours = "18-9"\n', "config_hours", "calendar.hours"),
        ('[tasks."A"]\nfields = []\n', "config_blank", "tasks.A.fields"),
        ("[exclude]\ncopy_days = -1\n", "config_days", "exclude.copy_days"),
        ('[exclude]\nemail_domains = ["a@b.ru"]\n', "config_domain", "exclude.email_domains"),
        ('[exclude]\nphones = ["12-34"]\n', "config_phone", "exclude.phones"),
        ('[exclude.spam.words]\ntext = [" "]\n', "config_blank", "exclude.spam.words.text"),
        ("[exclude.spam.values]\ntext = []\n", "config_blank", "exclude.spam.values.text"),
    ],
)
def test_mistakes_of_exclude(written, text, code, key):
    """Every mistake of [exclude] is named with its key."""
    error = refused(written(text))
    assert (error.code, error.facts["key"]) == (code, key)


def test_a_misspelt_key_of_exclude_has_a_hint(written):
    """The key meant is offered, also in a section of a section."""
    assert refused(written("[exclude.test]\nword = {}\n")).facts["hint"] == "words"


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('[money.vat]\nspend = "yes"', "config_vat", 2),
        ('[money.vat]\nrevenue = "with"', "config_vat_rates", 2),
        ('[money.vat]\n[money.vat.rates]\n"2026" = 0.2', "config_day", 2),
        ('[money.vat]\n[money.vat.rates]\n"2026-01-01" = 22', "config_vat_rate", 3),
        ("[money.vat]\nrate = 0.2", "config_unknown_key", 2),
    ],
)
def test_what_cannot_be_said_of_vat(written, text, code, line):
    """Each is refused with the line it stands on."""
    with pytest.raises(UsageError) as refused:
        load(written(text))
    assert (refused.value.code, refused.value.facts["line"]) == (code, line)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[costs.monthly."Team"]\namount = -1', "config_amount"),
        ('[costs.monthly."Team"]\namount = 1.005', "config_amount"),
        ('[costs.monthly."Team"]\nchannel = "Ads"', "config_missing_key"),
        ('[costs.monthly."Team"]\namount = 1\nsince = "January"', "config_day"),
        (
            '[costs.monthly."Team"]\namount = 1\nsince = "2026-02-01"\nuntil = "2026-01-31"',
            "config_span",
        ),
        ('[costs.fees."Levy"]\nshare = 3', "config_share"),
        ('[costs.fees."Levy"]\nshare = 0.03\nchannel = "Ads"', "config_unknown_key"),
        (
            '[costs.fees."Team"]\nshare = 0.03\n[costs.monthly."Team"]\namount = 1',
            "config_cost_twice",
        ),
    ],
)
def test_what_cannot_be_said_of_costs(written, text, code):
    """Each is refused."""
    with pytest.raises(UsageError) as refused:
        load(written(text))
    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ('[rates.USD]\n"2026-01-01" = 80', "config_rates_currency"),
        ('[sources]\ncurrency = "RUB"\n[rates.RUB]\n"2026-01-01" = 1', "config_rates_own"),
        ('[sources]\ncurrency = "RUB"\n[rates.USD]', "config_rates_none"),
        ('[sources]\ncurrency = "RUB"\n[rates.USD]\n"01.01.2026" = 80', "config_day"),
        ('[sources]\ncurrency = "RUB"\n[rates.USD]\n"2026-01-01" = 0', "config_rate"),
        ('[sources]\ncurrency = "RUB"\n[rates]\nUSD = 80', "config_section"),
    ],
)
def test_what_cannot_be_said_of_rates(written, text, code):
    """Each is refused."""
    with pytest.raises(UsageError) as refused:
        load(written(text))
    assert refused.value.code == code
