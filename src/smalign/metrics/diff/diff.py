"""diff: what became of the open pipeline between two exports, as a bridge that sums."""

from __future__ import annotations

from collections import defaultdict
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from smalign.base.results import Exclusion, Field, Note, Result
from smalign.base.schema import ALL
from smalign.engine.compose import Sql
from smalign.metrics.diff.pairs import READS, amount_notes, amounts_of, define_pairs, old_day
from smalign.metrics.figures import money, whole
from smalign.metrics.keys import key_fields, key_values
from smalign.metrics.metric import Metric, card_rows, define_table, query, script

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from smalign.base.results import Row
    from smalign.metrics.diff.pairs import Paired
    from smalign.metrics.metric import Ask, Record

FIELDS: Final[tuple[Field, ...]] = (
    Field("card", "text"),
    Field("step", "text"),
    Field("cards", "integer", "count"),
    Field("open_cards", "integer", "count"),
    Field("open_amount", "decimal", "money"),
)
STEPS: Final = (
    *("opening", "created", "appeared", "reopened", "entered", "moved_in"),
    *("raised", "lowered", "revalued", "won", "lost", "vanished", "left", "moved_out", "closing"),
)
"""The steps of the bridge in its order."""
_ENDS: Final = frozenset({"opening", "closing"})
"""What stands in every bridge."""
_CORE: Final = _ENDS | {"created", "reopened", "raised", "lowered", "won", "lost", "vanished"}
"""What stands in the bridge of all cards also where it is 0."""
_OF_AMOUNTS: Final = frozenset({"raised", "lowered", "revalued"})
_INSIDE: Final = frozenset({"moved_in", "moved_out"})
"""Steps between two bridges, which are none of both together."""
_OF_LEADS: Final = {"won": "converted", "lost": "disqualified"}
"""Steps by which a lead ends, as leads call them."""
_ORDER: Final = ("deal", "lead")
_CHANGED: Final = Sql(
    "excluded is null and (opening = 0 or closing = 0 or gain <> 0 or moved + left_scope > 0)"
)


def compute(ask: Ask) -> Result:
    """The open pipeline of OLD, what was added and taken, and the open pipeline of NEW.

    What: one row a step of the bridge, for all deals and for each pipeline (or `--by` field), then
        the same of leads: how many cards the step is about, and what it adds to the number and the
        amount of open cards. opening + all that follows = closing, exactly.
    Why: two reports of one pipeline differ, and each department has its own story why. The bridge
        leaves no part of the difference to a story.
    How: cards of both exports are paired by their id. created: not in OLD, created on its last day
        or later. appeared: open, created before, and yet not in OLD (restored, or hidden then).
        reopened: closed in OLD, and open, or closed otherwise, in NEW. raised, lowered: the amount
        of a card that was in the pipeline. revalued: the same amount under another rate or
        currency. won (of leads: converted) and lost: at the amount in NEW, with cards created
        since. vanished: open in OLD and absent from NEW: deleted, merged or hidden. moved_in,
        moved_out: to another row's pipeline (or `--by` value) at the old amount, before the amount
        changes. entered, left: the conditions of `--where` and `--pipeline` hold in one export
        only. What closed cards do that stay closed is no step: they are left out, and counted.
    Reads: old_cards, new_cards, earlier.
    Caveats: only the two states are seen: a card lost and reopened in between has not moved. A card
        without an amount counts 0; a step of such cards alone has no amount. Where an export begins
        later than the other by ten cards or more, or lacks leads or deals, the other's are left
        out. A card whose own amount changed is raised or lowered by the whole difference, its rate
        with it.
    Sources: the pipeline waterfall of sales operations (opening, created, won, lost, slipped,
        closing); the definitions page "diff".
    """
    mark = ask.engine.mark()
    paired = define_pairs(ask)
    define_table(ask, "bridged", "diff.cards")
    with_amounts = amounts_of(ask)
    keys = key_fields(ask.by, {field.name for field in FIELDS})
    found: dict[tuple[str, str | None], dict[str, Record]] = defaultdict(dict)
    for record in query(ask, "diff"):
        place = None if record["is_total"] else str(record["place"])
        found[str(record["card"]), place][str(record["step"])] = record
    rows = [
        row
        for card in _ORDER
        for place in _places(found, card)
        for row in _block(card, place, found[card, place], keys, has_amounts=card in with_amounts)
    ]
    id_fields, ids = card_rows(ask, _CHANGED, of="bridged")
    return Result(
        metric="diff",
        as_of=ask.as_of,
        period=ask.period,
        grain=ask.grain,
        params={"by": list(ask.by), **old_day(ask)},
        fields=(FIELDS[0], *keys, *FIELDS[1:]),
        rows=tuple(rows),
        total={},
        excluded=tuple(_excluded(ask, has_amounts=bool(with_amounts))),
        notes=(*_notes(ask, paired), *paired.notes),
        sql=script(ask, mark, "diff"),
        currency=ask.currency,
        ids=ids,
        id_fields=id_fields,
    )


