"""smalign report against its own parts, and against pages other packages make: whole processes.

A made-up company, as `benchmarks/diagnose.py` makes it. *Its charts alone* is a process that gives
the charts of that very report, with their rows, to the converter and does nothing else.

    python benchmarks/report.py                                    # 10,000 leads: roi and charts
    python benchmarks/report.py --leads 100000 --copies 10 -n 1    # a million: reading and charts
    python benchmarks/report.py --peers                            # and two packages, on leads.csv

Up to 100,000 leads the report is held to twice `roi` with its charts alone, above to twice reading
once (`inspect`) with them. The packages profile one table: each gets leads.csv, in an environment
of its own, and so does smalign; their pages hold other things than ours, so nothing is promised.
"""

from __future__ import annotations

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Final

from diagnose import make
from run import HERE, _installed, cost

if TYPE_CHECKING:
    from run import Cost

PROMISED: Final = 2.0
"""Times its parts, at most, by wall clock."""
LARGE: Final = 100_000
"""Leads above which the report is held to reading."""
PEERS: Final = {
    "ydata-profiling": ("ydata_page.py", ("ydata-profiling", "setuptools<81")),
    "Evidently": ("evidently_page.py", ("evidently", "pandas<3")),
}
"""Name → its script and what it needs installed."""
_SECONDS: Final = 900
"""What a peer may take before it is stopped."""
_CHARTS: Final = "--charts"
_MEASURES: Final = ("wall", "cpu", "memory")


def main() -> None:
    """Command line; ends with 1 when the promise is broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--leads", type=int, default=10_000, help="of each copy")
    parser.add_argument("--copies", type=int, default=1)
    parser.add_argument("-n", type=int, default=3, help="runs of each")
    parser.add_argument(
        "--peers", action="store_true", help="install and run the two packages, too"
    )
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="smalign-report-") as place:
        room, company = Path(place), Path(place) / "company"
        make(company, given.leads, given.copies)
        is_small = given.leads * given.copies <= LARGE
        is_kept = held(room, company, "roi" if is_small else "inspect", given.n)
        if given.peers:
            pages(room, company / "leads.csv", given.n)
    sys.exit(0 if is_kept else 1)


def held(room: Path, company: Path, part: str, times: int) -> bool:
    """Whether the report takes at most twice its part and its charts; prints all three."""
    charts = room / "charts.json"
    # A process of its own: what this one holds in memory would count for every program it starts.
    subprocess.run([sys.executable, __file__, _CHARTS, str(company), str(charts)], check=True)
    commands = {
        "report": smalign("report", str(company), "-o", str(room / "page.html")),
        part: smalign(part, str(company), "--format", "json"),
        "charts": [sys.executable, str(HERE / "peers" / "charts_alone.py"), str(charts)],
    }
    runs = [{name: cost(command) for name, command in commands.items()} for _ in range(times)]
    for name in commands:
        print(told(name, [run[name] for run in runs]))
    ratios = {
        measure: statistics.median(
            getattr(run["report"], measure)
            / (getattr(run[part], measure) + getattr(run["charts"], measure))
            for run in runs
        )
        for measure in ("wall", "cpu")
    }
    is_kept = ratios["wall"] <= PROMISED
    print(
        f"report / ({part} + charts): wall {ratios['wall']:.2f}, CPU {ratios['cpu']:.2f} "
        f"(promised {PROMISED}): {'kept' if is_kept else 'BROKEN'}"
    )
    return is_kept


def drawn(company: Path) -> str:
    """The charts of the company's report as whole specifications, each with its rows: JSON."""
    from smalign.render.report.blocks import Charts
    from smalign.render.report.page import page
    from smalign.render.report.templates import chart_file
    from smalign.session import open_exports
    from smalign.session.report import report_parts

    with open_exports([company]) as session:
        built = page(report_parts(session, {}), "en")
    blocks = (block for section in built.sections for block in section.blocks)
    charts = [chart for block in blocks if isinstance(block, Charts) for chart in block.charts]
    specs = []
    for chart in charts:
        spec = chart_file(f"{chart.spec}.vl.json")
        spec["data"]["values"] = list(chart.rows)
        specs.append({**spec, "config": chart_file("theme.json")})
    return json.dumps(specs)


def pages(room: Path, table: Path, times: int) -> None:
    """Time and size of a page about one table, ours and theirs."""
    commands = {"smalign": smalign("report", str(table), "-o", str(room / "smalign.html"))}
    for name, (script, packages) in PEERS.items():
        python = _installed(room / name, packages)
        page = str(room / f"{name}.html")
        commands[name] = [python, str(HERE / "peers" / script), str(table), page]
    print(f"\n{table.name}, {table.stat().st_size / 1e6:.1f} MB")
    for name, command in commands.items():
        limited = ["timeout", str(_SECONDS), *command]
        try:
            runs = [cost(limited) for _ in range(times)]
        except subprocess.CalledProcessError as error:
            print(f"{name:16} ended with {error.returncode}")
            continue
        size = (room / f"{name}.html").stat().st_size
        print(f"{told(name, runs)}  page {size / 1e6:6.2f} MB")


def smalign(*arguments: str) -> list[str]:
    """Our command, silent."""
    return [str(Path(sys.executable).with_name("smalign")), *arguments, "--quiet"]


def told(name: str, runs: list[Cost]) -> str:
    """A line of medians."""
    wall, cpu, memory = (
        statistics.median(getattr(run, measure) for run in runs) for measure in _MEASURES
    )
    return f"{name:16} wall {wall:7.2f} s  CPU {cpu:7.2f} s  {memory:7.0f} MB"


if __name__ == "__main__":
    if sys.argv[1:2] == [_CHARTS]:
        Path(sys.argv[3]).write_text(drawn(Path(sys.argv[2])), encoding="utf-8")
    else:
        main()
