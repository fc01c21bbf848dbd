"""What a question about the bonus rests on: the plans of smalign.toml, and changes to try."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final

from msgspec import to_builtins
from msgspec.structs import replace

from smalign.base.errors import QuestionError, UsageError
from smalign.base.parts import PARTS
from smalign.base.toml import header

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smalign.base.config import Config
    from smalign.base.config_bonus import Bonus, BonusPlan
    from smalign.session.options import Options

_OF_PLANS: Final = frozenset({"bonus", "bases"})
"""Metrics that have nothing to say without a plan."""
_OF_SPEND: Final = ("by", "cohort", "horizon")
"""Options of the part `spend` alone."""
_DAYS: Final = frozenset({"since", "until"})
"""What of a plan is not tried: which periods it is of."""
_INSTEAD: Final = {"rate": "rates", "rates": "rate"}
_NOTHING: Final = "none"
_WHOLE: Final = {
    "qualifiers": (2, ({"otherwise", "most"}, {"otherwise", "least"})),
    "accelerator": (1, ({"above", "times"},)),
}
"""Key → how deep its parts stand, and the parts that make a whole of it."""
_SHORTEST: Final = """[bonus.plans."2026"]
since = "2026-01-01"
base = "paid"
rate = 0.02"""


def refuse_unset(metric: str, config: Config) -> None:
    """Refuse to tell a bonus where nobody has said what it is for.

    Raises:
        QuestionError: bonus_not_set.

    """
    if metric in _OF_PLANS and config.bonus is None:
        raise QuestionError("bonus_not_set", toml=_SHORTEST)


def asked_part(metric: str, options: Options) -> Options:
    """The options of `bonus` with the part that is meant: changes to try are of its bases.

    Raises:
        UsageError: option_of_part, when an option belongs to another part.

    """
    if metric != "bonus":
        return options
    part = options.get("show") or PARTS[metric][0]
    is_tried = bool(options.get("what_if"))
    if is_tried and part == PARTS[metric][0]:
        return {**options, "show": "bases"}
    wrong = next((name for name in _OF_SPEND if options.get(name)), None)
    if is_tried and part == "spend":
        raise UsageError("option_of_part", option="--if", parts=["bases"])
    if wrong is not None and part != "spend":
        raise UsageError("option_of_part", option=f"--{wrong}", parts=["spend"])
    return options


def paid_in(metric: str, config: Config, currency: str | None) -> str | None:
    """The currency of an answer, which of a bonus is that of its caps and quotas.

    Raises:
        QuestionError: bonus_currency, where sales are in another one.

    """
    own = config.bonus.currency if config.bonus is not None and metric in _OF_PLANS else None
    if own is None or currency is None or own == currency:
        return own or currency
    rates = header(("rates", currency))
    toml = f'[sources]\ncurrency = "{own}"\n{rates}\n"2026-01-01" = …'
    raise QuestionError("bonus_currency", toml=toml, own=own, currency=currency)


def what_if(bonus: Bonus | None, options: Options) -> Bonus | None:
    """The plans with the changes of `--if`; None without any.

    Raises:
        UsageError: what_if, a text that is no KEY=VALUE of a plan; what_if_value; what_if_missing,
            a part of a qualifier that no plan has; the mistakes of `[bonus]`.

    """
    changes = options.get("what_if") or ()
    if bonus is None or not changes:
        return None
    paths = [text.partition("=")[0].strip().split(".") for text in changes]
    plans = {}
    for name, plan in bonus.plans.items():
        others = [other for one, other in bonus.plans.items() if one != name]
        mine = [
            text
            for text, path in zip(changes, paths, strict=True)
            if not _is_of_others(path, paths, plan, others)
        ]
        plans[name] = _changed(plan, mine, bonus.period)
    return replace(bonus, plans=plans)


def _is_of_others(
    path: Sequence[str],
    paths: Sequence[Sequence[str]],
    plan: BonusPlan,
    others: Sequence[BonusPlan],
) -> bool:
    """Whether a part of a qualifier or an accelerator is of plans that have it, and not of this.

    Where the changes say the whole of it, it is new to this plan.
    """
    *outer, _ = path
    depth, wholes = _WHOLE.get(path[0], (0, ()))
    if len(outer) != depth or not depth or _has(plan, outer):
        return False
    told = {one[-1] for one in paths if [*one[:-1]] == outer}
    is_new = any(whole <= told for whole in wholes)
    return not is_new and any(_has(other, outer) for other in others)


def _has(plan: BonusPlan, path: Sequence[str]) -> bool:
    """Whether a plan says anything of a key."""
    if path[0] == "accelerator":
        return plan.accelerator is not None
    return path[-1] in plan.qualifiers


def _changed(plan: BonusPlan, changes: Sequence[str], period: str) -> BonusPlan:
    from pydantic import TypeAdapter, ValidationError

    from smalign.base.bonus_mistakes import plan_mistakes
    from smalign.base.config_bonus import BonusPlan

    said: dict[str, Any] = to_builtins(plan, builtin_types=(Decimal, date))
    keys = sorted(said.keys() - _DAYS)
    for text in changes:
        name, sign, value = (part.strip() for part in text.partition("="))
        path = name.split(".")
        if not sign or not value or path[0] not in keys:
            raise UsageError("what_if", found=text, known=", ".join(keys))
        _put(said, path, value)
    given = {name: value for name, value in said.items() if value is not None}
    try:
        found = TypeAdapter(BonusPlan).validate_python(given)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False)[0]
        code = "what_if_missing" if first["type"] == "missing" else "what_if_value"
        raise UsageError(code, key=".".join(map(str, first["loc"]))) from error
    for mistake in plan_mistakes(("--if",), found, period):
        key = " ".join(mistake.key)
        raise UsageError(mistake.code, key=key, found=mistake.found, hint=mistake.hint)
    return found


def _put(said: dict[str, Any], path: Sequence[str], value: str) -> None:
    """Set one key, deep inside a plan, too; a rate takes the place of rates.

    A mark beside a rate leaves that rate below it; the rate reached is of the whole base unless
    `steps` says otherwise.
    """
    if path[0] in _INSTEAD:
        flat = said.pop(_INSTEAD[path[0]], None)
        if path[0] == "rates" and path[1:] and flat is not None:
            said["rates"] = {"0%": flat}
            said["steps"] = said.get("steps") or "retroactive"
    *outer, last = path
    for part in outer:
        if not isinstance(said.get(part), dict):
            said[part] = {}
        said = said[part]
    if value == _NOTHING:
        said.pop(last, None)
    else:
        said[last] = _read(value, is_mark=last in ("threshold", "above"))


def _read(value: str, *, is_mark: bool) -> object:
    """A value as TOML has it, or the text itself: 80% needs no quotes here."""
    if is_mark:
        return value.strip("\"'")
    import tomllib

    try:
        return tomllib.loads(f"value = {value}", parse_float=Decimal)["value"]
    except tomllib.TOMLDecodeError:
        return value
