"""What amoCRM keeps beside deals, in the codes of its interface for programs, laid flat.

Lists of objects stay in one cell, as JSON or as a Python program prints it: a phone stands inside
`custom_fields_values`, a new stage inside `value_after`. Events are the history of stages, that of
owners, and calls and messages at once. Source: the documentation of api/v4 (events and notes,
contacts, companies, customers).
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, Words, says, splits

_Q: Final = "[\"']"
_LIST: Final = r"^\s*\["
"""A list that does not hold what is looked for in it."""

_FIRST: Final = rf"^\s*\[\s*\{{.*?{_Q}id{_Q}\s*:\s*{_Q}?(\d+)"
"""The id of the first of a list of objects."""


def _after(thing: str, field: str) -> str:
    """The number `field` of the `thing` that a value before or after an event names."""
    return rf"^\s*\[\s*\{{\s*{_Q}{thing}{_Q}\s*:\s*\{{.*?{_Q}{field}{_Q}\s*:\s*{_Q}?(\d+)"


def _field(code: str) -> str:
    """The first value of the field of a contact that is known by `code`."""
    named = rf"{_Q}field_code{_Q}\s*:\s*{_Q}{code}{_Q}"
    return rf"(?s)^.*?{named}.*?{_Q}value{_Q}\s*:\s*{_Q}([^\"']*)"


def _flat(thing: str, field: str, when: str = "after") -> tuple[str, ...]:
    """The headers of the same where a program has laid the lists flat, too."""
    parts = (f"value_{when}", "0", thing, field)
    return tuple(sign.join(parts) for sign in "._/")


CONTACTS_OF: Final = Entry("contact_id", ("_embedded.contacts",), inside=_FIRST, unless=_LIST)
COMPANIES_OF: Final = Entry("company_id", ("_embedded.companies",), inside=_FIRST, unless=_LIST)
"""Whom a card belongs to, where the interface was asked for it."""

_COMMON: Final = (
    says("created_at", "created_at"),
    says("modified_at", "updated_at"),
    says("owner", "responsible_user_id"),
)
_OTHERS: Final = ("group_id", "created_by", "updated_by", "is_deleted", "account_id")

CONTACTS: Final = Words(
    "contacts",
    (
        says("contact_id", "id", weight=0.5),
        says("name", "name"),
        COMPANIES_OF,
        Entry(
            *("phone", ("custom_fields_values",)),
            weight=2,
            inside=_field("PHONE"),
            unless=_LIST,
        ),
        Entry("email", ("custom_fields_values",), inside=_field("EMAIL"), unless=_LIST),
        *_COMMON,
    ),
    others=("first_name", "last_name", "closest_task_at", *_OTHERS),
    files=("contact", "контакт"),
    languages=("codes",),
)
COMPANIES: Final = Words(
    "companies",
    (says("company_id", "id", weight=0.5), says("name", "name", weight=2), *_COMMON),
    others=("custom_fields_values", "closest_task_at", *_OTHERS),
    files=("compan", "компани"),
    languages=("codes",),
)

_BY_WHOM: Final = Entry(
    "actor_kind",
    ("created_by",),
    inside=r"^([1-9])\d*$",
    reads={"0": "robot", **{str(digit): "human" for digit in range(1, 10)}},
)
"""The system has the number 0; every other author is a user."""

_TYPE: Final = ("type",)
_KINDS: Final = {
    **dict.fromkeys(("incoming_call", "outgoing_call"), "call"),
    **dict.fromkeys(("incoming_chat_message", "outgoing_chat_message"), "chat"),
    **dict.fromkeys(("incoming_sms", "outgoing_sms"), "sms"),
}
_WAYS: Final = {event: "in" if event.startswith("incoming") else "out" for event in _KINDS}

_OWNERS: Final = Words(
    "owner_log",
    (
        Entry(
            "owner",
            (*_flat("responsible_user", "id"), "value_after"),
            by=_TYPE,
            of={"entity_responsible_changed": "owner"},
            inside=_after("responsible_user", "id"),
            unless=_LIST,
        ),
        Entry(
            "previous_owner",
            (*_flat("responsible_user", "id", "before"), "value_before"),
            by=_TYPE,
            of={"entity_responsible_changed": "previous_owner"},
            inside=_after("responsible_user", "id"),
            unless=_LIST,
        ),
        splits(("entity_id",), ("entity_type",), {"lead": "card_id"}),
        says("since_at", "created_at"),
        says("changed_by", "created_by"),
        _BY_WHOM,
    ),
    constants={"card": "deal"},
)
_TOUCHES: Final = Words(
    "touchpoints",
    (
        Entry("kind", _TYPE, by=_TYPE, of=dict.fromkeys(_KINDS, "kind"), reads=_KINDS),
        Entry("direction", _TYPE, by=_TYPE, of=dict.fromkeys(_WAYS, "direction"), reads=_WAYS),
        says("touch_id", "id"),
        splits(("entity_id",), ("entity_type",), {"lead": "deal_id", "contact": "contact_id"}),
        says("touched_at", "created_at"),
        says("actor", "created_by"),
        _BY_WHOM,
    ),
    constants={"side": "sales"},
)
EVENTS: Final = Words(
    "stage_log",
    (
        splits(("entity_id",), ("entity_type",), {"lead": "card_id"}),
        says("stage", *_flat("lead_status", "id")),
        says("pipeline", *_flat("lead_status", "pipeline_id")),
        Entry(
            "stage",
            ("value_after",),
            weight=2,
            by=_TYPE,
            of={"lead_status_changed": "stage"},
            inside=_after("lead_status", "id"),
            unless=_LIST,
        ),
        Entry(
            "pipeline",
            ("value_after",),
            by=_TYPE,
            of={"lead_status_changed": "pipeline"},
            inside=_after("lead_status", "pipeline_id"),
            unless=_LIST,
        ),
        says("entered_at", "created_at"),
        says("changed_by", "created_by"),
        _BY_WHOM,
    ),
    others=("id", "type", "entity_type", "account_id"),
    decides=("value_after", "value_before"),
    files=("event", "событи"),
    constants={"card": "deal"},
    languages=("codes",),
    export="events",
    beside=(_OWNERS, _TOUCHES),
)

NOTES: Final = Words(
    "",
    (),
    decides=("note_type", "params"),
    files=("note", "примечани"),
    reason="notes do not say whose they are: calls and messages stand in the list of events",
    languages=("codes",),
    export="notes",
)
CUSTOMERS: Final = Words(
    "",
    (),
    decides=("next_price", "next_date", "periodicity", "purchases_count", "average_check"),
    files=("customer", "покупател"),
    reason="buyers beside deals: what they buy again is no deal",
    languages=("codes",),
    export="customers",
)
ELEMENTS: Final = Words(
    "",
    (),
    decides=("catalog_id",),
    files=("element", "product", "товар"),
    reason="products and documents: no cards of sales",
    languages=("codes",),
    export="elements",
)

SIGNS: Final = (
    *("value_after", "value_before", "custom_fields_values"),
    *("_embedded.contacts", "_embedded.companies"),
    *_flat("lead_status", "id"),
)
