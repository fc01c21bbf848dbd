"""What may be asked of journeys: nothing that no model asked for looks at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from smalign.session.options import Options

_ALL: Final = "all"
_SOURCE: Final = "source"
_EVERY_TOUCH: Final = "unique"
_OF_TOUCHES: Final = ("lookback", "lookback_steps", "transform")
"""Options that say which touches a model sees."""
_OF_ONE: Final = {"half_life": "time-decay", "ignore": "last-non-direct"}
"""Options that one model alone looks at."""


def check_journeys(options: Options) -> None:
    """Refuse an option about touches that would change nothing.

    Raises:
        UsageError: needs_touch_model, needs_model.

    """
    models = set(options.get("models") or (_SOURCE,))
    for name in _OF_TOUCHES:
        if options.get(name) not in (None, _EVERY_TOUCH) and models == {_SOURCE}:
            raise UsageError("needs_touch_model", option=f"--{name.replace('_', '-')}")
    for name, model in _OF_ONE.items():
        if options.get(name) and not models & {model, _ALL}:
            option = f"--{name.replace('_', '-')}"
            raise UsageError("needs_model", option=option, model=model)
