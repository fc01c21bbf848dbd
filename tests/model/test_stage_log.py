"""Where cards stood and when: the history a file gives, and what is inferred without it."""

from __future__ import annotations

import pytest
from tests.handmade import by, codes, modelled, opened

from smalign.base.errors import QuestionError

DEALS = """deal_id,created_at,pipeline,stage,status,closed_at,amount
1,2024-01-01,Main,Paid,won,2024-01-20,10
2,2024-01-01,Main,Offer,open,,20
3,2024-01-01,Main,Refused,lost,2024-01-11,30
4,2024-01-01,Main,Demo,open,,40
"""
LOG = """deal_id,stage,stage_order,entered_at,left_at,outcome
1,Demo,1,2024-01-01 10:00,2024-01-03 10:00,open
1,Offer,2,2024-01-03 10:00,,open
1,Paid,3,2024-01-20 00:00,,won
2,Demo,1,2024-01-01 10:00,,open
2,Offer,2,2024-01-02 10:00,2024-01-05 10:00,open
2,Demo,1,2024-01-05 10:00,2024-01-06 10:00,open
2,Offer,2,2024-01-06 10:00,,open
3,Demo,1,2024-01-01 10:00,2024-01-11 00:00,open
3,Refused,,2024-01-11 00:00,,lost
9,Demo,1,2024-01-01 10:00,,open
"""
FILES = {"deals.csv": DEALS, "stage_log.csv": LOG}


def test_history_becomes_the_stage_log(tmp_path):
    """A stay without an end lasts until the next entry; a card without history is inferred."""
    with modelled(tmp_path, FILES) as (engine, model):
        rows = engine.rows(
            "select card_id, pipeline, stage, stage_order, cast(entered_on as varchar),"
            " cast(left_on as varchar), outcome, inferred from m_stage_log"
            " order by card_id, entered_at, stage_order"
        )
    assert rows == [
        ("1", "Main", "Demo", 1, "2024-01-01", "2024-01-03", "open", False),
        ("1", "Main", "Offer", 2, "2024-01-03", "2024-01-20", "open", False),
        ("1", "Main", "Paid", 3, "2024-01-20", "2024-01-20", "won", False),
        ("2", "Main", "Demo", 1, "2024-01-01", "2024-01-02", "open", False),
        ("2", "Main", "Offer", 2, "2024-01-02", "2024-01-05", "open", False),
        ("2", "Main", "Demo", 1, "2024-01-05", "2024-01-06", "open", False),
        ("2", "Main", "Offer", 2, "2024-01-06", None, "open", False),
        ("3", "Main", "Demo", 1, "2024-01-01", "2024-01-11", "open", False),
        ("3", "Main", "Refused", None, "2024-01-11", "2024-01-11", "lost", False),
        ("4", "Main", "Demo", 1, None, None, "open", True),
    ]
    assert model.has_history
    facts = {note.code: note.facts for note in model.notes}
    assert facts["history_without_card"] == {"rows": 1}


def test_a_stay_is_over_when_the_next_one_begins(tmp_path):
    """The history says that Demo was left on the tenth, but the card came into Offer on the sixth.

    So of its ten days five are Demo's and five Offer's, and not fourteen of both together.
    """
    deals = DEALS.splitlines()[0] + "\n1,2024-01-01 10:00,Main,Paid,won,2024-01-11 10:00,10\n"
    log = LOG.splitlines()[0] + (
        "\n1,Demo,1,2024-01-01 10:00,2024-01-10 10:00,open"
        "\n1,Offer,2,2024-01-06 10:00,2024-01-11 10:00,open"
        "\n1,Paid,3,2024-01-11 10:00,,won\n"
    )
    toml = '[stages]\norder = ["Demo", "Offer"]\nwon = ["Paid"]\nmarketing = ["Demo"]\n'
    with opened(tmp_path, {"deals.csv": deals, "stage_log.csv": log}, toml) as session:
        zones = by(session.process(show="clock"), "zone")
        funnel = by(session.funnel(), "stage")
    assert {zone: (row["sum_days"], row["share"]) for zone, row in zones.items()} == {
        "marketing": (5, 0.5),
        "sales": (5, 0.5),
    }
    assert (funnel["Demo"]["median_days"], funnel["Offer"]["median_days"]) == (5, 5)


