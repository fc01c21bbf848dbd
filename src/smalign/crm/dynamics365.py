"""Microsoft Dynamics 365: workbooks of a view, whose first columns are hidden and named so.

Won and lost are a status beside the phase of the pipeline. The status reason says why only where
a deal is lost; where it is open or won it repeats the status. Actual date and revenue stand on
closed deals, estimated ones on all.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import BuiltInStage, Entry, System, Words, fills, says, splits, utm

_COMMON: Final = (
    says("created_at", "Created On"),
    says("modified_at", "Modified On", "(Do Not Modify) Modified On"),
    says("owner", "Owner"),
    says("source", "Lead Source", "Source Campaign"),
)
_OTHERS: Final = ("(Do Not Modify) Row Checksum", "Topic", "Rating")
_LEAD_STATUS: Final = {"qualified": "converted", "disqualified": "disqualified"}
"""What Dynamics calls a qualified lead has become an opportunity."""

DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "(Do Not Modify) Opportunity", weight=2),
        says("lead_id", "Originating Lead"),
        says("contact_name", "Contact", weight=0.5),
        says("closed_at", "Actual Close Date"),
        says("expected_close_at", "Est. Close Date"),
        says("stage", "Pipeline Phase"),
        says("status", "Status"),
        splits(("Status Reason",), ("Status",), {"lost": "loss_reason"}),
        fills("amount", "Actual Revenue", "Est. Revenue"),
        says("currency", "Currency", weight=0.5),
        *(*_COMMON, *utm()),
    ),
    others=("Potential Customer", "Account", "Probability", *_OTHERS),
    files=("opportunit",),
)

LEADS: Final = Words(
    "leads",
    (
        says("lead_id", "(Do Not Modify) Lead", weight=2),
        Entry("status", ("Status",), reads=_LEAD_STATUS),
        splits(("Status Reason",), ("Status",), {"disqualified": "loss_reason"}),
        says("contact_name", "Name", "Full Name", weight=0.5),
        says("email", "Email"),
        fills("phone", "Mobile Phone", "Business Phone"),
        *(*_COMMON, *utm()),
    ),
    others=("Company Name", "First Name", "Last Name", *_OTHERS),
    files=("lead",),
)

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "(Do Not Modify) Contact", weight=2),
        says("name", "Full Name"),
        says("email", "Email"),
        fills("phone", "Mobile Phone", "Business Phone"),
        *(entry for entry in _COMMON if entry.column != "source"),
    ),
    others=("Company Name", *_OTHERS),
    files=("contact",),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "(Do Not Modify) Account", weight=2),
        says("name", "Account Name"),
        says("industry", "Industry"),
        *(entry for entry in _COMMON if entry.column != "source"),
    ),
    others=("Main Phone", "Primary Contact", *_OTHERS),
    files=("account",),
)

TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "(Do Not Modify) Task", weight=2),
        says("title", "Subject"),
        says("owner", "Owner"),
        says("due_at", "Due Date"),
        says("status", "Activity Status"),
        says("completed_at", "Actual End"),
        says("created_at", "Created On"),
    ),
    others=("Regarding", "Priority", "(Do Not Modify) Row Checksum"),
    files=("task",),
)
"""A task names its card by title alone."""

ACTIVITIES: Final = Words(
    "",
    (),
    decides=(
        *("(Do Not Modify) Phone Call", "(Do Not Modify) Email", "(Do Not Modify) Appointment"),
        "(Do Not Modify) Activity",
    ),
    files=("activit", "phone call", "email", "appointment"),
    reason="activities name their card by its title alone: not linked",
    export="activities",
)
DOCUMENTS: Final = Words(
    "",
    (),
    decides=(
        *("(Do Not Modify) Quote", "(Do Not Modify) Order", "(Do Not Modify) Invoice"),
        *("(Do Not Modify) Product", "(Do Not Modify) Case"),
    ),
    files=("quote", "order", "invoice", "product", "case"),
    reason="quotes, orders, invoices and products: no cards of sales",
    export="documents",
)

SYSTEM: Final = System(
    "dynamics365",
    (DEALS, LEADS, CONTACTS, COMPANIES, TASKS, ACTIVITIES, DOCUMENTS),
    signs=("Potential Customer", "Pipeline Phase", "Est. Revenue", "Actual Revenue"),
    sign_pattern=r"\(do not modify\) ",
)

DEAL_STAGES: Final = (
    BuiltInStage(("Qualify", "1-Qualify"), "open", 1),
    BuiltInStage(("Develop", "2-Develop"), "open", 2),
    BuiltInStage(("Propose", "3-Propose"), "open", 3),
    BuiltInStage(("Close", "4-Close"), "open", 4),
)
"""The phases of the sales process it is delivered with."""
