"""What marketing mailed to people whose deals were under way: most to those who were far along.

The letters change nothing: deals go on as they would have. Nobody writes about prices, whatever
the managers hear.
"""

from __future__ import annotations

from datetime import datetime, time, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .files import Column, encode, fill, iso, text
from .words import PIPELINES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .files import File
    from .records import Company, Deal

CONTENTS: Final = (
    "Как проходит замер",
    "Галерея работ",
    "Отзывы клиентов",
    "Какой профиль тише",
    "Гарантия и сервис",
)
_CHANCES: Final = (0.004, 0.02, 0.06, 0.12, 0.2)
"""Chance of a letter a day, by the place of the stage."""
_HOUR: Final = 11


class Letter(Struct, frozen=True):
    """One letter to the person of a deal that stood in an open stage that day."""

    deal: Deal
    at: datetime
    content: str


def mailed(company: Company) -> list[Letter]:
    """Every letter, by time; the same company gets the same letters."""
    rng = Random(f"letters {company.seed}")  # noqa: S311 - a made-up company, not a secret
    found = [
        letter
        for deal in company.deals
        if deal.person.email
        for letter in _of(rng, deal, company.as_of)
    ]
    return sorted(found, key=lambda one: (one.at, one.deal.number))


def _of(rng: Random, deal: Deal, as_of: datetime) -> Iterator[Letter]:
    """The letters of one deal, day by day, while it stands in a stage before its end."""
    ladder = PIPELINES[deal.pipeline].open
    ends = [*(move.at for move in deal.moves[1:]), as_of]
    for move, end in zip(deal.moves, ends, strict=True):
        if move.stage not in ladder:
            return
        chance = _CHANCES[min(ladder.index(move.stage), len(_CHANCES) - 1)]
        at = datetime.combine(move.at.date(), time(_HOUR))
        while at < end:
            if at > move.at and rng.random() < chance:
                yield Letter(deal, at, rng.choice(CONTENTS))
            at += timedelta(days=1)


def letters(company: Company) -> File:
    """letters.csv: a report of the mailing service, which knows people by their e-mail."""
    rows = mailed(company)
    columns: list[Column[Letter]] = [
        Column("Дата касания", "touched_at", lambda x: iso(x.at)),
        Column("E-mail", "email", lambda x: x.deal.person.email),
        Column("Тип", "kind", lambda _: "email"),
        Column("Направление", "direction", lambda _: "out"),
        Column("Сторона", "side", lambda _: "marketing"),
        Column("Материал", "content", lambda x: x.content),
    ]
    return encode("letters.csv", text(fill(columns, rows, ru=False)), "utf-8", len(rows))
