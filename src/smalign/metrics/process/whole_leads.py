"""What is said of a pipeline that is asked for where leads are counted, which have none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.results import Note

if TYPE_CHECKING:
    from smalign.metrics.metric import Ask


def whole_leads(ask: Ask) -> list[Note]:
    """That a pipeline chooses deals, and none of the leads counted here; [] of deals."""
    if not ask.pipelines or ask.grain == "deal":
        return []
    return [Note("leads_of_no_pipeline", {"pipelines": list(ask.pipelines)})]
