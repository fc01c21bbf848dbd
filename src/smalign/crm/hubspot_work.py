"""What people do in HubSpot: calls, letters, meetings, tasks; and notes, which are no touches."""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, Words, codes, firsts, says, splits

_ENDS: Final = {
    "completed": "answered",
    **dict.fromkeys(("no_answer", "no answer", "missed"), "missed"),
    "busy": "busy",
    "canceled": "cancelled",
    "failed": "failed",
    **dict.fromkeys(("connected", "f240bbac-87c9-4f6e-bf70-924b57d47db7"), "answered"),
    "9d9162e7-6cf3-4944-bf63-4dff82258764": "busy",
    "73a0d17f-1163-4015-bdd5-ec830791da20": "missed",
    "17b47fee-58de-441e-a44c-c6300d46f273": "wrong number",
    **dict.fromkeys(("left voicemail", "b2cf5968-551e-4856-9783-52b3da59a7d0"), "voicemail"),
    **dict.fromkeys(("left live message", "a4c4c377-d246-4b32-a13b-75a56a4cd0ff"), "message"),
}
"""How a call ended: the outcome a person chose, by its label or the key every portal has, and the
status of the line, which says no more than that a logged call is complete."""

_DEALS_OF: Final = ("Associated Deal IDs", "associated_deal_id", "associations.deals")
_CONTACTS_OF: Final = (
    *("Associated Contact IDs", "associated_contact_id", "associations.contacts"),
)

CALLS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "Record ID", "hs_object_id"),
        says("touched_at", "Activity date", "hs_timestamp"),
        firsts("deal_id", *_DEALS_OF),
        firsts("contact_id", *_CONTACTS_OF),
        codes("direction", "Call direction", "hs_call_direction", inbound="in", outbound="out"),
        Entry(
            "outcome",
            ("Call outcome", "hs_call_disposition", "Call status", "hs_call_status"),
            reads=_ENDS,
            fill=True,
        ),
        says("actor", "Activity assigned to", "hubspot_owner_id"),
        says("phone", "To Number", "hs_call_to_number"),
    ),
    others=(
        *("Call title", "Call duration", "Call duration (HH:mm:ss)", "Call notes"),
        *("hs_call_duration", "hs_call_title", "hs_call_body"),
    ),
    files=("call",),
    constants={"kind": "call", "side": "sales", "actor_kind": "human"},
    languages=("en", "codes"),
    export="calls",
)
"""The English labels are likely ones: no file shows them."""

EMAILS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "hs_object_id"),
        says("touched_at", "hs_timestamp"),
        firsts("deal_id", *_DEALS_OF),
        firsts("contact_id", *_CONTACTS_OF),
        codes("direction", "hs_email_direction", email="out", incoming_email="in"),
        codes("outcome", "hs_email_status", sent="sent", bounced="bounced", failed="failed"),
        says("actor", "hubspot_owner_id"),
    ),
    others=("hs_email_subject", "hs_email_text", "hs_email_to_email", "hs_email_from_email"),
    files=("email",),
    constants={"kind": "email", "side": "sales", "actor_kind": "human"},
    languages=("codes",),
    export="emails",
)
_HELD: Final = {"completed": "touched_at", **dict.fromkeys(("scheduled", ""), "due_at")}
"""How a meeting came out; one that was cancelled, moved or missed was none."""

MEETINGS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "hs_object_id"),
        splits(("hs_meeting_start_time", "hs_timestamp"), ("hs_meeting_outcome",), _HELD),
        firsts("deal_id", *_DEALS_OF),
        firsts("contact_id", *_CONTACTS_OF),
        says("actor", "hubspot_owner_id"),
        says("outcome", "hs_meeting_outcome"),
    ),
    others=("hs_timestamp", "hs_meeting_location", "hs_meeting_body"),
    decides=("hs_meeting_title", "hs_meeting_outcome", "hs_meeting_start_time"),
    files=("meeting",),
    constants={"kind": "meeting", "side": "sales", "actor_kind": "human"},
    languages=("codes",),
    export="meetings",
)
NOTES: Final = Words(
    "",
    (),
    decides=("hs_note_body", "Note body"),
    files=("note",),
    reason="notes are written for colleagues: no touches of the customer",
    languages=("en", "codes"),
    export="notes",
)
TASKS: Final = Words(
    "tasks",
    (
        says("task_id", "hs_object_id"),
        says("title", "hs_task_subject"),
        says("owner", "hubspot_owner_id"),
        says("due_at", "hs_timestamp"),
        says("status", "hs_task_status"),
        says("completed_at", "hs_task_completion_date"),
        says("created_at", "hs_createdate"),
    ),
    others=("hs_task_priority", "hs_task_type", "hs_task_body"),
    files=("task",),
    languages=("codes",),
)
