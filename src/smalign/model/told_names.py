"""Which pipelines and stages of the export smalign.toml speaks of, by their names or codes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from smalign.base.clean import fold_header

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from smalign.base.config import Config, Stages
    from smalign.model.dictionary import Dictionary, NamedStage
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


def without_codes(config: Config, model: Model) -> Config:
    """The configuration in names alone, for a workspace, which keeps no list of the CRM's codes."""
    named = with_pipelines(config, model)
    stages = model.dictionary.stages
    pipelines = {
        name: _named(one, model.dictionary.of("deal", name))
        for name, one in named.pipelines.items()
    }
    deals = [one for one in stages if one.card == "deal"]
    apart = [one for one in deals if model.dictionary.called(one.pipeline) not in pipelines]
    leads = [one for one in stages if one.card == "lead"]
    return replace(
        named,
        pipelines=pipelines,
        stages=_named(named.stages, apart),
        lead_stages=_named(named.lead_stages, leads),
    )


def _named(told: Stages, listed: Sequence[NamedStage]) -> Stages:
    """What is told of stages, by their names; a code that is several stages stays one."""
    names: dict[str, set[str]] = {}
    for one in listed:
        names.setdefault(fold_header(one.code), set()).add(one.name)

    def name(stage: str) -> str:
        found = names.get(fold_header(stage), set())
        return next(iter(found)) if len(found) == 1 else stage

    changed: dict[str, object] = {}
    for key in told.__struct_fields__:
        value = getattr(told, key)
        if isinstance(value, tuple):
            changed[key] = tuple(map(name, value))
        elif isinstance(value, dict):
            changed[key] = {name(stage): of for stage, of in value.items()}
    return replace(told, **changed)


def deal_pipelines(model: Model) -> frozenset[str | None]:
    """The pipelines of the deals."""
    return frozenset(row.pipeline for row in model.stages if row.card == "deal")


def stage_names(row: StageRow, dictionary: Dictionary) -> frozenset[str]:
    """The folded names of a stage: its own, and the code that the CRM's list has for it."""
    listed = dictionary.of(row.card, row.pipeline)
    codes = (one.code for one in listed if one.name == row.stage)
    return frozenset(map(fold_header, (row.stage, *codes)))
