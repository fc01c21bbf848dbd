"""nurture_reach: how many open cards marketing has sent anything at all."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import norm_of, share_of, status_of
from smalign.rules.steps.nurture_effect import is_idle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.rules.steps.finding import Case

_NO_TOUCHES: Final = "nurture_no_touches"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """How many open cards marketing has sent anything at all.

    What: of the open cards at the as-of, those that a touch of marketing is linked with.
    Why: where hardly a card is touched, or no touch is linked with its card, nothing else about
        nurture can be seen, and nothing else is worth asking.
    How: `nurture --show coverage`. Norm: agreed; without one the share is told for the record, for
        how many cards ought to be written to is the company's own choice.
    Caveats: a channel that reports no touches is not seen. A lead and its deal are two cards.
    Source: definitions, "The six steps' observables".
    Action: write to those who were never sent anything; where what is sent is seen to be of no
        use, first send something else.
    """
    found = case.ever("nurture", show="coverage")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    if any(note.code == _NO_TOUCHES for note in found.notes):
        yield FINDING.unseen("no_touches", cards=whole(found.total["cards"]))
        return
    if found.total["open_touched"] is None:
        yield FINDING.unseen("unlinked_touches", cards=whole(found.total["cards"]))
        return
    now = whole(found.total["open_touched"]), whole(found.total["open_cards"])
    share = share_of(now)
    if share is None or now[1] < case.min_n:
        yield FINDING.unseen("few_open_cards", cards=now[1], min_n=case.min_n)
        return
    norm = norm_of(case, FINDING.name, now, None)
    facts: dict[str, object] = {"touched": now[0], "of": now[1]}
    facts |= {"share": share.value, "low": share.low, "high": share.high}
    act = "write_after_test" if is_idle(case) else "write_to_them"
    yield Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        "nurture_reach",
        facts,
        zone="marketing",
        figure=share,
        norm=norm,
        act=Act(act, "marketing", {"cards": now[1] - now[0]}, aim="make_segment"),
        shown_by="smalign nurture --show coverage",
        for_record=norm is None,
    )


FINDING: Final = Finding("nurture_reach", 3, find)
