"""HubSpot: labels and internal names of exports, and the snake-case names of flattened ones.

`Close Date` is the expected date while a deal is open; the flags (`Is Closed Won`) say whether it
closed, for custom lost stages exist. `Created by user ID` holds a name, and is left alone. A deal
of several contacts holds their ids in one cell.
"""

from __future__ import annotations

import re
from typing import Final

from msgspec.structs import replace

from smalign.crm.hubspot_stages import PIPELINES, STAGES
from smalign.crm.hubspot_stages import SIGNS as STAGE_SIGNS
from smalign.crm.hubspot_work import CALLS, EMAILS, MEETINGS, NOTES, TASKS
from smalign.crm.words import (
    BuiltInStage,
    System,
    Words,
    fills,
    firsts,
    joins,
    says,
    utm,
)

_SOURCE: Final = says(
    "source",
    *("Original Traffic Source", "Original Source", "Original Source Type"),
    *("hs_analytics_source", "Lead Source", "contact_lead_source"),
)

_ASSIGNED: Final = says("assigned_at", "Owner assigned date", "hubspot_owner_assigneddate")

DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "Record ID", "Deal ID", "hs_object_id", "Record ID - Deal"),
        firsts("contact_id", "Associated Contact IDs", "associated_contact_id"),
        firsts(
            "company_id",
            *("Associated Company IDs (Primary)", "Associated Company IDs"),
            *("Primary Associated Company ID", "associated_company_id"),
        ),
        says("created_at", "Create Date", "createdate", "deal_create_date"),
        says(
            "closed_at",
            *("Close Date", "closedate", "deal_close_date"),
            also=("expected_close_at",),
        ),
        says("modified_at", "Last Modified Date", "hs_lastmodifieddate"),
        says("next_activity_at", "Next Activity Date", "notes_next_activity_date"),
        _ASSIGNED,
        says("stage", "Deal Stage", "dealstage"),
        says("pipeline", "Pipeline", "deal_pipeline"),
        says("is_won", "Is Closed Won", "hs_is_closed_won"),
        says("is_lost", "Is closed lost", "hs_is_closed_lost"),
        says("is_closed", "Is Deal Closed?", "Is Closed (numeric)", "hs_is_closed"),
        says("amount", "Amount in company currency", "Amount", "deal_amount"),
        says("currency", "Currency", "Deal Currency Code", "deal_currency_code", weight=0.5),
        says("owner", "Deal owner", "hubspot_owner_id", "deal_owner", "contact_owner_name"),
        says("team", "HubSpot Team"),
        says("loss_reason", "Closed Lost Reason", "closed_lost_reason"),
        says("contact_name", "Associated Contact", "contact_name", weight=0.5),
        says("email", "contact_email", weight=0.5),
        says("phone", "contact_phone", weight=0.5),
        says("kind", "Deal Type", "dealtype"),
        *(_SOURCE, *utm()),
    ),
    others=(
        *("Deal Name", "dealname", "Days to close", "Deal probability", "Forecast probability"),
        *("Weighted amount", "Exchange rate", "Is Open (numeric)", "Original Source Data 1"),
        *("Original Traffic Source Drill-Down 1", "Original Traffic Source Drill-Down 2"),
        *("Latest Traffic Source", "Latest Traffic Source Data 1", "Latest Traffic Source Data 2"),
        *("Latest Traffic Source Timestamp", "Record source", "Record source detail 1"),
        *("Closed Won Reason", "Associated Company", "Associated Company (Primary)"),
        *("Associated Deal IDs", "Created by user ID", "contact_first_name", "contact_last_name"),
        *("contact_response_time_days", "company_name", "company_domain"),
    ),
    files=("deal",),
    languages=("en", "codes"),
)

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "Record ID", "Contact ID", "hs_object_id", "vid"),
        firsts(
            "company_id",
            *("Associated Company IDs (Primary)", "Associated Company IDs"),
            *("Primary Associated Company ID", "associatedcompanyid"),
        ),
        joins("name", "First Name", "firstname", "Last Name", "lastname"),
        says("email", "Email", "email"),
        fills("phone", "Mobile Phone Number", "Phone Number", "mobilephone", "phone"),
        says("created_at", "Create Date", "createdate"),
        says("modified_at", "Last Modified Date", "lastmodifieddate"),
        says("owner", "Contact owner", "hubspot_owner_id"),
        says("team", "HubSpot Team"),
        _SOURCE,
    ),
    others=(
        "Recent Deal Amount",
        *("Recent Deal Close Date", "Annual Revenue", "Associated Deal IDs", "Time First Seen"),
        *("Latest Traffic Source Drill-Down 1", "Latest Traffic Source Drill-Down 2"),
        *("Latest Traffic Source Date", "Original Traffic Source Drill-Down 1"),
        *("Google ad click id", "Facebook click id", "First Page Seen", "First Conversion"),
        *("First Referring Site", "First Conversion Date", "First Touch Converting Campaign"),
        *("Latest Traffic Source", "Record source", "Became a lead date"),
    ),
    files=("contact",),
    languages=("en", "codes"),
)

