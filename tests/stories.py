"""Stories made by the demo: a company to which something known happened, and its truth."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smalign.demo import write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LEADS = 3000
"""Leads of the first quarter, at which planted effects can be seen."""


@dataclass(frozen=True, slots=True)
class Told:
    """A story on disk: where, its whole truth, and what it says of each of its stories."""

    path: Path
    truth: Mapping[str, object]
    stories: Sequence[Mapping[str, object]]

    @property
    def asked(self) -> dict[str, object]:
        """The question whose two periods are those of the story."""
        first = self.stories[0]
        return {"since": first["since"], "until": first["until"], "vs": "previous"}

    @property
    def period(self) -> dict[str, object]:
        """The second period alone."""
        return {"since": self.stories[0]["since"], "until": self.stories[0]["until"]}

    def seen(self, when: str = "after") -> Mapping[str, object]:
        """What the company shows of a period, `before` or `after`, counted from its records."""
        return self.stories[0]["seen"][when]


def tell(
    folder: Path,
    *stories: str,
    seed: int = 7,
    leads: int = LEADS,
    overlays: Sequence[str] = (),
    crm: str = "generic",
) -> Told:
    """Write the stories of a seed into a folder."""
    write(folder, crm, seed, leads, story=stories, overlay=overlays)
    truth = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return Told(folder, truth, truth["stories"])
