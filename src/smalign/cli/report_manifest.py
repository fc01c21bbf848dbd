"""The manifest of one run of `smalign report`: what is known before it, and what after."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign import __version__
from smalign.base.errors import Exit
from smalign.base.results import Inspection, Period
from smalign.base.run_manifest import RunManifest, identity_of
from smalign.cli.clock import today
from smalign.cli.report_asked import options_of
from smalign.render.basis import as_of_day
from smalign.session.fingerprint import configuration_of, inputs_of

if TYPE_CHECKING:
    from smalign.cli.report_asked import Asked
    from smalign.render.report import ReportParts
    from smalign.session import Session


def begun(asked: Asked, session: Session) -> RunManifest:
    """What is known of the run before anything is read; inputs only for who keeps them."""
    options = options_of(asked)
    inputs = () if asked.schedule.held is None else inputs_of(session)
    configuration = configuration_of(session)
    is_checked = asked.schedule.fail_at is not None
    checked_on = (asked.cards.as_of or today(session)) if is_checked else None
    return RunManifest(
        version=__version__,
        options=options,
        inputs=inputs,
        configuration=configuration,
        period=Period(),
        as_of=None,
        latest=None,
        rows={},
        exit_code=Exit.OK,
        identity=identity_of(__version__, options, inputs, configuration, checked_on),
    )


def ended(run: RunManifest, parts: ReportParts) -> RunManifest:
    """What the run was, after it was made."""
    first = parts.results[0] if parts.results else None
    as_of = as_of_day(first) if first else None
    files = parts.inspection.files if isinstance(parts.inspection, Inspection) else ()
    return replace(
        run,
        period=first.period if first else Period(),
        as_of=as_of.date() if isinstance(as_of, datetime) else as_of,
        rows={
            "read": sum(file.rows_read for file in files),
            "accepted": sum(file.rows_accepted for file in files),
            "rejected": sum(file.rows_rejected for file in files),
        },
    )
