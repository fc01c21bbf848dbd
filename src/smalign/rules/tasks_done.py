"""tasks_done: no task is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import Sql, fill, literal
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """No task is overdue.

    What: tasks whose term was before the day of the check, and that are not completed.
    Why: the two departments agreed on these tasks; a term nobody keeps is no agreement.
    How: the term and the completion of each task.
    Caveats: a task that was done and not ticked off is overdue.
    Source: the article, step 4: regularity, and people responsible for it.
    """
    if "tasks" not in case.model.mapped:
        yield Cannot("no_table", {"tables": ["tasks"]})
    elif not case.has("tasks", "due_at", "completed_at"):
        yield Cannot("no_column", {"columns": ["due_at", "completed_at"]})
    else:
        due = fill("due_on < {today}", today=literal(case.today))
        yield Test("tasks", "completed_at", "task_overdue", due, Sql("completed_at is null"))


RULE: Final = Rule("tasks_done", "card", Levels(notice=ANY, warning=Bound.of("10%")), find)