def test_a_stay_is_not_left_before_it_begins(tmp_path):
    """Left in December, entered in January: Demo lasts five days to Offer, Offer five to the sale.

    Deal 2 stands in Demo since the second, nine days before the last day of the data.
    """
    deals = DEALS.splitlines()[0] + (
        "\n1,2024-01-01 10:00,Main,Paid,won,2024-01-11 10:00,10\n2,2024-01-02,Main,Demo,open,,20\n"
    )
    log = LOG.splitlines()[0] + (
        "\n1,Demo,1,2024-01-01 10:00,2023-12-01 10:00,open"
        "\n1,Offer,2,2024-01-06 10:00,2023-12-01 10:00,open"
        "\n1,Paid,3,2024-01-11 10:00,,won"
        "\n2,Demo,1,2024-01-02 10:00,2023-12-01 10:00,open\n"
    )
    toml = '[stages]\norder = ["Demo", "Offer"]\nwon = ["Paid"]\n'
    with opened(tmp_path, {"deals.csv": deals, "stage_log.csv": log}, toml) as session:
        funnel = by(session.funnel(), "stage")
    assert (funnel["Demo"]["median_days"], funnel["Offer"]["median_days"]) == (5, 5)
    assert (funnel["Demo"]["open"], funnel["Demo"]["wait_p90"]) == (1, None)


def test_a_stay_is_not_left_earlier_on_its_day(tmp_path):
    """Left at ten, entered at noon: New lasts until Demo begins, two and four days later.

    Where days of leaving have no time, the day of entering is one: those stays lasted 0 days.
    """
    deals = "deal_id,created_at,pipeline,stage,status\n" + "".join(
        f"{one},2024-01-01 10:00,P,Demo,open\n" for one in (1, 2)
    )
    entered = {"1": "2024-01-03 12:00", "2": "2024-01-05 12:00"}
    for left, median in (("2024-01-01 10:00", 3), ("2024-01-01", 0)):
        log = "card,card_id,pipeline,stage,stage_order,entered_at,left_at\n" + "".join(
            f"deal,{one},P,New,1,2024-01-01 12:00,{left}\ndeal,{one},P,Demo,2,{at},\n"
            for one, at in entered.items()
        )
        files = {"deals.csv": deals, "stage_log.csv": log}
        with opened(tmp_path / str(median), files, "") as session:
            row = by(session.funnel(), "stage")["New"]
        names = ("median_days", "total_days", "wait_median")
        assert [row[name] for name in names] == [median, median, 2 if median else 0]


def test_a_history_of_contacts_and_companies_is_nobodys(tmp_path):
    """A company has the id of deal 1: its row tells nothing of the deal, and is counted."""
    log = (
        "card,card_id,stage,stage_order,entered_at\n"
        "deal,1,Demo,1,2024-01-01 10:00\n"
        "Company,1,Offer,2,2024-01-02 10:00\n"
        "контакт,2,Offer,2,2024-01-02 10:00\n"
    )
    with modelled(tmp_path, {"deals.csv": DEALS, "stage_log.csv": log}) as (engine, model):
        rows = engine.rows(
            "select card_id, stage from m_stage_log where not inferred order by card_id"
        )
    assert rows == [("1", "Demo")]
    facts = {note.code: note.facts for note in model.notes}
    assert facts["history_without_card"] == {"rows": 2}


def test_the_funnel_reads_the_history(tmp_path):
    """Finished stays in Demo took 2, 1, 1 and 9.58 days; a return is counted; 3 was lost there."""
    with opened(tmp_path, FILES) as session:
        rows = by(session.funnel(), "stage")
    counts = ("entered", "advanced", "lost", "open", "returned")
    assert {stage: tuple(row[name] for name in counts) for stage, row in rows.items()} == {
        "Demo": (4, 2, 1, 1, 0),
        "Offer": (2, 1, 0, 1, 1),
        "Paid": (1, 1, 0, 0, 0),
    }
    assert rows["Demo"]["median_days"] == 1.5
    assert rows["Demo"]["p90_days"] is not None


def test_places_come_from_smalign_toml_first(tmp_path):
    """The history numbers Demo before Offer; the configuration turns them round."""
    toml = '[stages]\norder = ["Offer", "Demo"]\nwon = ["Paid"]\nlost = ["Refused"]\n'
    toml += 'marketing = ["Offer"]\n'
    with opened(tmp_path, FILES, toml) as session:
        rows = by(session.funnel(), "stage")
    assert {stage: (row["stage_order"], row["zone"]) for stage, row in rows.items()} == {
        "Offer": (1, "marketing"),
        "Demo": (2, "sales"),
        "Paid": (3, "sales"),
    }


