"""What `inspect` shows: each file as it was understood, its columns, links and warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.render.evidence import evidence, why
from smalign.render.json import SCHEMA_VERSION, dumps, moment, notes
from smalign.render.language import day, percent, plural, whole, whole_percent
from smalign.render.links import link_lines
from smalign.render.markdown import escape, md_table
from smalign.render.money import number, steady
from smalign.render.plain import plain_cell
from smalign.render.sentences import sentence
from smalign.render.template import quoted
from smalign.render.titles import Pair, value_word

if TYPE_CHECKING:
    from smalign.base.results import (
        InspectedColumn,
        InspectedFile,
        InspectedReject,
        Inspection,
        Value,
    )

_PLAIN: Final = ("file", "sheet", "table", "crm", "header", "column", "type", "format")
_SHARES: Final = ("empty_share", "failures", "examples")
_WHY: Final = ("failed_examples", "matched_by", "vocabulary")
_MOST_REJECTS: Final = 5
_NOT_SHOWN: Final = Pair(
    "Not shown: {} (all columns: --format plain)",
    "Не показано: {} (все столбцы: --format plain)",
)
_HEADS: Final = (
    Pair("Header", "Столбец"),
    Pair("Read as", "Прочитан как"),
    Pair("Type", "Тип"),
    Pair("Empty", "Пусто"),
    Pair("Did not fit", "Не подошло"),
    Pair("Why", "Почему"),
    Pair("Examples", "Примеры"),
)
_RIGHT: Final = (False, False, False, True, True, False, False)
_UNKNOWN_TABLE: Final = Pair("not recognised", "не распознано")
_ATTRIBUTE: Final = Pair("attribute", "признак")
_LINES: Final = (Pair("line", "строка"), Pair("lines", "строки"))
_MORE: Final = Pair("{} more (--format json)", "ещё {} (--format json)")
_AS_OF: Final = Pair("Data as of", "Данные на")
_READ: Final = (
    ("row read", "rows read"),
    ("строка прочитана", "строки прочитаны", "строк прочитано"),
)
_REJECTED: Final = (("rejected", "rejected"), ("отклонена", "отклонены", "отклонено"))
_DROPPED: Final = {
    "preamble": Pair("before the header", "до заголовка"),
    "blank": Pair("blank", "пустых"),
    "total": Pair("totals", "итогов"),
    "footer": Pair("after the table", "после таблицы"),
    "header": Pair("headers again", "повторов заголовка"),
}
_FLAG: Final = "yes/no"
"""The format of a flag, which its type says already."""


def render_json(inspection: Inspection) -> str:
    """The JSON contract of `inspect`, English whatever the language."""
    answer = {
        "schema_version": SCHEMA_VERSION,
        "files": [_file_object(file) for file in inspection.files],
        "links": {way: inspection.links[way] for way in sorted(inspection.links)},
        "links_of": dict(sorted(inspection.links_of.items())),
        "as_of": moment(inspection.as_of),
        "warnings": notes(inspection.warnings),
    }
    return dumps(answer, indent=2) + "\n"


def render_plain(inspection: Inspection) -> str:
    """Tab-separated, one line per column of each file, machine names first."""
    lines = ["\t".join((*_PLAIN, *_SHARES, *_WHY))]
    for file in inspection.files:
        for column in file.columns:
            share = None if column.empty_share is None else _steady(column.empty_share)
            cells: tuple[Value, ...] = (
                *(file.file, file.sheet, file.table, file.crm),
                *(column.header, column.column, column.type, column.format),
                *(share, column.failures, "; ".join(column.examples)),
                *("; ".join(column.failed_examples), column.matched_by, column.vocabulary),
            )
            lines.append("\t".join(plain_cell(value) for value in cells))
    return "\n".join(lines) + "\n"


def render_markdown(inspection: Inspection, lang: str) -> str:
    """A section per file with a table of its columns, then links and warnings."""
    lines: list[str] = []
    for file in inspection.files:
        body = [[escape(text) for text in _cells(column, lang)] for column in file.columns]
        lines += [f"### {escape(_name(file))}", "", escape(_about(file, lang)), ""]
        known = " · ".join(evidence(file, lang))
        lines += [escape(known), ""] if known else []
        lines += md_table([head.in_(lang) for head in _HEADS], _RIGHT, body) if body else []
        told = _rejects(file, lang)
        lines += ["", *(f"- {escape(text)}" for text in told), *([""] if told else [])]
    lines += [f"- {escape(text)}" for text in _tail(inspection, lang)]
    return "\n".join(lines).rstrip("\n") + "\n"


def talk(inspection: Inspection, lang: str) -> list[str]:
    """What forms of columns alone have no place for: each file's rows, rejects, links, warnings."""
    lines: list[str] = []
    for file in inspection.files:
        lines += [f"{_name(file)}: {_about(file, lang)}", *_rejects(file, lang)]
    return [*lines, *_tail(inspection, lang)]


