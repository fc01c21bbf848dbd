"""What the costlier views of the scope take of the tables. Data only."""

from __future__ import annotations

from typing import Final

from smalign.base.schema import TABLES
from smalign.model.touches import PERSON
from smalign.scope.due import REACHED

_CARD_KEYS: Final = frozenset({"deal_id", "lead_id", "contact_id"})
_TOUCH_LINKS: Final = PERSON | _CARD_KEYS | {"touch_id", "side"}
"""What the scope takes of touches to give each deal its own."""
ATTEMPTS: Final = _TOUCH_LINKS | {"touched_at", "direction", "actor", "actor_kind", "kind"}
"""What tells an attempt of sales from other touches."""
_MOMENTS: Final = frozenset({"owner", "contact_id", "status", "created_at", "assigned_at"})
_INQUIRY: Final = frozenset({"lead_id", "is_test", "is_spam", "duplicate_of"})
_OPEN: Final = frozenset({"owner", "stage", "channel", "created_at", "status"})
_COMPARED: Final = frozenset({"owner", "stage", "created_at", "status", "amount", "currency"})
_PLANNED: Final = frozenset({"contact_id", "next_activity_at"})
_LINKED: Final = {
    "touchpoints": ATTEMPTS,
    "leads": frozenset({"contact_id"}),
    "deals": frozenset({"lead_id", "contact_id"}),
}
BEHIND: Final[dict[str, dict[str, frozenset[str]]]] = {
    "deal_touches": {"touchpoints": _TOUCH_LINKS},
    "card_outcomes": {
        "leads": frozenset({"lead_id", "created_at", "status"}),
        "deals": frozenset({"deal_id", "created_at", "status", "amount"}),
    },
    "filled": {
        "leads": frozenset({"lead_id", "created_at", "status"}),
        "deals": frozenset({"deal_id", "created_at", "status"}),
    },
    "grain_cards": {
        "leads": frozenset({"lead_id", "created_at"}),
        "deals": frozenset({"deal_id", "created_at"}),
    },
    "lost_cards": {
        "leads": _INQUIRY | {"status", "loss_reason", "closed_at"},
        "deals": frozenset({"deal_id", "status", "loss_reason", "closed_at"}),
    },
    "card_signals": {
        "touchpoints": ATTEMPTS,
        "leads": frozenset({"contact_id", "first_attempt_at"}),
        "deals": frozenset({"lead_id", "contact_id"}),
    },
    "owner_log": {
        "stage_log": frozenset({"card_id", "owner", "changed_by", "actor_kind", "entered_at"}),
    },
    "open_cards": {
        "leads": _OPEN | _INQUIRY,
        "deals": _OPEN | {"deal_id", "amount", "currency"},
    },
    "sent_touches": _LINKED,
    "card_contacts": _LINKED,
    "sent_ways": _LINKED,
    "card_keys": {
        "leads": PERSON | _INQUIRY | {"contact_id", "created_at"},
        "deals": PERSON | {"contact_id", "lead_id", "created_at", "status"},
    },
    "tasks": {"tasks": frozenset({"status"})},
    "survey_answers": {"survey": frozenset(TABLES["survey"].names)},
    "card_stays": {
        "leads": _INQUIRY | {"created_at", "qualified_at", "closed_at", "stage", "status"},
        "deals": frozenset(
            {"deal_id", "created_at", "closed_at", "lead_id", "stage", "pipeline", "status"}
        ),
        "stage_log": frozenset(TABLES["stage_log"].names),
    },
    "card_plans": {
        "tasks": _CARD_KEYS | {"due_at", "completed_at", "created_at", "status"},
        "touchpoints": _CARD_KEYS | {"touch_id", "touched_at", "due_at"},
        "leads": _PLANNED,
        "deals": _PLANNED,
    },
    "logged_owners": {
        "touchpoints": ATTEMPTS,
        "leads": _MOMENTS | {"first_attempt_at", "closed_at"},
        "deals": _MOMENTS | {"lead_id", "closed_at"},
    },
    "new_cards": {
        "leads": _COMPARED | {"lead_id"},
        "deals": _COMPARED | {"deal_id", "pipeline"},
    },
    "card_people": {
        "leads": PERSON | {"lead_id", "contact_id", "contact_name"},
        "deals": PERSON | {"deal_id", "lead_id", "contact_id", "contact_name"},
        "contacts": PERSON | {"contact_id", "name"},
    },
    "person_records": {
        "touchpoints": ATTEMPTS | {"channel"},
        "leads": PERSON | {"contact_id", "created_at", "created_how", "channel"},
        "deals": PERSON | {"contact_id", "created_at", "channel"},
        "contacts": PERSON | {"contact_id"},
    },
    "card_days": {
        "leads": frozenset({"created_at"}),
        "deals": frozenset({"created_at", "closed_at", "lead_id"}),
    },
    "stage_stays": {
        "leads": REACHED,
        "deals": REACHED,
        "stage_log": frozenset(TABLES["stage_log"].names),
    },
}
"""Costlier view of the scope → what it takes of which table."""
