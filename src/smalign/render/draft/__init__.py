"""smalign.toml as `smalign init` writes it: what is known, on what it rests, what is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.draft.channels import channels
from smalign.render.draft.checks import checks
from smalign.render.draft.lines import told
from smalign.render.draft.mapping import mapping
from smalign.render.draft.pay import bonus
from smalign.render.draft.people import aliases, exclude
from smalign.render.draft.sources import sources
from smalign.render.draft.stages import stages
from smalign.render.draft.values import formats, money, values

if TYPE_CHECKING:
    from pathlib import Path

    from smalign.base.draft import Draft

__all__ = ["written"]

_SECTIONS: Final = (
    *(mapping, stages, channels, formats, values, aliases, exclude, money, bonus, checks),
)


def written(draft: Draft, folder: Path, lang: str) -> str:
    """The whole file, to stand in `folder`: paths in it are relative to that."""
    head = told("head_told" if _is_answered(draft) else "head", lang)
    parts = [head, sources(draft, folder, lang)]
    parts += [section(draft, lang) for section in _SECTIONS]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _is_answered(draft: Draft) -> bool:
    """Whether the user has said something that the export does not."""
    said = (draft.timezone, draft.currency)
    return (
        any(one is not None for one in said)
        or any(file.is_told for file in draft.files)
        or any(column.is_told for column in draft.formats)
        or any(
            funnel.told.order or funnel.told.won or funnel.told.lost or funnel.told.qualified
            for funnel in draft.funnels
        )
    )
