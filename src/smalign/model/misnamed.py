"""What smalign.toml names and the export does not have, where a name was plainly misspelt."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.results import Note
from smalign.model.told_names import pipeline_told, pipelines_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.base.config import Config, Stages
    from smalign.model.dictionary import Dictionary
    from smalign.model.stages import Seen

_NEARLY: Final = 0.8
"""Likeness of a misspelt stage: «Отгружено» and «Отгружен»."""

_KEYS: Final = ("order", "won", "lost", "qualified")
_SAID: Final = (
    *("marketing", "sales", "shared", "system"),
    *("sla", "required_since", "responsible"),
)
"""What is said of stages, which are listed among `_KEYS`, if anywhere."""


def misnamed_stages(
    card: str, seen: Sequence[Seen], config: Config, dictionary: Dictionary
) -> list[Note]:
    """A note on each stage that no card stands in, where one of almost its name is named nowhere.

    A stage nobody stands in now is no mistake; a list of won stages that misses the only one is. So
    is a term of a stage of almost the name of one, and a pipeline of almost the name of one.
    """
    stages = [
        Note("stage_misnamed", {"place": f"{section} {key}", "found": name, "near": near})
        for section, declared, mine in _sections(card, seen, config, dictionary)
        for key, name, near in _misnamed(declared, mine, card, dictionary)
    ]
    pipelines = _pipelines(seen, config, dictionary) if card == "deal" else ()
    return [*stages, *(Note("pipeline_misnamed", facts) for facts in pipelines)]


def _pipelines(
    seen: Sequence[Seen], config: Config, dictionary: Dictionary
) -> Iterator[dict[str, object]]:
    """The sections of pipelines no card is in, each with the one it is like."""
    there = {str(one.pipeline) for one in seen if one.pipeline}
    named = pipelines_told(config.pipelines, dictionary, there)
    free = {fold_header(one): one for one in sorted(there - named.keys())}
    for pipeline, code in named.items():
        for near in get_close_matches(fold_header(pipeline), free, 1, _NEARLY):
            if pipeline not in there:
                yield {"found": code, "near": free[near]}
    for code in config.pipelines.keys() - set(named.values()):  # a second spelling of one
        yield {"found": code, "near": pipeline_told(code, dictionary, there)}


def _sections(
    card: str, seen: Sequence[Seen], config: Config, dictionary: Dictionary
) -> Iterator[tuple[str, Stages, list[Seen]]]:
    """Each section of stages with the stages it is about."""
    if card == "lead":
        yield "[lead_stages]", config.lead_stages, list(seen)
        return
    own = pipelines_told(config.pipelines, dictionary, {one.pipeline for one in seen})
    yield "[stages]", config.stages, [one for one in seen if one.pipeline not in own]
    for pipeline, code in own.items():
        mine = [one for one in seen if one.pipeline == pipeline]
        yield f'[pipelines."{code}"]', config.pipelines[code], mine


def _misnamed(
    declared: Stages, seen: Sequence[Seen], card: str, dictionary: Dictionary
) -> Iterator[tuple[str, str, str]]:
    """(key, name, the stage it is like) of each."""
    named = [(key, name) for key in _KEYS for name in getattr(declared, key)]
    told = {fold_header(name) for _, name in named}
    listed = {
        fold_header(name)
        for pipeline in {one.pipeline for one in seen}
        for stage in dictionary.of(card, pipeline)
        for name in (stage.name, stage.code)
    }
    stages = {fold_header(one.stage): one.stage for one in seen}
    free = [stage for stage in stages if stage not in told]
    said = [(key, name) for key in _SAID for name in getattr(declared, key)]
    for key, name in (*named, *said):
        folded = fold_header(name)
        if folded in stages or folded in listed or (key in _SAID and folded in told):
            continue
        for near in get_close_matches(folded, free if key in _KEYS else stages, 1, _NEARLY):
            yield key, name, stages[near]
