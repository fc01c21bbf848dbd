"""What the measures of process mean."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

_SHARES: Final = {
    "within_5": ("5 minutes", "5 минут"),
    "within_15": ("15 minutes", "15 минут"),
    "within_60": ("60 minutes", "60 минут"),
    "within_5_work": ("5 minutes of working time", "5 минут рабочего времени"),
    "within_15_work": ("15 minutes of working time", "15 минут рабочего времени"),
    "within_60_work": ("60 minutes of working time", "60 минут рабочего времени"),
}
_SPANS: Final = {
    "assign": ("creation to assignment", "создания до назначения"),
    "response": ("assignment to the first attempt", "назначения до первой попытки"),
    "speed": ("creation to the first attempt", "создания до первой попытки"),
}
_ENDS: Final = {
    "median": ("half of the cards waited no longer", "половина карточек ждала не дольше"),
    "p90": ("nine of ten waited no longer", "девять из десяти ждали не дольше"),
    "p95": ("95 of 100 waited no longer", "95 из 100 ждали не дольше"),
    "work_median": (
        "half waited no longer, in working time",
        "половина ждала не дольше, в рабочее время",
    ),
    "work_p90": (
        "nine of ten waited no longer, in working time",
        "девять из десяти ждали не дольше, в рабочее время",
    ),
    "work_p95": (
        "95 of 100 waited no longer, in working time",
        "95 из 100 ждали не дольше, в рабочее время",
    ),
}
PROCESS: Final[dict[str, Pair]] = {
    "cards": Pair("created in the period", "созданы в периоде"),
    "unassigned": Pair("no owner and no day of assignment", "без ответственного и дня назначения"),
    "assigned": Pair("with the moment of assignment", "с моментом назначения"),
    "attempted": Pair(
        "a person of sales tried to reach the lead after its creation",
        "менеджер пытался связаться после создания",
    ),
    "in_shares": Pair(
        "of people whose log can be believed: attempted, or an hour old",
        "у тех, чьему журналу можно верить: с попыткой или старше часа",
    ),
    "unattempted": Pair(
        "of those in the shares, never attempted: the cards listed",
        "из вошедших в доли — ни одной попытки: они перечислены ниже",
    ),
    **{
        f"{span}_{end}": Pair(f"from {start[0]}: {of[0]}", f"от {start[1]}: {of[1]}")
        for span, start in _SPANS.items()
        for end, of in _ENDS.items()
    },
    **{
        name: Pair(
            f"attempted within {term[0]} / in the shares",
            f"с попыткой за {term[1]} / вошли в доли",
        )
        for name, term in _SHARES.items()
    },
}
