"""pretexts_used: how often sales uses what marketing sends as a reason to call."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.diagnosis import Act, Observation, Range
from smalign.base.errors import SmalignError
from smalign.metrics.figures import whole
from smalign.rules.steps.finding import Finding
from smalign.rules.steps.judge import inside_norm, norm_of, share_of, status_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.base.diagnosis import Norm, Unseen
    from smalign.base.results import Result, Row
    from smalign.rules.steps.finding import Case
    from smalign.rules.steps.judge import Counts

LOGGED: Final = 0.5
"""Below this share of touched cards with any contact of sales, its log is not believed."""
_ASKED: Final = {"show": "pretexts", "fresh": 7}
_MOST: Final = 0.5
_RULE: Final = {"rule": "pretexts"}
_SHOWN_BY: Final = "smalign calls --show pretexts"


def find(case: Case) -> Iterator[Observation | Unseen]:
    """How often sales uses what marketing sends as a reason to call.

    What: of the touches in the days judged that are old enough, those a contact of sales followed
        within a week; and over the whole export, how many cards moved on where the first touch was
        used and where it was not.
    Why: what marketing sends is a resource for sales only where somebody calls because of it.
    How: `calls --show pretexts`. Norm: agreed; else, where cards of the same stage and channel
        moved on more often with the touch used, beyond chance, the used are the norm of the others:
        attention where surely fewer than half are used, well where surely more are. The own past is
        no norm: marketing writes to cards of other stages than it did, and those are called as
        often as their stages are.
    Caveats: whom sales calls may be the warmer one in ways stage and channel do not show. A call
        nobody logs is not seen: where fewer than half of the touched cards have any contact of
        sales, nothing is claimed. A move is no sale, so no money is told.
    Source: definitions, "The six steps' observables"; Mantel and Haenszel 1959.
    Action: the list of `calls` for the morning meeting of sales.
    """
    ever = case.ever("calls", **_ASKED)
    if isinstance(ever, SmalignError):
        yield FINDING.unseen(ever)
        return
    why = _unseen(case, ever)
    if why is not None:
        yield why
        return
    found = case.now("calls", **_ASKED)
    now = (0, 0) if isinstance(found, SmalignError) else _counts(found)
    is_now = now[1] >= case.min_n  # too few in the days judged: all there were
    yield _seen(case, now if is_now else _counts(ever), ever)


def _unseen(case: Case, ever: Result) -> Unseen | None:
    """Why the log cannot tell whether touches are used."""
    codes = {note.code for note in ever.notes}
    if "calls_without_touches" in codes:
        return FINDING.unseen("no_signals")
    if "pretexts_without_contacts" in codes:
        return FINDING.unseen("contacts_not_exported")
    cards, contacted = (whole(ever.params[name]) for name in ("cards", "contacted"))
    if contacted < LOGGED * cards:
        return FINDING.unseen("contacts_rarely_logged", cards=cards, contacted=contacted)
    of = _counts(ever)[1]
    if of < case.min_n:
        return FINDING.unseen("few_touches", touches=of, min_n=case.min_n)
    return None


def _seen(case: Case, now: Counts, ever: Result) -> Observation:
    norm = norm_of(case, FINDING.name, now, None)
    lift = _lift(ever.total)
    share = share_of(now)
    facts: dict[str, object] = {"used": now[0], "of": now[1], "days": ever.params["fresh_days"]}
    if share is not None:
        facts |= {"share": share.value, "low": share.low, "high": share.high}
    code = "pretexts_used"
    if lift is not None:
        total = ever.total
        code = "pretexts_lift"
        facts |= {"lift": lift.value, "lift_low": lift.low, "lift_high": lift.high}
        facts |= {name: total[name] for name in ("used_cards", "unused_cards")}
        if norm is None and share is not None and lift.low > 0:
            norm = _inside(total, lift, share)
    return Observation(
        FINDING.name,
        FINDING.step,
        status_of(norm, None),
        code,
        facts,
        zone="sales",
        figure=share,
        norm=norm,
        no_stake="move_is_no_sale",
        act=Act("use_touches", "sales"),
        shown_by=_SHOWN_BY,
        for_record=norm is None,
    )


def _counts(found: Result) -> Counts:
    return whole(found.total.get("used")), whole(found.total.get("touches"))


def _lift(total: Row) -> Range | None:
    """How many points more often cards moved on where the touch was used; None: not told."""
    ends = [total.get(name) for name in ("lift", "lift_low", "lift_high")]
    if any(one is None for one in ends):
        return None
    return Range(*(float(str(one)) for one in ends))


def _inside(total: Row, lift: Range, share: Range) -> Norm | None:
    """What moves on where touches are used as the norm of the rest; None: about half are used.

    Crossed where the unused do worse and are surely the most.
    """
    unused = Range(-lift.value, -lift.high, -lift.low)
    told = inside_norm(unused, float(str(total["moved_used"])), is_most=False)
    is_rare, is_usual = share.high < _MOST, share.low > _MOST
    return replace(told, is_crossed=is_rare, facts=_RULE) if is_rare or is_usual else None


FINDING: Final = Finding("pretexts_used", 4, find)