def render_table(inspection: Inspection, lang: str, width: int, *, color: bool) -> str:
    """The same for a terminal `width` columns wide; examples only where there is room."""
    from smalign.render.list_table import draw
    from smalign.render.terminal import canvas, line, output

    console = canvas(width, color=color)
    gone: set[str] = set()
    for file in inspection.files:
        line(console, _name(file), "bold")
        line(console, _about(file, lang), "dim", hang=2)
        known = evidence(file, lang)
        if known:
            line(console, " · ".join(known), "dim", hang=2)
        line(console, "")
        heads = [head.in_(lang) for head in _HEADS]
        if file.columns:
            cells = [_cells(column, lang) for column in file.columns]
            gone.update(draw(console, heads, cells, _RIGHT))
        for text in _rejects(file, lang):
            line(console, f"• {text}", hang=2)
        line(console, "")
    hidden = [head.in_(lang) for head in _HEADS if head.in_(lang) in gone]
    if hidden:
        line(console, _NOT_SHOWN.in_(lang).format(", ".join(hidden)), "dim", hang=2)
    for text in _tail(inspection, lang):
        line(console, text, hang=2)
    return output(console).rstrip("\n") + "\n"


def _file_object(file: InspectedFile) -> dict[str, object]:
    return {
        "file": file.file,
        "sheet": file.sheet,
        "encoding": file.encoding,
        "delimiter": file.delimiter,
        "crm": file.crm,
        "table": file.table,
        "confidence": _steady(file.confidence),
        "reasons": list(file.reasons),
        "rows_read": file.rows_read,
        "rows_accepted": file.rows_accepted,
        "rows_rejected": file.rows_rejected,
        "rows_dropped": sum(count for _, count in file.dropped),
        "dropped": [{"kind": kind, "count": count} for kind, count in file.dropped],
        "rejects": [
            {
                "lines": list(reject.lines),
                "reason": reject.reason,
                "text": sentence(reject, "en"),
            }
            for reject in file.rejects
        ],
        "columns": [_column_object(column) for column in file.columns],
    }


def _column_object(column: InspectedColumn) -> dict[str, object]:
    share = None if column.empty_share is None else _steady(column.empty_share)
    return {
        "header": column.header,
        "column": column.column,
        "type": column.type,
        "format": column.format,
        "empty_share": share,
        "failures": column.failures,
        "examples": list(column.examples),
        "failed_examples": list(column.failed_examples),
        "matched_by": column.matched_by,
        "vocabulary": column.vocabulary,
    }


def _steady(value: float) -> float | None:
    known = number(value)
    return None if known is None else steady(known)


def _name(file: InspectedFile) -> str:
    return f"{file.file} · {file.sheet}" if file.sheet else file.file


def _about(file: InspectedFile, lang: str) -> str:
    """crm, table, certainty, encoding, separator, rows."""
    table = value_word("table", file.table, lang) if file.table else _UNKNOWN_TABLE.in_(lang)
    sure = number(file.confidence) if file.table else None
    parts = [f"{file.crm}: {table}" + (f" ({percent(sure, lang, 0)})" if sure is not None else "")]
    parts += [file.encoding] if file.encoding else []
    parts += [quoted(_visible(file.delimiter), lang)] if file.delimiter else []
    if file.table or file.rows_read:
        parts.append(_counted(file.rows_read, _READ, lang))
    if file.rows_rejected:
        parts.append(_counted(file.rows_rejected, _REJECTED, lang))
    parts += [
        f"{_DROPPED[kind].in_(lang) if kind in _DROPPED else kind}: {whole(count, lang)}"
        for kind, count in file.dropped
        if count
    ]
    return " · ".join(parts)


def _counted(count: int, forms: tuple[tuple[str, ...], tuple[str, ...]], lang: str) -> str:
    return f"{whole(count, lang)} {plural(count, forms[1 if lang == 'ru' else 0], lang)}"


def _visible(delimiter: str) -> str:
    return {"\t": "\\t"}.get(delimiter, delimiter)


def _cells(column: InspectedColumn, lang: str) -> tuple[str, ...]:
    share = number(column.empty_share)
    kind = value_word("inspect.type", column.type, lang)
    return (
        column.header,
        column.column or _ATTRIBUTE.in_(lang),
        f"{kind}, {column.format}" if column.format not in (None, column.type, _FLAG) else kind,
        "" if share is None else whole_percent(share, lang),
        _failed(column, lang) if column.failures else "",
        why(column, lang),
        "; ".join(column.examples),
    )


def _failed(column: InspectedColumn, lang: str) -> str:
    """How many values did not fit, and some of them."""
    shown = ", ".join(quoted(value, lang) for value in column.failed_examples)
    return f"{whole(column.failures, lang)}: {shown}" if shown else whole(column.failures, lang)


def _rejects(file: InspectedFile, lang: str) -> list[str]:
    """The first rejects as sentences, and how many more there are."""
    said = [f"{_span(reject, lang)}: {sentence(reject, lang)}" for reject in file.rejects]
    more = max(len(said), file.rows_rejected) - _MOST_REJECTS
    return said[:_MOST_REJECTS] + ([_MORE.in_(lang).format(more)] if more > 0 else [])


def _span(reject: InspectedReject, lang: str) -> str:
    first, last = reject.lines[0], reject.lines[-1]
    if first == last:
        return f"{_LINES[0].in_(lang)} {first}"
    return f"{_LINES[1].in_(lang)} {first}–{last}"


def _tail(inspection: Inspection, lang: str) -> list[str]:
    """As-of, what is linked and by what, warnings."""
    on = inspection.as_of_on
    lines = [f"{_AS_OF.in_(lang)} {day(on, lang)}"] if on else []
    told = (sentence(note, lang) for note in inspection.warnings)
    return [*lines, *link_lines(inspection, lang), *told]
