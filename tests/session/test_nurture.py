"""nurture over files: touches of several lists, and of several cards."""

from __future__ import annotations

from tests.exports import opened

LEADS = (
    "lead_id,created_at,status,email\n"
    "1,2026-01-01 10:00,open,a@example.org\n"
    "2,2026-01-02 10:00,open,b@example.org\n"
    "3,2026-01-03 10:00,open,c@example.org\n"
)
CRM = (
    "touch_id,touched_at,lead_id,kind,direction,side,content\n"
    "1,2026-01-05 10:00,1,email,out,marketing,Prices\n"
    "2,2026-01-06 10:00,2,email,out,marketing,Prices\n"
)
MAILER = (
    "touch_id,touched_at,email,kind,direction,side,content\n"
    "1,2026-01-07 10:00,c@example.org,email,out,marketing,News\n"
    "2,2026-01-08 10:00,a@example.org,email,out,marketing,News\n"
)
SHARED = (
    "touch_id,touched_at,lead_id,kind,direction,side,content\n"
    "7,2026-01-05 10:00,1,email,out,marketing,Prices\n"
    "7,2026-01-05 10:00,2,email,out,marketing,Prices\n"
    "8,2026-01-06 10:00,2,email,out,marketing,News\n"
)


def _counted(session):
    """Content → cards reached, touches of them."""
    return {row["content"]: (row["reach"], row["touches"]) for row in session.nurture().rows}


def test_two_lists_that_count_from_one_are_not_mixed_up(tmp_path):
    """The CRM's letter 1 went to lead 1, the mailer's to lead 3: two cards and touches each."""
    files = {"leads.csv": LEADS, "activities.csv": CRM, "letters.csv": MAILER}
    with opened(tmp_path, files) as session:
        assert _counted(session) == {"Prices": (2, 2), "News": (2, 2)}
        (note,) = (
            one for one in session.nurture(show="coverage").notes if one.code == "coverage_ways"
        )
    assert [note.facts[name] for name in ("touches", "lead", "person", "nobody")] == [4, 2, 2, 0]


def test_a_touch_of_two_cards_in_two_rows_is_one_of_each(tmp_path):
    """Letter 7 stands in two rows: two cards, one touch of each, and two letters in all."""
    with opened(tmp_path, {"leads.csv": LEADS, "activities.csv": SHARED}) as session:
        assert _counted(session) == {"Prices": (2, 2), "News": (1, 1)}
        (note,) = (
            one for one in session.nurture(show="coverage").notes if one.code == "coverage_ways"
        )
    assert (note.facts["touches"], note.facts["lead"]) == (2, 2)


def test_a_touch_is_a_reason_to_call_by_what_it_was_itself(tmp_path):
    """Both lists have a touch 1: the letter to lead 1 is no chat, and the chat of lead 2 is."""
    letters = (
        "touch_id,touched_at,lead_id,kind,direction,side\n"
        "1,2026-01-05 10:00,1,email,out,marketing\n"
    )
    chats = (
        "touch_id,touched_at,lead_id,kind,direction,side\n1,2026-01-06 10:00,2,chat,in,marketing\n"
    )
    files = {"leads.csv": LEADS, "letters.csv": letters, "chats.csv": chats}
    with opened(tmp_path, files) as session:
        rows = {row["card_id"]: row["reason"] for row in session.calls().rows}
    assert rows == {"1": "fresh_touch", "2": "unanswered"}


def test_a_deal_handed_to_another_pipeline_has_not_moved_on(tmp_path):
    """Deal 1 is in the second stage of another pipeline, deal 2 in that of its own."""
    deals = "deal_id,created_at,pipeline,stage,status\n1,2026-01-01 10:00,Sales,Demo,open\n"
    deals += "2,2026-01-01 10:00,Intake,Checked,open\n3,2026-02-20 10:00,Intake,New,open\n"
    log = "card,card_id,pipeline,stage,entered_at\n"
    log += "".join(f"deal,{at},Intake,New,2026-01-01 10:00\n" for at in (1, 2))
    log += "deal,1,Sales,Demo,2026-01-08 10:00\ndeal,2,Intake,Checked,2026-01-08 10:00\n"
    sent = "touch_id,deal_id,touched_at,kind,side,direction\n"
    sent += "".join(f"{at},{at},2026-01-05 10:00,email,marketing,out\n" for at in (1, 2))
    toml = '[pipelines.Intake]\norder = ["New", "Checked"]\n'
    toml += '[pipelines.Sales]\norder = ["Offer", "Demo"]\n'
    files = {"deals.csv": deals, "stage_log.csv": log, "touchpoints.csv": sent}
    (tmp_path / "smalign.toml").write_text(toml, encoding="utf-8")
    with opened(tmp_path, files, timezone=None) as session:
        moved = {row["card_id"]: row["moved"] for row in session.nurture(ids=True).ids}
    assert moved == {"1": 0, "2": 1}


def test_what_a_converted_lead_is_sent_is_of_its_deal(tmp_path):
    """Three letters to one e-mail: before the lead, to the lead, and to the deal it became.

    The deal names no contact: only its lead knows the e-mail.
    """
    leads = (
        "lead_id,created_at,closed_at,status,email\n"
        "1,2026-01-02 10:00,2026-01-10 10:00,converted,a@example.org\n"
    )
    deals = "deal_id,lead_id,created_at,status\n5,1,2026-01-10 10:00,open\n"
    letters = "touched_at,email,kind,direction,side,content\n" + "".join(
        f"2026-01-{day} 12:00,a@example.org,email,out,marketing,{content}\n"
        for day, content in (("01", "Too early"), ("05", "Prices"), ("20", "News"))
    )
    files = {"leads.csv": leads, "deals.csv": deals, "letters.csv": letters}
    with opened(tmp_path, files) as session:
        result = session.nurture(ids=True)
    reached = {(one["card"], one["content"]) for one in result.ids or ()}
    assert reached == {("lead", "Prices"), ("deal", "News")}
