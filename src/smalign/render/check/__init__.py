"""The forms of `check`: one file a form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from smalign.base.findings import Checked, Severity

CheckForm = Literal["text", "json", "junit", "sarif", "github", "gitlab", "md"]
FORMS: Final[tuple[CheckForm, ...]] = (
    "text",
    "json",
    "junit",
    "sarif",
    "github",
    "gitlab",
    "md",
)


def render_check(
    checked: Checked,
    form: CheckForm,
    lang: str,
    *,
    width: int | None = None,
    color: bool = False,
    fail_at: Severity | None = None,
    root: Path = Path("/"),
) -> str:
    """What was found, in one form.

    width: of a terminal, None where there is none. fail_at: from which severity on the command
    fails, for junit. root: the folder that sarif, github and gitlab name files from.
    """
    match form:
        case "text":
            from smalign.render.check.text import render_text

            return render_text(checked, lang, width, color=color)
        case "md":
            from smalign.render.check.markdown import render_markdown

            return render_markdown(checked, lang)
        case "json":
            from smalign.render.check.json import render_json

            return render_json(checked)
        case "junit":
            from smalign.render.check.junit import render_junit

            return render_junit(checked, lang, fail_at)
        case "sarif" | "github" | "gitlab":
            return _of_server(checked, form, lang, root)


def _of_server(
    checked: Checked, form: Literal["sarif", "github", "gitlab"], lang: str, root: Path
) -> str:
    """Forms that build servers read, with files named from `root`."""
    match form:
        case "sarif":
            from smalign.render.check.sarif import render_sarif

            return render_sarif(checked, lang, root)
        case "github":
            from smalign.render.check.github import render_github

            return render_github(checked, lang, root)
        case "gitlab":
            from smalign.render.check.gitlab import render_gitlab

            return render_gitlab(checked, lang, root)