def _places(
    found: Mapping[tuple[str, str | None], Mapping[str, Record]], card: str
) -> list[str | None]:
    """All cards of a kind, then each place, the largest first; one place is all there is."""
    if (card, None) not in found:
        return []
    named = [place for kind, place in found if kind == card and place is not None]
    named.sort(key=lambda place: (-_size(found[card, place]), place))
    return [None, *named] if len(named) > 1 else [None]


def _size(steps: Mapping[str, Record]) -> Decimal:
    """The open pipeline at both ends; of cards without amounts their number."""
    ends = [steps[step] for step in ("opening", "closing") if step in steps]
    amount = sum((Decimal(str(one["open_amount"])) for one in ends), Decimal(0))
    return amount or Decimal(sum(whole(one["open_cards"]) for one in ends))


def _block(
    card: str,
    place: str | None,
    steps: Mapping[str, Record],
    keys: Sequence[Field],
    *,
    has_amounts: bool,
) -> list[Row]:
    """The bridge of one place, or of all cards of a kind."""
    named = (
        dict.fromkeys((key.name for key in keys), ALL) if place is None else key_values(keys, place)
    )
    shown = _CORE if place is None else _ENDS
    rows: list[Row] = []
    for step in STEPS:
        record = steps.get(step, {})
        if not record and step not in shown:
            continue
        if (place is None and step in _INSIDE) or (step in _OF_AMOUNTS and not has_amounts):
            continue
        is_known = has_amounts and bool(whole(record.get("priced")) or not record)
        amount = money(record.get("open_amount", 0)) if is_known else None
        counts = {name: whole(record.get(name)) for name in ("cards", "open_cards")}
        called = _OF_LEADS.get(step, step) if card == "lead" else step
        rows.append({"card": card, **named, "step": called, **counts, "open_amount": amount})
    return rows


def _excluded(ask: Ask, *, has_amounts: bool) -> list[Exclusion]:
    """Cards of neither pipeline, and those that cannot be compared."""
    return [
        Exclusion(
            str(one["excluded"]),
            whole(one["cards"]),
            (money(one["amount"]) or None) if has_amounts else None,
        )
        for one in sorted(query(ask, "diff_left_out"), key=lambda one: str(one["excluded"]))
    ]


def _notes(ask: Ask, paired: Paired) -> list[Note]:
    """What the amounts cannot tell."""
    apart = amount_notes(ask)
    if apart:
        return apart
    deals = paired.known.get("deal", {})
    unpriced = [whole(deals.get(name)) for name in ("old_unpriced", "new_unpriced")]
    if not any(unpriced):
        return []
    return [Note("diff_unpriced", {"old": unpriced[0], "new": unpriced[1]})]


DIFF: Final = Metric(
    name="diff",
    title="Pipeline bridge",
    reads=READS,
    compute=compute,
)
