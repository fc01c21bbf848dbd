"""Which encoding a text is in: its mark, strict UTF-8, known headers, words; a guesser last.

A statistical detector is no authority: `ID;Сумма;Дата` over 200 rows of numbers in cp1251 is
cp1125 to charset-normalizer. Header words we know decide first.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, Final

from smalign.base.clean import fold_header
from smalign.base.errors import InputError
from smalign.base.progress import silent
from smalign.read.decode import MARK, check_codec, head_text
from smalign.read.kind import looks_utf16
from smalign.read.letters import cyrillic_score, is_cyrillic_word, latin_score
from smalign.read.survey import Survey, survey

if TYPE_CHECKING:
    from smalign.base.progress import Progress

CYRILLIC: Final = ("cp1251", "koi8-r", "cp866", "mac_cyrillic", "iso8859-5")
LATIN: Final = ("cp1252",)
_MARKED: Final = frozenset({"utf-16", "utf-32"})
"""Which way round their bytes stand, their byte order mark tells alone."""
_LIKELIEST: Final = "cp1251"
_ALIKE: Final = "mac_cyrillic"
"""Its small letters are those of cp1251, but for я and ё."""
_SAMPLE: Final = 1 << 18
_BEFORE: Final = 4096  # bytes ahead of the first bad one, so that its line is whole
_HEADER_LINES: Final = 20
_GOOD_PER_BAD: Final = 4
_LEAST_SCORE: Final = 0.25
_LEAST_MARGIN: Final = 0.1
_FEW: Final = 3
_HANDFUL: Final = 5
_COHERENT: Final = 40.0
_WORDS: Final = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_CELLS: Final = re.compile(r"[;,\t|\"<>]")


def decide(
    file: str, path: str, wanted: str | None = None, progress: Progress = silent
) -> tuple[str, Survey]:
    """The encoding of a text, and the survey of its bytes as UTF-8.

    Args:
        file: display name, for errors.
        path: where the bytes can be read.
        wanted: the user's answer; it wins over everything.
        progress: told while the bytes are decoded.

    Raises:
        InputError: encoding_unclear (facts known, toml hint); encoding_unmarked, the user names
            one that begins with a mark, and there is none.
        UsageError: encoding_unknown.

    """
    head = _bytes(path, 0)
    marked = _marked(head)
    if wanted is not None:
        codec = check_codec(wanted)
        own = codecs.lookup(codec).name
        if own in _MARKED and marked != own:
            raise InputError("encoding_unmarked", file=file, encoding=own)
        utf8 = codec in {"utf-8", "utf8", "utf-8-sig"}
        return codec, survey(path, file, progress) if utf8 else _NOT_UTF8
    if marked in _MARKED:
        return marked, _NOT_UTF8
    if looks_utf16(head):
        raise InputError("encoding_unclear", file=file, known=("utf-16-le", "utf-16-be"))
    found = survey(path, file, progress)
    if found.bad_at is None or marked:
        return marked or "utf-8", found
    return _eight_bit(file, _around(path, head, found.bad_at)), found


_NOT_UTF8: Final = Survey(0, plain=False, ends_with_line=True)


def _marked(head: bytes) -> str | None:
    """The encoding a byte order mark names."""
    if head.startswith(b"\xef\xbb\xbf"):
        return "utf-8-sig"
    if head.startswith((b"\xff\xfe\0\0", b"\0\0\xfe\xff")):
        return "utf-32"
    return "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else None


def _bytes(path: str, at: int) -> bytes:
    with open(path, "rb") as source:  # noqa: PTH123 - a descriptor's path
        source.seek(at)
        return source.read(_SAMPLE)


def _around(path: str, head: bytes, bad_at: int) -> bytes:
    """The head, and where UTF-8 first failed when that is further on."""
    if bad_at < _SAMPLE:
        return head
    return head + b"\n" + _bytes(path, bad_at - _BEFORE).partition(b"\n")[2]


def _eight_bit(file: str, sample: bytes) -> str:
    marked = head_text(sample, "utf-8")
    bad = marked.count(MARK)
    good = sum(not character.isascii() for character in marked) - bad
    if bad and good >= _GOOD_PER_BAD * bad:
        return "utf-8"
    page = _by_headers(sample) or _by_words(sample) or _by_guess(sample)
    if page is not None:
        return page
    if bad <= _FEW:
        return "utf-8"
    raise InputError("encoding_unclear", file=file, known=(*CYRILLIC, *LATIN))


def _by_headers(sample: bytes) -> str | None:
    """The page under which most header words beyond ASCII are known ones.

    Lower case is alike in cp1251 and mac_cyrillic, upper case in cp866 and mac_cyrillic: between
    pages with the same words the whole text decides.
    """
    from smalign.crm.vocabulary import known_headers

    known = known_headers()
    hits = {}
    for page in (*CYRILLIC, *LATIN):
        lines = head_text(sample[: 1 << 16], page).splitlines()[:_HEADER_LINES]
        cells = {fold_header(cell) for line in lines for cell in _CELLS.split(line)}
        hits[page] = sum(cell in known for cell in cells if not cell.isascii())
    most = max(hits.values())
    alike = [page for page in hits if hits[page] == most]
    best = max(alike, key=lambda page: _score(sample, page))
    if not most or best == _LIKELIEST or _LIKELIEST not in alike:
        return best if most else None
    return best if _beats_likeliest(sample, best) else _LIKELIEST


def _by_words(sample: bytes) -> str | None:
    """The page under which the text is made of words, clearly more than under the next.

    cp1251 is by far the likeliest: where a page reads hardly better, only words that cp1251 spoils
    and that page does not (and none the other way round) speak for it.
    """
    texts = {page: head_text(sample, page) for page in (*CYRILLIC, *LATIN)}
    scores = {page: _score(sample, page) for page in texts}
    best = max(texts, key=lambda page: scores[page])
    if scores[best] < _LEAST_SCORE:
        return _LIKELIEST if _are_few_whole(sample) else None
    if best == _LIKELIEST:
        return None if _beats_likeliest(sample, _ALIKE) else _LIKELIEST
    if best == _ALIKE or scores[best] - scores[_LIKELIEST] < _LEAST_MARGIN:
        return best if _beats_likeliest(sample, best) else _LIKELIEST
    rivals = [scores[page] for page in texts if texts[page] != texts[best]]
    return best if scores[best] - max(rivals) >= _LEAST_MARGIN else None


def _beats_likeliest(sample: bytes, page: str) -> bool:
    """Whether some words are whole under this page only, and none under the likeliest only."""
    words = set(_WORDS.findall(sample))
    whole = {word for word in words if is_cyrillic_word(word.decode(page, "replace"))}
    likeliest = {word for word in words if is_cyrillic_word(word.decode(_LIKELIEST, "replace"))}
    return bool(whole - likeliest) and not likeliest - whole


def _are_few_whole(sample: bytes) -> bool:
    """Whether a handful of words is whole under the likeliest page and no other.

    Too few to score: a guesser takes one «Сайт» for Vietnamese.
    """
    words = {word for word in _WORDS.findall(sample) if len(word) > 1}
    if not 0 < len(words) <= _HANDFUL:
        return False
    whole = {
        page: [is_cyrillic_word(word.decode(page, "replace")) for word in words]
        for page in CYRILLIC
    }
    others = (any(found) for page, found in whole.items() if page != _LIKELIEST)
    is_latin = any(latin_score(head_text(sample, page)) > 0 for page in LATIN)
    return all(whole[_LIKELIEST]) and not any(others) and not is_latin


def _score(sample: bytes, page: str) -> float:
    text = head_text(sample, page)
    return latin_score(text) if page in LATIN else cyrillic_score(text)


def _by_guess(sample: bytes) -> str | None:
    """A detector's answer, taken only when it has recognised a language in the text."""
    from charset_normalizer import from_bytes

    match = from_bytes(sample).best()
    if match is None or match.percent_coherence < _COHERENT or match.percent_chaos > 0:
        return None
    return str(match.encoding).replace("_", "-")
