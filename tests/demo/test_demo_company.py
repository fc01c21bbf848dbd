"""The company itself, beyond what small exports can show."""

from __future__ import annotations

from collections import defaultdict

import pytest

from smalign.demo.company import build


@pytest.fixture(scope="module")
def big():
    """More people than plain names and more leads than fictional phones."""
    return build(5, 12_000)


def test_no_two_people_share_a_name_a_phone_or_an_email(big):
    """Names, phones and e-mails tell people apart, and everybody can be reached."""
    people = big.people
    assert len({person.name for person in people}) == len(people)
    for way in ("phone", "email"):
        known = [getattr(person, way) for person in people if getattr(person, way)]
        assert len(set(known)) == len(known)
    assert all(person.phone or person.email for person in people)
    assert sum(bool(person.phone) for person in people) <= 10_000


def test_who_inquires_again_never_had_a_deal(big):
    """So a link by person is a link by lead, whatever rule picks among a person's leads."""
    leads = defaultdict(list)
    for lead in big.leads:
        leads[lead.person.number].append(lead)
    buyers = {deal.person.number for deal in big.deals}
    repeated = {number for number, cards in leads.items() if len(cards) > 1}
    assert len(repeated) > 100
    assert repeated & buyers == set()


def test_moves_never_go_back_in_time(big):
    """Each card's stays follow one another, and a deal starts when its lead is converted."""
    converted = {lead.number: lead.closed for lead in big.leads if lead.status == "converted"}
    for card in big.cards:
        moments = [move.at for move in card.moves]
        assert moments == sorted(moments)
        assert moments[0] == card.created
    for deal in big.deals:
        if deal.lead is not None:
            late = deal.created - converted[deal.lead]
            assert (late.total_seconds() == 0) == (deal.kind == "new")
            assert late.total_seconds() >= 0


def test_campaign_days_sum_to_the_whole_cost(big):
    """Avito is paid 600 roubles a lead, twice a month; its 24 days sum to it exactly."""
    days = [day for day in big.spend if day.origin.source == "avito"]
    leads = sum(lead.origin.source == "avito" for lead in big.leads)
    assert len(days) == 24
    assert sum(day.cost for day in days) == leads * 60_000
    assert min(day.cost for day in big.spend) > 0
