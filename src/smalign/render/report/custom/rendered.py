"""Rendering a company's page: every mistake of a template is a sentence with its file and line."""

from __future__ import annotations

import re
from difflib import get_close_matches
from types import GeneratorType
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from smalign.base.errors import UsageError
from smalign.render.report.custom.records import OURS
from smalign.render.report.custom.sandbox import (
    ForbiddenError,
    UnknownNameError,
    sandbox,
)
from smalign.render.report.custom.sources import check_part

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from smalign.render.report.blocks import Chart, Page
    from smalign.render.report.custom.records import Templates

PAGE: Final = "report.html.j2"
LONGEST: Final = 4_000_000
"""Characters of a page that is still being written: more is no report."""
_ADDRESS: Final = re.compile(r" at 0x[0-9a-f]+")


_CALLED: Final = re.compile(r"(?:function|method) ([\w.]+)")


class SlowError(Exception):
    """The time of a template is up."""


def rendered(page: Page, templates: Templates, drawn: Callable[[Chart], str], csp: str) -> str:
    """The page as text; `drawn`: the SVG of a chart.

    Raises:
        UsageError: a code template_… with the file and the line, where it is known.

    """
    places = {name: templates.place(name) for name in templates.pages}

    def draw(chart: Chart) -> Markup:
        return Markup(drawn(chart))  # noqa: S704 - the whole page is checked afterwards

    def image(name: str) -> str:
        return _image(templates, name)

    environment = sandbox(templates.pages, places)
    environment.globals |= {
        "page": page,
        "csp": csp,
        "style": Markup(templates.css),  # noqa: S704 - checked when it was read
        "draw": draw,
        "image": image,
    }
    written: list[str] = []
    length = 0
    try:
        pieces = environment.get_template(PAGE).generate()
        for piece in pieces:
            length += len(piece)
            if length > LONGEST:
                file = _writing(pieces, templates)
                raise UsageError("template_too_large", file=file)  # noqa: TRY301 - told as the others
            written.append(piece)
    except Exception as error:  # what an expression of a template can raise has no end
        raise _told(error, templates) from error
    return "".join(written)


def _writing(pieces: object, templates: Templates) -> str:
    """The innermost file of the folder that writes at this moment; else the folder."""
    own = {templates.place(name) for name in templates.pages}
    found = templates.folder
    while isinstance(pieces, GeneratorType) and pieces.gi_frame is not None:
        name = pieces.gi_frame.f_code.co_filename
        found = name if name in own else found
        # Jinja keeps the part it includes under this name; a block is yielded from.
        pieces = pieces.gi_yieldfrom or pieces.gi_frame.f_locals.get("gen")
    return found


def _image(templates: Templates, name: str) -> str:
    """The data URI of an image of the folder."""
    asked = str(name)[:80]
    found = templates.images.get(asked.removeprefix("./"))
    if found is None:
        near = get_close_matches(asked, templates.images, 1)
        raise UsageError("template_image_unknown", found=asked, did_you_mean=near)
    return found


def _told(error: BaseException, templates: Templates) -> UsageError:
    """The sentence of an error, with the line it happened on."""
    file, line = _place(error.__traceback__, templates)
    match error:
        case UsageError():
            facts = {"file": file, "line": line} | error.facts
            return UsageError(error.code, **facts)
        case UnknownNameError():
            near = get_close_matches(error.name, error.known, 1)
            return UsageError(
                "template_undefined", file=file, line=line, found=error.name, did_you_mean=near
            )
        case ForbiddenError():
            return UsageError("template_forbidden", file=file, line=line, found=error.name)
        case MemoryError() | OverflowError():
            return UsageError("template_too_large", file=file, line=line)
        case RecursionError():
            return UsageError("template_endless", file=file, line=line)
        case SlowError():
            return UsageError("template_too_slow", file=file, line=line)
    return _told_by_jinja(error, file, line)


def _told_by_jinja(error: BaseException, file: str, line: int | None) -> UsageError:
    from jinja2.exceptions import SecurityError, TemplateNotFound, TemplateSyntaxError

    why = _ADDRESS.sub("", str(error)) or type(error).__name__
    match error:
        case TemplateNotFound():
            try:
                check_part(file, line, str(error.name))
            except UsageError as unknown:
                return unknown
        case TemplateSyntaxError():
            return UsageError(
                "template_syntax", file=error.filename or file, line=error.lineno, why=why
            )
        case SecurityError():
            called = _CALLED.search(why)
            found = called[1] if called else why
            return UsageError("template_forbidden", file=file, line=line, found=found)
    return UsageError("template_failed", file=file, line=line, why=why)


def _place(trace: TracebackType | None, templates: Templates) -> tuple[str, int | None]:
    """The innermost line of the folder that led to an error; else of ours; else the folder."""
    found: tuple[str, int | None] = (templates.folder, None)
    own = {templates.place(name) for name in templates.pages}
    is_own = False
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if name in own or (name.startswith(OURS) and not is_own):
            found = (name, trace.tb_lineno)
            is_own = is_own or name in own
        trace = trace.tb_next
    return found
