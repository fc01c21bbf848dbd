"""The views on the work of both departments: hours, contacts, tasks, logs of calls, reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.scope.moments import define_moments, define_work_days
from smalign.scope.nurture import define_nurture
from smalign.scope.owners import define_owner_log
from smalign.scope.plans import define_plans
from smalign.scope.records import define_records
from smalign.scope.regulation import define_regulation
from smalign.scope.report import define_report
from smalign.scope.signals import define_signals
from smalign.scope.tasks import define_tasks

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question


def define_work(engine: Engine, model: Model, question: Question, reads: Collection[str]) -> None:
    """Create those in `reads`."""
    if "card_signals" in reads:
        define_signals(engine, model, reads)
    if "owner_log" in reads:
        define_owner_log(engine, model)
    if "logged_owners" in reads:
        define_moments(engine, model)
    if not {"work_days", "card_work"}.isdisjoint(reads):
        define_work_days(engine, model, question.calendar, reads)
    if "regulation" in reads:
        define_regulation(engine, model, question)
    if "card_plans" in reads:
        define_plans(engine, model)
    if "tasks" in reads:
        define_tasks(engine, model, question.tasks)
    if "person_records" in reads:
        define_records(engine, model)
    define_nurture(engine, model, question, reads)
    if "report_periods" in reads:
        define_report(engine, model, question.report_periods, question.prices)
