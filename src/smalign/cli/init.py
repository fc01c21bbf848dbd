"""`smalign init`."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Final

import typer

from smalign.base.errors import UsageError
from smalign.base.places import is_file
from smalign.cli import options as o
from smalign.cli.bundles import assigned
from smalign.cli.talk import locale_language, say

if TYPE_CHECKING:
    from smalign.base.draft import Draft

_PANEL: Final = "The file"

Exports = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="EXPORTS", help="A folder, files or patterns. Default: the current folder."
    ),
]
Target = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        rich_help_panel=_PANEL,
        help="Where to write, - for stdout. Default: smalign.toml beside the exports, where it is "
        "looked for.",
    ),
]
Force = Annotated[
    bool,
    typer.Option(
        "--force",
        rich_help_panel=_PANEL,
        help="Write over a file that is there; what it said is kept beside it as FILE.bak.",
    ),
]
NoInput = Annotated[
    bool,
    typer.Option(
        "--no-input",
        rich_help_panel=_PANEL,
        help="Never ask; questions stay comments in the file. So it is without a terminal, too.",
    ),
]
Agreement = Annotated[
    Path | None,
    typer.Option(
        "--agreement",
        metavar="FILE",
        rich_help_panel=_PANEL,
        help="Write the page both heads sign instead, as Markdown, of the smalign.toml that is "
        "there; what it does not say is left blank.",
    ),
]
Language = Annotated[
    o.Lang | None,
    typer.Option(
        "--lang",
        parser=o.OneOf(o.Lang, "--lang"),
        metavar="ru|en",
        rich_help_panel=_PANEL,
        help="The language of the comments. Default: the locale's.",
    ),
]


def command(  # noqa: PLR0913 - a command line is its options
    exports: Exports = None,
    output: Target = None,
    *,
    agreement: Agreement = None,
    force: Force = False,
    no_input: NoInput = False,
    lang: Language = None,
    encoding: o.Encoding = None,
    delimiter: o.Delimiter = None,
    sheet: o.Sheet = None,
    timezone: o.Timezone = None,
    currency: o.Currency = None,
    table: o.TableOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Write smalign.toml: what was recognised in the export, and on what that rests."""
    from smalign.cli.answer import deliver
    from smalign.cli.ask import asker
    from smalign.render.draft import written
    from smalign.session.drafting import beside, draft_exports

    language = lang.value if lang else locale_language()
    named = exports or ["."]
    target = None if str(output) == "-" else output or beside(named)
    if agreement is not None:
        _write_page(agreement, target, language, force=force, quiet=quiet)
        return
    _check(target, force=force)
    draft = draft_exports(
        named,
        encoding=encoding,
        delimiter=delimiter,
        sheet=sheet,
        timezone=timezone,
        currency=currency,
        tables=dict(assigned(text) for text in table or ()),
        ask=None if no_input else asker(language),
    )
    _check(target, force=force)
    text = written(draft, target.parent if target else Path(), language)
    kept = _kept(target, text)
    deliver(text, target)
    if target and not quiet:
        _tell(draft, target, language)
        _tell_kept(target, kept, language)


def _write_page(page: Path, config: Path | None, lang: str, *, force: bool, quiet: bool) -> None:
    """The page to sign, of the smalign.toml where it would be written.

    Raises:
        UsageError: config_missing, and what `config_file.load` finds; config_exists, the page is
            there; output_folder_missing.

    """
    from smalign.base.config_file import load
    from smalign.cli.answer import deliver
    from smalign.render.draft.agreement import agreement_page

    target = None if str(page) == "-" else page
    _check(target, force=force)
    text = agreement_page(load(config), lang)
    kept = _kept(target, text)
    deliver(text, target)
    if not quiet:
        _tell_kept(page, kept, lang)


def _check(target: Path | None, *, force: bool) -> None:
    """Refuse before anything is read or asked, and once more before it is written.

    Raises:
        UsageError: config_exists, output_folder_missing.

    """
    if target is None:
        return
    if not target.resolve().parent.is_dir():
        raise UsageError("output_folder_missing", path=str(target.parent))
    if not force and is_file(target):
        raise UsageError("config_exists", path=str(target))


def _kept(target: Path | None, text: str) -> Path | None:
    """Where a file that says anything else is kept before it is written over: somebody wrote it.

    Raises:
        UsageError: output_unwritable; then nothing is written over.

    """
    if target is None or not is_file(target):
        return None
    from smalign.base.files import unwritable, write_atomically

    with unwritable(target):
        before = target.read_bytes()
    if before == text.encode():
        return None
    names = (target.with_name(f"{target.name}.bak{number or ''}") for number in count())
    kept = next(one for one in names if not os.path.lexists(one))
    write_atomically(kept, before)
    return kept


def _tell_kept(target: Path, kept: Path | None, lang: str) -> None:
    from smalign.render.sentences import say as worded

    if kept is not None:
        say(worded("note", "config_kept", {"path": str(target), "kept": str(kept)}, lang))


def _tell(draft: Draft, target: Path, lang: str) -> None:
    from smalign.render.sentences import say as worded
    from smalign.session.asking import questions

    facts: dict[str, object] = {"path": str(target), "open": len(list(questions(draft)))}
    say(worded("note", "config_written" if facts["open"] else "config_complete", facts, lang))
