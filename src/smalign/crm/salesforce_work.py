"""What people do in Salesforce: tasks, calls, letters, members of campaigns; and what is no card.

A call or a letter that somebody logged is a task of that kind: completed it is a touch, open it is
planned. Source: the object reference (Task, Event, EmailMessage, CampaignMember).
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, Words, codes, says, splits

_NO_DEAL: Final = r"^(?:[^0]|0[^0]|00[^6])"
"""Ids of opportunities begin 006; a task may be about a company or a campaign instead."""

_ABOUT: Final = (
    Entry("deal_id", ("WhatId",), unless=_NO_DEAL),
    Entry("contact_id", ("WhoId",), also=("lead_id",)),
)
_KINDS: Final = {"call": "call", "email": "email"}
_OPEN: Final = ("not started", "in progress", "waiting on someone else", "deferred")

_TOUCHES: Final = Words(
    "touchpoints",
    (
        Entry(
            *("kind", ("TaskSubtype",)),
            by=("TaskSubtype",),
            of=dict.fromkeys(_KINDS, "kind"),
            reads=_KINDS,
        ),
        says("touch_id", "Id"),
        says("touched_at", "CompletedDateTime"),
        splits(
            *(("ActivityDate",), ("Status",)),
            {"completed": "touched_at", **dict.fromkeys(_OPEN, "due_at")},
        ),
        *_ABOUT,
        codes("direction", "CallType", inbound="in", outbound="out", internal=""),
        says("outcome", "CallDisposition"),
        says("actor", "OwnerId"),
    ),
    constants={"side": "sales", "actor_kind": "human"},
)
TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "Id"),
        says("title", "Subject"),
        says("owner", "OwnerId"),
        says("due_at", "ActivityDate"),
        says("status", "Status"),
        says("completed_at", "CompletedDateTime"),
        says("created_at", "Created Date", "CreatedDate"),
        *_ABOUT,
    ),
    others=(
        *("Priority", "TaskSubtype", "CallType", "IsClosed"),
        *("CallDurationInSeconds", "CallDisposition", "LastModifiedDate", "SystemModstamp"),
    ),
    files=("task",),
    languages=("codes",),
    beside=(_TOUCHES,),
)
EMAILS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "Id"),
        says("touched_at", "MessageDate"),
        Entry("deal_id", ("RelatedToId",), unless=_NO_DEAL),
        codes("direction", "Incoming", true="in", false="out", n1="in", n0="out"),
        says("actor", "CreatedById"),
    ),
    others=("Subject", "FromName", "HasAttachment", "Status", "ParentId", "ActivityId"),
    decides=("MessageDate", "FromAddress", "ToAddress", "Incoming"),
    files=("emailmessage",),
    constants={"kind": "email", "side": "sales", "actor_kind": "human"},
    languages=("codes",),
    export="emails",
)
MEMBERS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "Id"),
        says("lead_id", "LeadId"),
        says("contact_id", "ContactId"),
        says("touched_at", "CreatedDate"),
        says("campaign", "Campaign Name", "CampaignId"),
        says("outcome", "Status"),
    ),
    others=("HasResponded", "FirstRespondedDate", "SystemModstamp", "IsDeleted"),
    files=("campaignmember", "campaign member"),
    constants={"kind": "campaign", "side": "marketing", "actor_kind": "bulk"},
    languages=("codes",),
    export="campaign_members",
)
ROLES: Final = Words(
    "",
    (),
    others=("OpportunityId", "ContactId", "Role", "IsPrimary"),
    files=("contactrole", "contact role"),
    reason="contact roles: a deal has one contact here, the one its own row names",
    languages=("codes",),
    export="contact_roles",
)
MEETINGS: Final = Words(
    "",
    (),
    decides=("StartDateTime", "EndDateTime", "ActivityDateTime", "DurationInMinutes"),
    files=("event",),
    reason="meetings have a planned time alone: not taken as touches",
    languages=("codes",),
    export="meetings",
)
DOCUMENTS: Final = Words(
    "",
    (),
    decides=(
        *("PricebookEntryId", "Product2Id", "ListPrice", "QuoteNumber", "ExpirationDate"),
        *("OrderNumber", "EffectiveDate", "ContractNumber", "ContractTerm", "ProductCode"),
    ),
    files=("lineitem", "quote", "order", "contract", "product"),
    reason="quotes, orders, invoices and products: no cards of sales",
    languages=("codes",),
    export="documents",
)
OTHER_HISTORIES: Final = Words(
    "",
    (),
    others=("AccountId", "ContactId", "CaseId", "Field", "OldValue", "NewValue", "DataType"),
    files=("accounthistory", "contacthistory", "casehistory"),
    reason="changes of contacts, companies and tickets: no moves of a card",
    languages=("codes",),
    export="other_histories",
)
CASES: Final = Words(
    "",
    (),
    decides=("CaseNumber", "SuppliedName", "SuppliedEmail"),
    files=("case",),
    reason="tickets of support: no cards of sales",
    languages=("codes",),
    export="cases",
)
