"""What marketing sent to cards, where they stood then, and which of them are alike."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.engine.compose import Sql, fill, listed, template
from smalign.scope.cards import segment_of, told_apart
from smalign.scope.fields import resolve
from smalign.scope.linked import SENT, define_linked
from smalign.scope.run import is_rewound, moment_of

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question

_SENT: Final = (
    "create or replace view sent_touches as\n"
    "select card, card_id, touch_id, touched_at, touched_on, segment\n"
    "from sent_links"
)
_WAYS: Final = """create or replace view sent_ways as
select
    case
        when count(t.deal_id) > 0 then 'deal'
        when count(t.lead_id) > 0 then 'lead'
        when count(t.contact_id) > 0 then 'contact'
        else 'person'
    end as way,
    max(case when s.touch_id is null then 0 else 1 end) as is_linked,
    min({segment}) as segment
from m_touchpoints t
cross join run r
left join (select distinct touch_id, touched_at from sent_links) s
    on s.touch_id = t.touch_id and s.touched_at = t.touched_at
where {which}
    and t.touched_at <= r.as_of
group by t.touch_id, t.touched_at"""
_ALIKE: Final = "select '{card}' as card, card_id, alike\nfrom ({cards}) c"


def define_nurture(
    engine: Engine, model: Model, question: Question, reads: Collection[str]
) -> None:
    """Create those of the views in `reads`.

    sent_touches: card, card_id, touch_id, touched_at, touched_on, segment (the touch's values of
    `by`, null where touches lack the field); what marketing sent, of every card it is linked with.
    sent_ways: of each touch of marketing, way (lead, deal, contact or person: what it names),
    is_linked and segment. card_alike: card, card_id, alike (the card's values of `alike`).
    card_stays, card_keys and survey_answers: see their files.
    """
    if "sent_touches" in reads:
        _define_sent(engine, model, question.by, reads)
    if "card_stays" in reads:
        if "stage_log" not in reads:
            engine.define(template("smalign.scope", "stage_log.sql"))
        engine.define(template("smalign.scope", "card_stays.sql"))
    if "card_keys" in reads:
        _define_keys(engine, model)
    if "survey_answers" in reads:
        has = "survey" in model.mapped
        file = "survey_answers.sql" if has else "survey_answers_none.sql"
        engine.define(template("smalign.scope", file))
    if "card_alike" in reads:
        fields = [resolve(model, field) for field in question.alike]
        rewound = is_rewound(model, moment_of(model, question))
        parts = (
            fill(
                _ALIKE, card=Sql(card), cards=told_apart(model, f"{card}s", fields, rewound=rewound)
            )
            for card in ("lead", "deal")
        )
        body = listed(parts, "\nunion all\n")
        engine.define(fill("create or replace view card_alike as\n{body}", body=body))


def _define_keys(engine: Engine, model: Model) -> None:
    """Whose the cards are; an e-mail or phone that the cards do not carry joins none of them."""
    nothing = Sql("cast(null as varchar)")
    keys = {
        f"{table[:-1]}_{way}": model.person_key(way)
        if way in model.mapped.get(table, frozenset())
        else nothing
        for table in ("leads", "deals")
        for way in ("email", "phone")
    }
    engine.define(fill(template("smalign.scope", "card_keys.sql"), **keys))


def _define_sent(engine: Engine, model: Model, by: Sequence[str], reads: Collection[str]) -> None:
    segment = segment_of(model, [resolve(model, field) for field in by], "touchpoints")
    define_linked(engine, model, "sent_links", segment)
    engine.define(_SENT)
    if "sent_ways" in reads:
        engine.define(fill(_WAYS, segment=segment, which=SENT))
