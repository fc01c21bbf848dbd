"""The planted funnels, back-filled: each card counts in every stage up to the furthest it saw."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING

from .words import LEAD_OPEN, PIPELINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .records import Company, Deal, Lead


def funnel(company: Company) -> dict[str, object]:
    """Per pipeline the stage rows with the history known and without it.

    Without a history a lost card's furthest stage is not known: `unknown_lost` counts them and no
    row has them. returned: cards that went back at least once. Stages are keys, in order.
    """
    blocks: dict[str, object] = {"leads": _block((*LEAD_OPEN, "CONVERTED"), company.leads)}
    for key, pipeline in PIPELINES.items():
        deals = [deal for deal in company.deals if deal.pipeline == key]
        blocks[key] = _block((*pipeline.open, "WON"), deals)
    return blocks


def _block(stages: tuple[str, ...], cards: Sequence[Lead | Deal]) -> dict[str, object]:
    known = [(card.status, _furthest(stages, card)) for card in cards]
    blind = [pair for pair in known if pair[0] not in {"lost", "disqualified"}]
    current = [(card.status, stages.index(card.stage)) for card in cards if card.stage in stages]
    return {
        "cards": len(cards),
        "returned": sum(_went_back(stages, card) for card in cards),
        "with_history": _rows(stages, known),
        "without_history": _rows(stages, current),
        "unknown_lost": len(known) - len(blind),
    }


def _places(stages: tuple[str, ...], card: Lead | Deal) -> list[int]:
    return [stages.index(move.stage) for move in card.moves if move.stage in stages]


def _furthest(stages: tuple[str, ...], card: Lead | Deal) -> int:
    return max(_places(stages, card))


def _went_back(stages: tuple[str, ...], card: Lead | Deal) -> bool:
    places = _places(stages, card)
    return any(later < earlier for earlier, later in pairwise(places))


def _rows(stages: tuple[str, ...], cards: list[tuple[str, int]]) -> list[dict[str, object]]:
    """entered(k) = furthest ≥ k; advanced(k) = entered(k+1), and all of the last stage."""
    at = Counter(place for _, place in cards)
    lost = Counter(place for status, place in cards if status in {"lost", "disqualified"})
    still = Counter(place for status, place in cards if status == "open")
    last = len(stages) - 1
    entered = [sum(at[later] for later in range(place, last + 1)) for place in range(last + 1)]
    return [
        {
            "stage": stage,
            "stage_order": place + 1,
            "entered": entered[place],
            "advanced": entered[min(place + 1, last)],
            "lost": lost[place],
            "open": still[place],
        }
        for place, stage in enumerate(stages)
    ]
