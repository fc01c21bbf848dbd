"""The cards behind the numbers: what `--ids` lists has words above it, and amounts are money."""

from __future__ import annotations

import pytest
from msgspec.structs import replace
from tests.exports import opened

from smalign.render import render
from smalign.render.titles import named, title, value_word

LEADS = (
    "lead_id,created_at,status,closed_at,first_attempt_at,owner,source,contact_id,loss_reason\n"
    "L1,2026-03-02 10:00,converted,2026-03-03 10:00,2026-03-02 11:00,Ann,Mail,C1,\n"
    "L2,2026-03-03 10:00,disqualified,2026-03-09 10:00,2026-03-03 12:00,Bob,Search,C2,Price\n"
    "L3,2026-03-04 10:00,open,,,Ann,Search,C3,\n"
)
DEALS = (
    "deal_id,lead_id,created_at,closed_at,stage,status,owner,source,contact_id,amount\n"
    "D1,L1,2026-03-03 10:00,2026-03-12 12:00,Paid,won,Ann,Mail,C1,100.50\n"
    "D2,,2026-03-06 17:00,,New,open,Bob,Search,C4,70\n"
)
LOG = "card,card_id,stage,stage_order,entered_at\ndeal,D1,New,1,2026-03-03 10:00\n"
TOUCHES = (
    "touch_id,lead_id,touched_at,kind,side,direction,channel,content\n"
    "T1,L1,2026-03-02 09:00,email,marketing,out,Mail,News\n"
)
PAYMENTS = "payment_id,deal_id,paid_at,amount\nP1,D1,2026-03-12 12:00,100.50\n"
TASKS = "task_id,title,series,side,owner,due_at,completed_at\n1,Report,R,sales,Ann,2026-03-05,\n"
FIELD_LOG = (
    "card,card_id,field,value,changed_at,changed_by\ndeal,D1,source,Mail,2026-03-04 10:00,Ann\n"
)
PLAN = "period,leads,won\n2026-03,10,2\n"
TOML = """[sources]
timezone = "UTC"
currency = "RUB"
[stages]
order = ["New", "Paid"]
won = ["Paid"]
"""
SHOWN = {
    "process": "speed arrivals zones clock load ceiling moves transitions variants network"
    " handovers zone-handovers after-sale",
    "nurture": "effect coverage fatigue reasons reactivation ask",
    "calls": "list pretexts",
    "today": "owners agenda",
    "compare": "bridge cells managers counterfactual",
    "fields": "empty",
}
ASKED = (
    *(("roi", {}), ("roi", {"basis": "cash"}), ("funnel", {}), ("cohorts", {})),
    *(("reasons", {}), ("unworked", {}), ("segments", {"decided": True}), ("plan", {})),
    *(("fields", {}), ("fields", {"require": ("source@New",)}), ("fields", {"suggest": True})),
    *(
        (name, {"show": part} if len(parts.split()) > 1 else {})
        for name, parts in SHOWN.items()
        for part in parts.split()
    ),
)


@pytest.fixture
def company(tmp_path):
    """Three leads and two deals, with all that is known of them."""
    files = {"leads.csv": LEADS, "deals.csv": DEALS, "stage_log.csv": LOG}
    files |= {"touchpoints.csv": TOUCHES, "payments.csv": PAYMENTS, "plan.csv": PLAN}
    (tmp_path / "smalign.toml").write_text(TOML, encoding="utf-8")
    with opened(tmp_path, files) as session:
        yield session


def test_no_column_of_a_list_of_cards_is_called_by_a_code(company):
    """Thirty-five were: counted_on, is_hit, amounts and others stood above Russian tables."""
    coded = set()
    for name, options in ASKED:
        result = getattr(company, name)(ids=True, **options)
        coded |= {
            (name, field.name)
            for field in result.id_fields
            for lang in ("en", "ru")
            if title(field, lang, named(result)) in (field.name, field.name.removeprefix("by_"))
        }
    assert coded == set()


def test_lists_behind_a_report_a_log_and_tasks_have_words_above_them(tmp_path):
    """Eleven columns of `reconcile --ids` were codes, and a time zone was «Зона», `own`."""
    log = "touch_id,phone,touched_at,kind\nT1,+7 900 111 22 33,2026-03-02 10:05,call\n"
    files = {"leads.csv": LEADS.replace("contact_id", "phone", 1), "touchpoints.csv": log}
    files |= {"deals.csv": DEALS, "tasks.csv": TASKS, "field_log.csv": FIELD_LOG}
    files["leads.csv"] = files["leads.csv"].replace("C3", "+7 900 111 22 44")
    (tmp_path / "report").mkdir()
    report = tmp_path / "report" / "marketing.csv"
    report.write_text("month,channel,leads\n2026-03,Mail,1\n", encoding="utf-8")
    with opened(tmp_path, files) as session:
        lists = [
            *(session.reconcile(str(report), ids=True), session.records(ids=True)),
            *(session.tasks(ids=True), session.fields(values=True, ids=True)),
            *(session.fields(show=show, ids=True) for show in ("filling", "burden")),
        ]
    heads = {
        (result.metric, field.name): title(field, "ru", named(result))
        for result in lists
        for field in result.id_fields
    }
    assert {name for name, head in heads.items() if head == name[1]} == set()
    assert heads["reconcile", "zone"] == "Дни по времени"
    assert value_word("zone", "own", "ru") == "компании"


def test_the_sum_of_a_customers_sales_is_money(company):
    """A sum of amounts was called a count, and JSON gave it as 100.5."""
    result = company.segments(decided=True, ids=True)
    revenue = next(field for field in result.id_fields if field.name == "revenue")
    assert (revenue.type, revenue.unit) == ("decimal", "money")


def test_what_the_export_cannot_tell_of_a_card_is_no_no(company):
    """Without tasks and calls nobody knows whether something is planned, overdue or missed."""
    cards = {row["card_id"]: row for row in company.today(ids=True).ids}
    assert cards["L3"]["has_no_attempt"] is True
    silent = ("has_no_next_activity", "is_overdue", "has_missed_call")
    assert [cards["L3"][flag] for flag in silent] == [None, None, None]


def test_a_card_is_not_marked_as_few_cards(company):
    """Every card of a list had a mark: fewer than 30 leads, a difference may be chance."""
    text = render(company.roi(ids=True), "table", "en", width=100)
    assert ("D1*" in text, "fewer than" in text) == (False, False)


def test_a_total_of_nothing_but_dashes_is_no_row(company):
    """At 60 columns a funnel shows what has no total: its last row was "Total — — —"."""
    asked = company.funnel()
    result = replace(asked, total=dict.fromkeys(asked.total))
    lines = render(result, "table", "en", width=60).split("\n")
    assert [line for line in lines if line.startswith("Total")] == []


def test_models_that_agree_differ_about_no_channel(company):
    """One touch gives all its sale to Mail under each model: 0.0 % and 0.0 % are no difference."""
    codes = {note.code for note in company.roi(models=("first", "last")).notes}
    assert "models_differ" not in codes
