"""UniSender: what became of each address of a mailing, `getCampaignDeliveryStats` as a table.

Facts from UniSender's documentation of that method and of its delivery statuses. An address is
all it knows of a person: the e-mail joins the touch. `last_update` is in UTC, whatever zone the
other files are in.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import Entry, System, Words, says

_BOUNCED: Final = (
    *("err_user_unknown", "err_user_inactive", "err_mailbox_full", "err_domain_inactive"),
    "err_delivery_failed",
)
_RESULTS: Final = {
    **dict.fromkeys(_BOUNCED, "bounced"),
    **dict.fromkeys(("err_spam_rejected", "err_spam_folder", "ok_spam_folder"), "spam"),
    "ok_sent": "sent",
    "ok_delivered": "delivered",
    "ok_read": "opened",
    "ok_link_visited": "clicked",
    "ok_unsubscribed": "unsubscribed",
    "ok_fbl": "complained",
    "not_sent": "not sent",
}

DELIVERIES: Final = Words(
    "touchpoints",
    (
        says("email", "email"),
        says("touched_at", "last_update"),
        Entry("outcome", ("send_result",), reads=_RESULTS),
    ),
    files=("unisender",),
    constants={"kind": "email", "side": "marketing", "direction": "out", "actor_kind": "bulk"},
    languages=("codes",),
    export="deliveries",
)

SYSTEM: Final = System("unisender", (DELIVERIES,), signs=("send_result",))
