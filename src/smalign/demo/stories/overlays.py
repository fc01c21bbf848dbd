"""What spoils an export, by name: what happened stays, what is seen of it does not."""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.demo.lists import MANAGERS
from smalign.demo.records import Move
from smalign.demo.words import SERVICE

from .plot import TEAM

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from smalign.demo.files import File
    from smalign.demo.records import Company, Deal

    from .company import Staged

TRAINEE: Final = MANAGERS[2]
"""Who gets the cards of somebody who left."""
_EMPTY: Final = 0.58
_DELETED: Final = 0.2
"""Spam cards deleted for each lead that is left: about half of a quarter's leads."""
_VAT: Final = 1.2
_PHONE: Final = re.compile(r"\+79\d{9}")
_CLONED: Final = timedelta(minutes=3)


def _reassigned(rng: Random, staged: Staged) -> Staged:
    """Somebody left; all cards of theirs, closed ones too, are now a trainee's."""
    left = rng.choice(TEAM)
    company = staged.company
    workers = dict(staged.workers)
    for card, cards in (("lead", company.leads), ("deal", company.deals)):
        workers |= {(card, one.number): left.name for one in cards if one.owner is left}
    leads = (replace(x, owner=TRAINEE) if x.owner is left else x for x in company.leads)
    deals = (replace(x, owner=TRAINEE) if x.owner is left else x for x in company.deals)
    company = replace(company, leads=tuple(leads), deals=tuple(deals))
    return replace(staged, company=company, workers=workers)


def _open_only(_: Random, staged: Staged) -> Staged:
    """The list was filtered: cards in work alone were exported."""
    company = staged.company
    leads = tuple(one for one in company.leads if one.status == "open")
    deals = tuple(one for one in company.deals if one.status == "open")
    kept = {one.number for one in leads}
    return replace(
        staged,
        company=replace(
            company,
            leads=leads,
            deals=deals,
            touches=tuple(one for one in company.touches if one.lead in kept),
            payments=(),
        ),
    )


def _clones(_: Random, staged: Staged) -> Staged:
    """A robot makes a deal of each sale in the other pipeline: same person, same amount."""
    company = staged.company
    number = company.deals[-1].number if company.deals else 0
    sold = sorted(
        (one for one in company.deals if one.status == "won"), key=lambda one: one.moves[-1].at
    )
    clones = (_clone(one, number + nth, company) for nth, one in enumerate(sold, 1))
    return replace(staged, company=replace(company, deals=(*company.deals, *clones)))


def _clone(deal: Deal, number: int, company: Company) -> Deal:
    created = min(deal.moves[-1].at + _CLONED, company.as_of)
    done = created + timedelta(days=14)
    ends = [Move("WON", done)] if done <= company.as_of else []
    moves = (Move(SERVICE.open[0], created), *ends)
    return replace(
        deal,
        number=number,
        lead=None,
        pipeline=SERVICE.key,
        created=created,
        moves=moves,
        modified=moves[-1].at,
    )


def _empty_reasons(rng: Random, staged: Staged) -> Staged:
    """Most reasons were left empty."""
    company = staged.company
    leads = (replace(one, reason="") if rng.random() < _EMPTY else one for one in company.leads)
    deals = (replace(one, reason="") if rng.random() < _EMPTY else one for one in company.deals)
    return replace(staged, company=replace(company, leads=tuple(leads), deals=tuple(deals)))


def _deleted_spam(rng: Random, staged: Staged) -> Staged:
    """Spam came besides and was deleted: of it nothing is left but gaps in the numbers."""
    company = staged.company
    shift = accumulate(int(rng.random() < _DELETED) for _ in company.leads)
    new = {one.number: one.number + by for one, by in zip(company.leads, shift, strict=True)}
    return replace(
        staged,
        company=replace(
            company,
            leads=tuple(replace(one, number=new[one.number]) for one in company.leads),
            deals=tuple(
                replace(one, lead=None if one.lead is None else new[one.lead])
                for one in company.deals
            ),
            touches=tuple(replace(one, lead=new[one.lead]) for one in company.touches),
        ),
        closings={new[number]: by for number, by in staged.closings.items()},
        workers={
            (card, new[number] if card == "lead" else number): name
            for (card, number), name in staged.workers.items()
        },
    )


def _vat_mixed(_: Random, staged: Staged) -> Staged:
    """Costs of the second quarter are with VAT, those of the first without."""
    middle = staged.plot.middle
    spend = tuple(
        replace(one, cost=round(one.cost * _VAT)) if one.day >= middle else one
        for one in staged.company.spend
    )
    return replace(staged, company=replace(staged.company, spend=spend))


def _as_is(_: Random, staged: Staged) -> Staged:
    return staged


DAMAGED: Final = "damaged-phones"
OVERLAYS: Final[dict[str, Callable[[Random, Staged], Staged]]] = {
    "reassigned": _reassigned,
    "open-only": _open_only,
    "clones": _clones,
    DAMAGED: _as_is,
    "empty-reasons": _empty_reasons,
    "deleted-spam": _deleted_spam,
    "vat-mixed": _vat_mixed,
}
"""By name, in the order in which they are thrown on."""


def damaged(file: File) -> File:
    """The file with phones as a spreadsheet leaves them: `7.90000E+10`, or with a comma."""
    content = file.data.decode(file.encoding)
    mark = "," if ";" in content.split("\n", 1)[0] else "."
    spoiled = _PHONE.sub(f"7{mark}90000E+10", content)
    return replace(file, data=spoiled.encode(file.encoding))
