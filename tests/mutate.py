"""Thousands of damaged exports, read and counted: `python tests/mutate.py -n 10000 --seed 1`.

Of every delimited text it is proven that

- reading ends with a table or with one named error that names the file; nothing else is raised;
- records counted by `tests/tokenizer.py` = header + dropped + accepted + rejected, every accepted
  row is a record as that tokenizer cuts it, in order, and every reject is one it cannot accept;
- the engine's own reader and the slow path give the same rows, drops and rejects;
- planted defects reject no more records than they touch.

Files that are no text (XLSX, HTML, gz, Parquet, zip) end with a table or a named error; where a
checksum guards the bytes, a table has the rows it had before.
"""

from __future__ import annotations

import argparse
import codecs
import sys
import tempfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from random import Random

sys.path.insert(0, str(Path(__file__).parents[1]))

from tests.mutations import MANY, MUTATIONS, RAW, good_files, good_texts
from tests.tokenizer import tokenize

from smalign.base.errors import SmalignError
from smalign.engine.duckdb import Engine
from smalign.read.delimited import isolate
from smalign.read.find import close, find
from smalign.read.load import load
from smalign.read.probe import probe
from smalign.read.records import ReadOptions
from smalign.session import open_exports

SHARE_OF_OTHERS = 0.15
SHARE_OF_WHOLE = 0.04
CHECKED_BYTES = (".xlsx", ".gz", ".zip")
LOST = "\udfff"
"""Stands for bytes that cannot be decoded: no text holds half a surrogate pair."""

codecs.register_error("tests.lost", lambda error: (LOST, error.end))


def one(seed: int) -> tuple[str, str | None]:
    """One damaged file: how reading ended, and what is wrong with that (None = nothing)."""
    random = Random(seed)
    with tempfile.TemporaryDirectory(prefix="mutate-") as folder:
        if random.random() < SHARE_OF_OTHERS:
            return _other(random, Path(folder))
        return _text(random, Path(folder))


def damaged(seed: int) -> tuple[str, bytes, str]:
    """Name, bytes and history of the text a seed gives, to look at a failure."""
    random = Random(seed)
    random.random()
    good, data, kinds = _mutated(random)
    return good.name, data, ", ".join(kinds)


def _mutated(random):
    good = random.choice(good_texts(random))
    kinds = random.choices(list(MUTATIONS), k=random.choice((1, 1, 1, 2, 3, 5)))
    data = good.data
    for kind in kinds:
        delimiter = good.delimiter.encode()
        if data:
            data = MUTATIONS[kind].apply(data, delimiter, random)
    return good, data, kinds


def _text(random, folder):
    good, data, kinds = _mutated(random)
    path = folder / good.name
    path.write_bytes(data)
    cost = sum(MUTATIONS[kind].cost for kind in kinds) * (1 if good.lines == 1 else 1 + good.lines)
    try:
        tables, readings = _readings(path, folder)
    except SmalignError as error:
        return error.code, _refusal(error, path)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return "crash", f"{type(error).__name__}: {error} after {kinds}"
    table = tables[0]
    if table.kind != "csv":
        return table.kind, None
    wrong = _lost(data, table, readings[0])
    if wrong is None and readings[0] != readings[1]:
        wrong = "the two paths differ"
    if wrong is None and cost < MANY and _same_dialect(table, good):
        rejects = len(readings[0][2])
        wrong = f"{rejects} rejects of {cost}" if rejects > cost else None
    if wrong is None and random.random() < SHARE_OF_WHOLE:
        wrong = _whole(path)
    return "read", f"{wrong} after {kinds}" if wrong else None


def _readings(path, folder):
    """Tables, and what the first one gives by the usual way and by the slow path."""
    inputs = find([path], folder)
    try:
        tables = _probed(inputs, folder)
        return tables, [_reading(inputs, tables[0], folder, slow=slow) for slow in (False, True)]
    finally:
        close(inputs)


def _probed(inputs, folder):
    with Engine(folder, [file.descriptor for file in inputs], threads=1) as engine:
        return probe(inputs, ReadOptions(), engine)


def _reading(inputs, table, folder, *, slow):
    """Rows, drops, rejects, and whether columns were put into the order of the first header."""
    with Engine(folder, [file.descriptor for file in inputs], threads=1) as engine:
        given = isolate(table, folder) if slow else table
        used = load(engine, given, "create or replace table x as select * from {}".format)
        moved = any(note.code == "columns_reordered" for note in used.notes)
        return engine.rows("select * from x"), used.dropped, used.rejects, moved


