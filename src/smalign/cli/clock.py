"""The only clock: the day it is where the company works."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

if TYPE_CHECKING:
    from smalign.session import Session


def today(session: Session) -> date:
    """The day it is in the company's zone."""
    return datetime.now(ZoneInfo(session.config.sources.timezone or "UTC")).date()
