"""Roistat: visits of `project/site/visit/list`, written as a table with dotted names.

Facts from Roistat's documentation of that method. A visit knows its browser and no card: it joins
where the cards carry the same number. What the cabinet downloads are sums, and hold no touches.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, says, utm

VISITS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "id", weight=0.5),
        says("touched_at", "date"),
        says("contact_id", "metrika_client_id", "google_client_id"),
        says("source", "source.system_name", "source.display_name"),
        says("content", "landing_page"),
        *utm(),
    ),
    others=(
        *("first_visit", "order_ids", "host", "device", "cost", "geo.country", "geo.region"),
        *("geo.city", "country_iso", "source.icon_url", "source.openstat", "referrer"),
    ),
    files=("roistat",),
    constants={"kind": "visit", "side": "marketing"},
    languages=("codes",),
    export="visits",
)

SYSTEM: Final = System(
    "roistat", (VISITS,), signs=("source.system_name", "source.display_name", "source.openstat")
)
