# noqa: INP001 - a script, not a package
"""Write docs/reference, and the table in README.md, from the code they describe.

python docs/generate.py           write them
python docs/generate.py --check   exit 1 and name those that differ from what would be written
"""

from __future__ import annotations

import re
import sys
import tempfile
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from smalign.base.findings import SEVERITIES
from smalign.base.schema import TABLES
from smalign.cli.app import COMMANDS, build
from smalign.crm.vocabulary import SYSTEMS
from smalign.demo import write
from smalign.metrics import NAMES, metric_named
from smalign.render import render
from smalign.render.diagnose import render_diagnosis
from smalign.render.sentences import CATALOGUE
from smalign.render.titles import named, title
from smalign.rules import rules_named
from smalign.session import open_exports

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from smalign.base.bounds import Bound
    from smalign.base.results import Result
    from smalign.crm.words import Entry, Words
    from smalign.session.options import Options

ROOT = Path(__file__).resolve().parents[1]
REFERENCE = ROOT / "docs" / "reference"
SAMPLE = ROOT / "samples" / "generic"
EXPORTS = ROOT / "tests" / "systems"
PATHS = EXPORTS / "generic" / "paths.en.csv"
PLAN = EXPORTS / "generic" / "plan.en.csv"
BONUS = ROOT / "docs" / "bonus.toml"
SURVEY = EXPORTS / "generic" / "survey.en.csv"
CALLS = EXPORTS / "calltouch" / "calls.codes.csv"
WRITTEN = "<!-- Written by docs/generate.py: change the code and run it again. -->"
WIDTH = 80
TABLE_BEGINS = "<!-- written by docs/generate.py -->"
TABLE_ENDS = "<!-- end -->"


def cli_page() -> str:
    """Every command with its help, as the command prints it."""
    group = typer.main.get_command(build(()))
    parts = [heading("Command line"), _help(group, "smalign")]
    for name in COMMANDS:
        parts += [f"\n## {name}\n", _help(group.commands[name], f"smalign {name}")]
    return "\n".join(parts)


def metrics_page() -> str:
    """Every metric: what its docstring says, and the columns of its answer."""
    parts = [heading("Metrics")]
    parts.append(
        "Every answer carries its period, as-of, grain, what is left out, notes and the SQL. A\n"
        "rate is a fraction; its `_low` and `_high` are the ends of a 95 % Wilson interval. Money\n"
        "is exact until it is shown. A missing measure is n/a, a missing dimension `(none)`. What\n"
        "each word means: [definitions](../definitions.md).\n"
    )
    with (
        open_exports([SAMPLE, PLAN, CALLS, SURVEY], config=BONUS) as session,
        open_exports([PATHS]) as paths,
    ):
        for metric in map(metric_named, NAMES):
            is_paths = metric.name == "paths"  # roi answers so where paths are all there is
            is_of_two = "new_cards" in metric.reads
            asked: Options = {"old": session} if is_of_two else {}
            answer = paths.roi() if is_paths else session.ask(metric.name, asked)
            parts += [f"## {metric.name}\n", _told(metric.doc), _columns(answer)]
    return "\n".join(parts)


def codes_page() -> str:
    """Every error, note, exclusion and reject with its sentences."""
    titles = {
        "error": "Errors",
        "note": "Notes",
        "exclusion": "Left out",
        "reject": "Records that cannot be read",
        "comment": "Comments of smalign.toml",
        "evidence": "Beside its lines",
        "prompt": "Questions of init",
        "finding": "Findings of check",
        "unchecked": "Why a rule looked at nothing",
        "seen": "What diagnose sees",
        "unseen": "Why diagnose could not look",
        "norm": "What diagnose compares with",
        "stake": "What hangs on it",
        "action": "First actions",
        "verdict": "Verdicts",
        "diagnosis": "Other lines of a diagnosis",
    }
    parts = [heading("Codes")]
    parts.append(
        "What stands in braces is filled in: `{where}` is the file, the line and the column as\n"
        "far as they are known. JSON carries the code beside the English sentence.\n"
    )
    for kind, codes in CATALOGUE.items():
        rows = [(f"`{code}`", _cell(pair[0]), _cell(pair[1])) for code, pair in codes.items()]
        parts += [f"## {titles[kind]}\n", table(("code", "English", "Russian"), sorted(rows))]
    return "\n".join(parts)


def rules_page() -> str:
    """Every rule of `check`: what its docstring says, and how grave its findings are."""
    parts = [heading("Rules")]
    parts.append(
        "The rules of `smalign check`. *More than 0* is any row at fault; a share counts from\n"
        "`min_n` rows on (30). `[checks.<rule>]` says other bounds:\n"
        "[configuration](../configuration.md#checks).\n"
    )
    for rule in rules_named():
        bounds = (
            f"{one} from more than {_bound(getattr(rule.levels, one))} on"
            for one in SEVERITIES
            if getattr(rule.levels, one)
        )
        parts += [f"## {rule.name}\n", _told(rule.doc), f"- **Severity**: {', '.join(bounds)}.\n"]
    return "\n".join(parts).replace("\n\n- **Severity**", "\n- **Severity**")


def _bound(bound: Bound) -> str:
    return f"{bound.rows}" if bound.percent is None else f"{bound.percent} %"


