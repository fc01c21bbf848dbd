"""Pipedrive: list exports (`Deal - Stage`) and the wording of its sample and import sheets.

Won and lost are a status and never a stage: a closed deal keeps the last open stage it stood in,
which is its stage at loss. The dash of the headers may be an en dash, and required fields of the
import sheets end with a star.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import BuiltInStage, Entry, System, Words, fills, says, splits


def _of(entity: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{entity} {dash} {name}" for name in names for dash in "-–")


def _deal(column: str, *names: str, codes: tuple[str, ...] = (), weight: float = 1.0) -> Entry:
    return says(column, *_of("Deal", *names), *codes, weight=weight)


_EMAILS: Final = fills(
    "email", *_of("Person", "Email - Work", "Email - Home", "Email - Other", "Email")
)
_PHONES: Final = fills(
    "phone",
    *_of("Person", "Phone - Work", "Phone - Mobile", "Phone - Home", "Phone - Other", "Phone"),
)

DEALS: Final = Words(
    "deals",
    (
        _deal("deal_id", "ID", "Pipedrive System ID", codes=("id",)),
        says("contact_id", *_of("Deal", "Contact person ID"), *_of("Person", "ID"), "person_id"),
        _deal("company_id", "Organization ID", codes=("org_id",)),
        says("contact_name", *_of("Deal", "Contact person"), "Contact person", weight=0.5),
        _deal("created_at", "Deal created", "Creation date", codes=("add_time",)),
        fills(
            "closed_at",
            *_of("Deal", "Deal closed on", "Closed on", "Won time", "Lost time"),
            *("close_time", "won_time", "lost_time"),
        ),
        _deal("expected_close_at", "Expected close date", codes=("expected_close_date",)),
        _deal("modified_at", "Update time", codes=("update_time",)),
        _deal("next_activity_at", "Next activity date", codes=("next_activity_date",)),
        _deal("stage", "Stage", "Stage (pipeline)", codes=("stage_id",)),
        _deal("pipeline", "Pipeline", codes=("pipeline_id",)),
        _deal("status", "Status", codes=("status",)),
        _deal("amount", "Value", codes=("value",)),
        _deal("currency", "Currency of Value", codes=("currency",)),
        _deal("owner", "Owner", codes=("owner_name", "user_id")),
        _deal("source", "Source channel", "Lead Source", "Source origin"),
        _deal("loss_reason", "Lost reason", codes=("lost_reason",)),
        *(_EMAILS, _PHONES),
        *(
            _deal(f"utm_{part}", f"utm_{part}", weight=0.5)
            for part in ("source", "medium", "campaign", "content", "term")
        ),
    ),
    others=(
        *_of("Deal", "Title", "Creator", "Weighted value", "Currency of Weighted value"),
        *_of("Deal", "Probability", "Organization", "Label", "Last stage change"),
        *_of("Deal", "Last activity date", "Last email received"),
        *_of("Deal", "Last email sent", "Visible to", "Total activities", "Done activities"),
        *_of("Deal", "Activities to do", "Email messages count", "Product quantity"),
        *_of("Deal", "Product amount", "Product name", "Source origin ID", "Source channel ID"),
        *_of("Deal", "Archive status", "Archive time", "MRR", "ARR", "ACV"),
        *("Organization", *_of("Person", "Name"), *_of("Organization", "Name")),
        *("title", "stage_change_time", "weighted_value", "stage_order_nr", "visible_to"),
    ),
    files=("deal", "pipedrive"),
    languages=("en", "codes"),
)

LEADS: Final = Words(
    "leads",
    (
        says("lead_id", "id", weight=0.5),
        says("contact_id", "person_id"),
        says("company_id", "organization_id"),
        says("created_at", "add_time"),
        says("modified_at", "update_time"),
        says("owner", "owner_id"),
        says("source", "source_name", "channel", "origin"),
    ),
    others=("title", "visible_to", "expected_close_date", "value", "next_activity_id"),
    decides=("label_ids", "was_seen", "source_name"),
    files=("lead",),
    languages=("codes",),
)
"""The inbox of leads; one that became a deal leaves it."""

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", *_of("Person", "ID")),
        says("name", *_of("Person", "Name")),
        says("company_id", *_of("Person", "Organization ID")),
        *(_EMAILS, _PHONES),
    ),
    others=_of("Person", "Organization"),
    files=("person", "people"),
)

COMPANIES: Final = Words(
    "companies",
    (
        says("company_id", *_of("Organization", "ID")),
        says("name", *_of("Organization", "Name"), *_of("Organisation", "Nom")),
    ),
    files=("organi",),
    languages=("en", "fr"),
)

_KINDS: Final = {
    **{kind: kind for kind in ("call", "meeting", "task", "email")},
    "lunch": "meeting",
    "deadline": "task",
}
_DONE: Final = dict.fromkeys(("done", "yes", "true", "1"), "touched_at")
_NOT_DONE: Final = dict.fromkeys(("undone", "to do", "no", "false", "0"), "due_at")

ACTIVITIES: Final = Words(
    "touchpoints",
    (
        says(
            "touch_id", *_of("Activity", "ID", "System ID", "Pipedrive System ID"), "id", weight=0.5
        ),
        says("deal_id", *_of("Activity", "Deal ID"), *_of("Deal", "ID", "System ID"), "deal_id"),
        says("lead_id", *_of("Activity", "Lead ID"), *_of("Lead", "ID", "System ID"), "lead_id"),
        says(
            "contact_id",
            *_of("Activity", "Contact person ID", "Person ID"),
            *(*_of("Person", "ID", "System ID"), "person_id"),
        ),
        says("touched_at", *_of("Activity", "Marked as done time"), "marked_as_done_time"),
        splits(_of("Activity", "Due date"), _of("Activity", "Done"), _DONE | _NOT_DONE),
        splits(("due_date",), ("done",), _NOT_DONE),
        Entry("kind", (*_of("Activity", "Type"), "type"), reads=_KINDS),
        says(
            "actor",
            *_of("Activity", "Assigned to user", "Owner"),
            *("owner_name", "user_id", "owner_id"),
            weight=0.5,
        ),
    ),
    others=(
        *_of("Activity", "Subject", "Due time", "Duration", "Done", "Note", "Creation date"),
        *_of("Activity", "Add time", "Deal", "Lead", "Contact person", "Organization", "Creator"),
        *("subject", "due_time", "done", "add_time", "duration", "org_id", "note"),
    ),
    files=("activit",),
    constants={"side": "sales", "actor_kind": "human"},
    languages=("en", "codes"),
    export="activities",
)
"""An activity that is not done has no time yet: it is planned and no touch. Of one that is done
the day it was due stands for the moment, where the list has no other."""

SYSTEM: Final = System(
    "pipedrive",
    (DEALS, LEADS, CONTACTS, COMPANIES, ACTIVITIES),
    signs=("stage_change_time", "weighted_value", "marked_as_done_time", "stage_order_nr"),
    sign_pattern=r"(deal|person|organi[sz]ation|activity) [-–] ",
)

DEAL_STAGES: Final = (
    BuiltInStage(("Qualified",), "open", 1),
    BuiltInStage(("Contact Made",), "open", 2),
    BuiltInStage(("Demo Scheduled",), "open", 3),
    BuiltInStage(("Proposal Made",), "open", 4),
    BuiltInStage(("Negotiations Started",), "open", 5),
)
"""The default pipeline."""
