"""The metrics: each one record, in the order in which reports show them."""

from __future__ import annotations

from typing import Final

from smalign.metrics.cohorts import COHORTS
from smalign.metrics.fields import FIELDS
from smalign.metrics.funnel import FUNNEL
from smalign.metrics.metric import Ask, Metric
from smalign.metrics.paths import PATHS
from smalign.metrics.reasons import REASONS
from smalign.metrics.roi import ROI
from smalign.metrics.segments import SEGMENTS

ALL_METRICS: Final[tuple[Metric, ...]] = (ROI, PATHS, FUNNEL, COHORTS, REASONS, SEGMENTS, FIELDS)

__all__ = ["ALL_METRICS", "Ask", "Metric"]
