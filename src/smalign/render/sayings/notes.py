"""Notes: what the reader must know to read the numbers right."""

from __future__ import annotations

from typing import Final

SAYINGS: Final[dict[str, tuple[str, str]]] = {
    "no_final_newline": (
        "{where}the last line has no line end: it was read, but the export may be cut short.",
        "{where}последняя строка без перевода строки: она прочитана, но выгрузка могла оборваться.",
    ),
    "unlinked_deals": (
        (
            "{count:count deal|deals} without a lead in the period, revenue {revenue:money}: "
            "counted in their own channel, never in leads."
        ),
        (
            "{count:count сделка|сделки|сделок} без лида в этом периоде, выручка {revenue:money}: "
            "учтены в своём канале, но не в лидах."
        ),
    ),
    "spend_not_split": (
        "Spend has no such field, so spend and what depends on it stand in the total only.",
        "В расходах нет такого поля, поэтому расход и всё, что от него зависит, только в итоге.",
    ),
    "no_rates": (
        (
            "Amounts in {currencies:list} have no rate and are not added up; add [rates] to "
            "smalign.toml."
        ),
        "Суммы в валютах {currencies:list} без курса не сложены; добавьте [rates] в smalign.toml.",
    ),
}
