"""An earlier export asked the same question, for a later one to be compared with."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.errors import UsageError
from smalign.engine.compose import fill, literal, name
from smalign.model.inspection import rejected_rows
from smalign.scope.compared import OLD, Earlier, Side, fields_of, with_ids
from smalign.scope.views import currencies_of
from smalign.session.hints import hinted
from smalign.session.snapshot_read import refuse_other, systems_of

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine
    from smalign.metrics import Metric
    from smalign.model.model import Model
    from smalign.session.options import Options
    from smalign.session.session import Session


def with_earlier(new: Session, asked: Metric, options: Options) -> Options:
    """The options with what the earlier export, `old`, answers to the same question.

    Raises:
        UsageError: diff_two, there is no earlier export.
        InputError: other_crm, the two are of different systems.

    """
    old = options.get("old")
    if old is None:
        raise UsageError("diff_two", found=1)
    refuse_other(systems_of(old.files), systems_of(new.files))
    same: Options = {**options, "old": new}
    with hinted(old.files, old.config):
        return {**options, "earlier": _earlier(old, new, asked, same)}


def _earlier(old: Session, new: Session, asked: Metric, options: Options) -> Earlier:
    """What the earlier export holds of the question, in files the later one's engine may read."""
    scoped = old.scoped(asked, options)
    engine, folder = scoped.engine, Path(new.workdir.name).resolve()
    views = [view for view in OLD if view in asked.reads]
    relations = {}
    for view in views:
        file = Path(old.workdir.name).resolve() / f"{OLD[view]}.parquet"
        copied = "copy (select * from {view}) to {file} (format parquet)"
        engine.rows(fill(copied, view=name(view), file=literal(str(file))))
        relations[OLD[view]] = Path(shutil.move(file, folder / file.name))
    made = [
        fill(
            "create or replace table main.{old} as select * from {view}",
            old=name(OLD[view]),
            view=name(view),
        )
        for view in views
    ]
    begun = "create schema if not exists old_export;\nuse old_export;\n"
    wants_script = options.get("sql", True)
    script = f"{begun}{engine.script(*made)}use main" if wants_script else "use main"
    return Earlier(side_of(engine, scoped.model), relations, script)


def side_of(engine: Engine, model: Model) -> Side:
    """What an export under a question can be compared in."""
    currencies = currencies_of(engine, ("deals", "leads"))
    day = model.local_day(model.as_of)
    rejected = sum(one.count for one in rejected_rows(model))
    return Side(day, fields_of(model), tuple(currencies), with_ids(model), rejected)
