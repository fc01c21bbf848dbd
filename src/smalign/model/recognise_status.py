"""What a home-made column called «status» is: the status of a card, its stage, or both."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smalign.base.clean import fold_header
from smalign.crm.statuses import deal_status, lead_status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smalign.base.config import Config, Stages
    from smalign.model.recognise_records import Source

    Known = Callable[[str], str | None]


def settle_status(
    cells: Iterable[str], table: str, columns: dict[str, Source], config: Config
) -> None:
    """A home-made «status» is a status if its words are; else it is the stage.

    Where no other column is the stage and smalign.toml puts some of its words in the order of the
    stages, it is the stage, too; and that alone where smalign.toml means something else by a word.

    Args:
        cells: of the column, as far as they are seen.
        table: leads or deals.
        columns: of the file so far, with `status`; changed in place.
        config: for the stages it names.

    """
    known = lead_status if table == "leads" else deal_status
    found = {cell for cell in cells if cell}
    outcomes = [known(value) is not None for value in found]
    if all(outcomes):
        told = _told(table, config)
        if "stage" not in columns and _are_in_order(found, told):
            columns["stage"] = columns["status"]
            if any(_is_otherwise(one, known) for one in told):
                del columns["status"]
        return
    if "stage" not in columns:
        columns["stage"] = columns.pop("status")
    elif not any(outcomes):
        del columns["status"]


def _told(table: str, config: Config) -> list[Stages]:
    """What smalign.toml says of the stages of these cards."""
    return [config.lead_stages] if table == "leads" else [config.stages, *config.pipelines.values()]


def _are_in_order(found: Iterable[str], told: Iterable[Stages]) -> bool:
    ordered = {fold_header(stage) for one in told for stage in (*one.order, *one.qualified)}
    return any(fold_header(value) in ordered for value in found)


def _is_otherwise(told: Stages, known: Known) -> bool:
    """Whether a word is won, lost or open there, and something else to everybody."""
    won, lost = {"won", "converted"}, {"lost", "disqualified"}
    ended = {*told.won, *told.lost}
    meant = [(told.won, won), (told.lost, lost), (set(told.order) - ended, {"open"})]
    return any(
        outcome is not None and outcome not in means
        for stages, means in meant
        for outcome in map(known, stages)
    )
