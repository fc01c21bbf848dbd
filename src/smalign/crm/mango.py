"""Mango Office: the call statistics of its virtual exchange.

Facts from the fields that public clients of `stats/request` ask for; the answer itself has no
header row, so these names stand only where the caller wrote them. A call knows two numbers and no
card, visitor or contact, so it is told and not read.
"""

from __future__ import annotations

from typing import Final

from smalign.crm.words import System, Words

CALLS: Final = Words(
    "",
    (),
    others=(
        *("records", "start", "finish", "answer", "from_extension", "from_number"),
        *("to_extension", "to_number", "disconnect_reason", "line_number", "location", "entry_id"),
    ),
    files=("mango",),
    reason="calls name a phone alone: touches are joined by the id of a card or a contact",
)

SYSTEM: Final = System(
    "mango", (CALLS,), signs=("from_extension", "to_extension", "disconnect_reason")
)
