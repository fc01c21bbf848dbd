"""The report as a mail: its first screen, a chart or two, and where the rest is."""

from __future__ import annotations

from smalign.render.report.mail.message import Envelope, write_mail

__all__ = ["Envelope", "write_mail"]
