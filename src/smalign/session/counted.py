"""What is no money is answered whatever the currencies: pages of many answers fall back on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from smalign.base.errors import QuestionError

if TYPE_CHECKING:
    from collections.abc import Callable

    from smalign.session.options import Options

_Answer = TypeVar("_Answer")


def counted(ask: Callable[[Options], _Answer], options: Options) -> _Answer:
    """The answer; where amounts cannot be added up and the metric takes `counts`, these alone.

    Raises:
        SmalignError: what the question raises.

    """
    try:
        return ask(options)
    except QuestionError as error:
        if not error.facts.get("counts"):
            raise
        of_money: Options = {"bootstrap": False, "velocity": False, "ltv": None}
        return ask({**options, **of_money, "counts": True})
