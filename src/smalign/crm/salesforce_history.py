"""The histories Salesforce keeps: of stages, and of fields, in reports and in dumps.

A field history holds changes of any field: those of the stage (of a lead, the status) are stages,
those of the owner are owners, the others are the history of fields.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, Words, says, splits

_STAGES_TOO: Final = (
    *("Amount", "ExpectedRevenue", "CloseDate", "Close Date", "Probability", "Probability (%)"),
    *("ForecastCategory", "Id", "Opportunity Name", "Opportunity Owner", "Account Name"),
)
HISTORY: Final = Words(
    "stage_log",
    (
        says("card_id", "OpportunityId", "Opportunity ID", weight=3),
        says("stage", "To Stage", "StageName"),
        says("entered_at", "CreatedDate", "Last Modified", "Last Modified Date"),
        says("changed_by", "Last Modified By", "CreatedById"),
    ),
    others=("From Stage", "Stage Duration", *_STAGES_TOO),
    files=("opportunityhistory", "opportunity history", "history"),
    constants={"card": "deal"},
    languages=("en", "codes"),
)
_USER_ID: Final = "^005[0-9A-Za-z]{12}([0-9A-Za-z]{3})?$"
"""A change of owner is written twice: with the names of the two, and with their ids."""

_OWNERS: Final = {"owner": "owner", "opportunity owner": "owner", "lead owner": "owner"}


_NO_FIELD: Final = r"(?i)^(created\.?|stagename|stage|status|((opportunity|lead) )?owner)$"
"""A card was made, moved or given to somebody: no field of its own."""


def _owners(card: str, *ids: str) -> Words:
    """The changes of owner among those of all fields."""
    return Words(
        "owner_log",
        (
            says("card_id", *ids),
            Entry(
                "owner",
                ("NewValue", "New Value"),
                by=("Field", "Field / Event"),
                of=_OWNERS,
                unless=_USER_ID,
            ),
            Entry(
                "previous_owner",
                ("OldValue", "Old Value"),
                by=("Field", "Field / Event"),
                of=dict.fromkeys(_OWNERS, "previous_owner"),
                unless=_USER_ID,
            ),
            says("since_at", "CreatedDate", "Edit Date"),
            says("changed_by", "Edited By", "CreatedById"),
        ),
        constants={"card": card},
    )


def _fields(card: str, *ids: str) -> Words:
    """The changes of the other fields."""
    return Words(
        "field_log",
        (
            says("card_id", *ids),
            Entry("field", ("Field", "Field / Event"), unless=_NO_FIELD),
            says("new", "NewValue", "New Value"),
            says("old", "OldValue", "Old Value"),
            says("changed_at", "CreatedDate", "Edit Date"),
            says("changed_by", "Edited By", "CreatedById"),
        ),
        constants={"card": card},
    )


FIELD_HISTORY: Final = Words(
    "stage_log",
    (
        says("card_id", "OpportunityId", "Opportunity ID", weight=3),
        splits(
            ("NewValue", "New Value"),
            ("Field", "Field / Event"),
            {"stagename": "stage", "stage": "stage"},
        ),
        says("entered_at", "CreatedDate", "Edit Date"),
        says("changed_by", "Edited By", "CreatedById"),
    ),
    others=("Field", "Field / Event", "OldValue", "Old Value", *_STAGES_TOO),
    files=("fieldhistory", "field history"),
    constants={"card": "deal"},
    languages=("en", "codes"),
    export="field_history",
    beside=(
        _owners("deal", "OpportunityId", "Opportunity ID"),
        _fields("deal", "OpportunityId", "Opportunity ID"),
    ),
)
LEAD_HISTORY: Final = Words(
    "stage_log",
    (
        says("card_id", "LeadId", weight=3),
        splits(("NewValue",), ("Field",), {"status": "stage"}),
        says("entered_at", "CreatedDate"),
        says("changed_by", "CreatedById"),
    ),
    others=("Field", "OldValue", "Id"),
    files=("leadhistory", "lead history"),
    constants={"card": "lead"},
    languages=("codes",),
    export="lead_history",
    beside=(_owners("lead", "LeadId"), _fields("lead", "LeadId")),
)
