"""rejected_records: records of a file that cannot be read."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from smalign.rules.rule import ANY, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smalign.model.model import ReadFile
    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Counted]:
    """Records of a file that cannot be read.

    What: records with too many or too few fields, an open quote, or bytes that are no text.
    Why: other commands bear one of a hundred; a card that is not read is missing from every sum.
    How: every record of every file that is used is read strictly. Where `--max-rejects` is given
        and no file of a table exceeds it, what fails is a notice.
    Caveats: a record broken by a line end in a text often rejects two physical lines.
    Source: RFC 4180.
    """
    files: dict[str, list[ReadFile]] = defaultdict(list)
    for file in case.model.files:
        if file.table is not None:
            files[file.table].append(file)
    for table, mine in files.items():
        rejects = [(file.raw.file, one) for file in mine for one in file.raw.rejects]
        yield Counted(
            table=table,
            column=None,
            code="records_rejected",
            failing=len(rejects),
            of=sum(map(_read, mine)),
            places=tuple((file, one.first_line) for file, one in rejects),
            levels=Levels(notice=ANY) if _are_borne(case, mine) else None,
        )


def _read(file: ReadFile) -> int:
    return (file.rows or 0) + len(file.raw.rejects)


def _are_borne(case: Case, files: Sequence[ReadFile]) -> bool:
    """Whether no file has more than was said to be borne with; nothing is, where nobody said so."""
    limit = case.limit
    return limit is not None and not any(
        limit.is_exceeded(len(file.raw.rejects), _read(file)) for file in files
    )


RULE: Final = Rule("rejected_records", "export", Levels(error=ANY), find)
