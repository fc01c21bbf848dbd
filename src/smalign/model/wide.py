"""A stage history written sideways: HubSpot gives each stage two columns of a deal's row.

`Date entered "Contract Sent (Sales)"` and `Date exited "…"` become rows of the stage log: the
deal, the stage, its pipeline, the two moments. Columns of lifecycle stages belong to contacts: they
are the history of leads where the lifecycle is their stage.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from msgspec import Struct
from msgspec.structs import replace

from smalign.crm.hubspot import STAGE_DATE, STAGE_DATE_ID
from smalign.engine.compose import comment, fill, listed, literal, name
from smalign.model.recognise import Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.engine.compose import Sql
    from smalign.model.recognise import Recognition
    from smalign.read.records import RawTable

_LIFECYCLE: Final = "lifecycle stage pipeline"
_HEADERS: Final = ("card_id", "stage", "pipeline", "entered_at", "left_at")


class _Stay(Struct, frozen=True):
    """One stage with the places of its two columns; `left` is None where only one is exported."""

    stage: str
    pipeline: str
    entered: int
    left: int | None


def sideways_history(raw: RawTable, found: Recognition) -> tuple[RawTable, Recognition] | None:
    """The stage log that stands in the columns of a file of deals; None where none does.

    `raw` must have been read already, for its scan is read once a stage.
    """
    card = _card(found)
    key = found.columns.get(f"{card}_id")
    if card is None or key is None or key.index is None:
        return None
    stays = _stays(raw.headers, card)
    if not stays:
        return None
    sample = tuple(
        (row[key.index], stay.stage, stay.pipeline, row[stay.entered], _left(row, stay))
        for row in raw.sample
        for stay in stays
        if (row[stay.entered] or "").strip()
    )
    log = replace(
        raw,
        headers=_HEADERS,
        native=(None,) * len(_HEADERS),
        sample=sample,
        scan=_turned(raw.scan, raw.headers, key.index, stays),
        printed=raw.printed and _turned(raw.printed, raw.headers, key.index, stays),
        dropped=(),
        rejects=(),
        notes=(),
        text=None,
        accepted=None,
        records=None,
    )
    columns = {header: Source(index=place) for place, header in enumerate(_HEADERS)}
    if "pipeline" not in found.columns or not any(stay.pipeline for stay in stays):
        del columns["pipeline"]
    columns["card"] = Source(constant=card)
    return log, replace(found, table="stage_log", columns=columns, attributes=(), reasons=())


def is_of_a_stay(header: str) -> bool:
    """Whether a column is the moment a card entered or left a stage: the CRM fills it, nobody else.

    So how many are empty says how many cards got there, and not what somebody failed to write down.
    """
    return any(one.fullmatch(header.strip()) for one in (STAGE_DATE, STAGE_DATE_ID))


def _card(found: Recognition) -> str | None:
    """Whose stages the columns of a file are; a lead's own status is no stage of its lifecycle."""
    if found.table == "leads" and found.columns.get("stage") == found.columns.get("status"):
        return "lead"
    return "deal" if found.table == "deals" else None


def _stays(headers: Sequence[str], card: str) -> list[_Stay]:
    places: dict[tuple[str, str], dict[str, int]] = {}
    for place, header in enumerate(headers):
        for kind, stage in _named(header, card):
            places.setdefault(stage, {}).setdefault(kind, place)
    return [
        _Stay(stage, pipeline, found["entered"], found.get("exited"))
        for (stage, pipeline), found in places.items()
        if "entered" in found
    ]


def _named(header: str, card: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """(entered or exited, (stage, pipeline)) where the header is one of a stage of such cards."""
    labelled = STAGE_DATE.fullmatch(header.strip())
    if labelled and (card == "lead") == (labelled["pipeline"].casefold() == _LIFECYCLE):
        yield labelled["kind"].casefold(), (labelled["stage"], labelled["pipeline"])
    internal = STAGE_DATE_ID.fullmatch(header.strip())
    if internal:
        yield internal["kind"].casefold(), (internal["stage"], "")


def _left(row: Sequence[str | None], stay: _Stay) -> str | None:
    return "" if stay.left is None else row[stay.left]


def _turned(scan: Sql, headers: Sequence[str], key: int, stays: Sequence[_Stay]) -> Sql:
    parts = [
        fill(
            "select cast({key} as varchar) as c0, {stage} as c1, {pipeline} as c2,"
            " cast({entered} as varchar) {said} as c3, {left} as c4 from {scan}"
            " where nullif(trim(cast({entered} as varchar)), '') is not null",
            key=name(f"c{key}"),
            stage=literal(stay.stage),
            pipeline=literal(stay.pipeline),
            entered=name(f"c{stay.entered}"),
            said=comment(headers[stay.entered]),
            left=literal("")
            if stay.left is None
            else fill("cast({left} as varchar)", left=name(f"c{stay.left}")),
            scan=scan,
        )
        for stay in stays
    ]
    return fill("({parts})", parts=listed(parts, "\nunion all\n"))
