"""Mango Office: the call statistics of its virtual exchange.

Facts from the fields that public clients of `stats/request` ask for; the answer itself has no
header row, so these names stand only where the caller wrote them. A call without an extension it
came from is an incoming one, and its number is the client's: the phone joins it. An outgoing call
is read with its time and joins nobody.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import NO_VALUE, System, Words, says, splits

CALLS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "entry_id"),
        says("touched_at", "start"),
        splits(("from_number",), ("from_extension",), {NO_VALUE: "phone"}),
        says("actor", "to_extension"),
    ),
    others=(
        *("records", "finish", "answer", "from_extension", "to_number", "disconnect_reason"),
        *("line_number", "location"),
    ),
    files=("mango",),
    constants={"kind": "call", "side": "sales"},
    languages=("codes",),
    export="calls",
)

SYSTEM: Final = System(
    "mango", (CALLS,), signs=("from_extension", "to_extension", "disconnect_reason")
)
