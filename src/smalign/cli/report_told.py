"""What one run of `smalign report` says on stderr, as sentences or as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from smalign.base.results import Note
from smalign.cli.report_options import LogForm
from smalign.cli.talk import say_as
from smalign.render.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smalign.base.headline import Since
    from smalign.base.run_manifest import RunManifest
    from smalign.cli.talk import Language, Level


class Told(Struct, frozen=True):
    """How a run talks; `--quiet` leaves errors alone."""

    language: Language
    log_format: LogForm | None
    is_quiet: bool

    @property
    def is_barless(self) -> bool:
        """Whether a bar has no place: among lines of JSON it would be a broken one."""
        return self.is_quiet or self.is_json

    @property
    def is_json(self) -> bool:
        """Whether each line is an object."""
        return self.log_format is LogForm.JSON

    def of(self, note: Note, level: Level = "info", **facts: object) -> None:
        """One line; `facts` are for JSON."""
        if not self.is_quiet:
            form = LogForm.JSON if self.is_json else LogForm.TEXT
            say_as(form.value, level, note.code, sentence(note, self.language), **facts)

    def of_written(self, run: RunManifest, place: Path | None, seconds: float) -> None:
        """The heartbeat: where, what, how many rows, how long; `place` None is stdout."""
        where = "stdout" if place is None else str(place)
        names = [one.file for one in run.written]
        facts: dict[str, object] = {"path": where, "seconds": seconds, **run.rows}
        if names:
            note = Note("report_written", {**facts, "files": ", ".join(names)})
        else:
            note = Note("report_delivered", facts)
        self.of(
            note,
            exit_code=run.exit_code,
            path=where,
            files=names,
            rows=dict(run.rows),
            as_of=run.as_of and run.as_of.isoformat(),
            latest=run.latest and run.latest.isoformat(),
            seconds=round(seconds, 3),
        )

    def of_older(self, since: Since | None, *, is_meant: bool) -> None:
        """That the last report was of later data, unless an earlier day was asked for."""
        if since is None or is_meant or not since.is_backwards:
            return
        days: dict[str, object] = {"then": since.then.as_of, "now": since.now.as_of}
        iso = {name: str(day) for name, day in days.items()}
        self.of(Note("report_older", days), "warning", **iso)

    def of_findings(self, exit_code: int, findings: Mapping[str, object] | None) -> None:
        """Why a run ends with 1 though its report is there."""
        counts = dict(findings or {})
        self.of(Note("report_findings", counts), "warning", exit_code=exit_code, **counts)
