"""The only clock: the day it is where the company works, and how long ago a file changed."""

from __future__ import annotations

from datetime import date, datetime
from time import time_ns
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from smalign.session import Session


def today(session: Session) -> date:
    """The day it is in the company's zone."""
    return datetime.now(ZoneInfo(session.config.sources.timezone or "UTC")).date()


def now_ns() -> int:
    """Nanoseconds since 1970, as files are dated."""
    return time_ns()
