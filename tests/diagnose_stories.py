"""Every story by many seeds: how often the verdict is right, and never what it must not be.

    .venv/bin/python -m tests.diagnose_stories -n 20 --leads 5000

Each seed makes a company to which the story happened with a random strength, writes it as plain
tables, opens it again and asks for the verdict on its two quarters. The truth is that of
truth.json; nothing of the tool's own is compared with itself. One line a story: of `-n` companies
how many are told

right       the verdict is what the story must be called; of two at once, both are claimed
open        disputed, or mixed of several
few         there is not enough data
not seen    nothing is said to have happened, though something did
wrong       another cause is named
banned      beside any of these: something is claimed that must never be

A claim is a part of the change that is more than chance and large enough to matter; what is banned
counts where it is the verdict, a claimed loss, or the side of what is broken in step 2; where
nothing happened any claim counts. `step`: how often the first broken step is the story's, or, where
none is broken, the first that asks for attention; where nothing happened, how often none is broken.
With --compare the six steps are not walked, which takes a third of the time.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from tests.stories import tell

from smalign.demo.stories import OVERLAYS, STORIES
from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.stories import Told

    from smalign.session import Session

# What is asked of the table, written before any seed was run.
POOLED: Final = 0.95
"""Least share told right, of all stories whose effect can be seen at 5,000 leads together."""
EACH: Final = 0.88
"""Least share told right of any of these stories."""
FALSE_ALARMS: Final = 0.05
"""Most companies to which nothing happened of which a cause is named."""
BANNED: Final = 0.01
"""Most companies of which something is claimed that must never be."""

TWO: Final = (("network-ads", "queue"), ("junked-unworked", "price"))
"""Two at once."""
NOTHING: Final = ("nothing", "young-month", "letters-to-warm", "filled-98")
"""Between whose quarters nothing changed that sales depend on."""
_SILENT: Final = frozenset({"none", "insufficient"})
_LEADS: Final = 2
"""The step in which it is said whose matter sales are."""
_SIDES: Final = {"handling": "sales", "quality": "marketing"}
"""Whose a broken finding of that step is, where that must not be said."""
WAYS: Final = ("right", "open", "few", "not seen", "wrong")


@dataclass(frozen=True, slots=True)
class Said:
    """What the tool says.

    cause: the verdict. claims: the causes claimed; losses: those of a loss. broken, warned: the
    first step that is broken, that asks for attention; blamed: on whose side what is broken in step
    2 is; is_walked: whether steps were looked at.
    """

    cause: str
    claims: frozenset[str]
    losses: frozenset[str]
    broken: int | None = None
    warned: int | None = None
    blamed: frozenset[str] = frozenset()
    is_walked: bool = False


@dataclass(slots=True)
class Line:
    """One row of the table: how many companies were told in each way.

    by_strength: of those with an effect weaker than planted, and of the others: right, and all.
    step: how many first broken steps are the story's, of those walked. odd: the seeds told
    otherwise than right, or with something banned, each with how.
    """

    ways: Counter[str] = field(default_factory=Counter)
    banned: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    by_strength: dict[bool, list[int]] = field(default_factory=lambda: {False: [], True: []})
    steps: Counter[str] = field(default_factory=Counter)
    odd: list[str] = field(default_factory=list)


def said(session: Session, told: Told, *, walks: bool) -> Said:
    """The verdict of diagnose and its steps, or without walking them that of compare alone."""
    if not walks:
        verdict: dict[str, Any] = session.compare(**told.asked).params["verdict"]["previous"]
        parts = {name: one for name, one in verdict["causes"].items() if one and one["claimed"]}
        losses = frozenset(name for name, one in parts.items() if float(one["value"]) < 0)
        return Said(verdict["cause"], frozenset(parts), losses)
    found = session.diagnose(**told.period)
    effects = found.verdict.effects
    worth = {cause: effects.get(cause) for cause in found.verdict.causes}
    seen = [one for step in found.steps[:2] for one in (step.first, *step.others) if one]
    blamed = {str(one.zone) for one in seen if one.status == "broken" and one.step == _LEADS}
    return Said(
        cause=found.verdict.cause,
        claims=frozenset(worth),
        losses=frozenset(name for name, one in worth.items() if one is None or one.value < 0),
        broken=found.first_broken,
        warned=next((one.number for one in found.steps if one.status == "attention"), None),
        blamed=frozenset(blamed),
        is_walked=True,
    )


def judged(told: Told, what: Said) -> tuple[str, bool]:
    """In which of `WAYS` it is told, and whether something banned is claimed."""
    wanted = [set(one["causes"]) for one in told.stories]
    every = set().union(*wanted)
    banned = set().union(*(one["never"] for one in told.stories)) - every
    is_nothing = every <= _SILENT
    claimed = (what.claims if is_nothing else what.losses) | {what.cause}
    zones = {_SIDES[one] for one in banned if one in _SIDES}
    is_banned = bool(claimed & banned) or bool(what.blamed & zones)
    if what.cause in every if len(wanted) == 1 else all(one & what.losses for one in wanted):
        return "right", is_banned
    if what.cause in ("disputed", "mixed"):
        return "open", is_banned
    if what.cause == "insufficient":
        return "few", is_banned
    if what.cause == "none":
        return "not seen", is_banned
    # Of two causes one alone is named, and rightly: the other one is open.
    return ("open" if what.cause in every else "wrong"), is_banned


def played(
    stories: Sequence[str], leads: int, overlays: Sequence[str], seed: int, *, walks: bool
) -> tuple[str, bool, str, float, str]:
    """One company: how it is told, whether a banned word is, the verdict, the strength, the step.

    The last is `step` where the first broken one is the story's, else `other`; `-` without steps.
    """
    with tempfile.TemporaryDirectory() as folder:
        told = tell(Path(folder), *stories, seed=seed, leads=leads, overlays=overlays)
        with open_exports([told.path]) as session:
            what = said(session, told, walks=walks)
    way, is_banned = judged(told, what)
    first = min((int(str(one["step"])) for one in told.stories), default=0)
    step = "-"
    if what.is_walked:
        told_step = what.broken or (what.warned if first else None) or 0
        step = "step" if told_step == first else "other"
    return way, is_banned, what.cause, float(str(told.stories[0]["strength"])), step


def line(stories: Sequence[str], seeds: range, asked: argparse.Namespace, leads: int) -> Line:
    """A row of the table."""
    found = Line()
    one = partial(played, stories, leads, asked.overlay, walks=not asked.compare)
    with ProcessPoolExecutor(asked.j) as pool:
        told = zip(seeds, pool.map(one, seeds), strict=True)
        for seed, (way, is_banned, cause, strength, step) in told:
            found.ways[way] += 1
            found.banned += is_banned
            found.causes[cause] += 1
            found.by_strength[strength >= 1].append(int(way == "right"))
            found.steps[step] += 1
            if way != "right" or is_banned:
                found.odd.append(f"{seed}: {cause}{', banned' if is_banned else ''}")
    return found


def shown(name: str, leads: int, one: Line) -> str:
    """A row of a Markdown table."""
    counts = " | ".join(str(one.ways[way]) for way in WAYS)
    weak, strong = (
        f"{sum(rights)}/{len(rights)}" if (rights := one.by_strength[by]) else "-"
        for by in (False, True)
    )
    causes = ", ".join(f"{cause} {many}" for cause, many in one.causes.most_common())
    walked = one.steps["step"] + one.steps["other"]
    step = f"{one.steps['step']}/{walked}" if walked else "-"
    cells = (f"{leads:,}", f"`{name}`", counts, str(one.banned), weak, strong, step, causes)
    return f"| {' | '.join(cells)} |"


def summary(lines: dict[str, Line]) -> Iterator[str]:
    """The asked thresholds, and what came out."""
    seen = {name: one for name, one in lines.items() if name not in NOTHING and "+" not in name}
    if seen:
        least = min(seen, key=lambda name: _share([seen[name]], "right"))
        yield f"right, all stories: {_share([*seen.values()], 'right'):.1%}, asked {POOLED:.0%}"
        yield f"right, {least}: {_share([seen[least]], 'right'):.1%}, asked {EACH:.0%}"
    quiet = [one for name, one in lines.items() if name in NOTHING]
    if quiet:
        yield f"false alarms: {_banned(quiet):.1%}, at most {FALSE_ALARMS:.0%}"
    yield f"what must never be said: {_banned([*lines.values()]):.1%}, at most {BANNED:.0%}"


def _share(lines: Sequence[Line], way: str) -> float:
    return sum(one.ways[way] for one in lines) / sum(one.ways.total() for one in lines)


def _banned(lines: Sequence[Line]) -> float:
    return sum(one.banned for one in lines) / sum(one.ways.total() for one in lines)


HEAD: Final = (
    "| leads | story | right | open | few | not seen | wrong | banned "
    "| weak | strong | step | said |"
    "\n| ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |"
)


def main() -> None:
    """Print the table, and below it what was asked and what came out."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-n", type=int, default=20, help="companies a story")
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--leads", type=int, nargs="*", default=[5000], help="of a quarter")
    parser.add_argument("--story", action="append", help="this one alone; a+b: two at once")
    parser.add_argument("--overlay", action="append", default=[], choices=tuple(OVERLAYS))
    parser.add_argument("--compare", action="store_true", help="the verdict alone, no steps")
    parser.add_argument("--seeds", action="store_true", help="name the seeds not told right")
    parser.add_argument("-j", type=int, default=1, help="how many at a time")
    asked = parser.parse_args()
    names = asked.story or [*STORIES, *("+".join(two) for two in TWO)]
    out = sys.stdout
    out.write(f"{HEAD}\n")
    tables = {}
    for leads in asked.leads:
        lines = tables[leads] = {}
        for name in names:
            seeds = range(asked.first, asked.first + asked.n)
            lines[name] = line(name.split("+"), seeds, asked, leads)
            out.write(f"{shown(name, leads, lines[name])}\n")
            if asked.seeds and lines[name].odd:
                out.write(f"{'; '.join(lines[name].odd)}\n")
            out.flush()
    for leads, lines in tables.items():
        for text in summary(lines):
            out.write(f"{leads:,}: {text}\n")


if __name__ == "__main__":
    main()
