"""The upper rungs of roi's ladder: inquiries, the people behind them, and those of the target."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from msgspec import Struct

from smalign.base.results import Note
from smalign.metrics.figures import whole
from smalign.metrics.metric import query
from smalign.metrics.parts import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.results import Row
    from smalign.engine.duckdb import Cell
    from smalign.metrics.metric import Ask
    from smalign.metrics.parts import Part

Record = Mapping[str, "Cell"]

FILES: Final = ("roi_ladder", "roi_ladder_rules")
KEYLESS_PERCENT: Final = 20
"""Where more cards than this have no key, nobody knows how many people they are."""


class Ladder(Struct, frozen=True):
    """The counts by segment, and what each rule found; a rule that found nothing is in it too.

    leads: the same cards, as the metric counts them; the ladder may know nothing of them.
    """

    cards: Part
    leads: Part
    rules: Sequence[Record]

    def rungs(self, segment: str | None) -> Row:
        """inquiries, unique and target of a segment; None: of everything, counted again."""
        cards, leads = self.cards, self.leads
        of = (cards.total, leads.total) if segment is None else (cards[segment], leads[segment])
        record, inquiries = of[0], whole(of[1].get("leads"))
        unique = target = None
        if self.knows_people:
            unique = whole(record.get("persons")) + whole(record.get("singles"))
            if self.rules:
                target = whole(record.get("target_persons")) + whole(record.get("target_singles"))
        return {"inquiries": inquiries, "unique": unique, "target": target}

    @property
    def inquiries(self) -> int:
        """All of them."""
        return whole(self.leads.total.get("leads"))

    @property
    def keyless(self) -> int:
        """Those of which nothing says whose they are."""
        total = self.cards.total
        return self.inquiries - whole(total.get("cards")) + whole(total.get("keyless"))

    @property
    def knows_people(self) -> bool:
        """Whether enough cards have a key to tell people apart."""
        return self.keyless * 100 <= self.inquiries * KEYLESS_PERCENT

    def notes(self) -> list[Note]:
        """What rests on what: cards without a key, rules, repeats."""
        total = self.cards.total
        cards, keyless = self.inquiries, self.keyless
        found: list[Note] = []
        if not total:  # no card, or no column that could tell people apart
            return found
        if not self.knows_people:
            found.append(Note("unique_unknown", {"without": keyless, "cards": cards}))
        elif keyless:
            found.append(Note("cards_without_key", {"without": keyless, "cards": cards}))
        if self.knows_people and not self.rules:
            found.append(Note("target_unknown"))
        if crowded := whole(total.get("crowded")):
            found.append(Note("keys_of_many", {"with": crowded, "cards": cards}))
        repeated = {name: whole(total.get(name)) for name in ("duplicates", "repeats")}
        if any(repeated.values()):
            found.append(Note("inquiries_repeated", {**repeated, "cards": cards}))
        if self.rules:
            found.append(Note("exclude_found", found_by(self.rules)))
        return found


def read_ladder(ask: Ask, leads: Part) -> Ladder:
    """Count the ladder of a question; needs the views `ladder` and `ladder_rules`."""
    rules = sorted(query(ask, "roi_ladder_rules"), key=lambda rule: whole(rule["place"]))
    return Ladder(split(query(ask, "roi_ladder")), leads, rules)


def found_by(rules: Sequence[Record]) -> dict[str, object]:
    """Cards by kind, and by rule as "field = value: cards"."""
    facts: dict[str, object] = {
        kind: sum(whole(rule["cards"]) for rule in rules if rule["kind"] == kind)
        for kind in ("test", "spam", "non_target")
    }
    said = [f"{rule['field']} = {rule['value']}: {whole(rule['cards'])}" for rule in rules]
    return {**facts, "rules": said}
