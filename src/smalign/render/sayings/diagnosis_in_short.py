"""What a diagnosis says in fewer words, where a first screen would be too long."""

from __future__ import annotations

from typing import Final

LINES: Final[dict[str, tuple[str, str]]] = {
    "unproved_by_short": (
        (
            "{unproved:whole} of {open:count open lead|open leads} won would leave it unproved; "
            "all of them would not undo the loss."
        ),
        (
            "Если продажами станут {unproved:whole} из {open:count открытого лида|открытых лидов|"
            "открытых лидов}, вывод не доказан; все — потерю не вернут."
        ),
    ),
    "overturned_by_short": (
        (
            "{unproved:whole} of {open:count open lead|open leads} won would leave it unproved; "
            "{gone:whole} would undo the loss."
        ),
        (
            "Если продажами станут {unproved:whole} из {open:count открытого лида|открытых лидов|"
            "открытых лидов}, вывод не доказан; если {gone:whole} — потерь нет."
        ),
    ),
    "overturned_by_none_short": (
        (
            "{open:count open lead|open leads}: not even {open:word its sale|all of them won} "
            "would change it."
        ),
        (
            "{open:count открытый лид|открытых лида|открытых лидов}: не изменится, даже если "
            "{open:word станет продажей|все станут продажами|все станут продажами}."
        ),
    ),
    "overturned_by_nothing_open_short": (
        "Nothing that is open: no lead of the later period is.",
        "Ничто из открытого: открытых лидов этого периода нет.",
    ),
    "claimed": (
        "{cause:cause}: {value:signed} {result:result} (from {low:signed} to {high:signed}).",
        (
            "{cause:cause}: вклад в число {result:result} {value:signed} (от {low:signed} до "
            "{high:signed})."
        ),
    ),
}
