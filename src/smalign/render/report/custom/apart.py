"""What a folder of templates does runs in a process of its own, with little memory and time."""

from __future__ import annotations

import pickle
import subprocess
from typing import TYPE_CHECKING, Any, Final

from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.render.report.blocks import charts_of
from smalign.render.report.ours import command_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.render.report.blocks import Chart, Page
    from smalign.render.report.custom.records import Templates

_MEGABYTE: Final = 1 << 20
_BUSY: Final = 10


class Limits(Struct, frozen=True):
    """What one process may take.

    seconds: of a processor; on a busy machine the clock may show ten times as many. memory: bytes
    beyond which a page is too large. drawing: bytes for charts, whose engine takes much itself.
    """

    seconds: int = 20
    memory: int = 768 * _MEGABYTE
    drawing: int = 2048 * _MEGABYTE


class Writing(Struct, frozen=True):
    """To write the page; `drawn`: each chart with its SVG."""

    page: Page
    templates: Templates
    drawn: tuple[tuple[Chart, str], ...]
    csp: str
    limits: Limits


class Drawing(Struct, frozen=True):
    """To draw charts as the folder says."""

    charts: tuple[Chart, ...]
    templates: Templates
    lang: str
    limits: Limits


def apart(job: Writing | Drawing) -> Any:  # noqa: ANN401 - JSON
    """What the job makes, as JSON: a text, or a list of texts.

    Raises:
        UsageError: what the job refused; template_too_slow, template_too_large.

    """
    import json

    clock = job.limits.seconds * _BUSY
    with subprocess.Popen(  # noqa: S603 - ourselves, and nothing of the folder
        command_of("smalign.render.report.custom.inside"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            told, _ = process.communicate(pickle.dumps(job), timeout=clock)
        except subprocess.TimeoutExpired as error:
            file = _begun(error.output, job)
            raise UsageError("template_too_slow", file=file) from error
        finally:
            process.kill()
    try:
        answer = json.loads(told.rpartition(b"\n")[2])
        if "code" in answer:
            raise UsageError(str(answer["code"]), **answer["facts"])
        return answer["made"]
    except (ValueError, KeyError, TypeError) as error:
        raise UsageError(_ended(process.returncode), file=_begun(told, job)) from error


def _begun(told: bytes | None, job: Writing | Drawing) -> str:
    """The file at work when a process ended without an answer; the folder, where it named none."""
    import json

    for line in reversed((told or b"").split(b"\n")):
        try:
            found = json.loads(line)
        except ValueError:  # an answer that was cut, or nothing
            continue
        if isinstance(found, str):
            return found
    return job.templates.folder


def _ended(code: int) -> str:
    """Why a process ended without an answer: its time was up, else its memory."""
    import signal

    is_slow = code in (-signal.SIGXCPU, -signal.SIGKILL)
    return "template_too_slow" if is_slow else "template_too_large"


def drawer(page: Page, templates: Templates, limits: Limits) -> tuple[tuple[Chart, str], ...]:
    """Every chart of the page with its SVG: drawn apart where the folder has charts of its own."""
    charts = tuple(charts_of(page))
    if templates.draws:
        drawn = apart(Drawing(charts, templates, page.lang, limits))
        return tuple(zip(charts, map(str, drawn), strict=True))
    from smalign.render.report.charts import svg

    return tuple((chart, svg(chart, page.lang)) for chart in charts)


def by_identity(drawn: tuple[tuple[Chart, str], ...]) -> Callable[[Chart], str]:
    """The SVG of a chart of the page; equal charts need not be the same."""
    known = {id(chart): text for chart, text in drawn}
    return lambda chart: known[id(chart)]
