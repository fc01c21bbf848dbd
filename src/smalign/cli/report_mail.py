"""The options of a report that is a mail: who writes it, and to whom."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Final

import typer
from msgspec import Struct

from smalign.base.errors import UsageError
from smalign.cli import options as o

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smalign.cli.report_options import Page
    from smalign.render.report.mail import Envelope

_ATOM: Final = r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
_BOX: Final = rf"({_ATOM}(?:\.{_ATOM})*)@({_ATOM}(?:\.{_ATOM})*)"
_ADDRESS: Final = re.compile(rf'([^<>"\x00-\x1f\x7f]*?)\s*<{_BOX}>|{_BOX}')
_LONGEST: Final = 254
"""Characters of an address, RFC 5321."""


def address(option: str) -> Callable[[str], str]:
    """Give the parser of an option that takes an address, alone or after a name."""

    def parse(text: str) -> str:
        if len(text) > _LONGEST or _ADDRESS.fullmatch(text.strip()) is None:
            raise UsageError("option_address", option=option, found=text)
        return text.strip()

    return parse


MailFrom = Annotated[
    str | None,
    typer.Option(
        "--mail-from",
        parser=address("--mail-from"),
        metavar="ADDRESS",
        rich_help_panel=o.OUTPUT,
        help="With --format eml: who writes the mail. Default: report@smalign.invalid.",
    ),
]
MailTo = Annotated[
    list[str] | None,
    typer.Option(
        "--mail-to",
        parser=address("--mail-to"),
        metavar="ADDRESS",
        rich_help_panel=o.OUTPUT,
        help="With --format eml: who the mail is for. May be repeated.",
    ),
]


class Mailing(Struct, frozen=True):
    """Who writes to whom."""

    mail_from: MailFrom = None
    mail_to: MailTo = None

    def check(self, forms: tuple[Page, ...]) -> None:
        """Refuse addresses where there is no mail.

        Raises:
            UsageError: option_needs.

        """
        for option, given in (("--mail-from", self.mail_from), ("--mail-to", self.mail_to)):
            if given and "eml" not in forms:
                raise UsageError("option_needs", option=option, needed="--format eml")

    def envelope(self, page: Path | None) -> Envelope:
        """For the mail; `page`: where the whole report is written."""
        from email.headerregistry import Address

        from smalign.render.report.mail import Envelope

        def parsed(text: str) -> Address:
            found = _ADDRESS.fullmatch(text)
            name, user, host, bare, at = found.groups() if found else (None,) * 5
            return Address(name or "", user or bare or "", host or at or "")

        return Envelope(
            sender=parsed(self.mail_from) if self.mail_from else None,
            recipients=tuple(map(parsed, self.mail_to or ())),
            whole=str(page) if page else None,
        )
