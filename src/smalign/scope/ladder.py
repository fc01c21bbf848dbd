"""The upper rungs of the ladder: who inquired, and what is a test, spam or not the target.

A person is all cards joined by a contact, an e-mail or a phone, over any number of steps. Of a
person's inquiries in the order of their days, one at most `duplicate_days` after the one before
is a duplicate of the first of that run; a later one begins a new run and is a repeat.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.clean import fold_value
from smalign.base.config import Exclude
from smalign.base.errors import UsageError
from smalign.engine.compose import FOLDED, Sql, fill, listed, literal, name, template
from smalign.model.persons import phone_key
from smalign.scope.fields import MARKS, known_fields, resolve
from smalign.scope.filters import field_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from smalign.engine.duckdb import Engine
    from smalign.model.model import Model
    from smalign.scope.question import Question

LADDER: Final = "m_ladder"
"""The table it stands in."""
KINDS: Final = ("test", "spam", "non_target")
"""What a rule says of a card, in the order in which rules are asked."""
WAYS: Final = frozenset({"contact_id", "email", "phone"})
NAMES: Final = frozenset({"contact_name"})
"""What tells that a phone is that of many people, and never that two cards are one person's."""
MOST: Final = 10
"""An e-mail or a phone of more contacts, names or other keys than this is nobody's."""
FLAGS: Final = frozenset({"is_test", "is_spam", "is_repeat", "duplicate_of"})
"""What a CRM may say itself of a lead."""

_PACKAGE: Final = "smalign.scope"
_MOVED: Final = "select coalesce(bool_or(is_moved), false) from ladder_persons"
_COUNTS: Final = (
    "select k.*, count(m.rule) as cards from ladder_rules k left join m_ladder m"
    " on m.rule = k.place group by all order by k.place"
)
_KINDS_ASKED: Final = "select distinct kind from ladder_rules"
_HAS_PEOPLE: Final = "select count(*) > 0 from m_ladder where not is_keyless"
_NO_COPIES: Final = Sql("\nwhere m.card_id not in (select deal_id from copies where is_left_out)")
_NOTHING: Final = Sql("cast(null as varchar)")
_EDGE: Final = r"[^\p{{L}}\p{{N}}]"
_WORD: Final = rf"(^|{_EDGE}){{word}}({_EDGE}|$)"
_RULES: Final = (
    ("place", "integer"),
    ("kind", "varchar"),
    ("field", "varchar"),
    ("value", "varchar"),
)
_CONTACTS: Final = (
    "\nunion all\nselect w.place, {way}, k.key"
    "\nfrom (select contact, min(rowid) as place from ladder_ways group by contact) w"
    "\njoin (select t.contact_id, {key} as key from contacts_all t) k on k.contact_id = w.contact"
    "\nwhere k.key is not null"
)
_DUPLICATES: Final = (
    "\nunion all\nselect rowid, 4, duplicate_of from ladder_ways where duplicate_of is not null"
    "\nunion all\nselect rowid, 4, card_id"
    " from ladder_ways where card_id in (select duplicate_of from ladder_ways)"
)


def define_ladder(engine: Engine, model: Model, exclude: Exclude) -> None:
    """Create `m_ladder`, a row a lead (a deal where there are no leads), and `ladder_rules`.

    Columns of `m_ladder`: card_id; person_id, the same for all cards of a person, null where
    no other card is theirs; is_keyless, nothing says whose it is; is_crowded, it has a key of too
    many people; rule, the place of the first rule that names the card; duplicate_of; is_repeat;
    reason, one of `KINDS`. `ladder_rules`: place, kind, field, value. Where there are neither
    keys nor rules nor marks of the CRM, `m_ladder` is empty: that costs nothing.

    Raises:
        UsageError: unknown_field, a rule looks at a field these cards do not have.

    """
    table = card_table(model)
    mapped = model.mapped.get(table, frozenset())
    ways = _ways(model, table)
    rules = list(_rules(model, table, exclude, ways))
    engine.values("ladder_rules", _RULES, [(place, *rule[:3]) for place, rule in enumerate(rules)])
    if not rules and not FLAGS & mapped and set(ways.values()) == {_NOTHING}:
        engine.define(template(_PACKAGE, "ladder_none.sql"))
        return
    more = _of_contacts(model, ways) + ([Sql(_DUPLICATES)] if "duplicate_of" in mapped else [])
    engine.define(
        fill(
            template(_PACKAGE, "ladder_ways.sql"),
            table=name(table),
            id=name(_id(table)),
            **ways,
            duplicate_of=Sql("t.duplicate_of") if "duplicate_of" in mapped else _NOTHING,
            is_repeat=Sql("t.is_repeat") if "is_repeat" in mapped else Sql("false"),
            person_name=Sql("lower(trim(t.contact_name))") if mapped >= NAMES else _NOTHING,
            rule=_first_of([rule[3] for rule in rules]),
            most=literal(MOST),
            more=listed(more, ""),
        )
    )
    engine.define(template(_PACKAGE, "ladder_links.sql"))
    while engine.value(_MOVED):
        engine.define(template(_PACKAGE, "ladder_round.sql"))
    days = literal(exclude.duplicate_days)
    engine.define(fill(template(_PACKAGE, "ladder_cards.sql"), days=days))


