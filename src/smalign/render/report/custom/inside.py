"""The other side of `apart`: sets its own limits, does one job, and says how it ended."""

from __future__ import annotations

import json
import os
import pickle
import resource
import signal
import sys
from typing import TYPE_CHECKING

from smalign.base.errors import SmalignError, UsageError
from smalign.render.report.custom.apart import Writing, by_identity
from smalign.render.report.custom.rendered import LONGEST, SlowError, rendered
from smalign.render.report.slim import slim

if TYPE_CHECKING:
    from smalign.render.report.custom.apart import Drawing


def main() -> None:
    """Read a job, do it, write its answer as JSON in the last line; before it, what is begun."""
    job = pickle.load(sys.stdin.buffer)  # noqa: S301 - our own parent wrote it
    _tell(_done(job))
    os._exit(0)  # threads of the drawing engine need not end


def _tell(said: object) -> None:
    sys.stdout.buffer.write(b"\n" + json.dumps(said, default=str).encode())
    sys.stdout.buffer.flush()


def _done(job: Writing | Drawing) -> dict[str, object]:
    folder = job.templates.folder
    try:
        return {"made": _written(job) if isinstance(job, Writing) else _drawn(job)}
    except SmalignError as error:
        return {"code": error.code, "facts": error.facts}
    except MemoryError:
        return {"code": "template_too_large", "facts": {"file": folder}}
    except RecursionError:
        return {"code": "template_endless", "facts": {"file": folder}}
    except SlowError:
        return {"code": "template_too_slow", "facts": {"file": folder}}


def _written(job: Writing) -> str:
    import jinja2.sandbox  # noqa: F401 - before memory is short

    _limit(resource.RLIMIT_AS, job.limits.memory, job.limits.seconds)
    draw = by_identity(job.drawn)
    return slim(job.page, lambda page: rendered(page, job.templates, draw, job.csp))


def _drawn(job: Drawing) -> list[str]:
    from smalign.render.report.charts import svg

    # The engine reserves far more addresses than it uses: only what it fills is counted.
    _limit(resource.RLIMIT_DATA, job.limits.drawing, job.limits.seconds)
    made: list[str] = []
    room = LONGEST
    for chart in job.charts:
        file = job.templates.drawn_by(chart.spec)
        _tell(file)  # the engine does not hear that its time is up: the process ends without a word
        try:
            drawn = svg(chart, job.lang, job.templates.chart)
        except (ValueError, KeyError, TypeError, RuntimeError) as error:
            why = str(error).partition("\n")[0] or type(error).__name__
            raise UsageError("template_failed", file=file, why=why) from error
        except SlowError as error:
            raise UsageError("template_too_slow", file=file) from error
        room -= len(drawn)
        if room < 0:
            raise UsageError("template_too_large", file=file)
        made.append(drawn)
    return made


def _limit(what: int, memory: int, seconds: int) -> None:
    """Memory, processor time, and no file may be written."""
    resource.setrlimit(what, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 2))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.signal(signal.SIGXCPU, _slow)


def _slow(*_: object) -> None:
    raise SlowError
