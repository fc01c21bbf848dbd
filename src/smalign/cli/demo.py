"""`smalign demo`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Final

import typer

from smalign.base.errors import UsageError
from smalign.cli import options as o
from smalign.cli.values import whole

_PANEL = "The company"
_STORIES = "A story"

_STABLE: Final = Path("smalign-demo")
"""The folder where none is named, below the current one."""

Directory = Annotated[
    Path | None,
    typer.Argument(
        metavar="DIR",
        help=f"Where to write; made if missing. With --open it may be left out: {_STABLE}.",
    ),
]
Crm = Annotated[
    str,
    typer.Option(
        "--crm",
        metavar="CRM",
        help="Whose export: bitrix24, bitrix24-en, bitrix24-xls, bitrix24-simple, "
        "bitrix24-rest, bitrix24-bi, amocrm, kommo, salesforce, salesforce-report, "
        "dynamics365, pipedrive, pipedrive-sheet, zoho, hubspot, generic, generic-ru.",
        show_default=True,
        rich_help_panel=_PANEL,
    ),
]
Seed = Annotated[
    int,
    typer.Option(
        "--seed",
        parser=whole("--seed", least=0),
        metavar="N",
        help="Another seed is another company.",
        show_default=True,
        rich_help_panel=_PANEL,
    ),
]
Leads = Annotated[
    int,
    typer.Option(
        "--leads",
        parser=whole("--leads", least=1),
        metavar="N",
        help="How many leads.",
        show_default=True,
        rich_help_panel=_PANEL,
    ),
]
Encoding = Annotated[
    str | None,
    typer.Option(
        "--encoding",
        metavar="NAME",
        help="utf-8-sig or cp1251, where the CRM has both.",
        rich_help_panel=_PANEL,
    ),
]
Spend = Annotated[
    str | None,
    typer.Option(
        "--spend",
        metavar="CABINET",
        help="In which cabinet it advertises: google-ads, google-ads-excel, yandex-direct, "
        "yandex-direct-api (search); vk-ads, meta-ads, linkedin-ads, tiktok-ads (social).",
        rich_help_panel=_PANEL,
    ),
]
Plan = Annotated[
    bool,
    typer.Option(
        "--plan",
        help="Also plan.csv: what the company planned, by month and manager.",
        rich_help_panel=_PANEL,
    ),
]
Bonus = Annotated[
    bool,
    typer.Option(
        "--bonus",
        help="Also smalign.toml with a plan of pay, and campaigns that sell nothing and cost more.",
        rich_help_panel=_PANEL,
    ),
]
Plant = Annotated[
    list[str] | None,
    typer.Option(
        "--plant",
        metavar="DELAY",
        help="A delay that is in it besides: queue (leads lie nine hours before somebody gets "
        "them), night (a third come late in the evening), overload (one manager gets too many). "
        "May be repeated.",
        rich_help_panel=_PANEL,
    ),
]
Letters = Annotated[
    bool,
    typer.Option(
        "--letters",
        help="Also letters.csv: what it mailed, most to deals far along; try nurture on it.",
        rich_help_panel=_PANEL,
    ),
]
Story = Annotated[
    list[str] | None,
    typer.Option(
        "--story",
        metavar="NAME",
        help="A company to which something known happened from one quarter to the next: "
        "network-ads, cheap-network-ads, junked-unworked, mix-shift-all-better, nothing, "
        "young-month, queue, lost-calls, price, letters-to-warm, filled-98, money-follows-leads. "
        "May be repeated; --leads are those of its first quarter.",
        rich_help_panel=_STORIES,
    ),
]
Overlay = Annotated[
    list[str] | None,
    typer.Option(
        "--overlay",
        metavar="NAME",
        help="What spoils the export of the story: reassigned, open-only, clones, damaged-phones, "
        "empty-reasons, deleted-spam, vat-mixed. May be repeated.",
        rich_help_panel=_STORIES,
    ),
]


Open = Annotated[
    bool,
    typer.Option(
        "--open",
        help="Make its report, too, DIR/report.html, and show it in the browser ($BROWSER, else "
        "that of the desktop).",
    ),
]


def command(  # noqa: PLR0913 - each is one thing to choose
    directory: Directory = None,
    crm: Crm = "bitrix24",
    seed: Seed = 7,
    leads: Leads = 2400,
    encoding: Encoding = None,
    spend: Spend = None,
    plan: Plan = False,
    bonus: Bonus = False,
    plant: Plant = None,
    letters: Letters = False,
    story: Story = None,
    overlay: Overlay = None,
    opens: Open = False,
    lang: o.LangOption = None,
    quiet: o.Quiet = False,
) -> None:
    """Write a made-up company as a CRM would export it, with the truth beside it."""
    from smalign.cli.talk import locale_language, say
    from smalign.demo import write

    folder = directory or (_STABLE if opens else None)
    if folder is None:
        raise UsageError("argument_missing", argument="DIR", command="smalign demo")
    write(
        *(folder, crm, seed, leads, encoding, spend),
        with_plan=plan,
        with_bonus=bonus,
        with_letters=letters,
        plant=plant or (),
        story=story or (),
        overlay=overlay or (),
    )
    language = lang.value if lang else locale_language()
    code, facts = "demo_written", {"path": str(folder)}
    if opens:
        from smalign.cli.demo_open import opened, report_of

        page = report_of(folder, language)
        code = "demo_opened" if opened(page) else "demo_not_opened"
        facts["page"] = str(page)
    if not quiet:
        from smalign.render.sentences import say as told

        say(told("note", code, facts, language))
