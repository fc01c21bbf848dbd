"""The flow: open, ask, answer. What the command line and the Python API call."""

from smalign.session.api import open_any
from smalign.session.opening import open_exports, open_frames
from smalign.session.session import Session

__all__ = ["Session", "open_any", "open_exports", "open_frames"]
