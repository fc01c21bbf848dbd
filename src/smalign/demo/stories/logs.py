"""Plain tables beside the CRM's own: calls of the telephony, stages and owners of every card."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.demo.files import Column, encode, fill, iso, text
from smalign.demo.words import LEAD_OPEN, PIPELINES

from .leads import ROBOT

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from smalign.demo.files import File, One
    from smalign.demo.records import Deal, Lead, Move
    from smalign.demo.words_more import Spelling

    from .company import Ring, Staged

ADMIN: Final = "Администратор"
"""Whose leads are until somebody is given them."""
_ENDS: Final = frozenset({"CONVERTED", "JUNK", "WON", "LOSE"})


def logs(staged: Staged, names: Spelling) -> list[File]:
    """calls.csv, stage_log.csv, owner_log.csv; names: how the CRM spells stages and pipelines."""
    return [
        _file("calls", _CALLS, staged.rings),
        _file("stage_log", _stages(names), [*_stays(staged)]),
        _file("owner_log", _OWNERS, [*_held(staged)]),
    ]


def _file(name: str, columns: Sequence[Column[One]], rows: Sequence[One]) -> File:
    return encode(f"{name}.csv", text(fill(columns, rows, ru=False)), "utf-8", len(rows))


_CALLS: Final[list[Column[Ring]]] = [
    Column("", "touched_at", lambda x: iso(x.at)),
    Column("", "phone", lambda x: f"+7{x.phone}"),
    Column("", "kind", lambda _: "call"),
    Column("", "direction", lambda x: "out" if x.is_out else "in"),
    Column("", "outcome", lambda x: "answered" if x.is_answered else "no answer"),
    Column("", "side", lambda _: "sales"),
    Column("", "actor", lambda x: x.actor),
    Column("", "actor_kind", lambda _: "human"),
]


class _Stay(Struct, frozen=True):
    """A card stood in a stage; group: `leads` or a pipeline; by: who moved it there."""

    card: str
    number: int
    group: str
    move: Move
    left: datetime | None
    by: str

    @property
    def place(self) -> str:
        """The stage's place, from 1; none of a lost one."""
        ladder = (
            (*LEAD_OPEN, "CONVERTED")
            if self.group == "leads"
            else (*PIPELINES[self.group].open, "WON")
        )
        return str(ladder.index(self.move.stage) + 1) if self.move.stage in ladder else ""

    @property
    def outcome(self) -> str:
        """What the stage means."""
        known = {"CONVERTED": "won", "WON": "won", "JUNK": "lost", "LOSE": "lost"}
        return known.get(self.move.stage, "open")


def _stages(names: Spelling) -> list[Column[_Stay]]:
    def pipeline(stay: _Stay) -> str:
        return "" if stay.group == "leads" else names["pipelines"][stay.group]

    return [
        Column("", "card", lambda x: x.card),
        Column("", "card_id", lambda x: str(x.number)),
        Column("", "pipeline", pipeline),
        Column("", "stage", lambda x: names[x.group][x.move.stage]),
        Column("", "stage_order", lambda x: x.place),
        Column("", "entered_at", lambda x: iso(x.move.at)),
        Column("", "left_at", lambda x: iso(x.left)),
        Column("", "outcome", lambda x: x.outcome),
        Column("", "changed_by", lambda x: x.by),
        Column("", "actor_kind", lambda x: "robot" if x.by == ROBOT else "human"),
    ]


def _stays(staged: Staged) -> Iterator[_Stay]:
    for lead in staged.company.leads:
        owner = staged.worked("lead", lead)
        last = staged.closings.get(lead.number, owner)
        for move, left in _with_ends(lead):
            by = last if move.stage in _ENDS else owner
            yield _Stay("lead", lead.number, "leads", move, left, by)
    for deal in staged.company.deals:
        owner = staged.worked("deal", deal)
        for move, left in _with_ends(deal):
            yield _Stay("deal", deal.number, deal.pipeline, move, left, owner)


def _with_ends(card: Lead | Deal) -> Iterator[tuple[Move, datetime | None]]:
    ends: list[datetime | None] = [*(move.at for move in card.moves[1:]), None]
    return zip(card.moves, ends, strict=True)


class _Holding(Struct, frozen=True):
    """A card became somebody's; by: who gave it."""

    card: str
    number: int
    before: str
    owner: str
    at: datetime
    by: str


_OWNERS: Final[list[Column[_Holding]]] = [
    Column("", "card", lambda x: x.card),
    Column("", "card_id", lambda x: str(x.number)),
    Column("", "previous_owner", lambda x: x.before),
    Column("", "owner", lambda x: x.owner),
    Column("", "since_at", lambda x: iso(x.at)),
    Column("", "changed_by", lambda x: x.by),
    Column("", "actor_kind", lambda x: "robot" if x.by == ROBOT else "human"),
]


def _held(staged: Staged) -> Iterator[_Holding]:
    """Leads are the administrator's until they are given; cards of who left go to another."""
    for lead in staged.company.leads:
        owner = staged.worked("lead", lead)
        yield _Holding("lead", lead.number, "", ADMIN, lead.created, ADMIN)
        yield _Holding("lead", lead.number, ADMIN, owner, lead.assigned, ROBOT)
        if owner != lead.owner.name:
            yield _Holding("lead", lead.number, owner, lead.owner.name, staged.company.as_of, ADMIN)
    for deal in staged.company.deals:
        owner = staged.worked("deal", deal)
        yield _Holding("deal", deal.number, "", owner, deal.created, owner)
        if owner != deal.owner.name:
            yield _Holding("deal", deal.number, owner, deal.owner.name, staged.company.as_of, ADMIN)
