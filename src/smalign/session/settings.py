"""Which paths are read, and under which settings: smalign.toml, and what the options say."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.config import Config
from smalign.base.errors import UsageError
from smalign.base.places import is_file, is_folder
from smalign.session.given import currency_code, known_tables, zone_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CONFIG_NAME: Final = "smalign.toml"


def asked_for(
    exports: Sequence[str | Path],
    *,
    config: str | Path | None,
    timezone: str | None,
    currency: str | None,
    tables: Mapping[str, str] | None,
    snapshots: Sequence[str | Path] = (),
) -> tuple[list[str], list[str], Config]:
    """The paths to read, those of snapshots, and the configuration with the options of this run.

    Those of smalign.toml count where none are given.

    Raises:
        UsageError: no_exports; the configuration or an option is wrong.

    """
    settings, folder = _config([str(item) for item in (exports or snapshots)], config)
    paths = [str(item) for item in exports]
    others = [str(item) for item in snapshots]
    if not paths:
        paths = [str(folder / file) for file in settings.sources.files]
        others = others or [_inside(folder, path) for path in settings.sources.snapshots]
    if not paths and not others:
        raise UsageError("no_exports")
    return paths, others, told(settings, timezone=timezone, currency=currency, tables=tables)


def _inside(folder: Path, path: str) -> str:
    """A path relative to a folder; a slash at its end, which means folders alone, stays there."""
    return f"{folder / path}/" if path.endswith("/") else str(folder / path)


def told(
    settings: Config,
    *,
    timezone: str | None,
    currency: str | None,
    tables: Mapping[str, str] | None,
) -> Config:
    """The settings with what the options say of the exports; they outrank smalign.toml.

    Raises:
        UsageError: a zone, a currency or a table that is none.

    """
    sources = settings.sources
    sources = replace(
        sources,
        timezone=zone_name(timezone or sources.timezone),
        currency=currency_code(currency) or sources.currency,
        tables={**sources.tables, **known_tables(tables or {})},
    )
    return replace(settings, sources=sources)


def _config(exports: Sequence[str], config: str | Path | None) -> tuple[Config, Path]:
    """The settings, and the folder their paths are relative to."""
    if config is not None:
        return load_config(Path(config)), Path(config).parent
    beside = [Path(item) if is_folder(item) else Path(item).parent for item in exports]
    for folder in (*beside, Path()):
        candidate = folder / CONFIG_NAME
        if is_file(candidate):
            return load_config(candidate), folder
    return Config(), Path()


def load_config(file: Path) -> Config:
    """The settings of one smalign.toml; its reader is only imported where there is one.

    Parts of the page are found from where it lies, as exports are.

    Raises:
        UsageError: it cannot be read, or says what no setting is.

    """
    from smalign.base.config_file import load

    config = load(file)
    page = config.report
    if page.template is None:
        return config
    return replace(config, report=replace(page, template=str(file.parent / page.template)))
