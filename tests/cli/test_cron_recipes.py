"""The recipes of docs/26-cron.md, each run as its scheduler would."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import sys
from configparser import ConfigParser
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import bare

GUIDE = Path(__file__).resolve().parents[2] / "docs" / "26-cron.md"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LEADS = "Lead ID,Created at,Status,Channel\n"


def recipes(language: str) -> list[str]:
    """The blocks of the guide in a language."""
    return [
        found[2]
        for found in FENCE.finditer(GUIDE.read_text(encoding="utf-8"))
        if found[1] == language
    ]


@pytest.fixture
def folder(tmp_path) -> Path:
    """A folder with an export of today."""
    (tmp_path / "exports").mkdir()
    today = datetime.now(UTC).date()
    lead = f"1,{today},open,Direct\n"
    (tmp_path / "exports" / "leads.csv").write_text(LEADS + lead, encoding="utf-8")
    shim = tmp_path / "bin" / "smalign"
    shim.parent.mkdir()
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m smalign "$@"\n')
    shim.chmod(0o755)
    return tmp_path


def shell(folder: Path, script: str, program: str = "bash") -> subprocess.CompletedProcess[str]:
    """A script in the folder, where `smalign` is installed."""
    known = bare(HOME=str(folder), GITHUB_STEP_SUMMARY=str(folder / "summary.md"))
    return subprocess.run(
        [program, "-e", "-c", script],
        cwd=folder,
        env={**known, "PATH": f"{folder / 'bin'}:{known['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
    )


def crontab(folder: Path) -> str:
    """The command of the crontab, as cron gives it to a shell: after five fields, % unescaped."""
    (block,) = recipes("crontab")
    line = next(one for one in block.splitlines() if "smalign" in one)
    *fields, command = line.split(None, 5)
    assert fields == ["30", "7", "*", "*", "1-5"]
    assert "%" not in command, "cron takes % for a line end"
    return command.replace("/srv/crm", shlex.quote(str(folder)))


def test_cron_is_silent_where_all_is_well_and_mails_what_is_not(folder):
    """sh, as cron has it: nothing printed, twice; then an export of 2025, and its sentence."""
    done = shell(folder, crontab(folder), "sh")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (folder / "reports" / "report.html").exists()
    done = shell(folder, crontab(folder), "sh")
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert "Nothing is written" in (folder / "report.log").read_text(encoding="utf-8")
    (folder / "exports" / "leads.csv").write_text(LEADS + "1,2025-01-02,open,Direct\n")
    done = shell(folder, crontab(folder), "sh")
    assert "--max-age bears 4" in done.stdout


def units() -> dict[str, ConfigParser]:
    """The units by the name of their file."""
    found = {}
    for block in recipes("ini"):
        name = Path(block.splitlines()[0].removeprefix("# ")).name
        found[name] = ConfigParser(interpolation=None)
        found[name].optionxform = str  # type: ignore[assignment, method-assign]
        found[name].read_string(block)
    return found


def test_systemd_runs_a_command_that_is_one(folder):
    """ExecStart without a shell: it writes the report, its line is JSON; 75 is no failure."""
    service = units()["smalign-report.service"]["Service"]
    words = shlex.split(service["ExecStart"])
    assert words[0] == "/opt/smalign/bin/smalign"
    done = shell(folder, shlex.join(["smalign", *words[1:]]))
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith('{"level": "info", "event": "report_written"')
    assert service["SuccessExitStatus"] == "75"
    assert set(units()) == {"smalign-report.service", "smalign-report.timer"}


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="no systemd here")
def test_systemd_knows_every_line_of_the_units(folder):
    """systemd-analyze verify has nothing to say but that the program is not in /opt here."""
    places = []
    for block in recipes("ini"):
        place = folder / Path(block.splitlines()[0].removeprefix("# ")).name
        place.write_text(block.replace("/opt/smalign/bin", str(folder / "bin")))
        places.append(str(place))
    done = subprocess.run(
        ["systemd-analyze", "verify", *places], capture_output=True, text=True, check=False
    )
    ours = [line for line in done.stderr.splitlines() if "smalign-report" in line]
    assert ours == []


def workflows() -> dict[str, dict[str, object]]:
    """The two YAML recipes: of GitHub, of GitLab."""
    github, gitlab = (yaml.safe_load(block) for block in recipes("yaml"))
    return {"github": github["jobs"]["report"], "gitlab": gitlab["report"]}


def test_github_runs_its_steps(folder):
    """Each `run`, but the installation: pages in reports/, the summary is the Markdown."""
    runs = [step["run"] for step in workflows()["github"]["steps"] if "run" in step]
    assert "pip install" in runs[0]
    for run in runs[1:]:
        assert "${{" not in run
        done = shell(folder, run)
        assert done.returncode == 0, done.stderr
    summary = (folder / "summary.md").read_text(encoding="utf-8")
    assert summary.startswith("# Marketing and sales")
    uploaded = workflows()["github"]["steps"][-1]["with"]["path"]
    assert sorted(one.name for one in (folder / uploaded).glob("[!.]*")) == [
        "report.html",
        "report.json",
        "report.md",
    ]


def test_gitlab_runs_its_script(folder):
    """Each line, but the installation; what is kept is what was written."""
    job = workflows()["gitlab"]
    assert "pip install" in job["script"][0]
    for line in job["script"][1:]:
        done = shell(folder, line)
        assert done.returncode == 0, done.stderr
    for place in (*job["artifacts"]["paths"], *job["cache"]["paths"]):
        assert any((folder / place).iterdir()), place
    assert job["allow_failure"] == {"exit_codes": [75]}


def test_a_mail_is_sent_once_and_again_when_it_is_another(folder):
    """The recipe with a sendmail that keeps what it is given: one mail of two runs."""
    (recipe,) = (one for one in recipes("sh") if "sendmail" in one)
    server = folder / "bin" / "sendmail"
    server.write_text('#!/bin/sh\necho "$@" >>asked\ncat >>sent\n')
    server.chmod(0o755)
    for _ in range(2):
        done = shell(folder, recipe, "sh")
        assert (done.returncode, done.stdout) == (0, "")
    assert (folder / "asked").read_text(encoding="utf-8") == "-t -i\n"
    sent = (folder / "sent").read_bytes()
    assert sent == (folder / "reports" / "report.eml").read_bytes()
    assert b"\r\nTo: heads@example.com\r\n" in sent
