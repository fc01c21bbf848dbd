"""What a card's status is when its flag, its word and its stage do not agree."""

from __future__ import annotations

import pytest
from tests.handmade import modelled, opened

from smalign.base.errors import QuestionError

WON_FLAG = "hs_object_id,createdate,dealstage,hs_is_closed_won,hs_is_closed,amount"


def statuses(tmp_path, files, toml=""):
    """Id → status of deals, and note code → cards."""
    with modelled(tmp_path, files, toml) as (engine, model):
        rows = engine.rows("select deal_id, status from m_deals order by 1")
        counted = {note.code: note.facts.get("cards") for note in model.notes}
    return dict(rows), counted


def test_a_flag_outranks_the_stage_and_the_contradiction_is_counted(tmp_path):
    """2 says won and stands in Closed Lost; 3 is closed and not won."""
    text = f"""{WON_FLAG}
    1,2024-01-01,closedwon,true,true,10
    2,2024-01-01,closedlost,true,true,10
    3,2024-01-01,closedlost,false,true,10
    4,2024-01-01,contractsent,false,false,10"""
    found, counted = statuses(tmp_path, {"deals.csv": text})
    assert found == {"1": "won", "2": "won", "3": "lost", "4": "open"}
    assert counted["status_contradicts"] == 1


def test_a_status_word_outranks_the_stage(tmp_path):
    """Both columns are there; the status speaks of the outcome, the stage of the place."""
    text = """deal_id,created_at,deal_stage,status,amount
    1,2024-01-01,Negotiation,won,10
    2,2024-01-01,Negotiation,lost,10
    3,2024-01-01,Negotiation,open,10
    4,2024-01-01,Closed Won,open,10"""
    found, counted = statuses(tmp_path, {"deals.csv": text})
    assert found == {"1": "won", "2": "lost", "3": "open", "4": "open"}
    assert counted["status_contradicts"] == 1


TICKED = """Deal,Created,Won?,amount
    1,2024-01-01,TRUE,10
    2,2024-01-01,FALSE,10
    3,2024-01-01,,10"""
TICK = """[sources.tables]
    "deals.csv" = "deals"
    [mapping.deals]
    deal_id = "Deal"
    created_at = "Created"
    status = "Won?"
    """


@pytest.mark.parametrize(
    ("stages", "first", "second", "is_told"),
    [
        ("", "open", "open", True),
        ('[stages]\nwon = ["true"]\nlost = ["FALSE"]\n', "won", "lost", False),
    ],
)
def test_smalign_toml_says_what_a_word_of_the_status_means(
    tmp_path, stages, first, second, is_told
):
    """A tick «Won?» of a sheet is TRUE or FALSE: the note asks for the names, [stages] has them."""
    found, counted = statuses(tmp_path, {"deals.csv": TICKED}, TICK + stages)
    assert found == {"1": first, "2": second, "3": "open"}
    assert ("status_words_unknown" in counted) is is_told


def test_smalign_toml_outranks_the_names_of_stages(tmp_path):
    """This team calls a paid deal «Отгружено» and closes nothing as «Успешно»."""
    text = """deal_id,created_at,deal_stage,amount
    1,2024-01-01,Отгружено,10
    2,2024-01-01,Успешно,10
    3,2024-01-01,Архив,10"""
    toml = '[stages]\norder = ["Успешно"]\nwon = ["отгружено"]\nlost = ["Архив"]\n'
    found, _ = statuses(tmp_path, {"deals.csv": text}, toml)
    assert found == {"1": "won", "2": "open", "3": "lost"}


def test_a_stage_of_the_teams_own_is_won_where_all_its_cards_say_so(tmp_path):
    """Dead Deals holds cards that are closed and not won, and no others."""
    text = f"""{WON_FLAG}
    1,2024-01-01,Dead Deals,false,true,10
    2,2024-01-01,Our Own,false,false,10"""
    with modelled(tmp_path, {"deals.csv": text}) as (_, model):
        outcomes = {stage.stage: stage.outcome for stage in model.stages}
    assert outcomes["Dead Deals"] == "lost"
    assert outcomes["Our Own"] == "open"


def test_closed_cards_that_keep_their_stage_do_not_make_it_an_outcome(tmp_path):
    """In Pipedrive a lost deal stays in the stage it was lost from."""
    text = """deal_id,created_at,deal_stage,status,amount
    1,2024-01-01,Demo,lost,10
    2,2024-01-01,Demo,lost,10
    3,2024-01-01,Demo,open,10
    4,2024-01-01,Offer,won,10"""
    with modelled(tmp_path, {"deals.csv": text}) as (_, model):
        outcomes = {stage.stage: stage.outcome for stage in model.stages}
    assert outcomes == {"Demo": "open", "Offer": "open", "(won)": "won"}


def test_without_any_word_of_the_outcome_money_is_a_question(tmp_path):
    """Nobody knows whether «Отгружено» is a sale: fields answer, roi asks."""
    text = """deal_id,created_at,deal_stage,amount
    1,2024-01-01,Отгружено,10
    2,2024-01-01,Архив,10"""
    with opened(tmp_path, {"deals.csv": text}) as session:
        with pytest.raises(QuestionError) as asked:
            session.roi()
        assert session.fields().rows
    assert asked.value.code == "deal_outcome_unknown"
    assert asked.value.facts["stages"] == ["Архив", "Отгружено"]


