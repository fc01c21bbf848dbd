"""What one run of `smalign report` was asked for."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.cli.report_mail import Mailing
from smalign.cli.report_options import templates_of

if TYPE_CHECKING:
    from smalign.base.config_report import PageOf
    from smalign.cli.bundles import Cards, Inputs
    from smalign.cli.report_options import Page, Schedule
    from smalign.cli.talk import Language
    from smalign.render.report.custom.records import Templates


class Asked(Struct, frozen=True):
    """What was asked for; `forms` has one, but for a folder.

    language: as asked, else the locale's; says_language: whether it was asked.
    """

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
    says_language: bool = False


def settled(asked: Asked, page: PageOf) -> Asked:
    """The same, and of the company's own page, `[report]`, what was not asked for.

    Raises:
        UsageError: a code template_…, of the folder `[report]` names.

    """
    cards, templates, language = asked.cards, asked.templates, asked.language
    if page.last and not (cards.since or cards.until or cards.last):
        cards = replace(cards, last=page.last)
    if page.template and templates is None and "html" in asked.forms:
        templates = templates_of(Path(page.template), asked.forms)
    if page.lang and not asked.says_language:
        language = "ru" if page.lang == "ru" else "en"
    return replace(
        asked,
        cards=cards,
        title=asked.title or page.title,
        by=asked.by or page.by,
        templates=templates,
        language=language,
    )


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
