"""The pre-commit hook and the GitHub Action, tried as the tools would run them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from tests.cli.conftest import bare

ROOT = Path(__file__).resolve().parents[2]
GOOD = "deal_id,created_at,deal_status\n1,2026-01-05,open\n2,2026-01-05,won\n"
TWICE = GOOD + "2,2026-01-06,won\n"


@pytest.fixture
def environment(tmp_path):
    """Variables of a machine where `smalign` is installed."""
    bin_ = tmp_path / "bin"
    bin_.mkdir()
    shim = bin_ / "smalign"
    shim.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m smalign "$@"\n')
    shim.chmod(0o755)
    known = bare(HOME=str(tmp_path), PRE_COMMIT_HOME=str(tmp_path / "cache"))
    return known | {"PATH": f"{bin_}:{known['PATH']}"}


@pytest.fixture
def repository(tmp_path, environment):
    """A repository with an export and the hook as a local one."""
    folder = tmp_path / "repository"
    folder.mkdir()
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text())
    local = {**hook, "language": "system", "args": ["--as-of", "2026-01-06"]}
    told = {"repos": [{"repo": "local", "hooks": [local]}]}
    (folder / ".pre-commit-config.yaml").write_text(yaml.safe_dump(told))
    (folder / "smalign.toml").write_text('[sources]\nfiles = ["deals.csv"]\ntimezone = "UTC"\n')
    (folder / "deals.csv").write_text(GOOD)
    for words in ("init -q", "add -A"):
        subprocess.run(["git", *words.split()], cwd=folder, env=environment, check=True)
    return folder


def hooked(repository, environment):
    """What pre-commit says of all files."""
    words = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color", "never"]
    return subprocess.run(
        words, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )


def test_the_hook_passes_and_fails_with_the_export(repository, environment):
    """A clean export passes; an id that stands twice stops the commit, with its lines."""
    done = hooked(repository, environment)
    assert (done.returncode, "Passed" in done.stdout) == (0, True), done.stdout + done.stderr
    (repository / "deals.csv").write_text(TWICE)
    done = hooked(repository, environment)
    assert done.returncode == 1
    assert "error  unique_id  deals · deal_id" in done.stdout
    assert "deals.csv:3, 4" in done.stdout


def test_the_hook_leaves_other_files_alone(repository, environment):
    """A commit without an export or smalign.toml does not run it."""
    (repository / "notes.md").write_text("x")
    subprocess.run(["git", "add", "-A"], cwd=repository, env=environment, check=True)
    words = [sys.executable, "-m", "pre_commit", "run", "--files", "notes.md"]
    done = subprocess.run(
        words, cwd=repository, env=environment, capture_output=True, text=True, check=False
    )
    assert "Skipped" in done.stdout


def _action():
    return yaml.safe_load((ROOT / "action.yml").read_text())


def _checked(folder, environment, **given):
    """Run the step of the action that checks, with these inputs."""
    action = _action()
    step = next(one for one in action["runs"]["steps"] if one.get("name") == "Check")
    inputs = {name: one["default"] for name, one in action["inputs"].items()} | given
    names = {name: text.partition("inputs.")[2].split(" ")[0] for name, text in step["env"].items()}
    variables = {name: inputs[source] for name, source in names.items()}
    return subprocess.run(
        ["bash", "-e", "-o", "pipefail", "-c", step["run"]],
        cwd=folder,
        env={**environment, **variables, "GITHUB_STEP_SUMMARY": str(folder / "summary.md")},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_action_annotates_and_writes_its_files(repository, environment):
    """An error ends the step with 1; SARIF and the summary are there all the same."""
    (repository / "deals.csv").write_text(TWICE)
    done = _checked(repository, environment, arguments="--as-of\n2026-01-06")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error title=smalign unique_id,file=deals.csv,line=3::")
    assert (repository / "smalign.sarif").is_file()
    assert "unique" in (repository / "summary.md").read_text()


def test_an_input_of_the_action_is_no_shell(repository, environment):
    """An export's name is an argument, whatever signs are in it."""
    evil = '$(touch pwned); `touch pwned` "x" --help'
    (repository / evil).write_text(GOOD)
    done = _checked(repository, environment, exports=evil, arguments="--as-of\n2026-01-06")
    assert (done.returncode, done.stderr) == (0, "")
    assert not (repository / "pwned").exists()


def test_no_step_of_the_action_pastes_an_input_into_a_script():
    """`${{ … }}` stands nowhere in what a shell runs."""
    runs = [step["run"] for step in _action()["runs"]["steps"] if "run" in step]
    assert len(runs) == 2
    assert not any("${{" in run for run in runs)
