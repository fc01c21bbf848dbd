"""Everything a report shows, asked of one session, each question once."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from msgspec import Struct
from msgspec.structs import replace

from smalign import __version__
from smalign.base.beside import Beside
from smalign.base.errors import SmalignError, UsageError
from smalign.base.parts import metric_of
from smalign.base.results import Inspection
from smalign.base.schema import NONE
from smalign.render.report import ReportParts
from smalign.session.counted import counted
from smalign.session.takes import part_takes, takes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smalign.base.diagnosis import Diagnosis
    from smalign.base.results import Result
    from smalign.session.options import Options
    from smalign.session.session import Session

_BY: Final = ("stage",)
_BY_PIPELINE: Final = ("pipeline_stage",)
"""Where deals run through several pipelines: two have stages of one name, if only the lost one."""
MODELS: Final = ("source", "first", "last", "linear", "position", "markov", "shapley")
"""Models set beside each other: none gives a channel less than nothing."""
_Answer = TypeVar("_Answer")


class Asked(Struct, frozen=True):
    """One part of a report: what is asked, and where it is worth asking.

    part: its name in the report. metric, extra: the question, beside the options every part has.
    of: the table without which it is not asked. is_core: where no such part has an answer, there is
    no report. has_script: the report carries its script; else it says which command prints it.
    """

    part: str
    metric: str
    extra: Options | None = None
    of: str | None = None
    is_core: bool = False
    has_script: bool = True
    is_judged: bool = False


ASKED: Final[tuple[Asked, ...]] = (
    Asked("roi", "roi", {"bootstrap": True}, is_core=True),
    Asked("models", "roi", {"models": MODELS}, has_script=False),
    Asked("plan", "plan", of="plan"),
    Asked("funnel", "funnel", is_core=True),
    Asked("cohorts", "cohorts", is_core=True),
    Asked("maturity", "maturity", has_script=False),
    Asked("reasons", "reasons", is_core=True),
    Asked("unworked", "unworked"),
    Asked("topics", "nurture", {"show": "reasons"}, has_script=False, is_judged=True),
    Asked("fields", "fields", is_core=True),
    Asked("process", "process", {"by": ("channel",)}, has_script=False),
    Asked("zones", "process", {"show": "zones"}, has_script=False),
    Asked("clock", "process", {"show": "clock"}, has_script=False),
    Asked("load", "process", {"show": "load"}, has_script=False),
    Asked("nurture", "nurture", has_script=False, is_judged=True),
    Asked(
        "coverage",
        "nurture",
        {"show": "coverage"},
        of="touchpoints",
        has_script=False,
        is_judged=True,
    ),
    Asked(
        "pretexts",
        "calls",
        {"show": "pretexts", "fresh": 7},
        of="touchpoints",
        has_script=False,
        is_judged=True,
    ),
    Asked("spend", "bonus", {"show": "spend"}, has_script=False),
    Asked("compare", "compare", has_script=False, is_judged=True),
    Asked(
        "cells",
        "compare",
        {"show": "cells", "overturn": False},
        has_script=False,
        is_judged=True,
    ),
    Asked("managers", "compare", {"show": "managers"}, has_script=False, is_judged=True),
    Asked("tasks", "tasks", {"people": False}, of="tasks"),
)
"""Every part, in the order of the sections."""


def _unheard(_: ReportParts) -> None:
    """Nobody waits for what there is."""


def report_parts(
    session: Session,
    options: Options,
    title: str | None = None,
    tell: Callable[[ReportParts], None] | None = None,
) -> ReportParts:
    """The answers of a report; a section that cannot be answered carries the error instead.

    `options` hold for every section that has them, but `by` only cuts the fields (by stage where
    none is given, and its pipeline where there are several). tell: is given what there is, as
    answers come, and all in the end. The diagnosis and the parts it judges are asked beside the
    others, where somebody can do it; the answers are the same.

    Raises:
        UsageError: a field of `by` that does not exist, or an option no section can use.
        SmalignError: not one core section has an answer; the first error says why.

    """
    with suppress(SmalignError):  # read once and whole: what is wrong is told by the first question
        session.whole()
    inspection = _answer(session.inspect)
    tables = _tables(inspection)
    asked = [one for one in ASKED if one.of is None or one.of in tables]
    parts = ReportParts(
        inspection=inspection,
        answers={},
        title=title,
        timezone=session.config.sources.timezone,
        sizes=_sizes(session),
        version=__version__,
    )
    parts = _answered(session, asked, options, parts, tell or _unheard)
    core = [parts.answers[one.part] for one in asked if one.is_core]
    failed = [one for one in core if isinstance(one, SmalignError)]
    if len(failed) == len(core):
        raise failed[0]
    return parts


def _answered(
    session: Session,
    asked: Sequence[Asked],
    options: Options,
    parts: ReportParts,
    tell: Callable[[ReportParts], None],
) -> ReportParts:
    """The parts with the diagnosis and every answer, in the order of the sections."""
    judged = [one for one in asked if one.is_judged]
    others = [one for one in asked if not one.is_judged]

    def judge() -> ReportParts:
        return _judged(session, judged, options, parts)

    with session.asking_once(), Beside(judge) as beside:
        more = _with_answers(session, others, options, parts, tell)
        found = beside.found() or judge()
    answers = {**more.answers, **found.answers}
    whole = replace(found, answers={one.part: answers[one.part] for one in asked})
    tell(whole)
    return whole


def _judged(
    session: Session,
    asked: Sequence[Asked],
    options: Options,
    parts: ReportParts,
) -> ReportParts:
    """The parts with the diagnosis and what it judges: a page says one thing of two periods."""
    diagnosis = _diagnosis(session, options)
    days = options
    if diagnosis is not None and diagnosis.before is not None:
        period = diagnosis.period
        days = {**options, "since": period.since, "until": period.until}
        days.pop("last", None)
    parts = replace(parts, diagnosis=diagnosis)
    for one in asked:
        over = days if one.metric == "compare" else options
        parts = _with_answers(session, [one], over, parts)
    return parts


def _with_answers(
    session: Session,
    asked: Iterable[Asked],
    options: Options,
    parts: ReportParts,
    tell: Callable[[ReportParts], None] = _unheard,
) -> ReportParts:
    """The parts with the answers of some more."""
    for one in asked:
        found = _asked(session, one, options, parts)
        parts = replace(parts, answers={**parts.answers, one.part: found})
        tell(parts)
    return parts


def _diagnosis(session: Session, options: Options) -> Diagnosis | None:
    """What stands first; none where the export holds nothing to judge."""
    shared: Options = {}
    for name, value in options.items():
        if name != "by":
            shared[name] = value  # type: ignore[literal-required]
    found = _answer(lambda: session.diagnose(**shared))
    return None if isinstance(found, SmalignError) else found


def _asked(
    session: Session, asked: Asked, options: Options, parts: ReportParts
) -> Result | SmalignError:
    """The answer of a part, or the error; parts: what there is already.

    Raises:
        UsageError: a field of `by` that does not exist.

    """
    part = metric_of(asked.metric, (asked.extra or {}).get("show"))
    shared: Options = asked.extra.copy() if asked.extra else {}
    shared["sql"] = asked.has_script
    for name, value in options.items():
        if name != "by" and takes(asked.metric, name) and part_takes(part, name):
            shared[name] = value  # type: ignore[literal-required]
    if asked.part == "fields":
        return _fields(session, shared, options, parts.result("funnel"))
    return _answer(lambda: counted(partial(session.ask, asked.metric), shared))


def _fields(
    session: Session, shared: Options, options: Options, funnel: Result | None
) -> Result | SmalignError:
    """The empty fields, cut by what was asked for, else by stage where the cards have stages."""
    by = options.get("by")
    cut: Options = {**shared, "by": by or (_BY_PIPELINE if _has_pipelines(funnel) else _BY)}
    found = _answer(lambda: session.fields(**cut))
    if isinstance(found, UsageError) and found.code == "unknown_field":
        if by:
            raise found
        return _answer(lambda: session.fields(**shared))
    return found


def _has_pipelines(funnel: Result | None) -> bool:
    """Whether there are deals of several pipelines; leads have one of their own."""
    rows = funnel.rows if funnel is not None else ()
    return len({row["pipeline"] for row in rows} - {"leads", NONE}) > 1


def _answer(ask: Callable[[], _Answer]) -> _Answer | SmalignError:
    try:
        return ask()
    except SmalignError as error:
        return error


def _tables(inspection: Inspection | SmalignError) -> set[str | None]:
    """What the files are."""
    files = inspection.files if isinstance(inspection, Inspection) else ()
    return {file.table for file in files}


def _sizes(session: Session) -> dict[str, int]:
    """Bytes of the files that are on disk, or that a workspace was prepared from."""
    if session.workspace is not None:
        return {one.name: one.size for one in session.workspace.snapshot.inputs}
    found = ((raw.file, Path(raw.path)) for raw, _ in session.files if raw.path is not None)
    return {name: path.stat().st_size for name, path in found if path.is_file()}
