"""Reading a wide export whole: smalign over cp1251 against DuckDB over the same text in UTF-8.

A million leads with ninety columns, as an old Bitrix24 portal writes them: `smalign inspect` finds
out the encoding, the dialect and every column, types all of them and counts what is empty; DuckDB
is told everything and makes a table of text (`create table … as select * from read_csv(…)`).

    python benchmarks/wide.py            # a million rows, 3 runs
    python benchmarks/wide.py --rows 100000 -n 5
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from pathlib import Path
from typing import Final

from columns import write
from run import cost

PROMISED: Final = 0.4
"""Least rate of reading, as a part of DuckDB's."""

MEMORY: Final = 1500
"""MB at most."""

_CITIES: Final = ["Москва", "Санкт-Петербург", "Казань", "Пермь", "Омск", "Тула", "Самара", ""]
_NAMED: Final = {
    "ID": "(100000 + i)::varchar",
    "Название лида": "'Заявка № ' || i",
    "Статус": "(['Не обработан', 'В работе', 'Некачественный лид'])[1 + roll(i, 1, 3)]",
    "Дата создания": (
        "strftime(timestamp '2024-01-01' + to_seconds(i * 30 + roll(i, 2, 25)),"
        " '%d.%m.%Y %H:%M:%S')"
    ),
    "Источник": "(['Звонок', 'Веб-сайт', 'Реклама', 'Рекомендация', ''])[1 + roll(i, 3, 5)]",
    "Ответственный": "'Менеджер ' || (1 + roll(i, 4, 25))",
    "Сумма": "roll(i, 5, 9000000)::decimal(12, 2)::varchar",
    "Валюта": "'Российский рубль'",
}
_OTHER: Final = (
    f"({_CITIES})[1 + roll(i, {{n}}, {len(_CITIES)})]",
    "case when roll(i, {n}, 3) = 0 then '' else roll(i, {n}, 100000)::varchar end",
    "(['да', 'нет', ''])[1 + roll(i, {n}, 3)]",
    "case when roll(i, {n}, 2) = 0 then '' else 'поле ' || roll(i, {n}, 1000) end",
)
_COLUMNS: Final = 90
_FORM: Final = "format csv, delimiter ';', force_quote *, header"
_DUCKDB: Final = (
    "import duckdb; duckdb.sql(\"create table t as select * from read_csv('{path}', delim = ';',"
    " quote = '\\\"', header = true, all_varchar = true, auto_detect = false,"
    ' columns = {columns})")'
)


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_000_000)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-wide-") as room:
        utf8, cp1251 = Path(room) / "utf8.csv", Path(room) / "leads.csv"
        headers = write(utf8, given.rows, _COLUMNS, _NAMED, ("Поле", _OTHER), _FORM)
        with utf8.open(encoding="utf-8") as source, cp1251.open("w", encoding="cp1251") as target:
            while piece := source.read(1 << 20):
                target.write(piece)
        columns = "{" + ", ".join(f"'{header}': 'VARCHAR'" for header in headers) + "}"
        ours = [
            str(Path(sys.executable).with_name("smalign")),
            "inspect",
            "-f",
            "json",
            str(cp1251),
        ]
        theirs = [sys.executable, "-c", _DUCKDB.format(path=utf8, columns=columns)]
        pairs = [(cost(ours), cost(theirs)) for _ in range(given.n)]
    rate = statistics.median(their.wall / our.wall for our, their in pairs)
    memory = statistics.median(our.memory for our, _ in pairs)
    for name, place in (("smalign", 0), ("duckdb", 1)):
        wall = statistics.median(pair[place].wall for pair in pairs)
        cpu = statistics.median(pair[place].cpu for pair in pairs)
        print(f"{name:10} wall {wall:7.2f} s   CPU {cpu:7.2f} s")
    kept = rate >= PROMISED and memory < MEMORY
    print(f"rate {rate:.2f} of DuckDB's (promised {PROMISED}), {memory:.0f} MB (promised {MEMORY})")
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
