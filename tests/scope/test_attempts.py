"""Attempts: what counts as one, whose cards have them recorded, and what follows for a reason."""

from __future__ import annotations

import pytest
from tests.handmade import by, opened

CONFIG = """[reasons]
"No answer" = { class = "handling", below_attempts = 2, else = "quality" }
"""
LEADS = """lead_id,created_at,closed_at,lead_status,owner,contact_id,loss_reason
log,2024-01-01,,New,Ann,,
two,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
incoming,2024-02-01,2024-02-09,Disqualified,Ann,,no answer
robot,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
task,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
marketing,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
silent,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
before_log,2023-12-31,2024-02-09,Disqualified,Ann,,No answer
after_log,2024-02-01,2024-02-21,Disqualified,Ann,,No answer
nothing_logged,2024-02-01,2024-02-09,Disqualified,Bob,,No answer
unknown,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
after_loss,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
contact,2024-02-01,2024-02-09,Disqualified,Ann,c1,No answer
long_ago,2024-02-01,2024-02-09,Disqualified,Ann,c2,No answer
undated,2024-02-01,,Disqualified,Ann,,No answer
came,2024-02-01,,Converted,Ann,,
"""
DEALS = """deal_id,lead_id,created_at,closed_at,status,owner,loss_reason
D1,came,2024-02-03,2024-02-09,lost,Ann,No answer
D2,,2024-02-03,2024-02-09,lost,Ann,No answer
"""
TOUCHES = """touch_id,lead_id,deal_id,contact_id,touched_at,kind,side,direction,actor_kind
1,log,,,2024-01-01,call,sales,out,human
2,two,,,2024-02-02,call,sales,out,human
3,two,,,2024-02-09,email,sales,out,human
4,incoming,,,2024-02-02,call,sales,out,human
5,incoming,,,2024-02-03,call,sales,in,human
6,robot,,,2024-02-02,call,sales,out,human
7,robot,,,2024-02-03,email,sales,out,robot
8,task,,,2024-02-02,call,sales,out,human
9,task,,,2024-02-03,task,sales,out,human
10,marketing,,,2024-02-02,call,sales,out,human
11,marketing,,,2024-02-03,email,marketing,out,human
12,unknown,,,2024-02-02,call,sales,out,human
13,unknown,,,2024-02-03,call,sales,,human
14,after_loss,,,2024-02-02,call,sales,out,human
15,after_loss,,,2024-02-10,call,sales,out,human
16,,,c1,2024-02-02,call,sales,out,human
17,,,c1,2024-02-03,call,sales,out,human
18,,,c2,2024-01-02,call,sales,out,human
19,,,c2,2024-02-03,call,sales,out,human
20,undated,,,2024-02-02,call,sales,out,human
21,undated,,,2024-02-20,call,sales,out,human
22,came,,,2024-02-02,call,sales,out,human
23,,D1,,2024-02-04,call,sales,out,human
24,before_log,,,2024-01-02,call,sales,out,human
"""
EXPECTED = {
    "two": "quality",
    "incoming": "handling",
    "robot": "handling",
    "task": "handling",
    "marketing": "handling",
    "silent": "handling",
    "before_log": "undecided",
    "after_log": "undecided",
    "nothing_logged": "undecided",
    "unknown": "undecided",
    "after_loss": "handling",
    "contact": "quality",
    "long_ago": "handling",
    "undated": "quality",
    "D1": "quality",
    "D2": "handling",
}


def classes(folder, files):
    """Card → the class of its reason."""
    with opened(folder, files, CONFIG) as session:
        result = session.reasons(ids=True)
    return {row["card_id"]: row["reason_class"] for row in result.ids}, result.notes


def test_attempts_are_what_people_of_sales_did_to_reach_out(tmp_path):
    """Outgoing, by a person, up to the day of the loss, on the card, its lead or its contact."""
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "touchpoints.csv": TOUCHES}
    found, notes = classes(tmp_path, files)
    assert found == EXPECTED
    told = {note.code: note.facts for note in notes}
    assert told["reasons_undecided"] == {"undecided": 4, "cards": 16}


@pytest.mark.parametrize("touches", ["", "25,two,,,2024-02-02,visit,marketing,in,\n"])
def test_without_a_log_nothing_is_decided(tmp_path, touches):
    """No touch of sales at all, or no touches: never handling, each card is undecided."""
    head = TOUCHES.partition("\n")[0]
    files = {"leads.csv": LEADS, "deals.csv": DEALS}
    files |= {"touchpoints.csv": f"{head}\n{touches}"} if touches else {}
    found, _ = classes(tmp_path, files)
    assert set(found.values()) == {"undecided"}


