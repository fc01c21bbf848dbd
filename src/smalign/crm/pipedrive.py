"""Pipedrive: list exports (`Deal - Stage`) and the wording of its sample and import sheets.

Won and lost are a status and never a stage: a closed deal keeps the last open stage it stood in,
which is its stage at loss. The dash of the headers may be an en dash, and required fields of the
import sheets end with a star.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.crm.words import BuiltInStage, System, Words, fills, says

if TYPE_CHECKING:
    from smalign.crm.words import Entry


def _of(entity: str, *names: str) -> tuple[str, ...]:
    return tuple(f"{entity} {dash} {name}" for name in names for dash in "-–")


def _deal(column: str, *names: str, weight: float = 1.0) -> Entry:
    return says(column, *_of("Deal", *names), weight=weight)


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
        _deal("deal_id", "ID", "Pipedrive System ID"),
        says("contact_id", *_of("Deal", "Contact person ID"), *_of("Person", "ID")),
        _deal("company_id", "Organization ID"),
        says("contact_name", *_of("Deal", "Contact person"), "Contact person", weight=0.5),
        _deal("created_at", "Deal created", "Creation date"),
        fills("closed_at", *_of("Deal", "Deal closed on", "Closed on", "Won time", "Lost time")),
        _deal("expected_close_at", "Expected close date"),
        _deal("modified_at", "Update time"),
        _deal("stage", "Stage", "Stage (pipeline)"),
        _deal("pipeline", "Pipeline"),
        _deal("status", "Status"),
        _deal("amount", "Value"),
        _deal("currency", "Currency of Value"),
        _deal("owner", "Owner"),
        _deal("source", "Source channel", "Lead Source", "Source origin"),
        _deal("loss_reason", "Lost reason"),
        *(_EMAILS, _PHONES),
        *(
            _deal(f"utm_{part}", f"utm_{part}", weight=0.5)
            for part in ("source", "medium", "campaign", "content", "term")
        ),
    ),
    others=(
        *_of("Deal", "Title", "Creator", "Weighted value", "Currency of Weighted value"),
        *_of("Deal", "Probability", "Organization", "Label", "Last stage change"),
        *_of("Deal", "Next activity date", "Last activity date", "Last email received"),
        *_of("Deal", "Last email sent", "Visible to", "Total activities", "Done activities"),
        *_of("Deal", "Activities to do", "Email messages count", "Product quantity"),
        *_of("Deal", "Product amount", "Product name", "Source origin ID", "Source channel ID"),
        *_of("Deal", "Archive status", "Archive time", "MRR", "ARR", "ACV"),
        *("Organization", *_of("Person", "Name"), *_of("Organization", "Name")),
    ),
    files=("deal", "pipedrive"),
)

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
)

SYSTEM: Final = System(
    "pipedrive",
    (DEALS, CONTACTS, COMPANIES),
    sign_pattern=r"(deal|person|organi[sz]ation) [-–] ",
)

DEAL_STAGES: Final = (
    BuiltInStage(("Qualified",), "open", 1),
    BuiltInStage(("Contact Made",), "open", 2),
    BuiltInStage(("Demo Scheduled",), "open", 3),
    BuiltInStage(("Proposal Made",), "open", 4),
    BuiltInStage(("Negotiations Started",), "open", 5),
)
"""The default pipeline."""
