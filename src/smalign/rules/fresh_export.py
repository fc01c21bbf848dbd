"""fresh_export: the export is not old."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.model.asof import latest_by
from smalign.rules.rule import ANY, Cannot, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case

_DAYS: Final = 7


def find(case: Case) -> Iterator[Counted | Cannot]:
    """The latest thing that happened in the export is not long ago.

    What: an export whose latest date lies more than `days` (7) days before the day of the check.
    Why: marketing that looks at last month's cards works apart from the data.
    How: the as-of of the export, the latest date of creation, change, closing, payment or stage
        that is believed; against today, or `--as-of`. Later dates are those of future_dates.
    Caveats: a company where nothing happened for a week looks like an old export.
    Source: the article, step 4: access to data that are up to date; Soda's check `freshness`.
    """
    latest = case.model.local_day(case.model.believed)
    if latest is not None and latest > case.today:
        latest = latest_by(case.engine, case.model.mapped, case.today, is_kept=case.is_prepared)
    if latest is None:
        yield Cannot("no_rows")
        return
    days, most = (case.today - latest).days, case.config.checks.fresh_export.days or _DAYS
    facts = {"days": days, "latest": latest, "most": most}
    yield Counted(None, None, "export_old", failing=int(days > most), of=1, facts=facts)


RULE: Final = Rule("fresh_export", "export", Levels(warning=ANY), find)
