"""later_untouched: losses that said *not now*, and that nobody has been in touch with since."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.diagnosis import Act, Observation
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import share_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Unseen
    from smalign.rules.steps.finding import Case

_LATER: Final = "nurture_later"
_TOUCHED: Final = "nurture_later_touched"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """Losses that said *not now*, and that nobody has been in touch with since.

    What: of the losses whose reason says that the person thinks, waits or postpones, those that
        neither marketing nor sales was in touch with afterwards.
    Why: who says *not now* is whom nurture is for; and where no mailing is exported this is all
        that can be seen of it.
    How: `nurture --show reasons` over the whole export. Told for the record: the newest losses have
        had the least time to be written to, so that no earlier stretch is comparable.
    Caveats: reasons are told by their words. A touch that is not exported is not seen.
    Source: definitions, "The six steps' observables".
    Action: write to them.
    """
    found = case.ever("nurture", show="reasons")
    if isinstance(found, SmalignError):
        yield FINDING.unseen(found)
        return
    notes = {note.code: note.facts for note in found.notes}
    told = notes.get(_TOUCHED, notes.get(_LATER))
    if told is None:
        return  # no loss says so: nothing is left unseen
    if whole(told["cards"]) < case.min_n:
        yield FINDING.unseen("few_later", cards=whole(told["cards"]))
        return
    names = ("cards", "share", "reasons", "never")
    never = (whole(told["never"]), whole(told["cards"])) if _TOUCHED in notes else None
    facts: dict[str, object] = {name: told[name] for name in names}
    share = None if never is None else share_of(never)
    if share is not None:
        facts |= {"never_share": share.value, "low": share.low, "high": share.high}
    yield Observation(
        FINDING.name,
        FINDING.step,
        "not_enough_data",
        "later_untold" if share is None else "later_untouched",
        facts,
        zone="marketing",
        figure=share,
        act=Act("write_later", "marketing", aim="make_segment"),
        shown_by="smalign nurture --show reasons",
        for_record=True,
    )


FINDING: Final = Finding("later_untouched", 3, find)
