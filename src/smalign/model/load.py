"""One file into one typed table: every canonical column of its table, its attributes as text.

The formats are decided on a sample, then one pass types every row and marks in a bit mask what
did not convert. Where the sample was not typical and something failed, the formats are decided
again with the values that failed, once.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from smalign.base.schema import TABLES, Column
from smalign.engine.compose import Sql, comment, fill, listed, literal, name
from smalign.engine.duckdb import Engine
from smalign.model.names import physical, state_name
from smalign.model.recognise import Recognition, Source
from smalign.read.load import load
from smalign.read.records import RawTable
