"""Rules on the rows of a table that compare with other tables, or with smalign.toml."""

from __future__ import annotations

import pytest
from tests.rules.checks_made import check, found

LEADS = "lead_id,created_at,status,source,owner,budget,stage,modified_at\n"
DEALS = "deal_id,lead_id,created_at,deal_status,stage,amount,currency,source,owner,Loss reason\n"
PAYMENTS = "payment_id,deal_id,paid_at,amount\n"
TASKS = "task_id,title,due_at,completed_at\n"


def table(head, *rows):
    """The text of a file."""
    return head + "\n".join(rows) + "\n"


def test_a_deal_names_a_lead_that_is_not_there(tmp_path):
    """One of two deals; an empty lead is no orphan."""
    files = {
        "leads.csv": table(LEADS, "L1,2026-01-05,new,ads,Ann,,New,"),
        "deals.csv": table(
            DEALS, "1,L1,2026-01-06,open,New,,,,,", "2,L7,2026-01-06,open,New,,,,,",
            "3,,2026-01-06,open,New,,,,,",
        ),
    }  # fmt: skip
    expected = [("orphans", "notice", "deals", "lead_id", 1, 2, [3])]
    assert found(tmp_path, files, "orphans") == expected


def test_a_payment_of_no_deal(tmp_path):
    """Money that belongs to no deal."""
    files = {
        "deals.csv": table(DEALS, "1,,2026-01-06,won,Paid,5,RUB,,,"),
        "payments.csv": table(PAYMENTS, "P1,1,2026-02-01,5", "P2,9,2026-02-01,5"),
    }
    expected = [("orphans", "notice", "payments", "deal_id", 1, 2, [3])]
    assert found(tmp_path, files, "orphans") == expected


def test_a_stage_requires_a_field_of_who_has_come_there(tmp_path):
    """In the stage or beyond, and sales; not before it, nor a loss from who knows where."""
    toml = (
        '[stages]\norder = ["New", "Demo", "Offer"]\nwon = ["Paid"]\nlost = ["Refused"]\n'
        'required = { "Demo" = ["amount"] }\n'
    )
    rows = (
        "1,,2026-01-06,open,New,,,,,", "2,,2026-01-06,open,Demo,,,,,",
        "3,,2026-01-06,open,Offer,7,,,,", "4,,2026-01-06,won,Paid,,,,,",
        "5,,2026-01-06,lost,Refused,,,,,",
    )  # fmt: skip
    files = {"deals.csv": table(DEALS, *rows)}
    expected = [("required_by_stage", "error", "deals", "amount", 2, 3, [3, 5])]
    assert found(tmp_path, files, "required_by_stage", toml=toml) == expected


def test_a_required_field_may_be_any_header(tmp_path):
    """A column smalign does not know is required by its header; a dash is empty."""
    toml = '[stages]\norder = ["New"]\nrequired = { "New" = ["City"] }\n'
    files = {
        "deals.csv": "deal_id,created_at,deal_status,stage,City\n1,2026-01-06,open,New,-\n"
        "2,2026-01-06,open,New,Omsk\n"
    }
    expected = [("required_by_stage", "error", "deals", "City", 1, 2, [2])]
    assert found(tmp_path, files, "required_by_stage", toml=toml) == expected


def test_a_required_field_nobody_has_is_told(tmp_path):
    """A typing error in smalign.toml is not passed over."""
    toml = '[stages]\norder = ["New"]\nrequired = { "New" = ["Citty"] }\n'
    files = {"deals.csv": table(DEALS, "1,,2026-01-06,open,New,,,,,")}
    (one,) = check(tmp_path, files, "required_by_stage", toml=toml).findings
    assert (one.severity, one.code, one.table, one.column) == (
        *("error", "told_column_gone"),
        *("deals", "Citty"),
    )
    assert one.facts["place"] == "[stages] required"


