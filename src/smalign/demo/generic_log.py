"""The long plain tables: touches, which stage a deal stood in and whose it was since when."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from .files import Column, fill
from .hands import holdings, mover
from .words import PIPELINES, SOURCES

if TYPE_CHECKING:
    from datetime import datetime

    from .files import Row
    from .generic import Style
    from .hands import Hand, Holding
    from .records import Company, Deal, Touch
    from .words import Word

_HOW: Final = {"human": "человек", "robot": "робот", "import": "импорт"}


def touches(company: Company, style: Style) -> list[Row]:
    """touchpoints.csv: marketing's touches of people, before and after they inquired."""
    columns: list[Column[Touch]] = [
        Column("ID касания", "Touch ID", lambda x: str(x.number)),
        Column("ID лида", "Lead ID", lambda x: str(x.lead)),
        Column("ID контакта", "Contact ID", lambda x: str(x.person)),
        Column("Дата касания", "Touched at", lambda x: style.when(x.at)),
        Column("Тип", "Kind", lambda x: x.kind),
        Column("Источник", "Source", lambda x: style.word(SOURCES[x.origin.source])),
        Column("UTM Source", "UTM source", lambda x: x.origin.utm_source),
        Column("UTM Medium", "UTM medium", lambda x: x.origin.utm_medium),
        Column("UTM Campaign", "UTM campaign", lambda x: x.origin.campaign),
        Column("Сторона", "Side", lambda _: "marketing"),
    ]
    return fill(columns, company.touches, ru=style.ru)


class _Stay(Struct, frozen=True):
    """A deal stood in a stage; a lost stage has no place in the order."""

    deal: Deal
    stage: str
    entered: datetime
    left: datetime | None
    hand: Hand

    @property
    def order(self) -> str:
        """The stage's place, from 1; the won stage is the last."""
        ladder = (*PIPELINES[self.deal.pipeline].open, "WON")
        return str(ladder.index(self.stage) + 1) if self.stage in ladder else ""

    @property
    def outcome(self) -> str:
        """What the stage means: open, won or lost."""
        if self.order:
            return "won" if self.stage == "WON" else "open"
        return "lost"


def stays(company: Company, style: Style) -> list[Row]:
    """stage_log.csv: a row a stay of a deal, each deal's stays in order."""
    columns: list[Column[_Stay]] = [
        Column("Карточка", "Card", lambda _: "deal"),
        Column("ID карточки", "Card ID", lambda x: str(x.deal.number)),
        Column("Воронка", "Pipeline", lambda x: style.word(PIPELINES[x.deal.pipeline].name)),
        Column("Стадия", "Stage", lambda x: style.word(_stage(x))),
        Column("Порядок стадии", "Stage order", lambda x: x.order),
        Column("Дата входа", "Entered at", lambda x: style.when(x.entered)),
        Column("Дата выхода", "Left at", lambda x: style.when(x.left)),
        Column("Итог", "Outcome", lambda x: style.status(x.outcome)),
        Column("Ответственный", "Owner", lambda x: x.deal.owner.name),
        Column("Кто перевел", "Changed by", lambda x: x.hand.name),
        Column("Вид исполнителя", "Actor kind", lambda x: _how(x.hand.how, style)),
    ]
    return fill(columns, [stay for deal in company.deals for stay in _stays(deal)], ru=style.ru)


def owners(company: Company, style: Style) -> list[Row]:
    """owner_log.csv: a row each time a deal became somebody's."""
    columns: list[Column[Holding]] = [
        Column("Тип карточки", "Card", lambda _: "deal"),
        Column("ID сделки", "Card ID", lambda x: str(x.deal.number)),
        Column("Прежний ответственный", "Old owner", lambda x: x.before),
        Column("Новый ответственный", "New owner", lambda x: x.owner),
        Column("Дата смены", "Owner since", lambda x: style.when(x.at)),
        Column("Кто сменил", "Changed by", lambda x: x.by),
        Column("Вид исполнителя", "Actor kind", lambda x: _how(x.how, style)),
    ]
    return fill(columns, [one for deal in company.deals for one in holdings(deal)], ru=style.ru)


def _how(how: str, style: Style) -> str:
    return _HOW[how] if style.ru else how


def _stage(stay: _Stay) -> Word:
    return PIPELINES[stay.deal.pipeline].stages[stay.stage]


def _stays(deal: Deal) -> list[_Stay]:
    ends: list[datetime | None] = [*(move.at for move in deal.moves[1:]), None]
    return [
        _Stay(deal, move.stage, move.at, left, mover(deal, number))
        for number, (move, left) in enumerate(zip(deal.moves, ends, strict=True))
    ]
