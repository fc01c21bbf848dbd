"""rejected_records: records of a file that cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.rules.rule import ANY, Counted, Levels, Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Counted]:
    """Records of a file that cannot be read.

    What: records with too many or too few fields, an open quote, or bytes that are no text.
    Why: other commands bear one of a hundred; a card that is not read is missing from every sum.
    How: every record of every file that is used is read strictly. Within `--max-rejects`, where it
        is given, what fails is a notice.
    Caveats: a record broken by a line end in a text often rejects two physical lines.
    Source: RFC 4180.
    """
    for file in case.model.files:
        if file.table is None:
            continue
        rejects = file.raw.rejects
        read = (file.rows or 0) + len(rejects)
        is_borne = case.limit is not None and not case.limit.is_exceeded(len(rejects), read)
        yield Counted(
            table=file.table,
            column=None,
            code="records_rejected",
            failing=len(rejects),
            of=read,
            facts={"file": file.raw.file, "reason": rejects[0].reason if rejects else None}
            | (dict(rejects[0].facts) if rejects else {}),
            places=tuple((file.raw.file, one.first_line) for one in rejects)
            or ((file.raw.file, None),),
            levels=Levels(notice=ANY) if is_borne else None,
        )


RULE: Final = Rule("rejected_records", "export", Levels(error=ANY), find)
