"""Touches that name no card but a phone or an e-mail: call trackers, telephony, mailings.

They belong to the cards of that person, as touches of a contact belong to the contact's cards.
Nothing is made where every touch names its card; what is made costs nothing until it is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import fill, template
from smalign.model.persons import email_key, phone_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.engine.duckdb import Engine

PERSON: Final = frozenset({"email", "phone"})
"""What a touch may know of its person."""

_PACKAGE: Final = "smalign.model.sql"
_CARDLESS: Final = (
    "select count(*) > 0 from touchpoints_all where lead_id is null and deal_id is null"
    " and (email is not null or phone is not null)"
)


def define_person_cards(engine: Engine, mapped: Mapping[str, frozenset[str]]) -> bool:
    """Create `person_cards` where some touch knows its person alone; whether it was."""
    if not PERSON & mapped.get("touchpoints", frozenset()) or not engine.value(_CARDLESS):
        return False
    keys = {"email": email_key("email"), "phone": phone_key("phone")}
    engine.define(fill(template(_PACKAGE, "person_cards.sql"), **keys))
    return True


def touch_links(engine: Engine) -> dict[str, int]:
    """Way a touch without a card was linked → touches; those nobody is known for apart."""
    keys = {"email": email_key("email"), "phone": phone_key("phone")}
    rows = engine.rows(fill(template(_PACKAGE, "touch_links.sql"), **keys))
    return {str(way): int(str(touches)) for way, touches in rows}
