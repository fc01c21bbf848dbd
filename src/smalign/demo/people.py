"""Invented clients: unique names, phones in +7 900 000-xx-xx only, example.com and example.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .lists import MEN, SURNAMES, WOMEN
from .records import Person

if TYPE_CHECKING:
    from random import Random

FIRST_CONTACT: Final = 2001
_PHONES: Final = 10_000
_NO_PHONE: Final = 0.04
_NO_EMAIL: Final = 0.35
_COMPANY: Final = 0.12


def invent(rng: Random, count: int) -> list[Person]:
    """`count` people, no two with one name, phone or e-mail; everybody has a phone or an e-mail.

    Beyond ten thousand people the fictional phone range is used up: the others have an e-mail only.
    """
    firsts = len(MEN) + len(WOMEN)
    block = firsts * len(SURNAMES)
    names = rng.sample(range(block * (1 + count // block)), count)
    phones = rng.sample(range(_PHONES), _PHONES)
    return [_person(rng, n, names[n], phones) for n in range(count)]


def _person(rng: Random, index: int, name: int, phones: list[int]) -> Person:
    first, rest = name % (len(MEN) + len(WOMEN)), name // (len(MEN) + len(WOMEN))
    layer, last = divmod(rest, len(SURNAMES))
    woman = first >= len(MEN)
    surnames = [SURNAMES[last]]
    if layer:  # the plain surnames are used up: two of them make a new one
        surnames.append(SURNAMES[(last + layer) % len(SURNAMES)])
    phone = f"900000{phones[index]:04d}" if index < _PHONES and rng.random() >= _NO_PHONE else ""
    email = ""
    if not phone or rng.random() >= _NO_EMAIL:
        email = f"client{index + 1:05d}@example.{'org' if index % 3 else 'com'}"
    company = f'ООО "Пример-{index + 1}"' if rng.random() < _COMPANY else ""
    return Person(
        number=FIRST_CONTACT + index,
        first=WOMEN[first - len(MEN)] if woman else MEN[first],
        last="-".join(surname + "а" * woman for surname in surnames),
        phone=phone,
        email=email,
        company=company,
    )