def test_a_stage_nobody_agreed_on(tmp_path):
    """A stage of its own making stands in no funnel."""
    toml = '[stages]\norder = ["New", "Demo"]\nwon = ["Paid"]\n'
    files = {
        "deals.csv": table(DEALS, "1,,2026-01-06,open,New,,,,,", "2,,2026-01-06,open,Thinking,,,,,")
    }
    expected = [("known_stages", "error", "deals", "stage", 1, 2, [3])]
    assert found(tmp_path, files, "known_stages", toml=toml) == expected


def test_a_stage_of_the_history_alone_is_not_named(tmp_path):
    """One deal stands in Thinking now; it came through Waiting, where none stands any more."""
    toml = '[stages]\norder = ["New", "Demo"]\nwon = ["Paid"]\n'
    files = {
        "deals.csv": table(DEALS, "1,,2026-01-06,open,Thinking,,,,,"),
        "stage_log.csv": "card,card_id,stage,entered_at\ndeal,1,Waiting,2026-01-06\n"
        "deal,1,Thinking,2026-01-07\n",
    }
    checked = check(tmp_path, files, "known_stages", toml=toml)
    assert [(one.failing, one.facts["stages"]) for one in checked.findings] == [(1, ["Thinking"])]


def test_a_source_nobody_knows(tmp_path):
    """Without case and outer blanks; an empty source is another rule's."""
    toml = '[checks.known_sources]\nknown = ["Ads ", "Site"]\n'
    files = {
        "deals.csv": table(
            DEALS, "1,,2026-01-06,open,New,,,ads,,", "2,,2026-01-06,open,New,,,adds,,",
            "3,,2026-01-06,open,New,,,,,",
        )
    }  # fmt: skip
    expected = [("known_sources", "warning", "deals", "source", 1, 2, [3])]
    assert found(tmp_path, files, "known_sources", toml=toml) == expected


def test_a_currency_that_is_none(tmp_path):
    """A code of ISO 4217, or one of the company's list; an amount without one is not looked at."""
    files = {
        "deals.csv": table(
            DEALS, "1,,2026-01-06,open,New,5,RUB,,,", "2,,2026-01-06,open,New,5,RUX,,,",
            "3,,2026-01-06,open,New,5,EUR,,,", "4,,2026-01-06,open,New,,RUX,,,",
        )
    }  # fmt: skip
    expected = [("known_currencies", "error", "deals", "currency", 1, 3, [3])]
    assert found(tmp_path / "a", files, "known_currencies") == expected
    toml = '[checks.known_currencies]\nknown = ["RUB"]\n'
    expected = [("known_currencies", "error", "deals", "currency", 2, 3, [3, 4])]
    assert found(tmp_path / "b", files, "known_currencies", toml=toml) == expected


def test_amounts_that_no_sale_brings(tmp_path):
    """Below zero an error, a sale for nothing and one 1000 times the median a warning."""
    sales = [f"{n},,2026-01-06,won,Paid,100,RUB,,," for n in range(1, 31)]
    more = [
        "31,,2026-01-06,open,New,-1,RUB,,,",
        "32,,2026-01-06,won,Paid,0,RUB,,,",
        "33,,2026-01-06,open,New,100000.01,RUB,,,",
        "34,,2026-01-06,open,New,100000,RUB,,,",
    ]
    files = {"deals.csv": table(DEALS, *sales, *more)}
    assert found(tmp_path, files, "sane_amounts") == [
        ("sane_amounts", "error", "deals", "amount", 1, 34, [32]),
        ("sane_amounts", "warning", "deals", "amount", 1, 34, [34]),
        ("sane_amounts", "warning", "deals", "amount", 1, 31, [33]),
    ]


def test_every_currency_has_a_median_of_its_own(tmp_path):
    """150,000 yen are 1,500 times a sale in euros and 3 times one in yen; 100,001 euros are not."""
    sales = [f"{n},,2026-01-06,won,Paid,100,EUR,,," for n in range(1, 31)]
    sales += [f"{n},,2026-01-06,won,Paid,50000,JPY,,," for n in range(31, 61)]
    more = ["61,,2026-01-06,open,New,150000,JPY,,,", "62,,2026-01-06,open,New,100001,EUR,,,"]
    few = ["63,,2026-01-06,won,Paid,1,USD,,,", "64,,2026-01-06,open,New,999999,USD,,,"]
    answer = check(tmp_path, {"deals.csv": table(DEALS, *sales, *more, *few)}, "sane_amounts")
    (one,) = answer.findings
    assert (one.code, one.failing, one.of) == ("amount_far_above", 1, 62)
    assert [place.id for place in one.places] == ["62"]


