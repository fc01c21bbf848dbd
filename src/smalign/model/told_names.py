"""Which pipelines and stages of the export smalign.toml speaks of, by their names or codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.clean import fold_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from smalign.base.config import Config
    from smalign.model.dictionary import Dictionary
    from smalign.model.model import Model
    from smalign.model.stages import StageRow


def pipeline_told(written: str, dictionary: Dictionary, there: Collection[str | None]) -> str:
    """The pipeline, as cards call it, that smalign.toml writes as its name or as the CRM's code.

    there: the pipelines of the cards. Case, outer blanks and ё make no difference, unless two
    pipelines differ in nothing else. What no card is in keeps its name.
    """
    named = str(dictionary.called(written))
    if named in there:
        return named
    like = [one for one in there if one is not None and fold_header(one) == fold_header(named)]
    return like[0] if len(like) == 1 else named


def pipelines_told(
    written: Iterable[str], dictionary: Dictionary, there: Collection[str | None]
) -> dict[str, str]:
    """Pipeline → how smalign.toml writes it; of two spellings the one that cards have."""
    names = [(pipeline_told(one, dictionary, there), one) for one in written]
    exact = {name: one for name, one in names if dictionary.called(one) == name}
    return {name: exact.get(name, one) for name, one in names}


def with_pipelines(config: Config, model: Model) -> Config:
    """The configuration with its sections of pipelines called as the cards call them."""
    there = deal_pipelines(model)
    told = pipelines_told(config.pipelines, model.dictionary, there)
    return replace(config, pipelines={name: config.pipelines[one] for name, one in told.items()})


def deal_pipelines(model: Model) -> frozenset[str | None]:
    """The pipelines of the deals."""
    return frozenset(row.pipeline for row in model.stages if row.card == "deal")


def stage_names(row: StageRow, dictionary: Dictionary) -> frozenset[str]:
    """The folded names of a stage: its own, and the code that the CRM's list has for it."""
    listed = dictionary.of(row.card, row.pipeline)
    codes = (one.code for one in listed if one.name == row.stage)
    return frozenset(map(fold_header, (row.stage, *codes)))
