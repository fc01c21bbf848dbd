"""`smalign check` as a process: exit codes, what it prints, what it refuses."""

from __future__ import annotations

import json

import pytest

CLEAN = "deal_id,created_at,deal_status,owner\n1,2026-01-05,open,Ann\n2,2026-01-06,won,Ann\n"
TWICE = CLEAN + "2,2026-01-06,won,Ann\n"
NOBODY = CLEAN + "3,2026-01-07,open,\n"
DAY = ("--as-of", "2026-01-31")


@pytest.fixture
def export(tmp_path):
    """Write deals.csv."""

    def write(text):
        (tmp_path / "deals.csv").write_text(text)
        return "deals.csv"

    return write


@pytest.mark.parametrize(
    ("text", "options", "code"),
    [
        (CLEAN, (), 0),
        (TWICE, (), 1),
        (NOBODY, (), 0),
        (NOBODY, ("--fail-on", "warning"), 1),
        (NOBODY, ("--fail-on", "notice"), 1),
        (TWICE, ("--fail-on", "never"), 0),
        (TWICE, ("--ignore", "unique_id"), 0),
        (TWICE, ("--select", "owner_present"), 0),
        (CLEAN, ("--select", "tasks_done"), 3),
        (CLEAN, ("--select", "no_such_rule"), 2),
        (CLEAN, ("--select", "unique_id", "--ignore", "unique_id"), 2),
        (CLEAN, ("--fail-on", "sometimes"), 2),
        (CLEAN, ("--by", "no_such_field"), 2),
        ("", (), 3),
    ],
)
def test_how_it_ends(smalign, export, text, options, code):
    """0 nothing as grave as asked, 1 findings, 2 usage, 3 unusable or nothing was checked."""
    assert smalign("check", export(text), *DAY, *options).code == code


def test_a_finding_is_one_line_with_its_place(smalign, export):
    """Severity, rule, what, how many of how many, and the physical lines."""
    lines = smalign("check", export(TWICE), *DAY).out.splitlines()
    assert lines[1] == (
        "error  unique_id  deals · deal_id: the id stands on another row of the file, too: "
        "2 of 3 (66.7%) — deals.csv:3, 4"
    )


def test_it_speaks_russian(smalign, export):
    """The same finding in Russian."""
    lines = smalign("check", export(TWICE), *DAY, "--lang", "ru").out.splitlines()
    assert lines[1].startswith("ошибка  unique_id  сделки · deal_id: тот же ID стоит и в другой")


def test_json_holds_every_finding(smalign, export):
    """Machine-readable, with lines and ids, English whatever the language."""
    done = smalign("check", export(TWICE), *DAY, "-f", "json", "--lang", "ru")
    finding = json.loads(done.out)["findings"][0]
    assert finding["severity"] == "error"
    assert finding["share"] == 0.666666666667
    assert finding["places"][1] == {"file": "deals.csv", "sheet": None, "line": 4, "id": "2"}


def test_severities_and_bounds_are_configured(smalign, export, tmp_path):
    """What is a warning by default is an error where the company says so."""
    (tmp_path / "smalign.toml").write_text("[checks.owner_present]\nerror = 0\n")
    assert smalign("check", export(NOBODY), *DAY).code == 1
    (tmp_path / "smalign.toml").write_text('[checks]\nfail_on = "warning"\n')
    assert smalign("check", export(NOBODY), *DAY).code == 1


@pytest.mark.parametrize(
    ("toml", "told"),
    [
        ("[checks.owner_presnt]\nerror = 0\n", "owner_present"),
        ('[checks.loss_reason]\nerror = "lots"\n', "5%"),
        ('[checks.loss_reason]\nseverity = "eror"\n', "error"),
        ('[[checks.waivers]]\nrule = "orphan"\nreason = "x"\nuntil = "2026-01-01"\n', "orphans"),
        ('[[checks.waivers]]\nrule = "orphans"\nuntil = "2026-01-01"\n', "reason"),
        ('[[checks.waivers]]\nrule = "orphans"\nreson = "x"\nuntil = "2026-01-01"\n', "reason"),
        ('[[checks.waivers]]\nrule = "orphans"\nreason = "x"\nuntil = "soon"\n', "soon"),
    ],
)
def test_a_mistake_in_checks_is_one_sentence(smalign, export, tmp_path, toml, told):
    """Unknown keys, rules, severities and days are refused with what was meant."""
    (tmp_path / "smalign.toml").write_text(toml)
    done = smalign("check", export(CLEAN), *DAY)
    assert done.code == 2
    assert told in done.sentence
    assert "smalign.toml" in done.sentence


@pytest.mark.parametrize(
    ("options", "severity", "code"),
    [
        ((), "error", 1),
        (("--max-rejects", "1"), "error", 1),
        (("--max-rejects", "2"), "notice", 0),
        (("--max-rejects", "50%"), "notice", 0),
        (("--max-rejects", "49%"), "error", 1),
    ],
)
def test_as_many_unreadable_records_as_are_borne_are_a_notice(
    smalign, export, options, severity, code
):
    """Two records of four have too few fields; they are told even where two are allowed."""
    text = export(CLEAN + "3,2026-01-07\n4,2026-01-08\n")
    done = smalign("check", text, *DAY, "--select", "rejected_records", *options)
    assert done.code == code
    told = "rejected_records  deals: records that cannot be read: 2 of 4 (50.0%)"
    assert done.out.splitlines()[1].startswith(f"{severity}  {told}")


def test_a_file_without_a_form_is_told_how_to_name_one(smalign, export):
    """--format is that of stdout: it would not help."""
    done = smalign("check", export(CLEAN), *DAY, "-o", "found.dat")
    assert done.code == 2
    assert "name it with -o: one of text=FILE, json=FILE" in done.sentence


@pytest.mark.parametrize(
    ("toml", "ends"),
    [
        ('[checks]\nfail_on = "off"\n', "Write error, warning, notice or never."),
        ('[checks.orphans]\nseverity = "never"\n', "Write error, warning, notice or off."),
    ],
)
def test_a_severity_of_another_key_is_told_those_of_this_one(smalign, export, tmp_path, toml, ends):
    """`fail_on` has never, `severity` has off, and neither has the other."""
    (tmp_path / "smalign.toml").write_text(toml)
    assert smalign("check", export(CLEAN), *DAY).sentence.endswith(ends)


def test_the_rules_are_listed(smalign):
    """What each looks for and from when on; nothing is read, so that no export is needed."""
    done = smalign("check", "--list")
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[lines.index("unique_id: One id stands on one row of a file.") + 1] == (
        "    error from the first case on"
    )
    done = smalign("check", "--list", "--select", "loss_reason", "--lang", "ru")
    assert done.out == (
        "loss_reason: У каждого отказа указана причина.\n"
        "    предупреждение — с первого случая, ошибка — если больше 20\u00a0%\n"
    )
    (rule,) = json.loads(smalign("check", "--list", "--select", "orphans", "-f", "json").out)[
        "rules"
    ]
    assert rule["levels"] == {"notice": "0", "warning": "5%", "error": None}


@pytest.mark.parametrize("options", [("-f", "md"), ("-o", "rules.json"), ("--select", "none")])
def test_a_list_of_rules_in_another_form_is_refused(smalign, options):
    """Rather than to write nothing, or something else."""
    assert smalign("check", "--list", *options).code == 2
