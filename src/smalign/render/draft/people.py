"""`[aliases]` and `[exclude]`: who is who, and which inquiries are none; all of it in comments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.toml import array, string
from smalign.render.draft.lines import told

if TYPE_CHECKING:
    from smalign.base.draft import Draft, DraftRule

_CODES: Final = {
    "email_domains": "exclude_domain",
    "values": "exclude_value",
    "words": "exclude_word",
}


def aliases(draft: Draft, lang: str) -> list[str]:
    """Owners written in two ways."""
    lines = ["[aliases]", *told("aliases", lang)]
    if not draft.aliases:
        return [*lines, '# owners."…" = "…"', '# teams."…" = "…"']
    for one in draft.aliases:
        facts = {"alias": one.alias, "owner": one.owner}
        lines += told("alias", lang, **facts, cards=one.cards, others=one.owner_cards)
        lines.append(f"# owners.{string(one.alias)} = {string(one.owner)}")
    return lines


def exclude(draft: Draft, lang: str) -> list[str]:
    """Tests, spam, what is not the target, copies of deals."""
    lines = ["[exclude]", *told("exclude", lang)]
    if not draft.rules:
        lines += [*told("exclude_none", lang), '# email_domains = ["example.com"]']
    for key in dict.fromkeys(map(_key, draft.rules)):
        mine = [rule for rule in draft.rules if _key(rule) == key]
        for rule in mine:
            facts = {"value": rule.value, "header": rule.field, "cards": rule.cards}
            lines += told(_CODES[rule.how], lang, **facts)
        lines.append(f"# {key} = {array([rule.value for rule in mine])}")
    if draft.copies is not None:
        facts = {"revenue": draft.copies.revenue, "currency": draft.copies.currency}
        lines += told("exclude_copies", lang, deals=draft.copies.deals, **facts)
        lines.append("# copy_days = 1")
    return lines


def _key(rule: DraftRule) -> str:
    """Where a rule stands under [exclude]."""
    if rule.how == "email_domains":
        return rule.how
    return f"{rule.kind}.{rule.how}.{string(rule.field)}"
