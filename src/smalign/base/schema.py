"""The canonical tables: every table, column, type, unit and meaning smalign knows."""

from __future__ import annotations

from typing import Final

from smalign.base.columns import Column, Table, flags, ids, integers, money, texts, times, weights

UTM: Final = ("utm_source", "utm_medium", "utm_campaign", "utm_content", "utm_term")
_UTM = texts(**{name: f"{name} as exported" for name in UTM})
_ORIGIN = texts(
    source="where the card came from, as exported",
    channel="the marketing channel, as exported or by the channel rules",
)
_PEOPLE = texts(owner="who is responsible", team="the owner's team")
_CONTACT = texts(
    contact_name="the contact's name (a weak link)",
    email="the contact's e-mail (a link)",
    phone="the contact's phone (a link)",
)

LEADS: Final = Table(
    "leads",
    "lead_id",
    "inquiries before they become deals",
    (
        *ids(
            lead_id="the lead",
            contact_id="the person",
            company_id="the company",
            deal_id="the deal the lead became",
            duplicate_of="the lead this one repeats",
        ),
        *times(
            created_at="created",
            assigned_at="given to its owner",
            first_attempt_at="first human attempt to reach the person",
            qualified_at="reached a qualified stage",
            closed_at="closed",
            modified_at="last changed",
            next_activity_at="the next planned activity",
        ),
        *texts(
            stage="the stage the card stands in",
            status="open / converted / disqualified",
            created_by="who created the card",
            created_how="form / call / chat / manual / import / robot",
            loss_reason="why it was closed without a deal",
            currency="currency code of the amount",
        ),
        *_ORIGIN,
        *_UTM,
        *_PEOPLE,
        *_CONTACT,
        *money(amount="the expected amount"),
        *flags(
            is_converted="the CRM says the lead was converted",
            is_test="a test",
            is_spam="spam",
            is_repeat="the person had inquired before",
        ),
    ),
)

DEALS: Final = Table(
    "deals",
    "deal_id",
    "opportunities in a sales pipeline",
    (
        *ids(
            deal_id="the deal",
            lead_id="the lead it came from",
            contact_id="the person",
            company_id="the company",
            campaign_id="the campaign it came from",
        ),
        *times(
            created_at="created",
            assigned_at="given to its owner",
            closed_at="closed",
            expected_close_at="when it is expected to close",
            modified_at="last changed",
            next_activity_at="the next planned activity",
        ),
        *texts(
            pipeline="the sales pipeline",
            stage="the stage the deal stands in",
            status="open / won / lost",
            kind="new / repeat / upsell / renewal",
            loss_reason="why it was lost",
            currency="currency code of the amount",
        ),
        *_ORIGIN,
        *_UTM,
        *_PEOPLE,
        *_CONTACT,
        *money(amount="the amount", margin="the gross margin"),
        *flags(
            is_won="the CRM says won",
            is_lost="the CRM says lost",
            is_closed="the CRM says closed",
        ),
    ),
)

CONTACTS: Final = Table(
    "contacts",
    "contact_id",
    "people",
    (
        *ids(contact_id="the person", company_id="the company", lead_id="the lead it came from"),
        *texts(name="full name", email="e-mail", phone="phone"),
        *times(created_at="created", modified_at="last changed"),
        *_ORIGIN,
        *_PEOPLE,
    ),
)

COMPANIES: Final = Table(
    "companies",
    "company_id",
    "organisations",
    (
        *ids(company_id="the company"),
        *texts(name="name", industry="industry"),
        *times(created_at="created", modified_at="last changed"),
        *_PEOPLE,
    ),
)

PAYMENTS: Final = Table(
    "payments",
    "payment_id",
    "money received; a negative amount, or a kind that says so, is a refund",
    (
        *ids(payment_id="the payment", deal_id="the deal paid for"),
        *times(paid_at="paid"),
        *money(amount="the amount"),
        *texts(kind="payment / refund", status="paid / unpaid", currency="currency code"),
    ),
)

TOUCHPOINTS: Final = Table(
    "touchpoints",
    "touch_id",
    "contacts of a person with marketing or sales",
    (
        *ids(
            touch_id="the touch",
            lead_id="the lead touched",
            deal_id="the deal touched",
            contact_id="the person touched",
        ),
        *times(touched_at="when", due_at="when it is planned for, where it has not happened"),
        *texts(
            email="the person's e-mail (a link where no card is named)",
            phone="the person's phone (a link where no card is named)",
        ),
        *_ORIGIN,
        *_UTM,
        *texts(
            campaign="the campaign",
            content="the content shown or sent",
            kind="call / email / visit / …",
            side="marketing / sales",
            direction="in / out",
            outcome="what came of it",
            actor="who acted",
            actor_kind="human / robot / import / bulk",
            currency="currency code of the cost",
        ),
        *money(cost="what the touch cost"),
    ),
)

