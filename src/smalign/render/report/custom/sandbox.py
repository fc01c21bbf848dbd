"""Where a company's parts are rendered: what they may name, call and show.

Everything is allowed by name, nothing by default: the fields of a page's blocks, a few methods of
texts, some filters. Nothing marks a text as safe, so each one from the data is escaped.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FunctionLoader, StrictUndefined, pass_context
from jinja2.environment import TemplateModule
from jinja2.exceptions import SecurityError, UndefinedError
from jinja2.runtime import BlockReference, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from markupsafe import Markup
from msgspec import Struct

from smalign.base.clean import clean_lines
from smalign.render.report import blocks
from smalign.render.report.custom.records import OURS, known_parts
from smalign.render.report.templates import text_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2.runtime import Context

FILTERS: Final = (
    *("abs", "batch", "capitalize", "center", "count", "d", "default", "dictsort", "e"),
    *("escape", "first", "float", "format", "groupby", "indent", "int", "items", "join"),
    *("last", "length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "replace"),
    *("reverse", "round", "select", "selectattr", "slice", "sort", "string", "striptags", "sum"),
    *("title", "trim", "truncate", "unique", "upper", "wordcount", "wordwrap"),
)
"""None of them marks a text as safe, draws lots or asks the machine."""
GIVEN: Final = ("page", "csp", "style", "draw", "image", "range", "blocks")
"""Names a part may use; `blocks` where it imports them."""
_OF_TEXT: Final = frozenset(
    (
        *("capitalize", "casefold", "count", "endswith", "find", "isdigit", "lower", "lstrip"),
        *("partition", "removeprefix", "removesuffix", "replace", "rpartition", "rstrip"),
        *("split", "splitlines", "startswith", "strip", "title", "upper"),
    )
)
_OF_MAPPING: Final = frozenset(("get", "items", "keys", "values"))
_OF_LOOP: Final = frozenset(
    (
        *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth"),
        *("depth0", "previtem", "nextitem", "cycle", "changed"),
    )
)
_OF_GROUP: Final = frozenset(("grouper", "list"))


class UnknownNameError(UndefinedError):
    """A name that is nowhere; `known`: those it could have been."""

    def __init__(self, message: str | None, *, name: str, known: tuple[str, ...]) -> None:
        """Keep what was written and what there is."""
        super().__init__(message)
        self.name = name
        self.known = known


class ForbiddenError(SecurityError):
    """An attribute no template may reach."""

    def __init__(self, message: str | None, *, name: str) -> None:
        """Keep what was asked for."""
        super().__init__(message)
        self.name = name


class Named(StrictUndefined):
    """What is not there tells, when it is used, what is."""

    __slots__ = ()

    def __init__(
        self,
        hint: str | None = None,
        obj: Any = missing,  # noqa: ANN401 - anything a template holds
        name: str | None = None,
        exc: type[Exception] = UndefinedError,
    ) -> None:
        """As the base class has it."""
        known = _names_of(obj)
        told: Any = partial(UnknownNameError, name=str(name), known=known)
        if issubclass(exc, SecurityError):
            told = partial(ForbiddenError, name=str(name))
        super().__init__(hint, obj, name, told)


class Sandbox(ImmutableSandboxedEnvironment):
    """Allows what is listed above."""

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:  # noqa: ANN401, ARG002
        """Whether a template may read `attr` of `obj`."""
        if type(obj).__module__ == blocks.__name__:
            return attr == "kind" or attr in _names_of(obj)
        if isinstance(obj, TemplateModule):  # an import: the macros of another part
            return not attr.startswith("_")
        allowed: frozenset[str] = frozenset()
        if isinstance(obj, str):
            allowed = _OF_TEXT
        elif isinstance(obj, dict):
            allowed = _OF_MAPPING
        elif isinstance(obj, LoopContext):
            allowed = _OF_LOOP
        elif isinstance(obj, tuple):
            allowed = _OF_GROUP
        elif isinstance(obj, BlockReference):
            allowed = frozenset(("super",))
        return attr in allowed

    def is_safe_callable(self, obj: Any) -> bool:  # noqa: ANN401 - anything a template holds
        """Whether a template may call it: macros, blocks, what is given, methods of the above."""
        if isinstance(obj, Macro | BlockReference | StrictUndefined):  # the last says who it is
            return True
        if any(obj is given for given in self.globals.values()):
            return True
        return isinstance(getattr(obj, "__self__", None), str | dict | LoopContext)


def sandbox(pages: Mapping[str, str], places: Mapping[str, str]) -> Sandbox:
    """An environment over parts by name; `places`: how a sentence names each.

    A part that the folder has not is ours; ours stay under `ours/`.
    """
    ours = known_parts()

    def load(name: str) -> tuple[str, str, None] | None:
        if name in pages:
            return pages[name], places[name], None
        bare = name.removeprefix(OURS)
        return (text_of(bare), OURS + bare, None) if bare in ours else None

    made = Sandbox(
        loader=FunctionLoader(load),
        autoescape=True,
        undefined=Named,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        optimized=False,  # what a template counts is counted where its line is known
    )
    made.filters = {name: made.filters[name] for name in FILTERS}
    made.globals = {"range": made.globals["range"]}
    return made


@pass_context  # by which nothing is folded while it is compiled
def _shown(_: Context, value: object) -> object:
    """A text without control characters; only texts and numbers are shown."""
    if type(value) is str:
        return clean_lines(value).replace("\r", " ")
    if isinstance(value, Markup):
        return Markup(clean_lines(value))  # noqa: S704 - it is markup already
    if isinstance(value, StrictUndefined) or type(value) in (int, float):
        return value
    message = f"a {type(value).__name__} is no text"
    raise TypeError(message)


def _names_of(obj: object) -> tuple[str, ...]:
    """What a template may read of a block, or find in a mapping."""
    if isinstance(obj, Struct):
        return obj.__struct_fields__
    if isinstance(obj, dict):
        return tuple(map(str, obj))
    return GIVEN if obj is missing else ()