def test_a_lead_log_belongs_to_the_leads(tmp_path):
    """Leads are the pipeline «leads»; a lead whose history shows a qualified stage is qualified."""
    files = {
        "leads.csv": """lead_id,created_at,lead_stage,status
        7,2024-01-01,Call,open
        8,2024-01-01,Trash,disqualified""",
        "stage_log.csv": """lead_id,stage,stage_order,entered_at
        7,Call,1,2024-01-01
        8,Call,1,2024-01-01
        8,Fit,2,2024-01-02
        8,Trash,,2024-01-05""",
    }
    toml = '[lead_stages]\norder = ["Call", "Fit"]\nlost = ["Trash"]\nqualified = ["Fit"]\n'
    with opened(tmp_path, files, toml) as session:
        funnel = session.funnel()
        roi = session.roi()
    rows = by(funnel, "stage")
    assert {row["pipeline"] for row in funnel.rows} == {"leads"}
    assert [rows["Call"][name] for name in ("entered", "advanced", "lost", "open")] == [2, 1, 0, 1]
    assert [rows["Fit"][name] for name in ("entered", "advanced", "lost", "open")] == [1, 0, 1, 0]
    assert rows["Fit"]["median_days"] == 3
    assert roi.total["qualified"] == 1


def test_a_card_stands_where_its_history_does_not_show_it(tmp_path):
    """The log was cut short: the deal stands in Offer and was only seen in Demo."""
    files = {
        "deals.csv": "deal_id,created_at,stage,status,amount\n1,2024-01-01,Offer,open,1",
        "stage_log.csv": "deal_id,stage,entered_at\n1,Demo,2024-01-01",
    }
    toml = '[stages]\norder = ["Demo", "Offer"]\nwon = ["Paid"]\n'
    with opened(tmp_path, files, toml) as session:
        rows = by(session.funnel(), "stage")
    assert [rows["Offer"][name] for name in ("entered", "open")] == [1, 1]
    assert [rows["Demo"][name] for name in ("entered", "advanced", "inferred")] == [1, 1, 0]


def test_as_of_rewinds_the_history(tmp_path):
    """On 4 January deal 2 had never been back in Demo, and deal 1 stood in Offer."""
    with opened(tmp_path, FILES) as session:
        rows = by(session.funnel(as_of="2024-01-04"), "stage")
        assert session.funnel(as_of="2024-01-04").total["returned"] == 0
    assert [rows["Offer"][name] for name in ("entered", "open")] == [2, 2]


def test_the_cards_whose_stage_is_nobodys_are_one_stage(tmp_path):
    """Deals without a stage stand in «(none)», the only step before won."""
    text = "deal_id,created_at,status,amount\n1,2024-01-01,won,1\n2,2024-01-01,open,1"
    with opened(tmp_path, {"deals.csv": text}) as session:
        result = session.funnel()
    assert [(row["stage"], row["stage_order"], row["entered"]) for row in result.rows] == [
        ("(none)", 1, 2),
        ("(won)", 2, 1),
    ]


def test_stages_in_no_known_order_are_a_question_of_the_funnel_alone(tmp_path):
    """Roi needs no order."""
    text = (
        "deal_id,created_at,stage,status,amount\n1,2024-01-01,Alpha,open,1\n2,2024-01-01,Beta,won,1"
        "\n3,2024-01-01,Gamma,open,1"
    )
    with opened(tmp_path, {"deals.csv": text}) as session:
        assert session.roi().total["won"] == 1
        with pytest.raises(QuestionError) as asked:
            session.funnel()
    assert asked.value.code == "stage_order_unknown"


def test_a_pipeline_of_its_own_takes_its_own_stages(tmp_path):
    """[pipelines] wins over [stages]; the built-in names serve the pipeline nobody declared."""
    text = """ID;Воронка;Стадия сделки;Сумма;Дата создания
    1;Общая;Новая;10;01.02.2024 10:00:00
    2;Общая;Сделка успешна;10;01.02.2024 10:00:00
    3;Сервис;Выезд;10;01.02.2024 10:00:00
    4;Сервис;Сделка успешна;10;01.02.2024 10:00:00"""
    toml = '[pipelines."Сервис"]\norder = ["Заявка", "Выезд"]\nwon = ["Сделка успешна"]\n'
    with opened(tmp_path, {"deals.csv": text}, toml) as session:
        result = session.funnel()
    rows = [
        (row["pipeline"], row["stage"], row["stage_order"], row["entered"]) for row in result.rows
    ]
    assert rows == [
        ("Общая", "Новая", 1, 2),
        ("Общая", "Сделка успешна", 2, 1),
        ("Сервис", "Заявка", 1, 2),
        ("Сервис", "Выезд", 2, 2),
        ("Сервис", "Сделка успешна", 3, 1),
    ]
    assert "stage_order_unknown" not in codes(result.notes)