def crm_page() -> str:
    """System by table: which headers are recognised as which column."""
    parts = [heading("Recognised headers")]
    parts.append(
        "Headers are compared without case; blanks and underscores are alike, and a currency in\n"
        "brackets does not matter. Of several headers the first one found counts. Every other\n"
        "column keeps its header and can be used in `--by`, `--where` and `fields`.\n"
    )
    for system in SYSTEMS:
        parts.append(f"## {system.name}\n")
        parts += [_headers(words) for words in system.words]
    return "\n".join(parts)


def systems_page() -> str:
    """System, export and language: the columns that an export typed by hand is shown to become."""
    parts = [heading("Systems")]
    parts.append(
        "Every row is shown by a small export typed by hand under `tests/systems`, which a test\n"
        "opens, inspects and compares value by value. `codes` are the names of an interface for\n"
        "programs. A file of another system, or with other headers, is read by the words of\n"
        "`generic`, or by [mapping](../07-mapping.md). All headers:\n"
        "[recognised headers](crm.md).\n"
    )
    for system in SYSTEMS:
        rows = [
            (words.name, words.table or "not read", language, _shown(system.name, words, language))
            for words in system.words
            for language in words.languages
        ]
        parts += [f"## {system.name}\n", table(("export", "table", "language", "columns"), rows)]
    return "\n".join(parts)


def _shown(system: str, words: Words, language: str) -> str:
    """The columns of the exports of one cell; an export that is not read says why."""
    told = [
        tomllib.loads(path.read_text(encoding="utf-8"))
        for path in sorted((EXPORTS / system).glob(f"{words.name}.{language}*.toml"))
    ]
    if not words.table:
        return words.reason
    shown = {column for one in told for column in one["columns"]}
    columns = ", ".join(f"`{name}`" for name in TABLES[words.table].names if name in shown)
    more = sorted({name for one in told for name in one["rows"]} - {words.table})
    return columns + "".join(f"; also a table `{name}`" for name in more)


PAGES: dict[str, Callable[[], str]] = {
    "cli.md": cli_page,
    "metrics.md": metrics_page,
    "rules.md": rules_page,
    "codes.md": codes_page,
    "crm.md": crm_page,
    "systems.md": systems_page,
}


def heading(text: str) -> str:
    """The head of a page."""
    return f"# {text}\n\n{WRITTEN}\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A Markdown table."""
    lines = [heads, ["---"] * len(heads), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _help(command: typer.core.TyperCommand, name: str) -> str:
    context = typer.Context(command, info_name=name, terminal_width=WIDTH - 2)
    return f"```text\n{command.get_help(context).rstrip()}\n```\n"


def _told(doc: str) -> str:
    """A docstring: its sections as a list."""
    first, _, rest = doc.partition("\n\n")
    sections = re.sub(r"\n {4,}", " ", rest)
    return first + "\n\n" + re.sub(r"(?m)^(\w+): ", r"- **\1**: ", sections) + "\n"


def _columns(answer: Result) -> str:
    of = named(answer)
    edges = ("_low", "_high")
    rows = [
        (f"`{one.name}`", one.type, one.unit, title(one, "en", of), title(one, "ru", of))
        for one in answer.fields
        if not one.name.endswith(edges)
    ]
    return table(("column", "type", "unit", "English", "Russian"), rows)


def _headers(words: Words) -> str:
    if not words.table:
        return f"Known and not read: {words.reason}.\n"
    meanings = {column.name: column.meaning for column in TABLES[words.table].columns}
    rows = [
        (f"`{entry.column}`", meanings.get(entry.column, ""), _written(entry))
        for entry in words.entries
    ]
    return f"### {words.table}\n\n" + table(("column", "meaning", "headers"), rows)


def _written(entry: Entry) -> str:
    between = " + " if entry.join else ", "
    headers = between.join(_cell(header) for header in entry.headers)
    return headers or f"by pattern `{_cell(entry.pattern)}`"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("<", "&lt;")


def readme() -> str:
    """README.md with what its two examples print now."""
    with open_exports([ROOT / "samples" / "bitrix24"]) as session:
        shown = [_diagnosed(), str(render(session.roi(), "table", "en", width=100))]
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for place, told in enumerate(shown, start=1):
        parts = text.split(TABLE_BEGINS)
        _, end, after = parts[place].partition(TABLE_ENDS)
        parts[place] = f"\n```text\n{told.rstrip()}\n```\n{end}{after}"
        text = TABLE_BEGINS.join(parts)
    return text


def _diagnosed() -> str:
    """The diagnosis of a made-up company, down to its second step."""
    with tempfile.TemporaryDirectory() as place:
        write(Path(place), "generic", 7, 900, story=("junked-unworked",))
        with open_exports([place]) as session:
            page = str(render_diagnosis(session.diagnose(), "table", "en", width=100))
    return page.partition("\n3. ")[0] + "\n…"


def pages() -> dict[Path, str]:
    """Every page that is written, and what it should say."""
    written = {REFERENCE / name: page() for name, page in PAGES.items()}
    return {**written, ROOT / "README.md": readme()}


def stale() -> list[str]:
    """Pages that differ from what would be written."""
    return [
        str(path.relative_to(ROOT))
        for path, text in pages().items()
        if not path.is_file() or path.read_text(encoding="utf-8") != text
    ]


def main(arguments: Sequence[str]) -> int:
    """Write the pages, or check them."""
    if list(arguments) == ["--check"]:
        differ = stale()
        sys.stderr.write("".join(f"out of date: {path}\n" for path in differ))
        return int(bool(differ))
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
