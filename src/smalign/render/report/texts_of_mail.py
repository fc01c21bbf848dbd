"""What the mail of a report says around its numbers."""

from __future__ import annotations

from typing import Final

from smalign.render.titles import Pair

MAIL_TEXTS: Final[dict[str, Pair]] = {
    "mail_whole": Pair(
        "The whole report, with every table and how each number is counted: {place}",
        "Весь отчёт, со всеми таблицами и тем, как посчитано каждое число: {place}",
    ),
    "mail_alone": Pair(
        "This is the first screen; “smalign report -o report.html” makes the whole report.",
        "Это первый экран; весь отчёт делает «smalign report -o report.html».",
    ),
}
