"""`check`: the rules that are asked for, over every table of the export."""

from __future__ import annotations

from datetime import date
from difflib import get_close_matches
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from smalign import __version__
from smalign.base.config import Config
from smalign.base.errors import InputError, UsageError
from smalign.base.findings import SEVERITIES, ListedRule
from smalign.base.results import Note
from smalign.model.columns import fields_apart
from smalign.model.told_names import with_pipelines
from smalign.rules import NAMES, Case, rules_named
from smalign.rules.portraits import portraits
from smalign.rules.run import run
from smalign.rules.settle import settled
from smalign.rules.severity import is_off
from smalign.scope.fields import resolve
from smalign.scope.question import Question
from smalign.scope.views import open_scope

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.baseline import Baseline
    from smalign.base.findings import Checked
    from smalign.engine.duckdb import Engine
    from smalign.model.lost_lookups import Lost
    from smalign.model.model import Model
    from smalign.model.recognise_records import Recognition
    from smalign.read.limit import Limit
    from smalign.read.records import RawTable
    from smalign.rules import Rule


class CheckAsk(Struct, frozen=True):
    """What is asked of a check.

    today: the day it is made on. select, ignore: names of rules; none selected: all. by: fields
    that make the segments of shares. every_row: findings name every row at fault.
    baseline: what was before. wants_tables: the answer tells how the tables look, for a new one.
    """

    today: date
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    by: tuple[str, ...] = ()
    min_n: int | None = None
    every_row: bool = False
    baseline: Baseline | None = None
    wants_tables: bool = False


def checked(
    engine: Engine,
    model: Model,
    files: Sequence[tuple[RawTable, Recognition]],
    config: Config,
    ask: CheckAsk,
    limit: Limit | None = None,
    lost: Sequence[Lost] = (),
) -> Checked:
    """What the rules found; limit: how many records may be unreadable, where that was said.

    lost: keys of [lookups] that are gone.

    Raises:
        UsageError: rule_unknown, of a rule that is selected or ignored; no_rules_left, where all
            that are selected are ignored or off; unknown_field.
        InputError: nothing_checked, where no rule had anything to look at.

    """
    rules = _asked(config, ask)
    if not rules:
        raise UsageError("no_rules_left")
    by = fields_apart(ask.by or config.checks.by, files)
    lost_by = () if ask.by else tuple(one for one in by if not _is_there(model, one))
    by = tuple(one for one in by if one not in lost_by)
    open_scope(engine, model, Question(by=by), frozenset())
    case = Case(
        engine=engine,
        model=model,
        config=with_pipelines(config, model),
        today=ask.today,
        min_n=ask.min_n or config.thresholds.min_n,
        by=by,
        lost_by=lost_by,
        lost=lost,
        found=files,
        baseline=ask.baseline,
        limit=limit,
    )
    found = run(case, rules, every_row=ask.every_row)
    if not found.rules:
        raise InputError("nothing_checked", rules=[rule.name for rule in rules])
    found, told = settled(found, config.checks.waivers, ask.baseline)
    asked = (Note(one.code, dict(one.facts)) for _, one in sorted(model.questions.items()))
    return replace(
        found,
        notes=(*told, *asked),
        tables=portraits(case) if ask.wants_tables else {},
        version=__version__,
    )


def _is_there(model: Model, field: str) -> bool:
    """Whether cards have a field."""
    try:
        resolve(model, field)
    except UsageError:
        return False
    return True


def listed(select: Sequence[str] = (), ignore: Sequence[str] = ()) -> tuple[ListedRule, ...]:
    """The rules, with the bounds they have where smalign.toml says no others.

    Raises:
        UsageError: rule_unknown.

    """
    ask = CheckAsk(date.min, tuple(select), tuple(ignore))
    return tuple(
        ListedRule(
            rule.name,
            rule.kind,
            {
                severity: str(bound)
                for severity in SEVERITIES
                if (bound := getattr(rule.levels, severity)) is not None
            },
        )
        for rule in _asked(Config(), ask)
    )


def _asked(config: Config, ask: CheckAsk) -> list[Rule]:
    """The rules that run; what the command line selects or ignores outranks smalign.toml."""
    for option, names in (("--select", ask.select), ("--ignore", ask.ignore)):
        for name in names:
            if name not in NAMES:
                near = get_close_matches(name, NAMES, 3)
                raise UsageError(
                    "rule_unknown", option=option, found=name, did_you_mean=near, known=list(NAMES)
                )
    selected = ask.select or config.checks.select or NAMES
    ignored = {*ask.ignore, *(() if ask.select else config.checks.ignore)}
    wanted = [name for name in selected if name not in ignored]
    return [rule for rule in rules_named(wanted) if not is_off(getattr(config.checks, rule.name))]
