"""Invented clients: unique names, phones in +7 900 000-xx-xx only, example.com and example.org."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from .lists import MEN, SURNAMES, WOMEN
from .records import Person

if TYPE_CHECKING:
    from random import Random

FIRST_CONTACT: Final = 2001
_PHONES: Final = 10_000
_MEN: Final = tuple(MEN.split())
_WOMEN: Final = tuple(WOMEN.split())
_SURNAMES: Final = tuple(SURNAMES.split())
_NO_PHONE: Final = 0.04
_NO_EMAIL: Final = 0.35
_COMPANY: Final = 0.08


def invent(rng: Random, count: int) -> list[Person]:
    """`count` people, no two with one name, phone or e-mail; everybody has a phone or an e-mail.

    Beyond ten thousand people the fictional phone range is used up: the others have an e-mail only.
    """
    firsts = len(_MEN) + len(_WOMEN)
    block = firsts * len(_SURNAMES)
    names = rng.sample(range(block * (1 + count // block)), count)
    phones = rng.sample(range(_PHONES), _PHONES)
    return [_person(rng, n, names[n], phones) for n in range(count)]


def _person(rng: Random, index: int, name: int, phones: list[int]) -> Person:
    first, rest = name % (len(_MEN) + len(_WOMEN)), name // (len(_MEN) + len(_WOMEN))
    layer, last = divmod(rest, len(_SURNAMES))
    woman = first >= len(_MEN)
    surnames = [_SURNAMES[last]]
    if layer:  # the plain surnames are used up: two of them make a new one
        surnames.append(_SURNAMES[(last + layer) % len(_SURNAMES)])
    phone = f"900000{phones[index]:04d}" if index < _PHONES and rng.random() >= _NO_PHONE else ""
    email = ""
    if not phone or rng.random() >= _NO_EMAIL:
        email = f"c{index + 1}@example.{'org' if index % 3 else 'com'}"
    company = f'ООО "Пример-{index + 1}"' if rng.random() < _COMPANY else ""
    return Person(
        number=FIRST_CONTACT + index,
        first=_WOMEN[first - len(_MEN)] if woman else _MEN[first],
        last="-".join(surname + "а" * woman for surname in surnames),
        phone=phone,
        email=email,
        company=company,
    )
