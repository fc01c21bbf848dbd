"""Notes on the plan: what it names that is not there, and by what its pace goes."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "plan_periods_unread": (
        (
            "The plan names periods that are none: {periods:list}; write them as 2026-01, 2026-Q1, "
            "2026-01-15 or January 2026."
        ),
        (
            "Периоды плана не разобраны: {periods:list}; пишите их как 2026-01, 2026-Q1, "
            "15.01.2026 или январь 2026."
        ),
    ),
    "plan_channels_unknown": (
        "The plan names channels no card and no cost has: {names:list}.{hint:maybe}",
        "В плане есть каналы, которых нет ни в карточках, ни в расходах: {names:list}.{hint:maybe}",
    ),
    "plan_owners_unknown": (
        "The plan names people who are responsible for no card: {names:list}.{hint:maybe}",
        "В плане есть люди, у которых нет ни одной карточки: {names:list}.{hint:maybe}",
    ),
    "plan_without_amounts": (
        "No sale has an amount, so the fact of revenue is unknown.",
        "Ни у одной продажи нет суммы, поэтому факт выручки неизвестен.",
    ),
    "plan_cut_off": (
        (
            "The first card of the export is of {first:day}: what came in {periods:list} before "
            "that day is not in it, and their fact may be too small."
        ),
        (
            "Первая карточка выгрузки — {first:day}: того, что было в {periods:list} раньше этого "
            "дня, в ней нет, и факт там может быть занижен."
        ),
    ),
    "plan_before_cards": (
        "The export begins on {first:day}: what happened in {periods:list} is not known.",
        "Выгрузка начинается {first:day}: что было раньше, неизвестно: {periods:list}.",
    ),
    "plan_before_spend": (
        (
            "Spend is exported from {first:day} to {last:day}: what was spent in {periods:list} is "
            "not known."
        ),
        (
            "Расходы выгружены с {first:day} по {last:day}: сколько потрачено в другие периоды, "
            "неизвестно: {periods:list}."
        ),
    ),
    "plan_by_closing": (
        "There are no payments, so revenue counts on the day a deal was won.",
        "Оплат в выгрузке нет, поэтому выручка учтена в день продажи.",
    ),
    "plan_working_days": (
        (
            "The pace goes by working days from Monday to Friday; name holidays in smalign.toml in "
            "[calendar]."
        ),
        (
            "Темп считается по рабочим дням с понедельника по пятницу; праздники назовите в "
            "smalign.toml в [calendar]."
        ),
    ),
    "plan_not_in_period": (
        "No period of the plan lies inside the one asked for; it has {periods:list}.",
        "Ни один период плана не лежит внутри заданного; в плане есть {periods:list}.",
    ),
    "plan_not_filtered": (
        "The conditions choose cards and costs; the plan itself stays whole.",
        "Условия отбирают карточки и расходы; сам план остаётся целым.",
    ),
}
