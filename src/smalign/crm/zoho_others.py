"""What Zoho CRM exports beside cards and touches: known, so that it is not taken for them."""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Words

MEETINGS: Final = Words(
    "",
    (),
    others=("EVENTID", "Event Owner", "Event Owner Id", "Start DateTime", "End DateTime", "Title"),
    files=("event", "meeting"),
    reason="meetings without check-ins have a planned time alone: not taken as touches",
    export="meetings",
)
INVOICES: Final = Words(
    "",
    (),
    others=(
        *("INVOICEID", "Invoice Number", "Sales Order Id", "Invoice Owner", "Invoice Owner Id"),
        *("Invoice Status", "Invoice Date", "Sub Total", "Grand Total", "Adjustments"),
    ),
    files=("invoice",),
    reason="an invoice is not a payment and names no deal",
    export="invoices",
)
USERS: Final = Words(
    "",
    (),
    others=("USER_ID", "USERID", "User Id", "Role", "Profile", "First Name", "Last Name", "Email"),
    files=("user",),
    reason="users of the CRM: no cards; name it in [lookups] to use its columns",
    export="users",
)
MEMBERS: Final = Words(
    "",
    (),
    others=("Campaign Name", "Lead First Name", "Lead Last Name", "Is Lead Active?"),
    files=("campaign_lead",),
    reason="campaign members are named, not numbered: they join to no lead",
    export="campaign_members",
)

DOCUMENTS: Final = Words(
    "",
    (),
    decides=(
        *("Quote Number", "Quote Stage", "Quote Owner", "Valid Till", "Sales Order Owner"),
        *("SO Number", "Purchase Order Owner", "PO Number", "Product Owner", "Product Code"),
        *("Product Active", "Qty in Stock"),
    ),
    files=("quote", "order", "product"),
    reason="quotes, orders, invoices and products: no cards of sales",
    export="documents",
)
CASES: Final = Words(
    "",
    (),
    decides=("Case Number", "Case Owner", "Case Origin", "Case Reason"),
    files=("case",),
    reason="tickets of support: no cards of sales",
    export="cases",
)
STAGE_HISTORY: Final = Words(
    "",
    (),
    others=("Deal Name.id", "Deal Name", "Stage", "Modified By"),
    decides=(
        *("Stage Duration (Calendar Days)", "Stage Duration (Business Days)"),
        "Stage History Id",
    ),
    files=("stage_history", "stagehistory"),
    reason="how long a deal stood in a stage, not since when: map it to stage_log",
    export="stage_history",
)
"""Known from reports alone; no documentation says what its moments are."""
