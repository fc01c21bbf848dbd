"""The stages and lead statuses each system is delivered with, by their codes and names."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.crm import amocrm, bitrix24, dynamics365, hubspot, pipedrive, salesforce, zoho
from smalign.crm.statuses import DEAL_WORDS, LEAD_WORDS
from smalign.crm.words import BuiltInStage

if TYPE_CHECKING:
    from collections.abc import Iterator

_LISTS: Final[dict[str, dict[str, tuple[BuiltInStage, ...]]]] = {
    "bitrix24": {"lead": bitrix24.LEAD_STAGES, "deal": bitrix24.DEAL_STAGES},
    "hubspot": {"lead": hubspot.LEAD_STAGES, "deal": hubspot.DEAL_STAGES},
    "zoho": {"lead": zoho.LEAD_STAGES, "deal": zoho.DEAL_STAGES},
    "amocrm": {"deal": amocrm.DEAL_STAGES},
    "salesforce": {"lead": salesforce.LEAD_STAGES, "deal": salesforce.DEAL_STAGES},
    "pipedrive": {"deal": pipedrive.DEAL_STAGES},
    "dynamics365": {"deal": dynamics365.DEAL_STAGES},
}
BUILT_IN: Final = tuple(_LISTS)
"""Systems whose stages are known."""

NEVER_FINAL: Final = frozenset({"pipedrive", "dynamics365"})
"""Systems where won and lost are a status beside the stage: no stage of theirs ends a card."""

_OUTCOME: Final = {"converted": "won", "disqualified": "lost"}
_PIPELINE_CODE: Final = re.compile(r"c\d+:")
_SHORTEST_CUT: Final = 14
_ALWAYS_OPEN: Final = frozenset({"p", "s", "f"})


class StageList(Mapping[str, BuiltInStage]):
    """Folded name or code → stage; knows `C14:WON` and codes the export cut short.

    Codes of other pipelines are written `C14:NEW`, and the column they stand in is so narrow
    that long ones lose their end: `C14:PREPAYMENT_INVOIC`.
    """

    def __init__(self, stages: Mapping[str, BuiltInStage]) -> None:
        """Keep stages by folded name."""
        self._stages = stages

    def __getitem__(self, folded: str) -> BuiltInStage:
        """The stage of a folded name or code; KeyError when it is none of this list."""
        if folded in self._stages:
            return self._stages[folded]
        prefix = _PIPELINE_CODE.match(folded)
        if not prefix:
            raise KeyError(folded)
        code = folded[prefix.end() :]
        if code in self._stages:
            return self._stages[code]
        for name in self._stages:
            if len(code) >= _SHORTEST_CUT and name.startswith(code):
                return self._stages[name]
        raise KeyError(folded)

    def with_fixed(self, own: StageList) -> StageList:
        """These stages and those that `own`, the list of another system, has in every pipeline."""
        fixed = {name: stage for name, stage in own._stages.items() if stage.fixed}
        return StageList({**self._stages, **fixed})

    def __iter__(self) -> Iterator[str]:
        """Every folded name and code as listed."""
        return iter(self._stages)

    def __len__(self) -> int:
        """How many names and codes are listed."""
        return len(self._stages)


@lru_cache(maxsize=32)
def built_in_stages(crm: str, card: str) -> StageList:
    """Stages of `card` ('lead' or 'deal') in a system: its own, then words everyone uses.

    The words everyone uses («Closed Won», «Успешно реализовано») have an outcome and no place.
    """
    words = LEAD_WORDS if card == "lead" else DEAL_WORDS
    known = {
        word: BuiltInStage((word,), _OUTCOME.get(outcome, outcome))
        for word, outcome in words.items()
        if outcome != "open" and word not in _ALWAYS_OPEN
    }
    for stage in _LISTS.get(crm, {}).get(card, ()):
        known |= {fold_header(name): stage for name in stage.names}
    return StageList(known)