LEADS: Final = Words(
    "leads",
    (
        says(
            "lead_id",
            "Record ID",
            "Lead ID",
            "Contact ID",
            "hs_object_id",
            "vid",
            also=("contact_id",),
            weight=0.7,
        ),
        says("stage", "Lead Status", "hs_lead_status"),
        says("status", "Lifecycle Stage", "lifecyclestage", weight=3.0, also=("stage",)),
        *(
            replace(entry, weight=entry.weight * 0.6)  # alone they say contacts
            for entry in CONTACTS.entries
            if entry.column not in {"contact_id", "owner", "name"}
        ),
        joins("contact_name", "First Name", "firstname", "Last Name", "lastname"),
        _ASSIGNED,
        says("owner", "Lead owner", "Contact owner", "hubspot_owner_id"),
        *utm(),
    ),
    others=CONTACTS.others,
    files=("lead", "contact"),
    languages=("en", "codes"),
)
"""HubSpot has no lead of its own: contacts with a lifecycle stage are the inquiries."""

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "Record ID", "Company ID", "hs_object_id"),
        says("name", "Company name", "name"),
        says("industry", "Industry"),
        says("owner", "Company owner", "hubspot_owner_id"),
        says("created_at", "Create Date", "createdate"),
        says("modified_at", "Last Modified Date", "hs_lastmodifieddate"),
    ),
    others=("Company Domain Name", "Associated Contact IDs", "Number of Employees"),
    files=("compan",),
    languages=("en", "codes"),
)

STAGE_DATE: Final = re.compile(
    r"date (?P<kind>entered|exited) [\"'\u2018\u2019\u201c\u201d](?P<stage>.+)"
    r" \((?P<pipeline>.+)\)[\"'\u2018\u2019\u201c\u201d]",
    re.IGNORECASE,
)
"""Header of the moment a deal entered or left a stage; its quotes are of any kind."""

STAGE_DATE_ID: Final = re.compile(
    r"hs_(?:v2_)?date_(?P<kind>entered|exited)_(?P<stage>\w+)", re.IGNORECASE
)
"""The same by the internal name, which knows the stage by its id."""

SYSTEM: Final = System(
    "hubspot",
    (DEALS, CONTACTS, LEADS, COMPANIES, CALLS, EMAILS, TASKS, PIPELINES, STAGES, MEETINGS, NOTES),
    signs=(
        *("Is Closed Won", "Is closed lost", "Is Deal Closed?", "Original Traffic Source"),
        *("Latest Traffic Source", "HubSpot Team", "Associated Contact IDs", "Lifecycle Stage"),
        *("Associated Company IDs", "Associated Company IDs (Primary)", "Record source"),
        *("Closed Lost Reason", "hs_object_id", "dealstage", "hubspot_owner_id", "dealname"),
        *("contact_lead_source", "deal_create_date", "deal_amount", "Company Domain Name"),
        *("Deal probability", "Contact owner", "Create Date", "hs_analytics_source"),
        *(
            "Call direction",
            "Activity assigned to",
            "hs_call_direction",
            "hs_email_direction",
            "hs_task_subject",
            "lifecyclestage",
        ),
        *STAGE_SIGNS,
    ),
    sign_pattern=r"date (entered|exited) |hs_(v2_)?date_entered_",
)

DEAL_STAGES: Final = (
    BuiltInStage(("appointmentscheduled", "Appointment Scheduled"), "open", 1),
    BuiltInStage(("qualifiedtobuy", "Qualified To Buy"), "open", 2, qualified=True),
    BuiltInStage(("presentationscheduled", "Presentation Scheduled"), "open", 3),
    BuiltInStage(("decisionmakerboughtin", "Decision Maker Bought-In"), "open", 4),
    BuiltInStage(("contractsent", "Contract Sent"), "open", 5),
    BuiltInStage(("closedwon", "Closed Won"), "won"),
    BuiltInStage(("closedlost", "Closed Lost"), "lost"),
)

LEAD_STAGES: Final = (
    BuiltInStage(("subscriber",), "open", 1),
    BuiltInStage(("lead",), "open", 2),
    BuiltInStage(("marketingqualifiedlead", "Marketing Qualified Lead"), "open", 3),
    BuiltInStage(("salesqualifiedlead", "Sales Qualified Lead"), "open", 4, qualified=True),
    BuiltInStage(("opportunity",), "won"),
    BuiltInStage(("customer",), "won"),
    BuiltInStage(("evangelist",), "won"),
    BuiltInStage(("New",), "open", 1),
    BuiltInStage(("Open", "Open Deal"), "open", 2),
    BuiltInStage(("In Progress", "Attempted to Contact", "Connected"), "open", 3),
    BuiltInStage(("Unqualified",), "lost"),
)
"""The lifecycle stages, then the lead statuses HubSpot is delivered with."""
