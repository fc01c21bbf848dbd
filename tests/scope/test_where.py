"""--where: every operator on every type, and on fields of the linked card."""

from __future__ import annotations

import pytest
from tests.handmade import codes, opened

from smalign.base.errors import UsageError

LEADS = """lead_id,created_at,lead_status,owner,City,is_repeat
L1,2024-01-01,New,Anna,Москва,yes
L2,2024-01-15,New,Boris,Тверь,no
L3,2024-02-01,New,,,
"""
DEALS = """deal_id,lead_id,created_at,status,pipeline,amount,Budget,closed_at
D1,L1,2024-01-05,won,Main,1000,50,2024-01-06
D2,L2,2024-02-20,lost,Service,250.50,200,2024-02-21
D3,,2024-03-01,open,Main,,n/a,
"""
FILES = {"leads.csv": LEADS, "deals.csv": DEALS}


@pytest.fixture(scope="module")
def session(tmp_path_factory):
    """Three leads and three deals."""
    with opened(tmp_path_factory.mktemp("where"), FILES) as one:
        yield one


def asked(session, *where, **options):
    """Which cards are in the answer."""
    result = session.roi(where=where, ids=True, **options)
    return " ".join(sorted(str(row["card_id"]) for row in result.ids))


@pytest.mark.parametrize(
    ("where", "cards"),
    [
        ("owner = Anna", "D1 L1"),
        ("owner = anna", ""),
        ("owner != Anna", "D2 D3 L2 L3"),
        ("owner = (none)", "D3 L3"),
        ("owner empty", "D3 L3"),
        ("owner not empty", "D1 D2 L1 L2"),
        ("owner ~ nN", "D1 L1"),
        ("City ~ моСК", "D1 L1"),
        ("city = Тверь", "D2 L2"),
        ("amount > 250.50", "D1 L1"),
        ("amount >= 250,5", "D1 D2 L1 L2"),
        ("amount < 1 000", "D2 L2"),
        ("amount <= 1000", "D1 D2 L1 L2"),
        ("amount = 1000", "D1 L1"),
        ("amount != 1000", "D2 D3 L2 L3"),
        ("amount empty", "D3 L3"),
        ("Budget > 100", "D2 L2"),
        ("Budget <= 50", "D1 L1"),
        ("created_at >= 2024-02-01", "D2 D3 L3"),
        ("created_at = 2024-01-01", "L1"),
        ("created_at < 2024-01-05", "L1"),
        ("is_repeat = true", "D1 L1"),
        ("status = won", "D1"),
        ("pipeline = Service", "D2 L2"),
        ("month = 2024-01", "D1 L1 L2"),
        ("quarter = 2024-Q1", "D1 D2 D3 L1 L2 L3"),
    ],
)
def test_an_operator(session, where, cards):
    """A card without the field takes its linked card's; a null is no match but of != and empty."""
    assert asked(session, where) == cards


def test_conditions_are_joined_by_and(session):
    """Two conditions leave what meets both."""
    assert asked(session, "amount > 100", "owner != Anna") == "D2 L2"


def test_a_pipeline_is_of_deals(session):
    """--pipeline leaves every lead."""
    assert asked(session, pipelines=("Service",)) == "D2 L1 L2 L3"
    assert asked(session, pipelines=("Service", "Main")) == "D1 D2 D3 L1 L2 L3"


def refused(session, **options):
    """The error of an answer that cannot be given."""
    with pytest.raises(UsageError) as found:
        session.roi(**options)
    return found.value


@pytest.mark.parametrize("where", ["owner", "= Anna", "", "owner =", "empty"])
def test_a_text_that_is_no_condition(session, where):
    """A field, an operator and a value."""
    assert refused(session, where=where).code == "where_syntax"


@pytest.mark.parametrize(
    ("where", "wanted"),
    [
        ("amount > many", "number"),
        ("amount = NaN", "number"),
        ("amount < Infinity", "number"),
        ("amount > 1e40", "number"),
        ("created_at > 01.02.2024", "date"),
        ("created_at > 2024-02-30", "date"),
    ],
)
def test_a_value_that_cannot_be_compared(session, where, wanted):
    """The error names what is wanted."""
    error = refused(session, where=where)
    assert (error.code, error.facts["wanted"]) == ("where_value", wanted)


@pytest.mark.parametrize("options", [{"where": "onwer = Anna"}, {"by": "onwer"}])
def test_an_unknown_field_is_asked_back(session, options):
    """Did you mean owner?"""
    error = refused(session, **options)
    assert error.code == "unknown_field"
    assert error.facts["did_you_mean"] == ["owner"]


def test_an_unknown_pipeline_is_asked_back(session):
    """Did you mean Service?"""
    error = refused(session, pipelines=("Servis",))
    assert (error.code, error.facts["did_you_mean"]) == ("unknown_pipeline", ["Service"])


@pytest.mark.parametrize(
    "where",
    ["owner = '; drop table x; --", 'owner = "', "owner = */ x", "owner = \x00", "City ~ %"],
)
def test_a_value_never_becomes_sql(session, where):
    """It is compared, nothing more."""
    assert asked(session, where) == ""


SPEND = """date,channel,campaign,cost
2024-01-01,Ads,A,10
2024-01-02,Ads,B,30
"""


def roi(tmp_path, **options):
    """Roi with spend beside the cards."""
    with opened(tmp_path, {**FILES, "spend.csv": SPEND}) as session:
        return session.roi(**options)


def test_spend_without_the_field_is_not_shown(tmp_path):
    """Anna's share of the spend is not known: neither nothing nor all of it."""
    result = roi(tmp_path, where="owner = Anna")
    assert result.total["spend"] is None
    assert result.total["cpl"] is None
    assert result.total["leads"] == 1
    notes = {note.code: note.facts for note in result.notes}
    assert notes["spend_not_filtered"] == {"where": ["owner = Anna"]}


def test_spend_with_the_field_is_filtered(tmp_path):
    """Both sides know the month."""
    result = roi(tmp_path, where="month = 2024-01")
    assert result.total["spend"] == 40
    assert "spend_not_filtered" not in codes(result.notes)


def test_a_condition_only_spend_could_meet_is_refused(tmp_path):
    """No lead and no deal has a campaign here: every card would be left out in silence."""
    with pytest.raises(UsageError) as found:
        roi(tmp_path, where="campaign = A")
    assert (found.value.code, found.value.facts["tables"]) == ("where_not_on_cards", ["spend"])


def test_touches_follow_their_cards(tmp_path):
    """Touches have no owner: under `owner = Anna` they are those of Anna's lead."""
    touches = """touch_id,lead_id,touched_at,channel
    1,L1,2024-01-01,Ads
    2,L2,2024-01-01,Ads
    3,L1,2024-01-02,SEO"""
    with opened(tmp_path, {**FILES, "touchpoints.csv": touches}) as session:
        every = session.roi(models=("first",))
        hers = session.roi(models=("first",), where="owner = Anna")
    assert (every.total["touches"], hers.total["touches"]) == (3, 2)
    assert {row["channel"]: row["won"] for row in hers.rows if row["won"]} == {"Ads": 1}
