"""What every record of smalign.toml is."""

from __future__ import annotations

from typing import TYPE_CHECKING, get_type_hints

from msgspec import Struct
from msgspec.structs import fields

if TYPE_CHECKING:
    from pydantic import GetCoreSchemaHandler
    from pydantic_core import CoreSchema


class Strict(Struct, frozen=True):
    """A section, whose keys are its fields (`else_` is written `else`); no other key may be there.

    pydantic checks and converts what the file holds, and is imported only where there is a file.
    """

    @classmethod
    def __get_pydantic_core_schema__(cls, _: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """How pydantic reads one."""
        from pydantic_core import core_schema

        hints = get_type_hints(cls)
        keys = {
            one.name.rstrip("_"): core_schema.typed_dict_field(
                handler.generate_schema(hints[one.name]), required=one.required
            )
            for one in fields(cls)
        }
        names = dict(zip(keys, cls.__struct_fields__, strict=True))
        return core_schema.no_info_after_validator_function(
            lambda said: cls(**{names[key]: value for key, value in said.items()}),
            core_schema.typed_dict_schema(keys, extra_behavior="forbid"),
        )
