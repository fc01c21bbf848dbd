"""The forms of `check`: one file a form."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from smalign.base.findings import Checked

CheckForm = Literal["text", "json"]
FORMS: Final[tuple[CheckForm, ...]] = ("text", "json")


def render_check(
    checked: Checked, form: CheckForm, lang: str, *, width: int | None = None, color: bool = False
) -> str:
    """What was found, in one form; width: of a terminal, None where there is none."""
    match form:
        case "text":
            from smalign.render.check.text import render_text

            return render_text(checked, lang, width, color=color)
        case "json":
            from smalign.render.check.json import render_json

            return render_json(checked)
