"""A check with everything a form may have to show, harmless or hostile."""

from __future__ import annotations

from datetime import date, datetime

from smalign.base.findings import Checked, Finding, Place, Unchecked
from smalign.base.results import Note

HOSTILE = (
    "A\n::set-output name=x::y\r\n::error::z\x1b[31mred\x07 %0A::stop-commands::t"
    " ##[error]q ##vso[task.setvariable]v ]]> <b>&\"' \x00\u202e|`@all"
)
ROOT = "/builds/repo"


def place(line, *, file="deals.csv", path=f"{ROOT}/exports/deals.csv"):
    """A row of a file."""
    return Place(file, line, None, f"id{line}", path)


def finding(**more):
    """A finding of three rows of thirty."""
    given = {
        "rule": "loss_reason",
        "kind": "card",
        "severity": "error",
        "code": "lost_without_reason",
        "table": "deals",
        "column": "Reason",
        "canonical": "loss_reason",
        "failing": 4,
        "of": 30,
        "places": (place(7), place(9), place(12)),
    }
    return Finding(**(given | more))


def checked(*findings, **more):
    """An answer with these findings."""
    given = {
        "on": date(2026, 7, 1),
        "as_of": datetime(2026, 6, 30, 12),  # noqa: DTZ001 - moments are UTC without a zone
        "rules": ("loss_reason", "unique_id"),
        "rows": {"deals": 30},
        "findings": findings,
        "unchecked": (Unchecked("tasks_done", "no_table", {"tables": ["tasks"]}),),
        "about": {
            "loss_reason": "Every lost card says why.",
            "unique_id": "One id stands on one row of a file.",
            "tasks_done": "No task is overdue.",
        },
        "version": "0.1.0",
        "first": Place("deals.csv", path=f"{ROOT}/exports/deals.csv"),
    }
    return Checked(**(given | more))


def everything():
    """Each severity and state, a segment, a file-wide finding, and texts that mean harm."""
    hostile = place(3, file=HOSTILE, path=f"{ROOT}/ex ports/{HOSTILE.replace(chr(0), '')}")
    return checked(
        finding(),
        finding(severity="warning", column=HOSTILE, segment=HOSTILE, places=(hostile,)),
        finding(severity="notice", state="known", segment="Ads"),
        finding(state="waived", reason=f"old CRM {HOSTILE}"),
        Finding(
            "fresh_export",
            "export",
            "warning",
            "export_old",
            of=1,
            facts={"latest": date(2026, 1, 1), "days": 181, "most": 7},
        ),
        Finding("unread_values", "column", "warning", "value_unread", "deals", HOSTILE, of=9,
                facts={"examples": [HOSTILE]}, places=(Place("a.zip/d.csv", 2),)),
        rules=("loss_reason", "unique_id", "fresh_export", "unread_values"),
        about={
            "loss_reason": "Every lost card says why.",
            "unique_id": "One id stands on one row of a file.",
            "fresh_export": "The latest thing that happened in the export is not long ago.",
            "unread_values": "Every filled cell is what its column holds.",
            "tasks_done": "No task is overdue.",
        },
        notes=(Note("waiver_unused", {"rule": "orphans"}),),
    )  # fmt: skip
