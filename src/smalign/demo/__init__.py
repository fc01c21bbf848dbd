"""One made-up company written the way real CRMs export it, with the truth beside it.

The company lives in a fixed year; the same arguments give the same bytes, whatever the clock.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from smalign.base.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from .dialects import Dialect
    from .files import File
    from .records import Company

__all__ = ["MOST_LEADS", "write"]

MOST_LEADS: Final = 100_000
"""As many leads as one company may have."""


def write(  # noqa: PLR0913 - each is one thing to choose
    directory: Path,
    crm: str,
    seed: int,
    leads: int = 2400,
    encoding: str | None = None,
    spend: str | None = None,
    *,
    with_plan: bool = False,
    with_bonus: bool = False,
    with_letters: bool = False,
    plant: Sequence[str] = (),
    story: Sequence[str] = (),
    overlay: Sequence[str] = (),
) -> None:
    """Write the exports of the company of `seed` into `directory`, and truth.json beside them.

    Args:
        directory: made if missing; files of the same names are replaced, each whole or not at all.
        crm: a name of `dialects.DIALECTS`.
        seed: which company.
        leads: how many leads it got in its year, 1 to 100 000.
        encoding: one the dialect knows; None is its default.
        spend: a name of `cabinets.CABINETS`: the company advertises there, and its costs are
            written as that cabinet does; None is what the dialect has.
        with_plan: write plan.csv too, a plain table whatever the CRM.
        with_bonus: write smalign.toml too, with a plan of pay; and plant campaigns that sell
            nothing and are given more money.
        with_letters: write letters.csv too, what a mailing service sent; the truth tells of it.
        plant: names of `planted.PLANTS`: delays that are in the company besides; none twice.
        story: names of `stories.STORIES`: another company altogether, to which these happened
            from one quarter to the next; `leads` are those of its first quarter, and what there
            is beside cards is the story's own. The truth says what must be told of it.
        overlay: names of `stories.OVERLAYS`: what spoils the export of the story, or of a company
            to which nothing happened.

    Raises:
        UsageError: `demo_unknown_crm`, `demo_unknown_plant`, `demo_unknown_spend`,
            `demo_unknown_story`, `demo_unknown_overlay`, `demo_story_alone`, `demo_encoding`,
            `demo_leads`, `demo_not_a_folder`, `demo_cannot_write`.

    """
    from .company import build
    from .dialects import DIALECTS
    from .effects import letters_to_the_warm
    from .files import encode
    from .letters import letters
    from .pay import bonus
    from .plans import plan
    from .truth import count, to_json
    from .unsold import with_unsold

    _refuse_unknown(crm, spend, leads, plant)
    dialect = DIALECTS[crm]
    chosen = _encoding(crm, dialect, encoding)
    if story or overlay:
        _refuse_beside(
            {
                "--spend": spend,
                "--plan": with_plan,
                "--bonus": with_bonus,
                "--letters": with_letters,
                "--plant": plant,
            }
        )
        _save(directory, _of_story(dialect, crm, chosen, seed, leads, story, overlay))
        return
    company = build(seed, leads, tuple(dict.fromkeys(plant)))
    if with_bonus:
        company = with_unsold(company)
    company, files = _exports(company, dialect, chosen, spend)
    if with_plan:
        files.append(plan(company))
    if with_bonus:
        files.append(bonus(company, files))
    told = count(company)
    if with_letters:
        files.append(letters(company))
        told = replace(told, effects=[*told.effects, letters_to_the_warm(company)])
    truth = encode("truth.json", to_json(told, _about(dialect, crm, chosen, files)), "utf-8", 1)
    _save(directory, (*files, truth))


def _exports(
    company: Company, dialect: Dialect, encoding: str, spend: str | None
) -> tuple[Company, list[File]]:
    """The files of the CRM, with the costs of an advertising account where one is named."""
    from .cabinets import CABINETS, advertised

    if spend is None:
        return company, list(dialect.files(company, encoding))
    company, files = advertised(company, CABINETS[spend], lambda it: dialect.files(it, encoding))
    return company, list(files)


def _about(dialect: Dialect, crm: str, encoding: str, files: Sequence[File]) -> dict[str, object]:
    """What the truth says of the export itself."""
    from .words import spelled

    return {
        "crm": crm,
        "files": {file.name: {"encoding": file.encoding, "rows": file.records} for file in files},
        "losses": dialect.losses(encoding),
        "names": spelled(dialect.words),
    }


def _of_story(
    dialect: Dialect,
    crm: str,
    encoding: str,
    seed: int,
    leads: int,
    story: Sequence[str],
    overlay: Sequence[str],
) -> list[File]:
    """The files of a story, and truth.json, whose effects are those of the story alone."""
    from .files import encode
    from .stories import OVERLAYS, STORIES, tell, written
    from .truth import count, to_json
    from .words import spelled

    for name in story:
        if name not in STORIES:
            raise UsageError("demo_unknown_story", found=name, known=tuple(STORIES))
    for name in overlay:
        if name not in OVERLAYS:
            raise UsageError("demo_unknown_overlay", found=name, known=tuple(OVERLAYS))
    told = tell(seed, leads, story, overlay)
    files = written(told, dialect, encoding, spelled(dialect.words))
    about = _about(dialect, crm, encoding, files)
    about |= {"stories": told.truth, "overlays": list(told.overlays)}
    truth = to_json(replace(count(told.company), effects=[]), about)
    return [*files, encode("truth.json", truth, "utf-8", 1)]


def _refuse_beside(others: Mapping[str, object]) -> None:
    """A story brings its own plan, bonus, letters and costs."""
    for option, value in others.items():
        if value:
            raise UsageError("demo_story_alone", option=option)


def _refuse_unknown(crm: str, spend: str | None, leads: int, plant: Sequence[str]) -> None:
    from .cabinets import CABINETS
    from .dialects import DIALECTS
    from .planted import PLANTS

    if crm not in DIALECTS:
        raise UsageError("demo_unknown_crm", found=crm, known=tuple(DIALECTS))
    if spend is not None and spend not in CABINETS:
        raise UsageError("demo_unknown_spend", found=spend, known=tuple(CABINETS))
    if not 1 <= leads <= MOST_LEADS:
        raise UsageError("demo_leads", found=leads, least=1, most=MOST_LEADS)
    for name in plant:
        if name not in PLANTS:
            raise UsageError("demo_unknown_plant", found=name, known=PLANTS)


def _save(directory: Path, files: Iterable[File]) -> None:
    from .files import save

    try:
        directory.mkdir(parents=True, exist_ok=True)
        for file in files:
            save(directory, file)
    except (FileExistsError, NotADirectoryError) as error:
        raise UsageError("demo_not_a_folder", path=str(directory)) from error
    except OSError as error:
        raise UsageError("demo_cannot_write", path=str(directory), why=error.strerror) from error


def _encoding(crm: str, dialect: Dialect, wanted: str | None) -> str:
    """The dialect's own encoding or the wanted one under Python's name."""
    if wanted is None:
        return dialect.encodings[0]
    try:
        name = codecs.lookup(wanted).name
    except LookupError:
        name = wanted
    if name not in dialect.encodings:
        raise UsageError("demo_encoding", crm=crm, found=wanted, known=dialect.encodings)
    return name
