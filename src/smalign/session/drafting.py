"""`smalign init`: an export opened under what the user has said alone, and its draft."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from smalign.base.config import Config
from smalign.base.errors import UsageError
from smalign.base.places import is_folder
from smalign.read.records import ReadOptions
from smalign.session.asking import answered, questions
from smalign.session.given import workspace_of
from smalign.session.opening import open_with
from smalign.session.settings import CONFIG_NAME, told
from smalign.session.spoken import spoken

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from smalign.base.draft import Draft
    from smalign.session.asking import Question

    Ask = Callable[[Question], tuple[str, ...] | None]


@spoken()
def draft_exports(  # noqa: PLR0913 - each is one thing an export may not say itself
    exports: Sequence[str],
    *,
    encoding: str | None = None,
    delimiter: str | None = None,
    sheet: str | None = None,
    timezone: str | None = None,
    currency: str | None = None,
    tables: Mapping[str, str] | None = None,
    ask: Ask | None = None,
) -> Draft:
    """The draft of a smalign.toml for these exports.

    A smalign.toml that is there already is not read: the draft is of the export, and drafting
    again gives the same. `ask` answers a question, or leaves it open with None; answers may raise
    new questions, each is asked once.

    Raises:
        InputError: a file is missing, empty or broken.
        UsageError: a zone, a currency, a table or a file that is none; a workspace.

    """
    workspace = workspace_of(exports)
    if workspace is not None:
        raise UsageError("workspace_drafted", path=str(workspace))
    options = ReadOptions(encoding, delimiter, sheet)
    config = told(Config(), timezone=timezone, currency=currency, tables=tables)
    draft = _draft(exports, options, config, tables or {})
    asked: set[tuple[str, tuple[str, ...]]] = set()
    while ask is not None:
        before = config
        for question in questions(draft):
            if (question.code, question.place) not in asked:
                asked.add((question.code, question.place))
                answer = ask(question)
                config = answered(config, question, answer) if answer else config
        if config == before:
            break
        draft = _draft(exports, options, config, tables or {})
    return draft


def beside(exports: Sequence[str]) -> Path:
    """Where the smalign.toml of these exports is looked for first."""
    first = Path(exports[0])
    return (first if is_folder(first) else first.parent) / CONFIG_NAME


def _draft(
    exports: Sequence[str], options: ReadOptions, config: Config, tables: Mapping[str, str]
) -> Draft:
    given = {
        "encoding": options.encoding,
        "delimiter": options.delimiter,
        "sheet": options.sheet,
    }
    with open_with(exports, config, options, tables) as session:
        return session.draft({name: value for name, value in given.items() if value})
