"""What each column of plan means."""

from __future__ import annotations

from typing import Final

from smalign.render.report.meaning import Meaning, counted
from smalign.render.titles import Pair

_PLAN: Final = Pair("what was planned", "план")
_LEFT: Final = Pair("what is left of the plan", "остаток плана")

PLAN: Final[dict[str, Meaning]] = {
    "period": counted("as the plan names it", "как назван в плане"),
    "starts_on": counted("first day of the period", "первый день периода"),
    "ends_on": counted("last day of the period", "последний день периода"),
    "channel": counted("as the plan names it; all where it does not", "как в плане; нет — все"),
    "owner": counted("as the plan names them; all where it does not", "как в плане; нет — все"),
    "measure": counted("what was planned", "что планировали"),
    "plan": counted("sum of the rows of the plan", "сумма строк плана"),
    "fact": counted(
        "leads by the day of creation, sales by closing, revenue by payment (without payments by "
        "closing), spend by its day",
        "лиды по дню создания, продажи по закрытию, выручка по оплате (без оплат — по закрытию), "
        "расход по своему дню",
    ),
    "percent": Meaning(_PLAN, Pair("fact / plan", "факт / план")),
    "due": counted(
        "plan × working days passed / working days of the period",
        "план × прошло рабочих дней / рабочих дней в периоде",
    ),
    "gap": counted("fact − due by now", "факт − план на сегодня"),
    "from_leads": counted(
        "part of the gap: more or fewer leads (Shapley's value)",
        "часть отклонения: лидов больше или меньше (вектор Шепли)",
    ),
    "from_conversion": counted(
        "part of the gap: more or fewer sales per lead",
        "часть отклонения: продаж на лид больше или меньше",
    ),
    "from_cheque": counted(
        "part of the gap: more or less revenue per sale",
        "часть отклонения: выручки на продажу больше или меньше",
    ),
    "run_rate": counted(
        "fact × working days of the period / working days passed",
        "факт × рабочих дней в периоде / прошло рабочих дней",
    ),
    "run_rate_percent": Meaning(_PLAN, Pair("at this pace / plan", "прогноз по темпу / план")),
    "remaining": counted("plan − fact", "план − факт"),
    "open_pipeline": counted("sum of the open deals", "сумма сделок в работе"),
    "expected": counted(
        "open amounts, each by the share won of the deals that came to its stage",
        "суммы в работе, каждая × доля продаж среди сделок, дошедших до её этапа",
    ),
    "coverage": Meaning(_LEFT, Pair("expected of open / left", "ожидается из сделок / осталось")),
    "pipeline_coverage": Meaning(_LEFT, Pair("sum of open / left", "сумма в работе / осталось")),
    "days_passed": counted("working days until the as-of", "рабочих дней до даты данных"),
    "days": counted("working days of the period", "рабочих дней в периоде"),
}
