"""Callibri: calls and requests of `site_get_statistics`, written as a table.

Facts from public clients of that interface. An inquiry knows its phone or e-mail and no card:
they join it. The columns of the cabinet's own download are not known: name them in [mapping].
"""

from __future__ import annotations

from typing import Final

from smalign.crm.touch_words import OUTCOMES
from smalign.crm.words import Entry, System, Words, says, utm

INQUIRIES: Final = Words(
    "touchpoints",
    (
        says("touch_id", "id", weight=0.5),
        says("touched_at", "date"),
        says("phone", "phone"),
        says("email", "email"),
        says("contact_id", "metrika_client_id", "ym_uid", "ua_client_id"),
        says("source", "source", weight=0.5),
        Entry("outcome", ("call_status",), reads=OUTCOMES),
        says("actor", "responsible_manager"),
        *utm(),
    ),
    others=(
        *("conversations_number", "is_lid", "lid_catcher", "clbvid", "accurately", "region"),
        *("link_download", "traffic_type", "status", "comment", "name", "channel_id", "duration"),
    ),
    files=("callibri",),
    constants={"side": "marketing", "direction": "in"},
    languages=("codes",),
    export="inquiries",
)

SYSTEM: Final = System(
    "callibri",
    (INQUIRIES,),
    signs=("conversations_number", "is_lid", "lid_catcher", "clbvid", "accurately"),
)