def test_an_amount_above_the_agreed_one(tmp_path):
    """`most` needs no median."""
    files = {"deals.csv": table(DEALS, "1,,2026-01-06,open,New,501,RUB,,,")}
    toml = "[checks.sane_amounts]\nmost = 500\n"
    expected = [("sane_amounts", "error", "deals", "amount", 1, 1, [2])]
    toml += "error = 0\n"
    assert found(tmp_path, files, "sane_amounts", toml=toml) == expected


@pytest.mark.parametrize("told", ['active = ["ann"]', 'inactive = ["Bob"]', 'active = [" ANN "]'])
def test_an_owner_who_has_left(tmp_path, told):
    """Who works here is told, or who does not; a closed card is nobody's task."""
    files = {
        "deals.csv": table(
            DEALS, "1,,2026-01-06,open,New,,,,Ann,", "2,,2026-01-06,open,New,,,,Bob,",
            "3,,2026-01-06,won,Paid,5,RUB,,Bob,",
        )
    }  # fmt: skip
    expected = [("owner_active", "warning", "deals", "owner", 1, 2, [3])]
    toml = f"[checks.owner_active]\n{told}\n"
    assert found(tmp_path, files, "owner_active", toml=toml) == expected


def test_a_task_that_is_overdue(tmp_path):
    """Its term was before today, and it is not completed; today is still in time."""
    files = {
        "tasks.csv": table(
            TASKS, "1,Report,2026-06-30,", "2,Report,2026-07-01,", "3,Report,2026-06-01,2026-06-02"
        ),
        "deals.csv": table(DEALS, "1,,2026-01-06,open,New,,,,,"),
    }
    expected = [("tasks_done", "notice", "tasks", "completed_at", 1, 2, [2])]
    assert found(tmp_path, files, "tasks_done") == expected


def test_a_task_that_its_status_calls_done_is_not_overdue(tmp_path):
    """Nobody says when it was done; the cancelled one counts nowhere, as in `tasks`."""
    files = {
        "tasks.csv": table(
            "task_id,title,due_at,status\n",
            "1,Report,2026-06-01,Completed",
            "2,Report,2026-06-02,Canceled",
            "3,Report,2026-06-03,In Progress",
        ),
        "deals.csv": table(DEALS, "1,,2026-01-06,open,New,,,,,"),
    }
    expected = [("tasks_done", "notice", "tasks", "status", 1, 2, [4])]
    assert found(tmp_path, files, "tasks_done") == expected


def test_an_open_card_that_lies_untouched(tmp_path):
    """More than 90 days before the last day of the export, not of the year it is looked at."""
    files = {
        "leads.csv": table(
            LEADS,
            "1,2026-01-01,new,ads,Ann,,New,2026-01-30",
            "2,2026-01-01,new,ads,Ann,,New,2026-05-01",
            "3,2026-01-01,new,ads,Ann,,New,2026-01-31",
        )
    }  # fmt: skip
    answer = check(tmp_path, files, "fresh_cards").findings
    assert [(one.failing, one.of, one.places[0].line) for one in answer] == [(1, 3, 2)]


def test_other_is_not_the_usual_reason(tmp_path):
    """7 of 31 is more than 20 %; 6 is not."""
    reasons = ["Другое"] * 7 + ["Price"] * 24
    rows = [f"{n},,2026-01-06,lost,Lost,5,RUB,,,{why}" for n, why in enumerate(reasons)]
    expected = [("other_share", "warning", "deals", "Loss reason", 7, 31, [2, 3, 4])]
    assert found(tmp_path / "a", {"deals.csv": table(DEALS, *rows)}, "other_share") == expected
    rows[0] = rows[0].replace("Другое", "Price")
    assert found(tmp_path / "b", {"deals.csv": table(DEALS, *rows)}, "other_share") == []