def _lost(data, table, reading):
    """What the tokenizer finds missing or made up, None when every record is accounted for."""
    rows, dropped, rejects, moved = reading
    text = data.decode(table.encoding, "tests.lost").removeprefix("\ufeff")
    records = tokenize(text, table.delimiter)
    known = sum(part.count for part in dropped) + len(rows) + len(rejects) + 1
    if known != len(records):
        return f"{len(records)} records, {known} accounted for"
    below = [record for record in records if record.first_line > table.header_line]
    width = None if moved else len(table.headers)
    good = [record for record in below if _acceptable(record, width)]
    left = iter(good)
    if not all(any(_same(row, record, moved=moved) for record in left) for row in rows):
        return "an accepted row is no record"
    places = {(r.first_line, r.last_line) for r in below} - {
        (r.first_line, r.last_line) for r in good
    }
    if not moved and not {(r.first_line, r.last_line) for r in rejects} <= places:
        return "a good record is rejected"
    return None


def _acceptable(record, width):
    if not record.cells or any(LOST in cell for cell in record.cells):
        return False
    return width is None or len(record.cells) == width


def _same(row, record, *, moved):
    """Whether a row is a record, its cells in the order of the first header where it moved them."""
    if not moved:
        return tuple(row) == record.cells
    return Counter(filter(None, row)) <= Counter(record.cells)  # a nameless column may be left


def _same_dialect(table, good):
    was = good.data.decode("utf-16" if good.name == "tabs.tsv" else table.encoding, "replace")
    headers = [cell.strip('"\ufeff') for cell in _header(was).split(good.delimiter)]
    return table.delimiter == good.delimiter and list(table.headers) == headers


def _header(text):
    return next(line for line in text.splitlines() if "ID" in line or "deal_id" in line)


def _refusal(error, path):
    """A refusal has an exit code of the contract and names the file."""
    if int(error.exit_code) not in {2, 3, 75}:
        return f"{error.code} exits with {error.exit_code}"
    named = str(error.facts.get("file", error.facts.get("files", "")))
    return None if str(path) in named or path.name in named else f"{error.code} names no file"


def _whole(path):
    """The same file the whole way to its inspection."""
    try:
        with open_exports([path], timezone="UTC") as session:
            file = session.inspect().files[0]
    except SmalignError as error:
        return _refusal(error, path)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return f"{type(error).__name__}: {error} the whole way"
    balanced = file.rows_read == file.rows_accepted + file.rows_rejected
    return None if balanced else "inspect does not balance"


def _other(random, folder):
    name, data = random.choice(good_files(random))
    path = folder / name
    path.write_bytes(data)
    before, magic = [reading[0] for reading in _all(path, folder)], data[:2]
    kinds = random.choices(RAW, k=random.choice((1, 1, 2, 4)))
    for kind in kinds:
        data = MUTATIONS[kind].apply(data, b",", random) if data else data
    path.write_bytes(data)
    try:
        after = [reading[0] for reading in _all(path, folder)]
    except SmalignError as error:
        return f"{path.suffix} {error.code}", _refusal(error, path)
    except Exception as error:  # noqa: BLE001 - this is what is looked for
        return "crash", f"{path.suffix} {type(error).__name__}: {error} after {kinds}"
    is_checked = name.endswith(CHECKED_BYTES) and data[:2] == magic
    changed = is_checked and not all(rows in before for rows in after)
    return f"{path.suffix} read", f"{name} gives other rows after {kinds}" if changed else None


def _all(path, folder):
    inputs = find([path], folder)
    try:
        tables = _probed(inputs, folder)
        return [_reading(inputs, table, folder, slow=False) for table in tables]
    finally:
        close(inputs)


def main() -> None:
    """Read the options, damage and read, print what was found; exit 1 when something is wrong."""
    parser = argparse.ArgumentParser(description="Damage good exports and read them.")
    parser.add_argument("-n", type=int, default=10_000, help="how many files")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--keep", help="write the text of this seed to the current folder", type=int
    )
    given = parser.parse_args()
    if given.keep is not None:
        name, data, history = damaged(given.keep)
        Path(name).write_bytes(data)
        print(f"{name}: {history}")
        return
    seeds = range(given.seed * 1_000_000, given.seed * 1_000_000 + given.n)
    endings: Counter[str] = Counter()
    wrong = []
    with ProcessPoolExecutor(given.jobs) as pool:
        for seed, (ending, what) in zip(seeds, pool.map(one, seeds, chunksize=25), strict=True):
            endings[ending] += 1
            if what is not None:
                wrong.append(what)
                print(f"seed {seed}: {what}", flush=True)
    for ending, count in sorted(endings.items(), key=lambda pair: (-pair[1], pair[0])):
        print(f"{count:7} {ending}")
    print(f"{given.n} files, {len(wrong)} wrong")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
