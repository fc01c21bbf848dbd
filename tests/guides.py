"""The command lines of the guides, and stand-ins for what their readers have."""

from __future__ import annotations

import csv
import re
import shlex
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from smalign.demo import write

if TYPE_CHECKING:
    from collections.abc import Callable

ROOT: Final = Path(__file__).resolve().parents[1]
PAGES: Final = sorted(
    [
        *ROOT.glob("*.md"),
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "benchmarks").rglob("*.md"),
        *(ROOT / "reports").rglob("*.md"),
    ],
    key=lambda page: str(page.relative_to(ROOT)),
)
FENCE: Final = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND: Final = re.compile(r"(?:^|[|;&(]\s*)smalign ")
_SHELLS: Final = frozenset({"sh", "bash", "console", "shell"})
LEADS: Final = 60
"""Of a company the guides make: as many as their lines do is for readers, not for tests."""


@dataclass(frozen=True, slots=True)
class Line:
    """A command line of a page, as it stands there."""

    page: str
    text: str


def lines() -> list[Line]:
    """Every line of every page that runs the command, in the order of the pages."""
    return [
        Line(str(page.relative_to(ROOT)), text.removeprefix("$ "))
        for page in PAGES
        for found in FENCE.finditer(page.read_text(encoding="utf-8"))
        if found[1] in _SHELLS
        for text in found[2].replace("\\\n", " ").splitlines()
        if COMMAND.search(text.removeprefix("$ "))
    ]


def _mailed(folder: Path) -> None:
    write(folder, "generic", 7, LEADS, with_letters=True)


def _paid(folder: Path) -> None:
    write(folder, "generic", 7, LEADS, with_bonus=True)


def _plain(folder: Path) -> None:
    write(folder, "generic", 7, LEADS)


def _planned(folder: Path) -> None:
    write(folder, "generic", 7, LEADS, with_plan=True)


def _snapshots(folder: Path) -> None:
    """Exports of three weeks: of the last one, and of what was known a week and two before."""
    for day in ("2026-03-02", "2026-03-09", "2026-03-16"):
        write(folder / day, "generic", 7, LEADS)
        _until(folder / day / "deals.csv", day)


def _january(folder: Path) -> None:
    write(folder, "generic", 7, LEADS)
    _until(folder / "deals.csv", "2026-01-31")


def _until(path: Path, day: str) -> None:
    """Leave out the deals that were made after a day."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows(row for row in rows if row["Created at"][:10] <= day)


def _paths(file: Path) -> None:
    """The example of the page itself."""
    page = (ROOT / "docs" / "10-attribution.md").read_text(encoding="utf-8")
    file.write_text(next(found[2] for found in FENCE.finditer(page) if found[1] == "csv"))


def _marketing_report(file: Path) -> None:
    file.write_text("Month,Channel,Leads\n2026-01,Paid Search,9\n2026-02,Paid Search,8\n")


def _workbook(file: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (("Month", "Channel", "Leads"), ("2026-01", "Paid Search", 9)):
        book.active.append(row)
    book.save(file)


def _calls(file: Path) -> None:
    file.write_text("Date,Phone,Direction\n2026-01-12 10:00,+79000002645,in\n")


def _survey(file: Path) -> None:
    file.write_text(
        "respondent,side,question,answer\n1,client,Why not?,price\n2,manager,Why not?,quality\n"
    )


STAND_INS: Final[dict[str, Callable[[Path], None]]] = {
    "company": _planned,
    "demo": _plain,
    "exports": _planned,
    "february": _plain,
    "january": _january,
    "calls.csv": _calls,
    "paths.csv": _paths,
    "report.csv": _marketing_report,
    "report.xlsx": _workbook,
    "survey.csv": _survey,
}
"""What a line names that is neither in the repository nor made by a line above it on its page."""
OF_A_PAGE: Final[dict[str, dict[str, Callable[[Path], None]]]] = {
    "docs/21-nurture.md": {"exports": _mailed},
    "docs/22-bonus.md": {"exports": _paid},
    "docs/30-snapshots.md": {"exports": _snapshots},
}
"""The same, where the page means something else by the name."""
SAID_FOR_ALL: Final = {
    "workspace/snapshots/2026-05-31-9f8e7d6c": "workspace/snapshots/*",
}
"""A name that stands for any of its kind, and the pattern of real ones."""


def what_is_there(folder: Path) -> None:
    """What a reader has before the first line: the samples, and the template that is an example."""
    (folder / "reports").mkdir()  # a folder of the reader's: a guide writes into it
    for name in ("samples", "reports/examples"):
        (folder / name).symlink_to(ROOT / name)


def undated(text: str) -> str:
    """The line with an age that any export has: no stand-in is of this week."""
    return re.sub(r"--max-age \S+", "--max-age 9999d", text)


def words(line: Line, folder: Path) -> list[str]:
    """The words of a line without its comment; real names for those of an example, small demos."""
    told = shlex.split(undated(line.text), comments=True)
    for name, pattern in SAID_FOR_ALL.items():
        if name in told:
            told[told.index(name)] = str(min(folder.glob(pattern)).relative_to(folder))
    if told[:2] == ["smalign", "demo"]:
        at = told.index("--leads") + 1 if "--leads" in told else None
        told[at:] = [str(LEADS), *told[at + 1 :]] if at else [*told, "--leads", str(LEADS)]
    return told


def stand_in(line: Line, told: list[str], folder: Path) -> None:
    """Make what the line names and nobody has made yet."""
    makers = STAND_INS | OF_A_PAGE.get(line.page, {})
    for name in (word.rstrip("/") for word in told):
        if name in makers and told[1] != "demo" and not (folder / name).exists():
            makers[name](folder / name)
