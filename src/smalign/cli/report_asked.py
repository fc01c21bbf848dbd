"""What one run of `smalign report` was asked for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from msgspec import Struct, field

from smalign.cli.report_mail import Mailing

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.cli.bundles import Cards, Inputs
    from smalign.cli.report_options import Page, Schedule
    from smalign.cli.talk import Language
    from smalign.render.report.custom.records import Templates


class Asked(Struct, frozen=True):
    """What was asked for; `forms` has one, but for a folder."""

    inputs: Inputs
    cards: Cards
    schedule: Schedule
    forms: tuple[Page, ...]
    title: str | None
    by: tuple[str, ...]
    templates: Templates | None
    output: Path | None
    language: Language
    is_quiet: bool
    mailing: Mailing = field(default_factory=Mailing)


def options_of(asked: Asked) -> dict[str, object]:
    """What was asked, as JSON; what was left out is left out.

    smalign.toml is known by its hash, a folder of templates by the hash of each file.
    """
    given: dict[str, object] = {
        **asked.inputs.options(),
        "max_rejects": asked.inputs.max_rejects,
        **asked.cards.options(),
        "by": asked.by,
        "title": asked.title,
        "template": dict(asked.templates.sums) if asked.templates else None,
        "formats": asked.forms,
        "mail_from": asked.mailing.mail_from,
        "mail_to": tuple(asked.mailing.mail_to or ()),
        "lang": asked.language,
        "fail_on": asked.schedule.fail_at,
        "state": True if asked.schedule.state else None,
    }
    del given["config"]
    return {name: _plain(value) for name, value in given.items() if value not in (None, (), [], {})}


def _plain(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else value
