"""What a report is made of: answers, or the errors that stand in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, field

from smalign.base.results import Result

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smalign.base.diagnosis import Diagnosis
    from smalign.base.errors import SmalignError
    from smalign.base.headline import Since
    from smalign.base.results import Inspection

    Answer = Result | SmalignError
    """What came of a question."""


class ReportParts(Struct, frozen=True):
    """Everything a report shows; the same parts give the same bytes.

    inspection: what was read, or why it was not. answers: part → its answer or the error in its
    place, in the order of the sections; a part nobody asked for is missing. The names of parts
    are those in `chapters`. title: None takes the language's own. timezone: the zone whose days
    are used, None when unknown. sizes: bytes of the files whose size is known, by the name
    `inspection` gives them. version: of smalign. since: what the last report said, None where
    there is none or nobody keeps it. diagnosis: what stands first; None: the export cannot carry
    one.
    """

    inspection: Inspection | SmalignError
    answers: Mapping[str, Answer]
    title: str | None = None
    timezone: str | None = None
    sizes: Mapping[str, int] = field(default_factory=dict)
    version: str = ""
    since: Since | None = None
    diagnosis: Diagnosis | None = None

    def result(self, part: str) -> Result | None:
        """The answer of a part, where there is one."""
        found = self.answers.get(part)
        return found if isinstance(found, Result) else None

    @property
    def results(self) -> tuple[Result, ...]:
        """Every answer there is, in the order of the sections."""
        return tuple(one for one in self.answers.values() if isinstance(one, Result))