SPEND: Final = Table(
    "spend",
    None,
    "advertising cost",
    (
        *ids(campaign_id="the campaign"),
        Column("date", "date", "the day of the cost"),
        Column("date_from", "date", "first day the cost covers"),
        Column("date_to", "date", "last day the cost covers"),
        Column("period", "text", "month, quarter or year the cost covers"),
        *_ORIGIN,
        *_UTM,
        *texts(
            campaign="the campaign",
            campaign_type="the kind of campaign",
            currency="currency code",
        ),
        *integers(impressions="impressions", clicks="clicks"),
        *money(cost="the cost"),
    ),
)

STAGE_LOG: Final = Table(
    "stage_log",
    None,
    "when each card entered and left each stage",
    (
        *ids(card_id="the card"),
        *texts(
            card="lead / deal",
            pipeline="the pipeline",
            stage="the stage",
            zone="marketing / sales / shared / system",
            owner="who was responsible",
            outcome="open / won / lost",
            changed_by="who moved the card",
            actor_kind="human / robot / import / bulk",
        ),
        *times(entered_at="entered the stage", left_at="left the stage"),
        *integers(stage_order="place of the stage in its pipeline, from 1"),
        *flags(inferred="when it entered is not known, or only between two exports"),
    ),
)

STAGE_NAMES: Final = Table(
    "stage_names",
    None,
    "what the codes of stages and pipelines are called: a list the CRM keeps, no cards",
    (
        *texts(
            entity="what the code is of, as exported: STATUS, DEAL_STAGE_14, lead, deal",
            pipeline_id="code of the pipeline",
            pipeline="its name",
            stage_id="code of the stage",
            stage="its name",
            outcome="open / won / lost, as exported",
        ),
        *integers(stage_order="what the stages of a pipeline are sorted by"),
    ),
)

OWNER_LOG: Final = Table(
    "owner_log",
    None,
    "who was responsible for a card, and since when",
    (
        *ids(card_id="the card"),
        *texts(
            card="lead / deal",
            owner="who",
            previous_owner="whose it was before",
            changed_by="who changed it",
            actor_kind="human / robot / import / bulk",
        ),
        *times(since_at="since when"),
    ),
)

FIELD_LOG: Final = Table(
    "field_log",
    None,
    "how the fields of a card changed",
    (
        *ids(card_id="the card"),
        *texts(card="lead / deal", field="the field", old="before", new="after"),
        *texts(changed_by="who changed it"),
        *times(changed_at="when"),
    ),
)

TASKS: Final = Table(
    "tasks",
    "task_id",
    "tasks, also the regular ones",
    (
        *ids(
            task_id="the task",
            lead_id="the lead it is about",
            deal_id="the deal it is about",
            contact_id="the person it is about",
        ),
        *texts(title="title", series="the regular series", side="marketing / sales", owner="who"),
        *texts(status="done, cancelled or still to do"),
        *times(due_at="due", completed_at="completed", created_at="created"),
    ),
)

PLAN: Final = Table(
    "plan",
    None,
    "what was planned",
    (
        Column("period", "text", "month, quarter or year"),
        *texts(channel="the channel", owner="who"),
        *integers(leads="leads", qualified="qualified leads", won="sales"),
        *money(revenue="revenue", spend="spend"),
    ),
)

MARKETING_REPORT: Final = Table(
    "marketing_report",
    None,
    "what marketing reported",
    (
        Column("period", "text", "month, quarter or year"),
        *texts(channel="the channel"),
        *integers(leads="leads", deals="deals", won="sales"),
        *money(revenue="revenue", cost="cost"),
    ),
)

SURVEY: Final = Table(
    "survey",
    None,
    "answers of clients and managers",
    (*ids(respondent="who"), *texts(side="client / manager", question="asked", answer="said")),
)

PATHS: Final = Table(
    "paths",
    None,
    "journeys through the same channels, added up",
    (
        *texts(path="the channels in their order, between > signs"),
        *weights(
            conversions="how many of the journeys ended in a conversion",
            value="what those conversions brought",
            nulls="how many ended in nothing",
        ),
    ),
)

TABLES: Final[dict[str, Table]] = {
    table.name: table
    for table in (
        LEADS,
        DEALS,
        CONTACTS,
        COMPANIES,
        PAYMENTS,
        TOUCHPOINTS,
        SPEND,
        STAGE_LOG,
        STAGE_NAMES,
        OWNER_LOG,
        FIELD_LOG,
        TASKS,
        PLAN,
        MARKETING_REPORT,
        SURVEY,
        PATHS,
    )
}

NONE: Final = "(none)"
"""The name of a missing dimension, in every format."""

ALL: Final = "(all)"
"""What stands for a dimension that a row does not tell apart."""

OTHER: Final = "(other)"
"""The row of the values that are too rare for rows of their own."""

UNKNOWN: Final = "(unknown)"
"""The row of lost cards whose last stage is not known."""
