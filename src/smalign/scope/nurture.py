"""What marketing sent to cards, where they stood then, and which of them are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.attempts import nobody, touch_branches
from smalign.scope.cards import segment_of, told_apart
from smalign.scope.fields import resolve

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question

SENT: Final = Sql(
    "coalesce(t.side, 'marketing') <> 'sales'"
    "\n        and coalesce(t.actor_kind, 'human') <> 'import'"
    "\n        and coalesce(t.direction, case when t.kind in"
    " ('visit', 'form', 'chat', 'message', 'call', 'meeting') then 'in' else 'out' end) = 'out'"
)
"""What marketing sent; visits, and forms, messages and calls of unknown direction, are not."""
_SENT: Final = (
    "create or replace view sent_touches as\n"
    "with linked as (\n    {touches}\n)\n"
    "select l.card, l.card_id, l.touch_id, l.touched_at, l.touched_on, t.segment\n"
    "from linked l\n"
    "join (select t.touch_id, {segment} as segment from m_touchpoints t) t"
    " on t.touch_id = l.touch_id"
)
_NOBODY: Final = (
    "create or replace view sent_touches as\n"
    "select l.card, l.card_id, l.touch_id, l.touched_at, l.touched_on,"
    " cast(null as varchar) as segment\nfrom ({touches}) l"
)
_ALIKE: Final = "select '{card}' as card, card_id, alike\nfrom ({cards}) c"


def define_nurture(
    engine: Engine, model: Model, question: Question, reads: Collection[str]
) -> None:
    """Create those of the views in `reads`.

    sent_touches: card, card_id, touch_id, touched_at, touched_on, segment (the touch's values of
    `by`, null where touches lack the field); what marketing sent, of every card it is linked with.
    card_stays: see its file. card_alike: card, card_id, alike (the card's values of `alike`).
    """
    if "sent_touches" in reads:
        _define_sent(engine, model, question.by)
    if "card_stays" in reads:
        if "stage_log" not in reads:
            engine.define(template("smalign.scope", "stage_log.sql"))
        engine.define(template("smalign.scope", "card_stays.sql"))
    if "card_alike" in reads:
        fields = [resolve(model, field) for field in question.alike]
        parts = (
            fill(_ALIKE, card=Sql(card), cards=told_apart(model, f"{card}s", fields))
            for card in ("lead", "deal")
        )
        body = listed(parts, "\nunion all\n")
        engine.define(fill("create or replace view card_alike as\n{body}", body=body))


def _define_sent(engine: Engine, model: Model, by: Sequence[str]) -> None:
    branches = touch_branches(model, SENT)
    if not branches:
        engine.define(fill(_NOBODY, touches=nobody()))
        return
    fields = [resolve(model, field) for field in by]
    segment = segment_of(model, fields, "touchpoints")
    touches = listed(branches, "\n    union\n")
    engine.define(fill(_SENT, touches=touches, segment=segment))