@pytest.mark.parametrize("more", ["", ",owner,left_at"])
def test_a_move_that_stands_twice_is_one_stay(tmp_path, more):
    """Two overlapping exports; moves of one moment are in the order of the stages."""
    own = ",Ann," if more else ""
    moves = [
        f"1,Demo,1,2024-01-01 10:00{own}",
        f"1,Paid,3,2024-01-03 10:00{own}",
        f"1,Offer,2,2024-01-03 10:00{own}",
    ]
    text = "\n".join([f"deal_id,stage,stage_order,entered_at{more}", *moves, *moves])
    deals = "deal_id,created_at,stage,status,amount\n1,2024-01-01,Paid,won,10\n"
    with modelled(tmp_path, {"deals.csv": deals, "stage_log.csv": text}) as (engine, _):
        rows = engine.rows(
            "select stage, cast(left_on as varchar), outcome from m_stage_log order by stage_order"
        )
    assert rows == [
        ("Demo", "2024-01-03", "open"),
        ("Offer", "2024-01-03", "open"),
        ("Paid", None, "won"),
    ]


def test_a_single_open_stage_needs_no_order(tmp_path):
    """Where deals are in talks, won or lost, nobody has to say which stage comes first."""
    deals = (
        "deal_id,created_at,stage,status\n1,2024-01-01,Talks,open\n2,2024-01-01,Signed,won\n"
        "3,2024-01-01,Gone,lost\n"
    )
    with opened(tmp_path, {"deals.csv": deals}) as session:
        rows = by(session.funnel(), "stage")
    assert [(stage, row["entered"]) for stage, row in rows.items()] == [
        ("(unknown)", 1),
        ("Talks", 2),
        ("Signed", 1),
    ]


def test_a_won_stage_that_ends_the_order_is_still_won(tmp_path):
    """Who writes the whole path into `order` has said with `won` what ends it."""
    deals = (
        "deal_id,created_at,closed_at,stage,amount\n1,2024-01-01,2024-01-05,Paid,100\n"
        "2,2024-01-01,,New,\n3,2024-01-01,2024-01-08,Refused,70\n"
    )
    toml = '[stages]\norder = ["New", "Paid"]\nwon = ["Paid"]\nlost = ["Refused"]\n'
    with opened(tmp_path, {"deals.csv": deals, "smalign.toml": toml}) as session:
        rows = by(session.funnel(), "stage")
        total = session.roi().total
    assert [(stage, row["stage_order"]) for stage, row in rows.items()] == [
        ("(unknown)", 0),
        ("New", 1),
        ("Paid", 2),
    ]
    assert (total["won"], total["lost"], total["open"]) == (1, 1, 1)
    assert total["revenue"] == 100


def test_a_sale_comes_after_every_stage_and_be_it_one_nobody_placed(tmp_path):
    """Extra was left out of the order: where it stands nobody knows, but before Paid."""
    files = {
        "deals.csv": (
            "deal_id,created_at,closed_at,stage,status\n1,2024-01-01,2024-01-05,Paid,won\n"
            "2,2024-01-01,,Extra,open\n"
        ),
        "stage_log.csv": (
            "deal_id,stage,entered_at\n1,New,2024-01-01 10:00\n1,Paid,2024-01-05 10:00\n"
            "2,New,2024-01-01 10:00\n2,Extra,2024-01-02 10:00\n"
        ),
    }
    toml = '[stages]\norder = ["New"]\nwon = ["Paid"]\n'
    with opened(tmp_path, files, toml) as session:
        moves = {row["to_stage"]: row["kind"] for row in session.process(show="transitions").rows}
        told = [note for note in session.process(show="moves").notes if "unordered" in note.code]
    assert moves == {"Paid": "forward", "Extra": "unordered"}
    assert [note.facts for note in told] == [{"stages": ["Extra"]}]
