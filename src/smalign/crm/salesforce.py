"""Salesforce: the labels of reports and the names of the interface for programs, in any case.

Reports write ids of 15 characters, Data Loader of 18: the last three only check the others, so ids
are joined by the first 15. `Close Date` is the expected date while an opportunity is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.crm.salesforce_history import FIELD_HISTORY, HISTORY, LEAD_HISTORY
from smalign.crm.salesforce_work import (
    CASES,
    DOCUMENTS,
    EMAILS,
    MEETINGS,
    MEMBERS,
    OTHER_HISTORIES,
    ROLES,
    TASKS,
)
from smalign.crm.words import BuiltInStage, System, Words, fills, joins, says

if TYPE_CHECKING:
    from smalign.crm.words import Entry

_CREATED: Final = says("created_at", "Created Date", "CreatedDate")
_MODIFIED: Final = says("modified_at", "Last Modified Date", "LastModifiedDate", "SystemModstamp")
_SOURCE: Final = says("source", "Lead Source", "LeadSource")
_PHONES: Final = fills("phone", "Mobile", "MobilePhone", "Phone")


def _utm() -> tuple[Entry, ...]:
    """UTM fields are custom ones: their names end `__c`, those of an add-on begin `pi__`."""
    return tuple(
        says(f"utm_{part}", f"utm_{part}", f"utm_{part}__c", f"pi__utm_{part}__c", weight=0.5)
        for part in ("source", "medium", "campaign", "content", "term")
    )


DEALS: Final = Words(
    "deals",
    (
        says("deal_id", "Opportunity ID", "Id"),
        says("contact_id", "Contact ID", "ContactId"),
        says("company_id", "Account ID", "AccountId"),
        says("campaign_id", "Campaign ID", "CampaignId"),
        _CREATED,
        _MODIFIED,
        says("closed_at", "Close Date", "CloseDate", also=("expected_close_at",)),
        says("stage", "Stage", "StageName"),
        says("is_closed", "Closed", "IsClosed"),
        says("is_won", "Won", "IsWon"),
        says("amount", "Amount"),
        says("currency", "Amount Currency", "CurrencyIsoCode", weight=0.5),
        says("owner", "Opportunity Owner", "OwnerId"),
        says("team", "Owner Role"),
        says("kind", "Type", weight=0.5),
        fills(
            "loss_reason",
            *("Loss Reason", "Loss_Reason__c", "Closed Lost Reason", "Lost Reason"),
            pattern=r"(closed )?(lost|loss) reason|reason (for )?(lost|loss)",
        ),
        *(_SOURCE, *_utm()),
    ),
    others=(
        *("Opportunity Name", "Account Name", "Expected Revenue", "ExpectedRevenue"),
        *("Probability (%)", "Probability", "Next Step", "Fiscal Period", "Age"),
        *("Forecast Category", "ForecastCategory", "ForecastCategoryName", "FiscalQuarter"),
        *("FiscalYear", "Primary Campaign Source", "HasOpportunityLineItem", "Name"),
        *("LastStageChangeDate", "IsDeleted", "Description", "gclid__c"),
    ),
    files=("opportunit", "report"),
    languages=("en", "codes"),
)

LEADS: Final = Words(
    "leads",
    (
        says("lead_id", "Lead ID", "Id"),
        says("deal_id", "ConvertedOpportunityId", "Converted Opportunity ID"),
        says("contact_id", "ConvertedContactId", "Converted Contact ID"),
        says("company_id", "ConvertedAccountId", "Converted Account ID"),
        _CREATED,
        _MODIFIED,
        says("closed_at", "Converted Date", "ConvertedDate"),
        says("stage", "Lead Status", "Status"),
        says("is_converted", "Converted", "IsConverted"),
        says("owner", "Lead Owner", "OwnerId"),
        says("contact_name", "Name", weight=0.5),
        joins("contact_name", "First Name", "FirstName", "Last Name", "LastName"),
        says("email", "Email"),
        _PHONES,
        *(_SOURCE, *_utm()),
    ),
    others=(
        *("Company / Account", "Company", "Title", "Salutation", "MasterRecordId", "Street"),
        *("City", "State", "PostalCode", "Country", "Website", "Industry", "Rating"),
        *("AnnualRevenue", "NumberOfEmployees", "IsUnreadByOwner", "CreatedById"),
        *("LastActivityDate", "IsDeleted"),
    ),
    files=("lead", "report"),
    languages=("en", "codes"),
)

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "Contact ID", "Id"),
        says("company_id", "Account ID", "AccountId", weight=3),
        says("name", "Full Name", "Name"),
        joins("name", "First Name", "FirstName", "Last Name", "LastName"),
        says("email", "Email"),
        says("owner", "Contact Owner", "OwnerId"),
        *(_PHONES, _CREATED, _MODIFIED, _SOURCE),
    ),
    others=("Account Name", "Title", "MailingCity", "Salutation", "SystemModstamp"),
    files=("contact",),
    languages=("en", "codes"),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", "Account ID", "Id"),
        says("name", "Account Name", "Name"),
        says("industry", "Industry"),
        says("owner", "Account Owner", "OwnerId"),
        *(_CREATED, _MODIFIED),
    ),
    others=(
        *("Type", "BillingCity", "Billing City", "Website", "Phone", "NumberOfEmployees"),
        *("Employees", "AnnualRevenue", "AccountSource", "ParentId", "Rating"),
    ),
    files=("account",),
    languages=("en", "codes"),
)
CAMPAIGNS: Final = Words(
    "spend",
    (
        says("campaign_id", "Id"),
        says("campaign", "Name"),
        says("campaign_type", "Type"),
        says("date_from", "StartDate"),
        says("date_to", "EndDate"),
        says("cost", "ActualCost"),
        says("currency", "CurrencyIsoCode", weight=0.5),
    ),
    others=("BudgetedCost", "ExpectedResponse", "NumberSent", "IsActive", "ParentId", "Status"),
    files=("campaign",),
    languages=("codes",),
    export="campaigns",
)
SYSTEM: Final = System(
    "salesforce",
    (
        *(DEALS, LEADS, CONTACTS, COMPANIES, HISTORY, FIELD_HISTORY, LEAD_HISTORY),
        *(CAMPAIGNS, MEMBERS, TASKS, EMAILS),
        *(ROLES, MEETINGS, DOCUMENTS, CASES, OTHER_HISTORIES),
    ),
    signs=(
        *("Opportunity Name", "Opportunity Owner", "Owner Role", "StageName", "IsWon"),
        *("LeadSource", "SystemModstamp", "CurrencyIsoCode", "ForecastCategoryName"),
        *("Primary Campaign Source", "Fiscal Period", "Company / Account", "IsConverted"),
        *("ConvertedOpportunityId", "OpportunityId", "From Stage", "Stage Duration"),
        *("Field / Event", "HasResponded", "FirstRespondedDate", "IsUnreadByOwner"),
        *("OldValue", "NewValue", "ActualCost", "BudgetedCost", "WhoId", "WhatId", "TaskSubtype"),
        *("Account Owner", "AccountSource"),
    ),
    id_length=15,
    id_pattern=r"[0-9A-Za-z]{15}[0-5A-Z]{3}",
)

DEAL_STAGES: Final = (
    BuiltInStage(("Prospecting",), "open", 1),
    BuiltInStage(("Qualification",), "open", 2),
    BuiltInStage(("Needs Analysis",), "open", 3),
    BuiltInStage(("Value Proposition",), "open", 4),
    BuiltInStage(("Id. Decision Makers",), "open", 5),
    BuiltInStage(("Perception Analysis",), "open", 6),
    BuiltInStage(("Proposal/Price Quote",), "open", 7),
    BuiltInStage(("Negotiation/Review",), "open", 8),
    BuiltInStage(("Closed Won",), "won"),
    BuiltInStage(("Closed Lost",), "lost"),
)
LEAD_STAGES: Final = (
    BuiltInStage(("Open - Not Contacted",), "open", 1),
    BuiltInStage(("Working - Contacted",), "open", 2),
    BuiltInStage(("Closed - Converted",), "won"),
    BuiltInStage(("Closed - Not Converted",), "lost"),
)
"""The picklists Salesforce is delivered with; companies rename them freely."""
