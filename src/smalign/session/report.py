"""Everything a report shows, asked of one session."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from smalign import __version__
from smalign.base.errors import SmalignError, UsageError
from smalign.base.results import Inspection
from smalign.render.report import ReportParts

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.session.options import Options
    from smalign.session.session import Session

_BY: Final = ("stage",)
_Answer = TypeVar("_Answer")


def report_parts(session: Session, options: Options, title: str | None = None) -> ReportParts:
    """The answers of a report; a section that cannot be answered carries the error instead.

    `options` hold for every section, but `by` only cuts the fields (by stage where none is given).

    Raises:
        UsageError: a field of `by` that does not exist, or an option no section can use.
        SmalignError: not one section has an answer; the first error says why.

    """
    by = options.get("by")
    shared = options.copy()
    shared.pop("by", None)
    inspection = _answer(session.inspect)
    roi = _answer(lambda: session.roi(**shared))
    funnel = _answer(lambda: session.funnel(**shared))
    cohorts = _answer(lambda: session.cohorts(**shared))
    reasons = _answer(lambda: session.reasons(**shared))
    unworked = _answer(lambda: session.unworked(**shared))
    tables = _tables(inspection)
    plan = _answer(lambda: session.plan(**shared)) if "plan" in tables else None
    dated: Options = {
        "since": options.get("since"),
        "until": options.get("until"),
        "last": options.get("last"),
        "as_of": options.get("as_of"),
    }  # tasks are of no card: what else cuts cards says nothing of them
    tasks = _answer(lambda: session.tasks(**dated)) if "tasks" in tables else None
    cut: Options = {**shared, "by": by or _BY}
    fields = _answer(lambda: session.fields(**cut))
    if isinstance(fields, UsageError) and fields.code == "unknown_field":
        if by:
            raise fields
        fields = _answer(lambda: session.fields(**shared))  # these cards have no stages
    if isinstance(roi, SmalignError) and all(
        isinstance(one, SmalignError) for one in (funnel, cohorts, reasons, fields)
    ):
        raise roi
    return ReportParts(
        inspection=inspection,
        roi=roi,
        funnel=funnel,
        cohorts=cohorts,
        reasons=reasons,
        unworked=unworked,
        fields=fields,
        plan=plan,
        tasks=tasks,
        title=title,
        timezone=session.config.sources.timezone,
        sizes=_sizes(session),
        version=__version__,
    )


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
