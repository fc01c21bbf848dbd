"""What a diagnosis says in fewer words, where a first screen would be too long."""

from __future__ import annotations

from typing import Final

LINES: Final[dict[str, tuple[str, str]]] = {
    "read_short": (
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: leads "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "by {days:count day|days} of age."
        ),
        (
            "{other_first:day}–{other_last:day} → {first:day}–{last:day}: лидов "
            "{other_leads:whole} → {leads:whole}, {result:result} {before:whole} → {after:whole}, "
            "за {days:count день|дня|дней} жизни."
        ),
    ),
    "unproved_by_short": (
        (
            "{unproved:whole} of {open:count open lead|open leads} won leave it unproved; all of "
            "them do not undo the loss."
        ),
        (
            "{unproved:count продажа|продажи|продаж} из {open:count открытого лида|открытых лидов|"
            "открытых лидов} — вывод не доказан; потерю не вернут и все."
        ),
    ),
    "overturned_by_short": (
        (
            "{unproved:whole} of {open:count open lead|open leads} won leave it unproved, "
            "{gone:whole} undo the loss."
        ),
        (
            "{unproved:count продажа|продажи|продаж} из {open:count открытого лида|открытых лидов|"
            "открытых лидов} — вывод не доказан, {gone:whole} — потерь нет."
        ),
    ),
    "overturned_by_none_short": (
        "{open:count open lead|open leads}, {open:word won|all won}, would not.",
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
