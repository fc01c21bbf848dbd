"""What every record of smalign.toml is."""

from typing import ClassVar


class Strict:
    """Unknown keys are errors; pydantic reads this, nothing else does."""

    __slots__ = ()
    __pydantic_config__: ClassVar[dict[str, object]] = {"extra": "forbid"}
