"""The questions an opened export answers."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Unpack

from msgspec import Struct
from msgspec.structs import replace

from smalign.base.errors import UsageError
from smalign.base.parts import metric_of
from smalign.base.structs import Abstract
from smalign.metrics import metric_named
from smalign.model.columns import fields_apart
from smalign.model.inspection import inspection, rejected_rows
from smalign.read.limit import USUAL
from smalign.scope.ladder import asks_marks, marked
from smalign.scope.period import period_of
from smalign.scope.question import conditions_of
from smalign.scope.views import open_scope
from smalign.session.answers import Answers
from smalign.session.bonus_asked import asked_part, refuse_unset
from smalign.session.coarse import coarse
from smalign.session.emptiness import explained
from smalign.session.fields_asked import fields_metric
from smalign.session.hints import hinted
from smalign.session.journeys import check_journeys
from smalign.session.money import NO_MONEY, costs_of, prices_of
from smalign.session.needs import checked_needs, inspected, needs_of
from smalign.session.noted import noted, noted_of_files
from smalign.session.options import day_of, question_of
from smalign.session.paths import asks_paths, check_order, options_of_paths
from smalign.session.posed import ask_of
from smalign.session.reading import Reading
from smalign.session.refusals import (
    refuse_empty,
    refuse_hashed,
    refuse_rejected,
    refuse_strangers,
    refuse_unanswered,
    refuse_untouched,
)
from smalign.session.spoken import spoken
from smalign.session.takes import check_options, check_part
from smalign.session.usual import (
    EVER,
    OF_PERIODS,
    comparison_of,
    usual_alike,
    usual_by,
    usual_window,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from smalign.base.diagnosis import Diagnosis
    from smalign.base.draft import Draft
    from smalign.base.explained import Explanation
    from smalign.base.findings import Checked
    from smalign.base.results import Inspection, Period, Result
    from smalign.engine.duckdb import Engine
    from smalign.metrics import Metric
    from smalign.metrics.reconcile.report import Comparison
    from smalign.model.model import Model
    from smalign.model.needs import Needs
    from smalign.scope.question import Scope
    from smalign.session.checking import CheckAsk
    from smalign.session.options import Options


class Scoped(Struct, frozen=True):
    """An export under one question: the engine holds its views."""

    engine: Engine
    model: Model
    needs: Needs
    scope: Scope
    period: Period
    as_of_on: date | None
    comparison: Comparison | None


class Session(Reading, Answers, metaclass=Abstract):
    """An opened export and its answers. Use it as a context manager, or `close` it."""

    _known: dict[tuple[str, str], Result] | None = None

    @spoken()
    def ask(self, metric: str, options: Options) -> Result:
        """The answer of any metric by its name.

        Raises:
            UsageError: an option or a field that does not exist.
            QuestionError: this result needs an answer only the user has.
            InputError: the export cannot be read.

        """
        check_options(metric, options)
        options = asked_part(metric, options)
        asked = metric_named(metric_of(fields_metric(metric, options), options.get("show")))
        if asks_paths(metric, self.files):
            asked, options = metric_named("paths"), options_of_paths(options)
        check_part(asked.name, options)
        check_order(options)
        check_journeys(options)
        refuse_unset(asked.name, self.config)
        if "new_cards" in asked.reads:
            from smalign.session.diffing import with_earlier

            options = with_earlier(self, asked, options)
        with hinted(self.files, self.config):
            return self._answered(asked, options)

    @contextmanager
    def asking_once(self) -> Iterator[None]:
        """Inside it a question that was asked before has the same answer: for pages of many."""
        self._known = {}
        try:
            yield
        finally:
            self._known = None

    @spoken()
    def inspect(self, *, personal: bool = False) -> Inspection:
        """What each file is, what each column became, and what was not read.

        personal: examples of names, phones and e-mails as they are; else by their form.

        Raises:
            UsageError: workspace_hashed: a workspace keeps no examples that name a person.

        """
        if personal and self.workspace is not None:
            raise UsageError("workspace_hashed", field="--show-personal")
        engine, model = self.built(inspected(self.files, self.config))
        if self.limit is not None:
            refuse_rejected(model, self.limit)
        notes = (*self.notes, *noted_of_files(self, engine, model))
        return inspection(model, self.config.mapping, notes, personal=personal)

    @spoken()
    def draft(self, options: Mapping[str, str] | None = None) -> Draft:
        """What a smalign.toml for this export would say, every line with its evidence.

        options: what was said to open it that the file cannot say, such as the encoding.
        """
        from smalign.model.draft import draft
        from smalign.model.told_names import with_pipelines
        from smalign.session.copied import copied

        engine, model = self.built(None)
        told = with_pipelines(self.config, model)
        found = draft(engine, model, self.files, told, options or {})
        return replace(found, copies=copied(self))

    @spoken()
    def check(self, ask: CheckAsk) -> Checked:
        """What the rules find in the export; every table is read whole.

        Raises:
            UsageError: an unknown rule or field.
            InputError: the export cannot be read, or no rule has anything to look at.

        """
        from smalign.session.checking import checked

        engine, model = self.built(checked_needs(self.files, self.config, ask.by))
        self.rewind()
        with hinted(self.files, self.config):
            return checked(engine, model, self.files, self.config, ask, self.limit, self.lost)

    @spoken()
    def latest(self) -> date | None:
        """The local day of the latest moment that is believed; None where nothing is dated."""
        _, model = self.built(inspected(self.files, self.config))
        return model.local_day(model.believed)

    @spoken()
    def diagnose(
        self,
        file: str | Path | None = None,
        measure: str | None = None,
        sheet: str | None = None,
        **options: Unpack[Options],
    ) -> Diagnosis:
        """Which of the six links breaks first, which costs most, and whose matter it is.

        file: marketing's own report, to be set beside the CRM; measure, sheet: as `reconcile` takes
        them.

        Raises:
            TypeError: an option of tables, such as `by`, or one that does not exist.
            UsageError: a field or a condition that does not exist; report_among_exports.
            InputError: the export holds no cards, or the report cannot be read.

        """
        from smalign.session.diagnosing import diagnosis_of

        check_options("diagnose", options)
        if file is not None:
            from smalign.session.marketing import report_beside

            options["report"] = report_beside(self, file, measure, sheet)
        return diagnosis_of(self, options)

    @spoken()
    def explain(
        self,
        metric: str,
        rows: Sequence[str] = (),
        columns: Sequence[str] = (),
        **options: Unpack[Options],
    ) -> Explanation:
        """Each number of a metric with its formula, the numbers put in, and the cards behind it.

        rows: only the rows that hold all of these values; columns: only these numbers.

        Raises:
            UsageError: a metric, a row, a column or an option that is none of it.

        """
        from smalign.session.explain import explain

        return explain(self, metric, options, rows, columns)

    def scoped(self, asked: Metric, options: Options) -> Scoped:
        """Put a metric's question to the export, as far as the views the metric reads."""
        usual = usual_by(self, asked.name, options), usual_alike(self, asked.name)
        question = question_of(options, self.config, *usual)
        window = usual_window(asked.name, options)
        question = question if window is None else replace(question, window=window)
        question = replace(question, by=fields_apart(question.by, self.files))
        needs = needs_of(asked, question, self.files, self.config)
        engine, model = self.built(needs)
        refuse_rejected(model, self.limit or USUAL)
        refuse_empty(asked.name, model)
        refuse_strangers(asked.name, model)
        refuse_unanswered(model, needs, question)
        if asked.name != "paths":
            refuse_untouched(model, options.get("models") or ())
        self.rewind()
        if "ladder" in asked.reads or asks_marks(question):
            self.climb(engine, model)
        if asks_marks(question):
            model = marked(engine, model)
        if self.workspace is not None:
            refuse_hashed(model, question, asked.reads)
        as_of_day = question.as_of or model.local_day(model.as_of)
        period = period_of(
            day_of(options.get("since"), "since"),
            day_of(options.get("until"), "until"),
            options.get("last"),
            as_of_day,
        )
        with_money = not options.get("counts")
        prices = prices_of(asked, self.config, question) if with_money else NO_MONEY
        costs = costs_of(asked.name, self.config) if with_money else None
        comparison = comparison_of(options, period, self.config, model)
        asks = replace(question, period=period, prices=prices, costs=costs)
        if asked.name in OF_PERIODS:
            asks = replace(asks, period=EVER)
        if comparison:
            asks = replace(asks, report_periods=comparison.periods)
        scope = open_scope(engine, model, asks, asked.reads)
        return Scoped(engine, model, needs, scope, period, as_of_day, comparison)

    def _answered(self, asked: Metric, options: Options) -> Result:
        if self._known is None:
            return self._answer(asked, options)
        given = sorted((name, value) for name, value in options.items() if value not in (None, ()))
        key = (asked.name, repr(given))
        if key not in self._known:
            self._known[key] = self._answer(asked, options)
        return self._known[key]

    def _answer(self, asked: Metric, options: Options) -> Result:
        found = self.scoped(asked, options)
        engine, model, scope = found.engine, found.model, found.scope
        ask = ask_of(asked, engine, model, scope, options, self.config, found.comparison)
        result = coarse(asked.compute(replace(ask, period=found.period)), model)
        why_empty, result = explained(engine, model, result, scope.question)
        return replace(
            result,
            params={**result.params, "as_of_on": found.as_of_on, **conditions_of(scope.question)},
            excluded=(*rejected_rows(model), *result.excluded),
            notes=noted(self, asked, found, result, why_empty),
        )
