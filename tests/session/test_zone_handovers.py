"""Cards passed between zones: what is no handover, and contacts that are dated by the day."""

from __future__ import annotations

from tests.exports import opened

ZONES = (
    '[lead_stages]\norder = ["New", "Work"]\nwon = ["Good"]\nlost = ["Junk"]\nmarketing = ["New"]\n'
)
LEADS = (
    "lead_id,created_at,closed_at,status,stage\n"
    "1,2026-01-12 09:00,,open,Work\n"
    "2,2026-01-12 09:00,2026-01-13 09:00,disqualified,Junk\n"
    "3,2026-01-12 09:00,,open,Work\n"
    "4,2026-01-12 09:00,,open,New\n"
)
LOG = (
    "card,card_id,stage,entered_at\n"
    "lead,1,New,2026-01-12 09:00\nlead,1,Work,2026-01-14 15:00\n"
    "lead,2,New,2026-01-12 09:00\nlead,2,Junk,2026-01-13 09:00\n"
    # lost by marketing, and taken up by sales after all
    "lead,3,New,2026-01-12 09:00\nlead,3,Junk,2026-01-13 09:00\nlead,3,Work,2026-01-15 10:00\n"
    # to sales and back on one day
    "lead,4,New,2026-01-12 09:00\nlead,4,Work,2026-01-16 10:00\nlead,4,New,2026-01-16 12:00\n"
)
TOUCHED = "touch_id,lead_id,touched_at,side,direction,kind\n"


def between(folder, touches, toml=ZONES):
    """Zone and zone → moves, contacted, median minutes."""
    rows = "".join(
        f"T{at},{lead},{moment},sales,out,call\n" for at, (lead, moment) in enumerate(touches)
    )
    files = {"leads.csv": LEADS, "stage_log.csv": LOG, "touchpoints.csv": TOUCHED + rows}
    with opened(folder, {**files, "smalign.toml": toml}, timezone="UTC") as session:
        found = session.process(show="zone-handovers").rows
    names = ("moves", "contacted", "contact_median")
    return {(row["from_zone"], row["to_zone"]): tuple(row[one] for one in names) for row in found}


def test_a_lead_that_marketing_loses_is_passed_to_nobody(tmp_path):
    """1, 3 and 4 went to sales, 3 after it had been lost; 2 did not. 1 was called in an hour."""
    found = between(tmp_path, [(1, "2026-01-14 16:00"), (4, "2026-01-16 13:00")])
    assert found[("marketing", "sales")] == (3, 1, 60.0)
    assert found[("sales", "marketing")] == (1, 1, 60.0)
    assert len(found) == 2


def test_a_lost_stage_that_is_named_in_a_zone_is_of_it(tmp_path):
    """Who keeps the lost ones warm has them: from both to marketing, and on to sales."""
    named = ZONES.replace('marketing = ["New"]', 'shared = ["New"]\nmarketing = ["Junk"]')
    found = between(tmp_path, [(1, "2026-01-14 16:00")], named)
    assert {pair: row[0] for pair, row in found.items()} == {
        ("shared", "marketing"): 2,
        ("shared", "sales"): 2,
        ("marketing", "sales"): 1,
        ("sales", "shared"): 1,
    }


def test_a_contact_of_a_day_is_of_who_has_the_card_at_its_end(tmp_path):
    """The calls of the 14th and the 15th are of sales; that of the 16th is of marketing again."""
    days = [(1, "2026-01-14"), (3, "2026-01-15"), (4, "2026-01-16")]
    found = between(tmp_path, days)
    assert found[("marketing", "sales")] == (3, 2, None)
    assert found[("sales", "marketing")] == (1, 1, None)


def test_a_contact_of_the_day_before_is_none(tmp_path):
    """On the 13th lead 1 was marketing's."""
    assert between(tmp_path, [(1, "2026-01-13"), (3, "2026-01-20")])[("marketing", "sales")][1] == 1


def test_from_a_pipeline_of_marketing_to_one_of_sales_a_deal_is_passed_on(tmp_path):
    """Deal 1 goes on at noon and is called in half an hour; deal 2 goes on, and back."""
    deals = (
        "deal_id,pipeline,stage,created_at,status\n"
        "1,Sell,Offer,2026-01-12 09:00,open\n2,Warm,Letter,2026-01-12 09:00,open\n"
    )
    log = (
        "card,card_id,pipeline,stage,stage_order,entered_at\n"
        "deal,1,Warm,Letter,1,2026-01-12 09:00\ndeal,1,Sell,Offer,1,2026-01-13 12:00\n"
        "deal,2,Warm,Letter,1,2026-01-12 09:00\ndeal,2,Sell,Offer,1,2026-01-12 09:05\n"
        "deal,2,Warm,Letter,1,2026-01-14 09:00\n"
    )
    calls = (
        "touch_id,deal_id,touched_at,side,direction,kind\nT1,1,2026-01-13 12:30,sales,out,call\n"
    )
    files = {"deals.csv": deals, "stage_log.csv": log, "touchpoints.csv": calls}
    toml = '[stages]\nmarketing = ["Letter"]\nsales = ["Offer"]\n'
    with opened(tmp_path, {**files, "smalign.toml": toml}, timezone="UTC") as session:
        found = session.process(show="zone-handovers").rows
    assert {
        (row["from_zone"], row["to_zone"]): (row["moves"], row["contacted"], row["contact_median"])
        for row in found
    } == {("marketing", "sales"): (2, 1, 30.0), ("sales", "marketing"): (1, 0, None)}
