"""One made-up company: everything that happened in its year, from one seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from .hours import AS_OF
from .inquiries import receive
from .marketing import spend, touch
from .office import duties, pay
from .people import invent
from .planted import planted
from .records import Company
from .selling import sell

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .records import Deal, Lead

__all__ = ["AS_OF", "build"]


def build(seed: int, leads: int, plant: Sequence[str] = ()) -> Company:
    """The company of `seed` with `leads` leads; the same arguments give an equal company.

    plant: names of `planted.PLANTS`, the delays that are in it besides.
    """
    rng = Random(seed)  # noqa: S311 - a made-up company, not a secret
    pool = iter(invent(rng, leads + leads // 10 + 10))
    inquiries = planted(receive(rng, pool, leads), plant, seed)
    deals = sell(rng, pool, inquiries)
    cards: list[Lead | Deal] = [*inquiries, *deals]
    met = {card.person.number: card.person for card in cards}
    return Company(
        seed=seed,
        leads=tuple(inquiries),
        deals=tuple(deals),
        people=tuple(met[number] for number in sorted(met)),
        touches=tuple(touch(rng, inquiries)),
        spend=tuple(spend(rng, inquiries)),
        payments=tuple(pay(rng, deals)),
        tasks=tuple(duties(rng)),
        planted=tuple(plant),
    )
