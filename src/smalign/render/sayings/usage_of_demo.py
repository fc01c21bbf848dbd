"""Errors of use of `demo`."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "demo_unknown_crm": (
        "there is no demo for “{found}”; choose one of {known:list}.",
        "нет демо для «{found}»; выберите одно из {known:list}.",
    ),
    "demo_unknown_spend": (
        "no demo writes costs as “{found}”; choose one of {known:list}.",
        "демо не пишет расходы так, как «{found}»; выберите одно из {known:list}.",
    ),
    "demo_unknown_plant": (
        "the demo cannot plant “{found}”; choose among {known:list}.",
        "демо не умеет подложить «{found}»; выберите из: {known:list}.",
    ),
    "demo_unknown_story": (
        "the demo does not know the story “{found}”; choose among {known:list}.",
        "демо не знает истории «{found}»; выберите из: {known:list}.",
    ),
    "demo_unknown_overlay": (
        "the demo cannot spoil an export by “{found}”; choose among {known:list}.",
        "демо не умеет портить выгрузку так: «{found}»; выберите из: {known:list}.",
    ),
    "demo_story_alone": (
        "a story brings its own plan, pay, letters and costs: leave out {option}.",
        "у истории свои план, премия, письма и расходы: уберите {option}.",
    ),
    "demo_leads": (
        "the demo can write from {least:whole} to {most:whole} leads, not {found:whole}.",
        "демо может записать от {least:whole} до {most:whole} лидов, а не {found:whole}.",
    ),
    "demo_encoding": (
        "{crm} does not export in “{found}”; choose one of {known:list}.",
        "{crm} не выгружает в «{found}»; выберите одну из {known:list}.",
    ),
    "demo_not_a_folder": (
        "for the demo {path} must be a folder, not a file; name another.",
        "для демо {path} должна быть папкой, а это файл; назовите другую.",
    ),
    "demo_cannot_write": (
        "the demo cannot be written to {path} ({why}); name another folder.",
        "демо нельзя записать в {path} ({why}); назовите другую папку.",
    ),
}
