"""One opened export: its files, read as far as the questions so far needed, and its engine.

The first question reads only what it needs; a second one that needs more reads everything,
once, and every later question is answered from that.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Self

from msgspec import Struct, field
from msgspec.structs import replace

from smalign.base.progress import silent
from smalign.engine.duckdb import Engine
from smalign.model.build import build
from smalign.model.complete import complete_notes
from smalign.read.busy import settled
from smalign.read.find import close
from smalign.scope.ladder import define_ladder

if TYPE_CHECKING:
    from collections.abc import Mapping
    from tempfile import TemporaryDirectory

    import pyarrow as pa

    from smalign.base.config import Config
    from smalign.base.progress import Progress
    from smalign.base.results import Note
    from smalign.model.lost_lookups import Lost
    from smalign.model.model import Model
    from smalign.model.needs import Needs
    from smalign.model.recognise import Recognition
    from smalign.read.limit import Limit
    from smalign.read.records import Input, RawTable
    from smalign.session.history import History
    from smalign.session.prepared import Opened


_TOLD: Final = frozenset({"marketing_report", "plan"})
"""Tables of what somebody said: no figure of the CRM is made of them."""


class Reading(Struct):
    """An opened export.

    files: each raw table with what it was recognised as. inputs: the opened files they are in.
    frames: Arrow tables given by name. limit: how many records may be rejected; None: the usual
    limit for answers, none for `inspect`, which is where rejects are looked at.
    progress: told which file is being read. workspace: what was prepared, when that is opened.
    engine: opened over the inputs already; else it is opened for the first question.
    history: earlier exports, whose differences are the history of this one.
    lost: keys of [lookups] that are gone, where that is borne: these lookups are not read.
    given: what was said to open it, by which an earlier export of it is opened, too.
    """

    files: tuple[tuple[RawTable, Recognition], ...]
    config: Config
    workdir: TemporaryDirectory[str]
    inputs: tuple[Input, ...] = ()
    frames: Mapping[str, pa.Table] = field(default_factory=dict)
    notes: tuple[Note, ...] = ()
    limit: Limit | None = None
    progress: Progress = silent
    workspace: Opened | None = None
    engine: Engine | None = None
    history: History | None = None
    given: Mapping[str, Any] = field(default_factory=dict)
    lost: tuple[Lost, ...] = ()
    _model: Model | None = None
    _mark: int = 0
    _needs: Needs | None = None
    _signs: tuple[Note, ...] | None = None
    _has_ladder: bool = False
    _is_closed: bool = False

    def whole(self) -> tuple[Engine, Model]:
        """Every table with every column, and what is known of them."""
        engine, model = self.built(None)
        self.climb(engine, model)
        return engine, model

    @property
    def own_files(self) -> tuple[tuple[RawTable, Recognition], ...]:
        """The files that were read, without the tables a history of exports makes."""
        made = 0 if self.history is None else len(self.history.logs)
        return self.files[: len(self.files) - made]

    def holds(self, file: str | Path) -> bool:
        """Whether a file was read as one of the exports, and figures of the CRM are made of it."""
        used = {raw.file for raw, found in self.files if found.table and found.table not in _TOLD}
        path = str(Path(file).absolute())
        return any(one.path == path and one.name in used for one in self.inputs)

    def built(self, needs: Needs | None) -> tuple[Engine, Model]:
        """The tables with what these needs name, None = everything, and what is known of them.

        Raises:
            ValueError: the session is closed.

        """
        if self._is_closed:
            message = "the session is closed"
            raise ValueError(message)
        if self.engine is not None and self._model is not None:
            if self._needs is None or (needs is not None and needs.within(self._needs)):
                return self.engine, self._model
            self.engine.close()
            self.engine = self._model = needs = None
        engine = self.engine or Engine(Path(self.workdir.name), self.descriptors)
        engine.rewind(0)  # what a question that failed had built
        for name, table in self.frames.items():
            engine.register(name, table)
        self.engine = engine
        if self.workspace is None:
            self._model = self._read(engine, needs)
        else:
            self._model, needs = self.workspace.restored(engine), None
        self._has_ladder = self.workspace is not None and self.workspace.has_ladder
        self._needs = needs
        self._signs = None
        self._mark = engine.mark()
        return engine, self._model

    def signs(self, engine: Engine, model: Model) -> tuple[Note, ...]:
        """That the export is not whole, as far as every answer must say so: looked for once."""
        if self._signs is None:
            self._signs = tuple(complete_notes(engine, model))
        return self._signs

    def _read(self, engine: Engine, needs: Needs | None) -> Model:
        """The model of the files, and of the history earlier exports make."""
        with settled(self.inputs):
            if self.history is None:
                return build(engine, self.files, self.config, needs, self.progress)
            told = self.history.told(engine, self, needs)
            files = (*self.own_files, *told.files)
            model = build(engine, files, self.config, needs, self.progress)
        notes = (*told.notes, *model.notes)
        return replace(model, notes=notes, seen_since=told.since, seen_gap=told.gap)

    def climb(self, engine: Engine, model: Model) -> None:
        """Make the ladder once; a workspace holds its own, unless it is an old one."""
        if not self._has_ladder:
            define_ladder(engine, model, self.config.exclude)
            self._has_ladder = True
            self._mark = engine.mark()

    def rewind(self) -> None:
        """Forget the views of the last question."""
        if self.engine is not None:
            self.engine.rewind(self._mark)

    def close(self) -> None:
        """Close the engine, the files and the work directory."""
        self._is_closed = True
        if self.engine is not None:
            self.engine.close()
            self.engine = None
        close(self.inputs)
        self.inputs = ()
        if self.workspace is not None:
            self.workspace.close()
        self.workdir.cleanup()

    @property
    def descriptors(self) -> tuple[int, ...]:
        """Of the opened files: what an engine over them may read."""
        if self.workspace is not None:
            return self.workspace.descriptors
        return tuple(one.descriptor for one in self.inputs)

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(self, *_: object) -> None:
        """Close."""
        self.close()
