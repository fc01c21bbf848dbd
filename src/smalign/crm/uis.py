"""UIS (CoMagic): the report on calls of its Data API, written as a table.

Facts from the field list of `get.calls_report` in a public client of that interface. The columns
of the cabinet's own download are not known: name them in [mapping]. A call knows the visitor and
the phone and no card: the phone joins it.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, codes, says, utm

CALLS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "id", weight=0.5),
        says("contact_id", "visitor_id", "ua_client_id"),
        says("touched_at", "start_time"),
        says("phone", "contact_phone_number"),
        says("campaign", "campaign_name", weight=0.5),
        says("source", "source", weight=0.5),
        says("direction", "direction"),
        codes("outcome", "is_lost", true="missed", false="answered", n1="missed", n0="answered"),
        *utm(),
    ),
    others=(
        *("finish_time", "finish_reason", "communication_number", "communication_id", "channel"),
        *("communication_type", "total_duration", "virtual_phone_number", "sale_date"),
        *("sale_cost", "search_query", "search_engine", "referrer_domain", "referrer", "tags"),
        *("entrance_page", "scenario_name", "site_domain_name", "visitor_city", "attributes"),
        *("visitor_region", "visitor_country", "visitor_device"),
    ),
    files=("comagic", "uis"),
    constants={"kind": "call", "side": "marketing"},
    languages=("codes",),
    export="calls",
)

SYSTEM: Final = System(
    "uis",
    (CALLS,),
    signs=(
        *("virtual_phone_number", "communication_type", "communication_number"),
        *("ua_client_id", "contact_phone_number", "finish_reason"),
    ),
)
