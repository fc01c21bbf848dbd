"""What `inspect` tells of `[exclude]`: the inquiries every rule finds in the whole export."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.results import Note
from smalign.scope.ladder import rule_counts

if TYPE_CHECKING:
    from smalign.engine.duckdb import Engine


def excluded_notes(engine: Engine) -> list[Note]:
    """The counts of every rule, and of the CRM's own marks; needs the ladder."""
    from smalign.metrics.roi.ladder import found_by

    counts = rule_counts(engine)
    return [Note("exclude_found", found_by(counts))] if counts else []