def define_ladder_view(engine: Engine, model: Model, copy_days: int | None) -> None:
    """Create the scoped view `ladder`: the rows of `m_ladder` in scope, with day and segment.

    copy_days: with some, deals that are left out as copies (see `copies`) are no inquiries either.
    """
    table = card_table(model)
    view = template(_PACKAGE, "ladder.sql")
    kept = _NO_COPIES if table == "deals" and copy_days is not None else Sql("")
    engine.define(fill(view, table=name(table), id=name(_id(table)), kept=kept))


def rule_counts(engine: Engine) -> list[dict[str, object]]:
    """Every rule in its order, with the cards it is the first to name, of the whole export."""
    names, rows = engine.named(_COUNTS)
    return [dict(zip(names, row, strict=True)) for row in rows]


def has_rules(model: Model, exclude: Exclude) -> bool:
    """Whether smalign.toml or the CRM itself says what is a test, spam or not the target."""
    others = Exclude(duplicate_days=exclude.duplicate_days, copy_days=exclude.copy_days)
    return exclude != others or bool(_said_kinds(model))


def marked(engine: Engine, model: Model) -> Model:
    """The model once the ladder is made: what that knows of inquiries are fields of theirs."""
    kinds = {str(row[0]) for row in engine.rows(_KINDS_ASKED)}
    marks = {"is_test", "is_spam"} & {f"is_{kind}" for kind in kinds}
    if engine.value(_HAS_PEOPLE):
        marks |= {"is_repeat", "duplicate_of"}
    table = card_table(model)
    fields = model.derived.get(table, frozenset()) | marks
    return replace(model, derived={**model.derived, table: fields})


def asks_marks(question: Question) -> bool:
    """Whether a question names something that the ladder may know of an inquiry."""
    asked = (*question.by, *(field_of(text) for text in question.where))
    return any(field.strip().casefold() in MARKS for field in asked)


def _said_kinds(model: Model) -> list[str]:
    """The kinds the CRM itself marks its inquiries with."""
    mapped = model.mapped.get(card_table(model), frozenset())
    return [kind for kind in KINDS if f"is_{kind}" in mapped]


def card_table(model: Model) -> str:
    """Where inquiries are: the leads, or the deals where an export has no leads."""
    return "deals" if model.grain == "deal" else "leads"


def _id(table: str) -> str:
    return {"leads": "lead_id", "deals": "deal_id"}[table]


def _ways(model: Model, table: str) -> dict[str, Sql]:
    mapped = model.mapped.get(table, frozenset())
    by_name = table == "deals" and "contacts" in model.mapped
    ways = {"contact": Sql("t.contact_id") if by_name or "contact_id" in mapped else _NOTHING}
    for way in ("email", "phone"):
        ways[way] = model.person_key(way) if way in mapped else _NOTHING
    return ways


def _of_contacts(model: Model, ways: Mapping[str, Sql]) -> list[Sql]:
    """A card has the e-mail and the phone of its contact as well."""
    if ways["contact"] == _NOTHING:
        return []
    return [
        fill(_CONTACTS, way=literal(number), key=model.person_key(way))
        for way, number in (("email", 2), ("phone", 3))
        if way in model.mapped.get("contacts", ())
    ]


def _first_of(tests: Sequence[Sql]) -> Sql:
    """The place of the first test that holds, in SQL; null when none does."""
    whens = listed(
        (fill("when {test} then {n}", test=t, n=literal(n)) for n, t in enumerate(tests)), " "
    )
    return fill("case {whens} end", whens=whens) if tests else Sql("cast(null as integer)")


def _rules(
    model: Model, table: str, exclude: Exclude, ways: Mapping[str, Sql]
) -> Iterator[tuple[str, str, str, Sql]]:
    """Kind, field, value and test of every rule; what the CRM says itself goes first."""
    said = {"test": exclude.test, "spam": exclude.spam, "non_target": exclude.non_target}
    for kind in KINDS:
        if kind in _said_kinds(model):
            flag = name(f"is_{kind}")
            yield kind, flag, "true", fill("t.{flag}", flag=flag)
        for field, values in said[kind].values.items():
            text = fill(FOLDED, text=_text(model, table, field))
            for value in values:
                wanted = literal(fold_value(value))
                yield kind, field, value, fill("{text} = {wanted}", text=text, wanted=wanted)
        for field, words in said[kind].words.items():
            text = fill(FOLDED, text=_text(model, table, field))
            for word in words:
                wanted = literal(_WORD.format(word=re.escape(fold_value(word))))
                test = fill("regexp_matches({text}, {wanted})", text=text, wanted=wanted)
                yield kind, field, word, test
        if kind == "test":
            yield from _own(exclude, ways)


def _own(exclude: Exclude, ways: Mapping[str, Sql]) -> Iterator[tuple[str, str, str, Sql]]:
    """The company's own e-mails and phones."""
    for domain in exclude.email_domains:
        test = "regexp_matches({email}, {end})"
        end = literal(f"[@.]{re.escape(domain.lower())}$")
        yield "test", "email", domain, fill(test, email=ways["email"], end=end)
    for phone in exclude.phones:
        own = phone_key(literal(phone))
        yield "test", "phone", phone, fill("{phone} = {own}", phone=ways["phone"], own=own)


def _text(model: Model, table: str, field: str) -> Sql:
    where = "smalign.toml [exclude]"  # nobody asked for it in this question
    try:
        text = resolve(model, field).text(table, "t")
    except UsageError as error:
        error.facts["file"] = where
        raise
    if text is None:
        known = known_fields(model)
        raise UsageError("unknown_field", file=where, field=field, did_you_mean=[], known=known)
    return text
