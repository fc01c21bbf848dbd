"""Zoho CRM: current names, `X` beside `X.id`, and the Potentials of older and Analytics exports.

`Closing Date` is the expected date while a deal is open; on a closed one it is when it closed.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import BuiltInStage, Entry, System, Words, codes, joins, says, splits, utm
from smalign.crm.zoho_others import (
    CASES,
    DOCUMENTS,
    INVOICES,
    MEETINGS,
    MEMBERS,
    STAGE_HISTORY,
    USERS,
)


def _people(owner: str) -> tuple[Entry, ...]:
    return (
        says("owner", f"{owner} Owner", f"{owner} Owner Name", f"{owner} Owner.id"),
        says("created_at", "Created Time"),
        says("modified_at", "Modified Time"),
    )


LEADS: Final = Words(
    "leads",
    (
        says("lead_id", "Record Id", "LEADID", "Lead Id", "Id"),
        says("stage", "Lead Status"),
        says("source", "Lead Source"),
        says("is_converted", "Is Converted", "CONVERTED"),
        says("deal_id", "Converted Deal.id", "Converted Deal Id"),
        says("contact_id", "Converted Contact.id", "Converted Contact Id"),
        says("company_id", "Converted Account.id", "Converted Account Id"),
        says("contact_name", "Lead Name", "Full Name"),
        says("email", "Email"),
        says("phone", "Mobile", "Phone"),
        says("created_by", "Created By"),
        *(*_people("Lead"), *utm()),
    ),
    others=("Company", "First Name", "Last Name", "Industry", "Website", "Created By.id", "Tag"),
    files=("lead",),
)

DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "Record Id", "POTENTIALID", "Potential Id", "Deal Id", "Id"),
        says("lead_id", "LEADID", "Lead Id"),
        says("contact_id", "Contact Name.id", "CONTACTID", "Contact Id"),
        says("company_id", "Account Name.id", "ACCOUNTID", "Account Id"),
        says("campaign_id", "Campaign Id", "CAMPAIGNID", "Campaign Source.id"),
        says("stage", "Stage"),
        says("status", "Forecast Type"),
        says("pipeline", "Pipeline", "Sub-Pipeline"),
        says("closed_at", "Closing Date", also=("expected_close_at",)),
        says("amount", "Amount"),
        says("currency", "Currency", weight=0.5),
        says("source", "Lead Source"),
        says("contact_name", "Contact Name", weight=0.5),
        says("kind", "Type", weight=0.5),
        says("loss_reason", "Reason For Loss", "Reason For Loss (Deal)"),
        says("owner", "Deal Owner", "Potential Owner", "Deal Owner.id", "Potential Owner Id"),
        says("created_at", "Created Time"),
        says("modified_at", "Modified Time"),
        *utm(),
    ),
    others=(
        *("Deal Name", "Potential Name", "Account Name", "Probability (%)", "Probability"),
        *("Expected Revenue", "Pipeline.id", "Created By", "Created By.id", "Modified By.id"),
        *("Last Activity Time", "Overall Sales Duration", "Change Log Time", "Age in Days"),
        *("Age Tier", "Amount Tier", "Tasks Involved", "Events Involved", "Calls Involved"),
        *("Activities Involved", "Sales Cycle Duration", "Lead Conversion Time"),
    ),
    files=("deal", "potential"),
)

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "Record Id", "CONTACTID", "Contact Id"),
        says("company_id", "Account Name.id", "ACCOUNTID"),
        says("name", "Contact Name", "Full Name"),
        joins("name", "First Name", "Last Name"),
        says("email", "Email"),
        says("phone", "Mobile", "Phone"),
        says("source", "Lead Source"),
        *_people("Contact"),
    ),
    others=("Account Name", "Title", "Mailing City", "Created By.id"),
    files=("contact",),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "Record Id", "ACCOUNTID", "Account Id"),
        says("name", "Account Name"),
        says("industry", "Industry"),
        *_people("Account"),
    ),
    others=("Account Type", "Account Number", "Website", "Employees", "Annual Revenue"),
    files=("account",),
)

CAMPAIGNS: Final = Words(
    "spend",
    (
        says("campaign_id", "Record Id", "CAMPAIGNID", "Campaign Id"),
        says("campaign", "Campaign Name"),
        says("campaign_type", "Type", weight=0.5),
        says("date_from", "Start Date"),
        says("date_to", "End Date"),
        says("cost", "Actual Cost"),
        says("currency", "Currency", weight=0.5),
    ),
    others=("Budgeted Cost", "Campaign Owner", "Status", "Num sent", "Expected Response"),
    files=("campaign",),
    export="campaigns",
)

_MODULES: Final = ("SEMODULE", "$se_module", "Related To Module")
_CARDS: Final = {
    **dict.fromkeys(("leads", "lead"), "lead_id"),
    **dict.fromkeys(("deals", "deal", "potentials", "potential"), "deal_id"),
}
"""What a call is related to, by the module that holds it."""

CALLS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "Record Id", "TASKID", "CALLID", "ACTIVITYID"),
        says("touched_at", "Call Start Time"),
        says("lead_id", "LEADID"),
        says("deal_id", "POTENTIALID", "DEALID"),
        splits(("Related To.id", "What Id.id", "What Id"), _MODULES, _CARDS),
        says("contact_id", "CONTACTID", "Contact Name.id"),
        says("actor", "Call Owner", "Call Owner Name"),
        codes("direction", "Call Type", inbound="in", outbound="out", missed="in"),
        Entry(
            *("outcome", ("Call Status", "Outgoing Call Status", "Call Result")),
            reads={"completed": "answered", "attended": "answered", "missed": "missed"},
        ),
        says("phone", "Dialled Number"),
    ),
    others=(
        *("Call Duration (in seconds)", "Call Duration (in minutes)", "Call Owner Id", "Billable"),
        *("Call Purpose", "Scheduled in CRM", "Who Id Id", "Related To", *_MODULES),
    ),
    files=("call",),
    constants={"kind": "call", "side": "sales", "actor_kind": "human"},
    export="calls",
)

TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "Record Id", "TASKID", "ACTIVITYID"),
        says("title", "Subject"),
        says("owner", "Task Owner", "Task Owner Name"),
        says("due_at", "Due Date"),
        says("status", "Status"),
        says("completed_at", "Closed Time"),
        says("created_at", "Created Time"),
        splits(("Related To.id", "What Id.id", "What Id"), _MODULES, _CARDS),
        says("contact_id", "CONTACTID", "Contact Name.id"),
    ),
    others=("Priority", "Modified Time", "Related To", *_MODULES),
    files=("task",),
)

VISITS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "Record Id", "EVENTID", "ACTIVITYID"),
        says("touched_at", "Check-In Time", "CHECKEDINTIME"),
        says("lead_id", "LEADID"),
        says("deal_id", "POTENTIALID", "DEALID"),
        splits(("Related To.id", "What Id.id", "What Id"), _MODULES, _CARDS),
        says("contact_id", "CONTACTID", "Contact Name.id"),
        says("actor", "Event Owner", "Host"),
    ),
    others=(
        *("Event Owner Id", "Start DateTime", "End DateTime", "Title", "Check-In By", "Location"),
        *("Check-In Address", "Check-In City", "Check-In Comment", "Related To", *_MODULES),
    ),
    files=("event", "meeting"),
    constants={"kind": "meeting", "side": "sales", "actor_kind": "human"},
    export="visits",
)
"""Meetings somebody checked in at: the only ones the export shows to have taken place."""

SYSTEM: Final = System(
    "zoho",
    (
        *(LEADS, DEALS, CONTACTS, COMPANIES, CAMPAIGNS, CALLS, VISITS, TASKS),
        *(MEETINGS, INVOICES, USERS, MEMBERS, DOCUMENTS, CASES, STAGE_HISTORY),
    ),
    signs=(
        *("LEADID", "POTENTIALID", "CONTACTID", "ACCOUNTID", "CAMPAIGNID", "TASKID", "EVENTID"),
        *("INVOICEID", "USER_ID", "Potential Name", "Potential Owner", "Forecast Type"),
        *("Reason For Loss", "Sub-Pipeline", "Change Log Time", "Overall Sales Duration"),
        *("Task Owner", "Call Owner", "Event Owner", "Budgeted Cost", "Call Start Time"),
        *("Check-In Time", "CHECKEDINTIME"),
        *("Closing Date", "Modified Time", "Created Time", "Is Lead Active?"),
    ),
    sign_pattern=r".+\.id\Z",
    id_prefix="zcrm_",
)

LEAD_STAGES: Final = (
    BuiltInStage(("Attempted to Contact",), "open", 2),
    BuiltInStage(("Contact in Future",), "open", 4),
    BuiltInStage(("Contacted",), "open", 3),
    BuiltInStage(("Junk Lead",), "lost"),
    BuiltInStage(("Lost Lead",), "lost"),
    BuiltInStage(("Not Contacted",), "open", 1),
    BuiltInStage(("Pre Qualified", "Pre-Qualified"), "open", 5),
    BuiltInStage(("Not Qualified",), "lost"),
    BuiltInStage(("Converted",), "won"),
)

DEAL_STAGES: Final = (
    BuiltInStage(("Qualification",), "open", 1),
    BuiltInStage(("Needs Analysis",), "open", 2),
    BuiltInStage(("Value Proposition",), "open", 3),
    BuiltInStage(("Identify Decision Makers", "Id. Decision Makers"), "open", 4),
    BuiltInStage(("Proposal/Price Quote",), "open", 5),
    BuiltInStage(("Negotiation/Review",), "open", 6),
    BuiltInStage(("Closed Won",), "won"),
    BuiltInStage(("Closed Lost",), "lost"),
    BuiltInStage(("Closed Lost to Competition", "Closed-Lost to Competition"), "lost"),
)
