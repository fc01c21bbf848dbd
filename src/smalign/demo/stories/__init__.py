"""Companies to which something known happened: a story each, with what must be said of it."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from msgspec import Struct

from .causes import STORIES, STRENGTHS
from .company import staged
from .extras import extras, filled
from .logs import logs
from .overlays import DAMAGED, OVERLAYS, damaged
from .plot import Plot
from .told import told

if TYPE_CHECKING:
    from collections.abc import Collection

    from smalign.demo.dialects import Dialect
    from smalign.demo.files import File
    from smalign.demo.records import Company
    from smalign.demo.words_more import Spelling

    from .company import Staged

__all__ = ["OVERLAYS", "STORIES", "Told", "tell", "written"]

USUAL = "nothing"
"""What happens where only overlays are named."""


class Told(Struct, frozen=True):
    """A story: the company as its export shows it, what is behind it, and what is true of it."""

    staged: Staged
    stories: tuple[str, ...]
    overlays: tuple[str, ...]
    truth: list[dict[str, object]]

    @property
    def company(self) -> Company:
        """What the CRM holds."""
        return self.staged.company


def tell(seed: int, leads: int, stories: Collection[str], overlays: Collection[str] = ()) -> Told:
    """The company of `seed` to which all of `stories` happened, in the order of `STORIES`.

    leads: how many come in its first quarter, about. overlays: names of `OVERLAYS`, what spoils the
    export; what is told is true of the company, not of the spoiled export.
    """
    named = [name for name in STORIES if name in (stories or (USUAL,))]
    plot = Plot(STORIES[named[0]].cast)
    strengths = {}
    for name in named:
        rng = Random(f"{name} {seed}")  # noqa: S311 - a made-up company, not a secret
        strengths[name] = rng.uniform(*STRENGTHS)
        plot = STORIES[name].happen(rng, plot, strengths[name])
    made = staged(seed, plot, leads)
    if plot.is_form:
        made = filled(made)
    truth = told(made, strengths, leads)
    thrown = tuple(name for name in OVERLAYS if name in overlays)
    for name in thrown:
        spoil = Random(f"{name} {seed}")  # noqa: S311 - a made-up company, not a secret
        made = OVERLAYS[name](spoil, made)
    return Told(made, tuple(named), thrown, truth)


def written(told: Told, dialect: Dialect, encoding: str, names: Spelling) -> list[File]:
    """The files of the CRM, and beside them those of the story, which take the place of its own."""
    beside = [
        *logs(told.staged, names),
        *extras(told.staged, told.stories, is_english=dialect.words == "en"),
    ]
    taken = {file.name for file in beside}
    cards = [
        file
        for file in dialect.files(told.company, encoding)
        if file.name not in taken and file.records
    ]
    if DAMAGED in told.overlays:
        cards = [damaged(file) for file in cards]
    return [*cards, *beside]