def test_a_log_with_holes_is_not_believed(tmp_path):
    """Of the leads Ann converted three in five have a touch, of Bob's four in five."""
    gone = "".join(
        f"{owner}{at},2024-02-01,,Converted,{owner},\n"
        for owner in ("Ann", "Bob")
        for at in range(5)
    )
    leads = f"""lead_id,created_at,closed_at,lead_status,owner,loss_reason
        first,2024-01-01,,New,Ann,
        ann,2024-02-01,2024-02-09,Disqualified,Ann,No answer
        bob,2024-02-01,2024-02-09,Disqualified,Bob,No answer
        cid,2024-02-01,2024-02-09,Disqualified,Cid,No answer
        {gone}"""
    touched = ["first", "Ann0", "Ann1", "Ann2", "Bob0", "Bob1", "Bob2", "Bob3"]
    calls = "".join(
        f"{at},{lead},2024-{'01-01' if lead == 'first' else '02-09'},call,sales,in,human\n"
        for at, lead in enumerate(touched)
    )
    touches = f"touch_id,lead_id,touched_at,kind,side,direction,actor_kind\n{calls}"
    files = {"leads.csv": leads, "touchpoints.csv": touches}
    found, _ = classes(tmp_path, files)
    assert found == {"ann": "undecided", "bob": "handling", "cid": "undecided"}
    with opened(tmp_path, files) as session:
        rows = by(session.unworked(), "owner")
    counts = {name: (row["recorded"], row["unworked"]) for name, row in rows.items()}
    assert counts == {"Ann": (0, None), "Bob": (1, 1), "Cid": (0, None)}


def test_the_first_attempt_tells_none_from_some(tmp_path):
    """Only its moment is known: none is below two; one at least may be two."""
    leads = """lead_id,created_at,closed_at,lead_status,owner,first_attempt_at,loss_reason
        L1,2024-02-01,2024-02-09,Disqualified,Ann,2024-02-02,No answer
        L2,2024-02-01,2024-02-09,Disqualified,Ann,,No answer
        L3,2024-02-01,2024-02-09,Disqualified,Ann,2024-02-10,No answer
        L4,2024-02-01,2024-02-09,Disqualified,Bob,,No answer
    """.replace("        ", "").rstrip(" ")
    found, _ = classes(tmp_path, {"leads.csv": leads})
    assert found == {"L1": "undecided", "L2": "handling", "L3": "handling", "L4": "undecided"}


def test_a_call_by_the_name_of_an_owner_is_of_a_person_without_a_column_that_says_so(tmp_path):
    """Ann called L1 twice: enough. The second call for L2 is a stranger's, for L3 nobody's."""
    leads = """lead_id,created_at,closed_at,lead_status,owner,loss_reason
L1,2024-02-01,2024-02-09,Disqualified,Ann,No answer
L2,2024-02-01,2024-02-09,Disqualified,Ann,No answer
L3,2024-02-01,2024-02-09,Disqualified,Ann,No answer
L4,2024-02-01,2024-02-09,Converted,Ann,
"""
    touches = """touch_id,lead_id,touched_at,kind,side,direction,actor
1,L1,2024-02-02,call,sales,out,Ann
2,L1,2024-02-03,call,sales,out,Ann
3,L2,2024-02-02,call,sales,out,Ann
4,L2,2024-02-03,call,sales,out,Dialler
5,L3,2024-02-02,call,sales,out,Ann
6,L3,2024-02-03,call,sales,out,
7,L4,2024-02-01,call,sales,out,Ann
8,L4,2024-02-20,call,sales,out,Ann
"""
    found, _ = classes(tmp_path, {"leads.csv": leads, "touchpoints.csv": touches})
    assert found == {"L1": "quality", "L2": "undecided", "L3": "undecided"}


ACTED = """touch_id,lead_id,touched_at,kind,side,direction,actor_kind,actor
1,own,2024-02-02,call,sales,out,human,Bob
2,own,2024-02-03,call,sales,out,human,Ann
3,other,2024-02-02,call,sales,out,human,Ann
4,other,2024-02-03,call,sales,out,human,Bob
5,other,2024-02-10,call,sales,out,human,Ann
6,stranger,2024-02-03,call,sales,out,human,Call centre
7,silent,2024-02-03,call,sales,out,human,
"""
OWNED = """lead_id,created_at,closed_at,lead_status,owner
own,2024-02-01,2024-02-09,Disqualified,Ann
other,2024-02-01,2024-02-09,Disqualified,Ann
stranger,2024-02-01,2024-02-09,Disqualified,Ann
silent,2024-02-01,2024-02-09,Disqualified,Ann
bobs,2024-02-01,,New,Bob
"""


def test_who_acted_is_the_last_owner_to_talk_before_the_loss(tmp_path):
    """Ann on her card, Bob on another of hers; who owns no card or is unnamed is nobody."""
    with opened(tmp_path, {"leads.csv": OWNED, "touchpoints.csv": ACTED}) as session:
        result = session.unworked()
    facts = {note.code: note.facts for note in result.notes}
    assert facts["owners_did_not_act"] == {"others": 1, "acted": 2}
    assert [row["unworked"] for row in result.rows] == [None]
