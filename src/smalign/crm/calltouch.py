"""Calltouch: the call journal of its interface for programs, written as a table.

Facts from Calltouch's documentation of the call journal and from a public warehouse table of the
same fields. The columns of the cabinet's own download are not known: name them in [mapping]. A
call knows the caller's browser and phone and no card: the phone joins it.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words, codes, fills, says

CALLS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "callId"),
        says("contact_id", "yaClientId", "clientId", "ctCallerId"),
        says("touched_at", "date"),
        says("source", "source"),
        codes("outcome", "successful", true="answered", false="missed"),
        says("actor", "manager", weight=0.5),
        *(
            says(f"utm_{part}", f"utm{part}", weight=0.5)
            for part in ("source", "campaign", "content", "term")
        ),
        fills("utm_medium", "utmMedium", "medium"),
        says("phone", "callerNumber"),
    ),
    others=(
        *("phoneNumber", "duration", "waitingConnect", "timestamp", "city"),
        *("targetCall", "uniqueCall", "uniqTargetCall", "callbackCall", "keyword", "ctClientId"),
        *("sessionId", "sessionDate", "siteName", "siteId", "redirectNumber", "callphase"),
        *("subPoolName", "sipCallId", "callUrl", "hostname", "ref", "url", "attribution"),
    ),
    files=("calltouch",),
    constants={"kind": "call", "side": "marketing", "direction": "in"},
    languages=("codes",),
    export="calls",
)

SYSTEM: Final = System(
    "calltouch",
    (CALLS,),
    signs=("ctCallerId", "callphase", "uniqTargetCall", "targetCall", "ctClientId", "yaClientId"),
)
