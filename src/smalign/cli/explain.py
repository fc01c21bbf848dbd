"""`smalign explain`."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated, Final, cast

import typer
from msgspec import Struct
from msgspec.structs import asdict, replace

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.answer import deliver, spare
from smalign.cli.bundles import Cards, Inputs, Output, page_form
from smalign.cli.funnel import Cohort, Grain, Mode, Window
from smalign.cli.progress import waiting
from smalign.cli.reasons import MinDays, Monthly, Unworked
from smalign.cli.reconcile import Measure, Tolerance
from smalign.cli.roi import Bootstrap, Counts, Credit, Ltv, Velocity
from smalign.cli.segments import Decided, Horizon
from smalign.cli.unbundle import unbundled
from smalign.cli.values import OneOf, several

if TYPE_CHECKING:
    from smalign.metrics.reconcile.report import MarketingReport
    from smalign.render.explain import ExplainedForm
    from smalign.session.options import Options

_FORMS: Final[tuple[ExplainedForm, ...]] = ("md", "html", "json")
"""The first where nothing says otherwise."""

Row = Annotated[
    list[str] | None,
    typer.Option(
        "--row",
        metavar="VALUE",
        rich_help_panel=o.QUESTION,
        help="The row, by a value of it, such as a channel or a stage; stage=New says which column "
        "it is of. May be repeated; all must be in the row. Default: the total, or every row where "
        "that says nothing.",
    ),
]
Column = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="NAME",
        rich_help_panel=o.QUESTION,
        help="Only these numbers, as JSON calls them: cpl, win_rate. May be repeated.",
    ),
]
Everything = Annotated[
    bool,
    typer.Option(
        "--all",
        rich_help_panel=o.QUESTION,
        help="Every metric on one page, for both departments to sign; then no METRIC is given.",
    ),
]
Basis = Annotated[
    str | None,
    typer.Option(
        "--basis",
        metavar="BASIS",
        rich_help_panel=o.QUESTION,
        help="Of roi: cohort or cash. Of funnel: cards or amount.",
    ),
]
Format = Annotated[
    o.Form | None,
    typer.Option(
        "--format",
        "-f",
        parser=OneOf(o.Form, "--format"),
        metavar="md|html|json",
        rich_help_panel=o.OUTPUT,
        help="Default: by the ending of -o FILE, else md, which also reads well as text.",
    ),
]


class Choices(Struct, frozen=True):
    """What single metrics can be asked, as their own commands take it."""

    basis: Basis = None
    bootstrap: Bootstrap = False
    velocity: Velocity = False
    ltv: Ltv = None
    counts: Counts = False
    mode: Mode = "backfill"
    grain: Grain = None
    window: Window = None
    monthly: Monthly = False
    min_days: MinDays = 0
    unworked: Unworked = False
    cohort: Cohort = None
    horizon: Horizon = "auto"
    decided: Decided = False
    measure: Measure = None
    tolerance: Tolerance = None


@unbundled
def command(  # noqa: PLR0913 - a command line is its options
    inputs: Inputs,
    cards: Cards,
    credit: Credit,
    choices: Choices,
    by: o.By = None,
    row: Row = None,
    column: Column = None,
    everything: Everything = False,
    form: Format = None,
    output: o.Output = None,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """What stands behind a number: METRIC, then EXPORTS; reconcile's REPORT between them."""
    from smalign.render.explain import explained
    from smalign.session.explain import explain, known_metric, signed_page

    chosen = page_form(form, output, _FORMS, "explain")
    given = list(inputs.exports or ())
    metric, exports = ("", given) if everything or not given else (given[0], given[1:])
    if not everything:
        known_metric(metric)
    elif row or column:
        raise UsageError("option_of_others", option="--row" if row else "--column", metric="--all")
    metric, choices = _meant(metric, choices)
    own = _own(metric, credit, choices)
    options = cast("Options", {**cards.options(), **own, **({"by": by} if by else {})})
    apart = None
    if metric == "reconcile":
        apart = exports[0] if exports else None
        report, exports = _report(exports, inputs, choices.measure)
        options["report"] = report
        inputs = replace(inputs, sheet=None)  # it was the report's
    opened = replace(inputs, exports=exports or None)
    with waiting(quiet=quiet) as progress, opened.open(progress, apart) as session:
        spare(session, output, apart=apart)
        what = (
            signed_page(session, options)
            if everything
            else explain(session, metric, options, row or (), several(column))
        )
    is_read_here = output is None and sys.stdout.isatty()
    text = explained(what, chosen, Output(lang=lang).language, has_script=not is_read_here)
    deliver(text, output)


def _report(
    given: list[str], inputs: Inputs, measure: str | None
) -> tuple[MarketingReport, list[str]]:
    """Marketing's report, and the exports it is compared with.

    Raises:
        UsageError: reconcile_report, without one; all that reading it raises.

    """
    from smalign.read.records import ReadOptions
    from smalign.session.marketing import read_report

    if not given:
        raise UsageError("reconcile_report")
    return read_report(given[0], ReadOptions(sheet=inputs.sheet), measure), given[1:]


def _meant(metric: str, choices: Choices) -> tuple[str, Choices]:
    """What `reasons --unworked` and `funnel --cohort` ask is a metric of its own.

    Raises:
        UsageError: option_of_others, of `--unworked` beside another metric.

    """
    if choices.unworked:
        if metric not in {"reasons", "unworked"}:
            raise UsageError("option_of_others", option="--unworked", metric=metric or "--all")
        return "unworked", replace(choices, unworked=False)
    if metric == "funnel" and choices.cohort:
        return "cohorts", choices
    return metric, choices


def _own(metric: str, credit: Credit, choices: Choices) -> dict[str, object]:
    """The options that were given and are not of every metric.

    Raises:
        UsageError: option_of_others, when the metric has no such option.

    """
    from smalign.session.takes import takes

    usual = {**Credit().options(), **asdict(Choices())}
    asked = {**credit.options(), **asdict(choices)}
    given = {name: value for name, value in asked.items() if value != usual[name]}
    if given.pop("measure", None) and metric != "reconcile":
        raise UsageError("option_of_others", option="--measure", metric=metric or "--all")
    for name in given:
        if not takes(metric, name):
            option = f"--{name.replace('_', '-')}"
            raise UsageError("option_of_others", option=option, metric=metric or "--all")
    return given
