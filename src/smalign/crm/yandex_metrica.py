"""Yandex Metrica: visits of the Logs API, whose columns are called `ym:s:…`.

Facts from the documentation of the Logs API (fields of visits, parametrization). A visit knows its
browser (`clientID`) and no card: it joins where the cards carry the same number. The interface's
own reports are sums and hold no touches. Views of pages (`ym:pv:…`) are parts of visits.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.crm.words import System, Words, says

if TYPE_CHECKING:
    from smalign.crm.words import Entry

_MODELS: Final = ("last", "lastsign", "", "automatic", "first")
"""Attribution models a field may be exported by; a visit's own source is the last one."""

_SOURCES: Final = {
    "organic": "Organic Search",
    "direct": "(direct)",
    "social": "Organic Social",
    "referral": "Referral",
    "email": "Email",
    "messenger": "Messenger",
}
"""Code of a traffic source → the channel it is; an `ad` is told by its UTM."""


def _by_model(column: str, field: str) -> Entry:
    return says(column, *(f"ym:s:{model}{field}" for model in _MODELS))


VISITS: Final = Words(
    "touchpoints",
    (
        says("touch_id", "ym:s:visitID"),
        says("contact_id", "ym:s:clientID"),
        says("touched_at", "ym:s:dateTime"),
        replace(_by_model("source", "TrafficSource"), reads=_SOURCES),
        *(
            _by_model(f"utm_{part}", f"UTM{part}")
            for part in ("source", "medium", "campaign", "content", "term")
        ),
        says("content", "ym:s:startURL"),
    ),
    others=(
        *("ym:s:counterID", "ym:s:date", "ym:s:dateTimeUTC", "ym:s:isNewUser", "ym:s:endURL"),
        *("ym:s:pageViews", "ym:s:visitDuration", "ym:s:bounce", "ym:s:referer", "ym:s:goalsID"),
        *("ym:s:watchIDs", "ym:s:ipAddress", "ym:s:regionCity", "ym:s:networkType"),
    ),
    files=("visits", "metrika", "metrica", "метрик"),
    constants={"kind": "visit", "side": "marketing"},
    languages=("codes",),
    export="visits",
)
VIEWS: Final = Words(
    "",
    (),
    others=("ym:pv:watchID", "ym:pv:clientID", "ym:pv:dateTime", "ym:pv:URL", "ym:pv:date"),
    files=("hits",),
    reason="views of pages are parts of visits: export the visits",
    languages=("codes",),
    export="views",
)

SYSTEM: Final = System("yandex_metrica", (VISITS, VIEWS), sign_pattern=r"ym:(s|pv):")
