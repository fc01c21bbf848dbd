"""From source and UTM to a marketing channel: GA4's default grouping, in its order.

Where a card carries a UTM source or medium the rules of GA4 decide, over `channel_sources`, which
holds GA4's categories and our additions, told apart in the rule's name. Where it carries none,
the channel is the source as written, unless that is only the way the inquiry came in.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final, NamedTuple

from msgspec import Struct

from smalign.crm.channel_sources import ADDED, CATEGORIES, TRAFFIC_SOURCES, WAYS_IN
from smalign.crm.empties import EMPTIES

if TYPE_CHECKING:
    from collections.abc import Callable


class Channel(NamedTuple):
    """The channel, or None; how the card came in, or None; the rule that said so."""

    channel: str | None
    created_how: str | None
    rule: str


class _Touch(Struct, frozen=True):
    source: str
    medium: str
    campaign: str

    @property
    def category(self) -> str:
        return CATEGORIES.get(self.source, "")

    @property
    def paid(self) -> bool:
        return bool(_PAID.match(self.medium))

    @property
    def shop(self) -> bool:
        return self.category == "shopping" or bool(_SHOP.match(self.campaign))


_PAID: Final = re.compile(r"(.*cp.*|ppc|retargeting|paid.*)\Z")
_SHOP: Final = re.compile(r"(.*(([^a-df-z]|^)shop|shopping).*)\Z")
_EMAIL: Final = re.compile(r"email|e-mail|e_mail|e mail")
_DISPLAY: Final = frozenset({"display", "banner", "expandable", "interstitial", "cpm"})
_SOCIAL: Final = frozenset(
    {"social", "social-network", "social-media", "sm", "social network", "social media"}
)
_REFERRAL: Final = frozenset({"referral", "app", "link"})
_NO_MEDIUM: Final = frozenset({"", "(none)", "(not set)"})
_DIRECT: Final = frozenset({"(direct)", "direct traffic"})
_PAIR: Final = re.compile(r"(?P<source>\S+) / (?P<medium>\S+)\Z")

_NO_GROUP: Final = "Unassigned"
_RULES: Final[tuple[tuple[str, Callable[[_Touch], bool]], ...]] = (
    ("Direct", lambda t: t.source == "(direct)" and t.medium in _NO_MEDIUM),
    ("Cross-network", lambda t: "cross-network" in t.campaign),
    ("Paid Shopping", lambda t: t.shop and t.paid),
    ("Paid Search", lambda t: t.category == "search" and t.paid),
    ("Paid Social", lambda t: t.category == "social" and t.paid),
    ("Paid Video", lambda t: t.category == "video" and t.paid),
    ("Paid Search", lambda t: t.category == "ad search"),
    ("Paid Social", lambda t: t.category == "ad social"),
    ("Display", lambda t: t.medium in _DISPLAY),
    ("Classifieds", lambda t: t.category == "classifieds"),
    ("Maps", lambda t: t.category == "maps"),
    ("Paid Other", lambda t: t.paid),
    ("Organic Shopping", lambda t: t.shop),
    ("Organic Social", lambda t: t.category == "social" or t.medium in _SOCIAL),
    ("Organic Video", lambda t: t.category == "video" or "video" in t.medium),
    ("Email", lambda t: t.category == "mailing"),
    ("AI Assistants", lambda t: t.category == "assistant"),
    ("Organic Search", lambda t: t.category == "search" or t.medium == "organic"),
    ("Referral", lambda t: t.medium in _REFERRAL),
    ("Email", lambda t: bool(_EMAIL.search(t.source) or _EMAIL.search(t.medium))),
    ("Affiliates", lambda t: t.medium == "affiliate"),
    ("Audio", lambda t: t.medium == "audio"),
    ("SMS", lambda t: "sms" in (t.source, t.medium)),
    (
        "Mobile Push Notifications",
        lambda t: (
            t.medium.endswith("push")
            or "mobile" in t.medium
            or "notification" in t.medium
            or t.source == "firebase"
        ),
    ),
)
"""GA4's rules in GA4's order; those over categories GA4 has not are ours."""


def channel_of(
    source: str | None, medium: str | None, utm_source: str | None, campaign: str | None
) -> Channel:
    """Channel of one combination of source, UTM medium, UTM source and UTM campaign.

    rule: `none`, `ga4:<channel>`, the same with `+added` where our additions to the source
    list decided, `direct`, `traffic source`, `way in` or `source`.
    """
    raw, utm = _said(source), _said(utm_source)
    kind = _said(medium)
    if raw and not utm and not kind:
        pair = _PAIR.match(raw)
        if pair:
            found = _grouped(pair["source"], pair["medium"], _said(campaign))
            return _written(raw) if found.channel == _NO_GROUP else found
    if utm or (kind and kind.lower() not in _NO_MEDIUM):
        return _grouped(utm or raw, kind, _said(campaign))
    return _written(raw)


def _grouped(source: str, medium: str, campaign: str) -> Channel:
    host = source.lower().removeprefix("https://").removeprefix("http://").rstrip("/")
    touch = _Touch(host.removeprefix("www."), medium.lower(), campaign.lower())
    name = next((channel for channel, holds in _RULES if holds(touch)), _NO_GROUP)
    added = "+added" if touch.source in ADDED else ""
    return Channel(name, None, f"ga4:{name}{added}")


def _written(source: str) -> Channel:
    """Without UTM: the source as written, unless it is a way in."""
    if source.lower() in _NO_MEDIUM:
        return Channel(None, None, "none")
    if source.lower() in _DIRECT:
        return Channel("Direct", None, "direct")
    if source in TRAFFIC_SOURCES:
        name = TRAFFIC_SOURCES[source]
        return Channel(name, None if name else "manual", "traffic source")
    how = way_in(source)
    return Channel(None, how, "way in") if how else Channel(source, None, "source")


def way_in(source: str | None) -> str | None:
    """How a card came in, where its source says that; None where it says anything else."""
    folded = _said(source).lower().replace("ё", "е")
    how = WAYS_IN.get(folded)
    return "chat" if how is None and folded.partition("|")[2].startswith("openline") else how


def _said(text: str | None) -> str:
    """The text trimmed; "" where it stands for nothing. `(none)` stays: Direct is made of it."""
    bare = (text or "").strip()
    if bare.lower() in {"(none)", "(not set)"}:
        return bare
    return "" if EMPTIES.has(bare, "text") else bare
