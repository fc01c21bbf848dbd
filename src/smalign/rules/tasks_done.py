"""tasks_done: no task is overdue."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.bounds import Bound
from smalign.engine.compose import fill, literal
from smalign.rules.rule import ANY, Cannot, Levels, Rule, Test
from smalign.scope.task_states import is_told, open_tasks, wanted_tasks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smalign.rules.rule import Case


def find(case: Case) -> Iterator[Test | Cannot]:
    """No task is overdue.

    What: tasks whose term was before the day of the check, neither completed nor cancelled.
    Why: the two departments agreed on these tasks; a term nobody keeps is no agreement.
    How: of the tasks that are not cancelled, the term, and the completion or, without one, the
        status.
    Caveats: a task that was done and not ticked off is overdue.
    Source: the article, step 4: regularity, and people responsible for it.
    """
    if "tasks" not in case.model.mapped:
        yield Cannot("no_table", {"tables": ["tasks"]})
    elif not case.has("tasks", "due_at") or not is_told(case.engine, case.model):
        yield Cannot("no_column", {"columns": ["due_at", "completed_at"]})
    else:
        columns = case.model.mapped["tasks"]
        due = fill(
            "due_on < {today} and {wanted}",
            today=literal(case.today),
            wanted=wanted_tasks(columns),
        )
        column = "completed_at" if case.has("tasks", "completed_at") else "status"
        undone = open_tasks(columns)
        yield Test("tasks", column, "task_overdue", due, undone)


RULE: Final = Rule("tasks_done", "card", Levels(notice=ANY, warning=Bound.of("10%")), find)
