"""The two long plain tables: touches, and which stage a deal stood in since when."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .files import Column, fill
from .words import PIPELINES, SOURCES

if TYPE_CHECKING:
    from datetime import datetime

    from .files import Row
    from .generic import Style
    from .records import Company, Deal, Touch
    from .words import Word


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


@dataclass(frozen=True, slots=True)
class _Stay:
    """A deal stood in a stage; a lost stage has no place in the order."""

    deal: Deal
    stage: str
    entered: datetime
    left: datetime | None

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
    ]
    return fill(columns, [stay for deal in company.deals for stay in _stays(deal)], ru=style.ru)


def _stage(stay: _Stay) -> Word:
    return PIPELINES[stay.deal.pipeline].stages[stay.stage]


def _stays(deal: Deal) -> list[_Stay]:
    ends: list[datetime | None] = [*(move.at for move in deal.moves[1:]), None]
    return [
        _Stay(deal, move.stage, move.at, left) for move, left in zip(deal.moves, ends, strict=True)
    ]
