"""Who came back after a loss, over exports: whom anything would tell of, and whom not."""

from __future__ import annotations

from typing import Final

from tests.handmade import opened

LEADS: Final = """
Lead ID,Created at,Closed at,Status,E-mail
1,2024-01-01,2024-01-10,disqualified,anna@x.org
2,2024-02-01,,open,ANNA@x.org
3,2024-01-01,2024-01-10,disqualified,boris@x.org
4,2024-01-01,2024-01-10,disqualified,
5,2024-12-31,,open,vera@x.org
"""
DEALS: Final = """
Deal ID,Lead ID,Created at,Closed at,Status
d1,7,2024-01-05,2024-01-10,lost
"""
OWN: Final = """
Lead ID,Created at,Status
7,2024-02-01,open
8,2024-12-31,open
"""


def test_a_lead_is_known_again_by_an_e_mail_of_its_own(tmp_path):
    """Anna writes again in another case of letters; lead 4 left nothing to know it by."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        result = session.nurture(show="reactivation")
    total = result.total
    assert (total["cards"], total["came_back"]) == (2, 1)
    assert {one.reason: one.count for one in result.excluded} == {"unrecognisable": 1}
    # nothing marketing sent is in the export: whom it wrote to is not known, and is not nobody
    assert (total["touched"], total["touched_share"]) == (None, None)


def test_spam_and_tests_are_no_return(tmp_path):
    """Two who were lost have a later lead of their e-mail: one is marked as spam, one is a test."""
    leads = (
        "Lead ID,Created at,Closed at,Status,E-mail,is_spam,is_test\n"
        "1,2024-01-01,2024-01-10,disqualified,anna@x.org,no,no\n"
        "2,2024-02-01,,open,anna@x.org,yes,no\n"
        "3,2024-01-01,2024-01-10,disqualified,boris@x.org,no,no\n"
        "4,2024-02-01,,open,boris@x.org,no,yes\n"
        "5,2024-12-31,,open,vera@x.org,no,no\n"
    )
    with opened(tmp_path, {"leads.csv": leads}) as session:
        total = session.nurture(show="reactivation").total
    assert (total["cards"], total["came_back"]) == (2, 0)


def test_deals_that_name_nobody_are_left_out_and_say_so(tmp_path):
    """Two lost deals without a lead, a contact, an e-mail or a phone: no row, and no 0 %."""
    deals = (
        "Deal ID,Created at,Closed at,Stage\n"
        "1,2024-01-01,2024-01-10,Lost\n2,2024-01-01,2024-01-20,Lost\n3,2024-12-31,,New\n"
    )
    with opened(tmp_path, {"deals.csv": deals}) as session:
        result = session.nurture(show="reactivation")
    assert (result.rows, result.total) == ((), {})
    assert {one.reason: one.count for one in result.excluded} == {"unrecognisable": 2}
    # nothing was asked that could be widened, so no note says that nothing meets the conditions
    assert not {"losses_elsewhere", "losses_without_day"} & {note.code for note in result.notes}


def test_the_lead_of_a_deal_is_not_a_return(tmp_path):
    """The export dates lead 7 after the loss of its own deal: nobody came back."""
    with opened(tmp_path, {"leads.csv": OWN, "deals.csv": DEALS}) as session:
        result = session.nurture(show="reactivation")
    assert (result.total["cards"], result.total["came_back"]) == (1, 0)


def test_nothing_sent_touches_no_card_that_is_known(tmp_path):
    """Without anything marketing sent, how many cards it touches is n/a and not 0 of 5."""
    with opened(tmp_path, {"leads.csv": LEADS}) as session:
        total = session.nurture(show="coverage").total
    assert (total["cards"], total["touched_cards"], total["touched_cards_share"]) == (5, None, None)
    assert (total["open_cards"], total["open_touched"], total["open_share_low"]) == (2, None, None)


def test_the_cards_that_were_touched_can_be_listed(tmp_path):
    """`--ids` of coverage names lead 2, which got a letter after it was made, and no other."""
    touches = "Touch ID,Lead ID,Touched at,Kind,Side\n1,2,2024-02-02 10:00,email,marketing\n"
    with opened(tmp_path, {"leads.csv": LEADS, "touchpoints.csv": touches}) as session:
        result = session.nurture(show="coverage", ids=True)
    assert [(row["card"], row["card_id"]) for row in result.ids] == [("lead", "2")]


def test_a_loss_taken_back_on_its_day_is_a_slip_and_no_return(tmp_path):
    """Deal 1 was lost for five minutes; 2 came back in ten days, 4 on the day it was lost anew."""
    deals = (
        "Deal ID,Created at,Closed at,Stage\n"
        "1,2024-01-01,,Talks\n2,2024-01-01,,Talks\n3,2024-01-01,2024-01-10,Lost\n"
        "4,2024-01-01,,Talks\n5,2024-12-31,,Talks\n"
    )
    moves = (
        "Card,Card ID,Stage,Entered at\n"
        "deal,1,Lost,2024-01-10 10:00\ndeal,1,Talks,2024-01-10 10:05\n"
        "deal,2,Lost,2024-01-10 10:00\ndeal,2,Talks,2024-01-20 10:00\n"
        "deal,3,Talks,2024-01-01 10:00\ndeal,3,Lost,2024-01-10 10:00\n"
        "deal,4,Lost,2024-01-10 10:00\ndeal,4,Junk,2024-01-20 10:00\n"
        "deal,4,Talks,2024-01-20 11:00\n"
    )
    toml = '[stages]\norder = ["Talks"]\nlost = ["Lost", "Junk"]\n'
    files = {"deals.csv": deals, "stage_log.csv": moves, "smalign.toml": toml}
    with opened(tmp_path, files) as session:
        total = session.nurture(show="reactivation").total
    assert (total["cards"], total["came_back"]) == (3, 2)