LEADS = "lead_id,created_at,lead_status,converted,deal_id,loss_reason,closed_at"


def test_a_linked_deal_makes_a_lead_converted(tmp_path):
    """L1 has a deal whatever its status says; L2's flag outranks Junk; L3 is only junk."""
    files = {
        "leads.csv": f"""{LEADS}
        L1,2024-01-01,Junk Lead,No,D1,,
        L2,2024-01-01,Junk Lead,Yes,,,
        L3,2024-01-01,Junk Lead,No,,,
        L4,2024-01-01,Contacted,No,,,""",
        "deals.csv": "deal_id,created_at,deal_stage,amount\nD1,2024-01-02,Closed Won,10",
    }
    with modelled(tmp_path, files) as (engine, model):
        rows = dict(engine.rows("select lead_id, status from m_leads"))
        contradictions = [n.facts for n in model.notes if n.code == "status_contradicts"]
    assert rows == {"L1": "converted", "L2": "converted", "L3": "disqualified", "L4": "open"}
    assert contradictions == [{"table": "leads", "cards": 2}]


def test_a_reason_on_a_card_that_is_not_lost_is_ignored_and_counted(tmp_path):
    """An open and a won deal carry «Дорого»; only the lost one keeps it."""
    text = """deal_id,created_at,deal_stage,loss_reason,amount
    1,2024-01-01,Closed Won,Дорого,10
    2,2024-01-01,Negotiation,Дорого,10
    3,2024-01-01,Closed Lost,Дорого,10"""
    with modelled(tmp_path, {"deals.csv": text}) as (engine, model):
        rows = dict(engine.rows("select deal_id, loss_reason from m_deals"))
        counted = {note.code: note.facts for note in model.notes}
    assert rows == {"1": None, "2": None, "3": "Дорого"}
    assert counted["reason_ignored"] == {"table": "deals", "cards": 2}


def test_a_closing_date_on_an_open_deal_is_ignored_and_counted(tmp_path):
    """It is when the deal is hoped to close, and is never the as-of."""
    text = """deal_id,created_at,deal_stage,close_date,amount
    1,2024-01-01,Closed Won,2024-02-01,10
    2,2024-01-01,Negotiation,2030-01-01,10"""
    with modelled(tmp_path, {"deals.csv": text}) as (engine, model):
        rows = engine.rows("select deal_id, cast(closed_on as varchar) from m_deals order by 1")
        counted = {note.code: note.facts for note in model.notes}
        assert str(model.as_of) == "2024-02-01 00:00:00"
    assert rows == [("1", "2024-02-01"), ("2", None)]
    assert counted["closing_ignored"] == {"table": "deals", "cards": 1}


def test_an_expected_date_closes_only_what_is_closed(tmp_path):
    """Bitrix24 exports no other date: it stands for the real one on a won deal alone.

    It is never the as-of, for nothing was seen to happen then.
    """
    text = """ID;Стадия сделки;Предполагаемая дата закрытия;Сумма;Дата создания
    1;Сделка успешна;01.03.2024;10;01.02.2024 10:00:00
    2;Новая;01.09.2024;10;01.02.2024 10:00:00"""
    with modelled(tmp_path, {"deals.csv": text}) as (engine, model):
        rows = engine.rows("select deal_id, cast(closed_on as varchar) from m_deals order by 1")
        assert str(model.as_of) == "2024-02-01 10:00:00"
    assert rows == [("1", "2024-03-01"), ("2", None)]


LEADS_BY_STATUS = """ID,Дата создания,Источник,Статус,Телефон
1,01.02.2026,Сайт,Новый,79990000001
2,02.02.2026,Сайт,В работе,79990000002
3,03.02.2026,Авито,Качественный лид,79990000003
4,04.02.2026,Авито,Некачественный лид,79990000004
"""


def test_a_status_of_which_the_order_of_stages_speaks_is_the_stage_too(tmp_path):
    """All four words are known as statuses; smalign.toml puts two of them in order.

    The funnel asked for the very order it was given, and nobody was qualified.
    """
    toml = '[lead_stages]\norder = ["Новый", "В работе"]\nqualified = ["В работе"]\n'
    with opened(tmp_path, {"leads.csv": LEADS_BY_STATUS}, toml) as session:
        rows = [(row["stage"], row["entered"], row["lost"]) for row in session.funnel().rows]
        qualified = session.roi().total["qualified"]
    assert rows == [
        *(("(unknown)", 1, 1), ("Новый", 3, 0), ("В работе", 2, 0), ("Качественный лид", 1, 0)),
    ]
    assert qualified == 2


def test_what_the_order_of_stages_means_otherwise_outranks_the_words(tmp_path):
    """Here «В работе» is a sale, whatever it is to everybody."""
    deals = "ID,Дата создания,Сумма,Статус\n1,01.02.2026,5,Новая\n2,02.02.2026,7,В работе\n"
    toml = '[stages]\norder = ["Новая"]\nwon = ["В работе"]\n'
    with opened(tmp_path, {"deals.csv": deals}, toml) as session:
        total = session.roi().total
    assert (total["won"], total["open"], total["revenue"]) == (1, 1, 7)
