"""One made-up company: everything that happened in its year, from one seed."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from .hours import AS_OF
from .inquiries import receive
from .marketing import spend, touch
from .office import duties, pay
from .people import invent
from .records import Company
from .selling import sell

if TYPE_CHECKING:
    from .records import Deal, Lead

__all__ = ["AS_OF", "build"]


def build(seed: int, leads: int) -> Company:
    """The company of `seed` with `leads` leads; the same arguments give an equal company."""
    rng = Random(seed)  # noqa: S311 - a made-up company, not a secret
    pool = iter(invent(rng, leads + leads // 10 + 10))
    inquiries = receive(rng, pool, leads)
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
    )
