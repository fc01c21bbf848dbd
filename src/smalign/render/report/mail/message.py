"""The mail itself, RFC 5322 and MIME: the same report is the same bytes.

Its date is the day of as-of, its id and boundaries come from the hash of what is in it.
"""

from __future__ import annotations

from datetime import UTC, datetime
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from email.utils import format_datetime
from hashlib import sha256
from textwrap import wrap
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.clean import clean
from smalign.render.report.blocks import Lines
from smalign.render.report.html import environment
from smalign.render.report.labels import cut
from smalign.render.report.mail.changes import changed
from smalign.render.report.mail.pictures import pictures
from smalign.render.report.screen import write_screen
from smalign.render.report.texts import say

if TYPE_CHECKING:
    from datetime import date

    from smalign.render.report.blocks import Page
    from smalign.render.report.mail.pictures import Picture

LARGEST: Final = 100_000
"""Bytes of a mail: what is larger is cut or held back by mail programs."""
_HOST: Final = "smalign.invalid"
"""A name that is nobody's, RFC 2606: we have no host to speak for."""
_NOBODY: Final = Address("smalign", "report", _HOST)
_SUBJECT: Final = 150
_COLUMNS: Final = 76
_TEXT: Final = 12_000
_TRIED: Final = (2, 1, 0)
"""Charts, tried in turn until the mail is small enough."""


class _Folded(EmailPolicy):
    """As SMTP wants it, but what is not ASCII folded the older way, which keeps every blank."""

    def fold_binary(self, name: str, value: str) -> bytes:
        """One header as bytes."""
        if value.isascii():
            return super().fold_binary(name, value)
        people = getattr(value, "addresses", ())
        told = f",{self.linesep} ".join(map(self._person, people)) or self._words(name, str(value))
        return f"{name}: {told}{self.linesep}".encode("ascii")

    def _person(self, one: Address) -> str:
        if one.display_name.isascii():
            return str(one)
        return f"{self._words('From', one.display_name)} <{one.addr_spec}>"

    def _words(self, name: str, text: str) -> str:
        return Header(text, "utf-8", header_name=name).encode(linesep=self.linesep)


POLICY: Final = _Folded(linesep="\r\n")


class Envelope(Struct, frozen=True):
    """Who writes to whom, and where the whole report is; without a sender it is nobody's."""

    sender: Address | None = None
    recipients: tuple[Address, ...] = ()
    whole: str | None = None


def write_mail(page: Page, as_of: date | None, envelope: Envelope) -> str:
    """The mail: a text, the same as HTML, and charts inside; lines end in CR LF.

    as_of: the day it is dated; without one it has no date, and the mail server gives it one.
    """
    mail = ""
    for most in _TRIED:
        mail = _written(page, as_of, envelope, pictures(page, most))
        if len(mail) < LARGEST:
            break
    return mail


def _subject_of(page: Page) -> str:
    """The title and the verdict; without a verdict the period and as-of."""
    verdicts = [
        text
        for block in page.opening
        if isinstance(block, Lines) and block.mood == "verdict"
        for text in block.texts
    ]
    told = verdicts[0].rstrip(".") if verdicts else " · ".join(page.basis)
    return cut(clean(f"{page.title}: {told}" if told else page.title), _SUBJECT)


def _written(page: Page, as_of: date | None, envelope: Envelope, shown: tuple[Picture, ...]) -> str:
    subject, whole = _subject_of(page), _whole(page, envelope)
    screen = _first_lines(write_screen(page, _COLUMNS, color=False))
    text = "\n".join((screen, *_folded(whole, clean(envelope.whole or "")))) + "\n"
    html = (
        environment()
        .get_template("mail/mail.html.j2")
        .render(page=page, subject=subject, whole=whole, changed=changed(page), pictures=shown)
    )
    mail = EmailMessage(POLICY)
    mail["Subject"] = subject
    mail["From"] = envelope.sender or _NOBODY
    mail["To"] = envelope.recipients or "undisclosed-recipients:;"
    if as_of is not None:
        noon = datetime(as_of.year, as_of.month, as_of.day, 12, tzinfo=UTC)
        mail["Date"] = format_datetime(noon)
    mail["Auto-Submitted"] = "auto-generated"
    letter = EmailMessage(POLICY)
    letter.set_content(html, subtype="html", cte="base64")
    for one in shown:
        letter.add_related(
            one.data,
            maintype="image",
            subtype="png",
            cid=f"<{one.cid}>",
            disposition="inline",
            filename=f"{one.chart.spec}.png",
        )
    mail.set_content(text, cte="base64")
    mail.make_alternative()
    mail.attach(letter)
    mail["Content-Language"] = page.lang
    name = sha256(repr((mail.items(), text, html)).encode()).hexdigest()[:32]
    mail["Message-ID"] = f"<{name}@{_HOST}>"
    for at, part in enumerate(one for one in mail.walk() if one.is_multipart()):
        part.set_boundary(f"smalign-{name}-{at}")
    return mail.as_bytes().decode("ascii")


def _first_lines(text: str) -> str:
    """The first lines of a text that is too long for a letter."""
    if len(text) <= _TEXT:
        return text
    return text[:_TEXT].rpartition("\n")[0] + "\n…\n"


def _folded(text: str, place: str) -> list[str]:
    """A sentence in lines; a place it ends with is not torn, blanks in it or not."""
    if len(text) > _COLUMNS and place:
        return [*wrap(text.removesuffix(place), _COLUMNS), place]
    return wrap(text, _COLUMNS)


def _whole(page: Page, envelope: Envelope) -> str:
    if envelope.whole is None:
        return say("mail_alone", page.lang)
    return say("mail_whole", page.lang, place=clean(envelope.whole))
