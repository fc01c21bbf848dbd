"""What a story is made of: segments, two quarters, and what is different in the second."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.demo.lists import MANAGERS
from smalign.demo.records import Origin

if TYPE_CHECKING:
    from collections.abc import Mapping

SIZE: Final = 600
"""Leads of the first quarter of a company as the stories tell it; `leads` scales it."""
BEFORE: Final = date(2025, 7, 1)
AFTER: Final = date(2025, 10, 1)
"""First days of the two quarters, which have 66 working days (Monday to Friday) each."""
ENDS: Final = date(2025, 12, 31)
AS_OF: Final = datetime(2026, 2, 13, 18, 0)  # noqa: DTZ001 - local time of a made-up company
TEAM: Final = tuple(one for one in MANAGERS if not one.dashes and not one.forgets)
"""The six managers of a story: those of the made-up company without habits of their own."""
WEEKEND: Final = 0.15
"""Usual leads of a day off, of those of a working day."""
UNREACHED: Final = 0.05
"""Usual share of people whom nobody reaches, however often they are called."""
NO_ANSWER: Final = "Нет ответа"
DEAR: Final = "Дорого"
TERMS: Final = "Условия оплаты"
REASONS: Final = {
    DEAR: 14.0,
    "Выбрали другую компанию": 31.0,
    "Не устроили сроки": 18.0,
    "Отложили ремонт": 18.0,
    "Другой проект": 10.0,
    TERMS: 9.0,
}
"""Why deals are lost, in percent."""


class Segment(Struct, frozen=True):
    """Where leads come from: so many of `SIZE`, how many of them are junk, how many are won."""

    origin: Origin
    leads: float
    junk: float
    won: float

    @property
    def name(self) -> str:
        """The campaign, else the channel."""
        return self.origin.campaign or self.origin.channel


class Quarter(Struct, frozen=True):
    """How leads come and are worked on in one quarter; a story changes the second.

    times: segment → how many times its usual leads come. won: segment → how many times its usual
    share is won. dumped: manager → the share of leads thrown away without an attempt. unreached:
    the share of people nobody reaches; tries: attempts made of them. queue: minutes until a lead
    has a manager, None as usual. price: times the usual amounts. reasons: why deals are lost.
    lost_calls: the share of calls that make no card. doubled: of leads that are no calls, the share
    of which there is a second card. tests: cards somebody made to try the form, of all leads. cpl:
    segment → kopecks a lead, where not as usual.
    """

    times: Mapping[str, float] = field(default_factory=dict)
    won: Mapping[str, float] = field(default_factory=dict)
    dumped: Mapping[str, float] = field(default_factory=dict)
    unreached: float = UNREACHED
    tries: int = 4
    queue: tuple[int, int] | None = None
    price: float = 1.0
    reasons: Mapping[str, float] = field(default_factory=lambda: REASONS)
    lost_calls: float = 0.0
    doubled: float = 0.0
    tests: float = 0.0
    cpl: Mapping[str, int] = field(default_factory=dict)


class Plot(Struct, frozen=True):
    """A company before anything happens in it.

    since: the first lead comes on it. earlier, middle: first days of the two periods compared;
    until: the last day of the second. holidays: days off beside Saturdays and Sundays; off: leads
    of a day off, of those of a working day. slow: how many times as long a sale takes. is_form:
    fields are filled in for the form.
    """

    segments: tuple[Segment, ...]
    before: Quarter = Quarter()
    after: Quarter = Quarter()
    since: date = BEFORE
    earlier: date = BEFORE
    middle: date = AFTER
    until: date = ENDS
    as_of: datetime = AS_OF
    holidays: tuple[date, ...] = ()
    off: float = WEEKEND
    slow: float = 1.0
    is_form: bool = False

    def changed(self, **what: object) -> Plot:
        """The plot whose second quarter is different in these."""
        return replace(self, after=replace(self.after, **what))


def origin_of(
    channel: str, source: str, tag: str, campaign: str, cpl: int = 0, medium: str = "cpc"
) -> Origin:
    """An origin; cpl: kopecks of advertising a lead, 0 is free."""
    medium = medium if tag else ""
    return Origin(channel, source, tag, medium, campaign, 0, 0.0, 0.0, cpl, "daily" if cpl else "")


SEARCH: Final = origin_of("Yandex.Direct", "web", "yandex", "poisk_okna", 190_000)
NETWORK: Final = origin_of("Yandex.Direct", "form", "yandex", "rsya_okna", 70_000)
SOCIAL: Final = origin_of("VK Ads", "form", "vk", "vk_pohozhie", 85_000)
SEO: Final = origin_of("SEO", "web", "google", "", medium="organic")
AVITO: Final = origin_of("Avito", "avito", "", "", 60_000)
FRIENDS: Final = origin_of("Recommendations", "referral", "", "")
CALLS: Final = origin_of("Calls without a source", "call", "", "")
DIRECT: Final = origin_of("Direct visits", "direct", "", "")

USUAL: Final = (
    Segment(SEARCH, 170, 0.18, 0.09),
    Segment(NETWORK, 60, 0.40, 0.03),
    Segment(SOCIAL, 70, 0.38, 0.04),
    Segment(SEO, 80, 0.15, 0.10),
    Segment(AVITO, 80, 0.25, 0.06),
    Segment(FRIENDS, 60, 0.05, 0.22),
    Segment(CALLS, 80, 0.20, 0.09),
)
"""Seven sources: 600 leads, 51 sales."""
ONE_ACCOUNT: Final = (
    Segment(SEARCH, 300, 0.18, 24 / 300),
    Segment(NETWORK, 60, 0.45, 1 / 60),
    Segment(AVITO, 150, 0.28, 6 / 150),
    Segment(FRIENDS, 90, 0.05, 22 / 90),
)
"""Two campaigns of one advertising account, and two sources beside it."""
FOUR: Final = (
    Segment(SEARCH, 200, 0.18, 0.07),
    Segment(SOCIAL, 100, 0.40, 0.02),
    Segment(SEO, 200, 0.15, 0.10),
    Segment(FRIENDS, 100, 0.05, 0.24),
)
BY_PHONE: Final = (
    Segment(CALLS, 210, 0.18, 0.08),
    Segment(AVITO, 120, 0.25, 0.06),
    Segment(SEARCH, 150, 0.18, 0.09),
    Segment(SEO, 80, 0.15, 0.09),
    Segment(FRIENDS, 40, 0.05, 0.22),
)
"""A third of the inquiries are calls."""
