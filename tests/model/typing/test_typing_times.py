"""Days and moments: every written shape, its boundaries, and what may not be guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smalign.engine.compose import Sql
from smalign.model.typing import Ambiguous, Hint, Mixed, decide

AT = datetime  # moments below are UTC without a zone, as the engine holds them


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["31.12.2023 10:53:00"], AT(2023, 12, 31, 10, 53)),
        (["31.12.2023 9:53"], AT(2023, 12, 31, 9, 53)),
        (["31.12.2023"], AT(2023, 12, 31)),
        (["31.12.2023 23:59"], AT(2023, 12, 31, 23, 59)),
        (["29.02.2024 0:00"], AT(2024, 2, 29)),
        (["31.12.23"], AT(2023, 12, 31)),
        (["12/31/2023 10:53:00 am"], AT(2023, 12, 31, 10, 53)),
        (["12/31/2023 12:00:00 pm"], AT(2023, 12, 31, 12)),
        (["1/23/2023 12:00 AM"], AT(2023, 1, 23)),
        (["1/23/2023 12:05AM"], AT(2023, 1, 23, 0, 5)),
        (["2/26/2018 19:58"], AT(2018, 2, 26, 19, 58)),
        (["1/31/2023"], AT(2023, 1, 31)),
        (["31/1/2023"], AT(2023, 1, 31)),
        (["1/31/2023, 1:05 PM"], AT(2023, 1, 31, 13, 5)),
        (["31-12-2023"], AT(2023, 12, 31)),
        (["2023-12-31 10:53"], AT(2023, 12, 31, 10, 53)),
        (["2023-12-31 10:53:07"], AT(2023, 12, 31, 10, 53, 7)),
        (["2023-12-31T10:53:07"], AT(2023, 12, 31, 10, 53, 7)),
        (["2023-12-31 10:53:07.25"], AT(2023, 12, 31, 10, 53, 7, 250000)),
        (["2023-12-31 10:53:07.1234567"], AT(2023, 12, 31, 10, 53, 7, 123456)),
        (["2023-12-31"], AT(2023, 12, 31)),
        (["2023/12/31"], AT(2023, 12, 31)),
        (["20231231"], AT(2023, 12, 31)),
        (["2023-12-31T10:53:00+03:00"], AT(2023, 12, 31, 7, 53)),
        (["2023-12-31T10:53:00+0530"], AT(2023, 12, 31, 5, 23)),
        (["2023-12-31T10:53:00.000Z"], AT(2023, 12, 31, 10, 53)),
        (["2023-12-31 10:53:00 UTC"], AT(2023, 12, 31, 10, 53)),
        (["2024-01-01T01:00:00+03:00"], AT(2023, 12, 31, 22)),
        (["18 Oct, 2020 00:08:00"], AT(2020, 10, 18, 0, 8)),
        (["18 oct 2020"], AT(2020, 10, 18)),
        (["18-Oct-2020 09:00"], AT(2020, 10, 18, 9)),
        (["Feb 28, 2024"], AT(2024, 2, 28)),
        (["Apr 3, 2024"], AT(2024, 4, 3)),
        (["September 3, 2024", "May 3, 2024"], AT(2024, 9, 3)),
        (["3 September 2024"], AT(2024, 9, 3)),
        (["18-Oct-20"], AT(2020, 10, 18)),
        (["12 марта 2026"], AT(2026, 3, 12)),
        (["1 мая 2026 г."], AT(2026, 5, 1)),
        (["12 мар. 2026 г. 14:05", "3 Сентября 2026 г."], AT(2026, 3, 12, 14, 5)),
        (["31-дек-2025"], AT(2025, 12, 31)),
        (["01.май.26"], AT(2026, 5, 1)),
        (["7 июл 2026, 09:30:15"], AT(2026, 7, 7, 9, 30, 15)),
        (["45292"], AT(2024, 1, 1)),
        (["45292.4118055556"], AT(2024, 1, 1, 9, 53)),
        (["45292,4118055556"], AT(2024, 1, 1, 9, 53)),
        (["1700000000"], AT(2023, 11, 14, 22, 13, 20)),
        (["1700000000.0"], AT(2023, 11, 14, 22, 13, 20)),
        (["1700000000123"], AT(2023, 11, 14, 22, 13, 20, 123000)),
    ],
)
def test_every_written_shape_is_read(read, cells, expected):
    """Each shape met in exports becomes the moment it says."""
    assert read("time", cells)[0] == expected


RUSSIAN = (
    "января фев марта апреля мая июн июля августа сен октября нояб дек",
    "янв. февраля мар апр. МАЯ июня июл авг. сентября окт ноября декабря",
    "Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь",
)


@pytest.mark.parametrize("months", RUSSIAN)
def test_russian_months_in_every_form_have_their_numbers(read, months):
    """A day of each month, in the order of the year, as people and Excel write it."""
    cells = [f"{place + 9} {word} 2026" for place, word in enumerate(months.split())]
    assert read("time", cells) == [AT(2026, month, month + 8) for month in range(1, 13)]


@pytest.mark.parametrize("cell", ["31 февраля 2026", "1 мартобря 2026", "1 мая", "мая 2026"])
def test_a_russian_day_that_is_none_stays_unread(read, cell):
    """What does not exist, or is no day, is null."""
    assert read("time", [cell], sample=["1 мая 2026", "2 мая 2026"]) == [None]


@pytest.mark.parametrize(
    "cell",
    ["31.02.2023", "29.02.2023", "32.12.2023", "31.12.2023 24:00", "01.01.0001", "infinity",
     "epoch", "не закрыта", "31.12.2023 10:60", "31.12.2023 10:00 +03"],
)  # fmt: skip
def test_what_is_no_date_stays_unread(read, cell):
    """A day that does not exist, or words, become null: counted, never guessed."""
    good = [f"{day:02}.12.2023" for day in range(1, 32)] + ["01.12.2023 10:00"]
    assert read("time", [cell], sample=good) == [None]


def test_two_widths_in_one_column_are_one_format(read):
    """Excel drops seconds and the hour's zero: both widths of one column are read."""
    cells = ["19.01.2021 9:53", "19.01.2021 09:53:10", None, "19.01.2021"]
    found = [AT(2021, 1, 19, 9, 53), AT(2021, 1, 19, 9, 53, 10), None, AT(2021, 1, 19)]
    assert read("time", cells) == found


def test_blanks_around_a_date_do_not_matter(read):
    """No-break spaces and tabs around a date are not part of it."""
    assert read("time", ["\u00a031.12.2023\t", " 30.12.2023 "]) == [
        AT(2023, 12, 31),
        AT(2023, 12, 30),
    ]


@pytest.mark.parametrize(
    ("zone", "cell", "expected"),
    [
        ("Europe/Moscow", "26.10.2014 00:30", AT(2014, 10, 25, 20, 30)),  # still UTC+4
        ("Europe/Moscow", "26.10.2014 01:30", AT(2014, 10, 25, 22, 30)),  # twice: the second
        ("Europe/Moscow", "26.10.2014 02:00", AT(2014, 10, 25, 23, 0)),  # UTC+3
        ("Asia/Almaty", "29.02.2024 12:00", AT(2024, 2, 29, 6, 0)),  # UTC+6
        ("Asia/Almaty", "01.03.2024 12:00", AT(2024, 3, 1, 7, 0)),  # UTC+5
        ("Europe/Berlin", "31.03.2024 02:30", AT(2024, 3, 31, 1, 30)),  # never was: 03:30
        ("Europe/Berlin", "27.10.2024 02:30", AT(2024, 10, 27, 1, 30)),  # twice: the second
        ("Europe/Moscow", "31.12.2023 23:59", AT(2023, 12, 31, 20, 59)),
        ("Europe/Moscow", "01.01.2024 00:00", AT(2023, 12, 31, 21, 0)),
    ],
)
def test_wall_clock_becomes_utc(read, zone, cell, expected):
    """A local time is the zone's, also where the zone changed its offset."""
    assert read("time", [cell], zone) == [expected]


@pytest.mark.parametrize(
    ("zone", "cell", "expected"),
    [
        ("Europe/Moscow", "01.01.2024 00:00", date(2024, 1, 1)),
        ("Europe/Moscow", "2023-12-31T22:00:00Z", date(2024, 1, 1)),
        ("UTC", "2023-12-31T22:00:00Z", date(2023, 12, 31)),
        ("America/New_York", "2024-01-01T03:00:01Z", date(2023, 12, 31)),
        ("America/New_York", "1704078000", date(2023, 12, 31)),  # 2024-01-01 03:00 UTC
        ("America/New_York", "45292", date(2024, 1, 1)),
    ],
)
def test_the_day_is_the_local_one(read, zone, cell, expected):
    """The local day of a moment depends on the zone, a written day does not."""
    assert read("time", [cell], zone, day=True) == [expected]


def test_days_written_as_moments_keep_their_date(read):
    """Bitrix24 writes date-only fields as 03:00+03:00: the date part is meant, in any zone."""
    cells = ["2021-05-08T03:00:00+03:00", "2021-01-08T02:00:00+02:00"]
    assert read("time", cells, "America/New_York", day=True) == [
        date(2021, 5, 8),
        date(2021, 1, 8),
    ]
    assert read("time", cells, "America/New_York") == [AT(2021, 5, 8, 4), AT(2021, 1, 8, 5)]
    assert decide("time", cells, Hint()).is_date_only


def test_real_moments_are_not_taken_for_days():
    """One value that is not at midnight makes the column one of moments."""
    cells = ["2021-05-08T03:00:00+03:00", "2021-05-08T03:59:51+03:00"]
    assert not decide("time", cells, Hint()).is_date_only


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["31.12.2023", "30.12.2023"], True),
        (["31.12.2023 00:00:00", "30.12.2023 00:00:00"], True),
        (["1/23/2023 12:00 AM"], True),
        (["1/23/2023 12:00 PM"], False),
        (["31.12.2023", "30.12.2023 9:00"], False),
        (["45292", "45293"], True),
        (["45292.5", "45293"], False),
        (["2023-12-31T21:00:00Z", "2023-06-30T21:00:00Z"], False),
        (["1700000000"], False),
    ],
)
def test_a_column_of_midnights_holds_days(cells, expected):
    """`is_date_only` says whether durations against the column are whole days."""
    assert decide("time", cells, Hint()).is_date_only is expected


def test_utc_midnights_of_the_zone_are_days():
    """21:00Z every day is Moscow's midnight."""
    cells = ["2023-12-31T21:00:00Z", "2023-06-30T21:00:00Z"]
    assert decide("time", cells, Hint(timezone="Europe/Moscow")).is_date_only


@pytest.mark.parametrize("language", ["ru", "", "de"])
def test_slashes_that_could_be_either_are_a_question(language):
    """12/12 and 3/4 say nothing; without English headers nobody guesses."""
    found = decide("date", ["3/4/2024", "12/12/2024"], Hint(language=language))
    expected = ("3/4/2024", "12/12/2024")
    assert isinstance(found, Ambiguous)
    assert (found.code, set(found.examples)) == ("date_order_unclear", set(expected))
    assert found.toml('Created "on"') == (
        '[formats]\n"Created \\"on\\"" = "day first"  # or "month first"'
    )


def test_english_headers_mean_month_first_and_it_is_said(read):
    """The assumption is made for English headers only and carries a note."""
    found = decide("date", ["3/4/2024"], Hint(language="en"))
    assert [note.code for note in found.notes] == ["month_first_assumed"]
    assert read("date", ["3/4/2024"], language="en") == [date(2024, 3, 4)]


@pytest.mark.parametrize(
    ("answer", "expected"), [("day first", date(2024, 4, 3)), ("month first", date(2024, 3, 4))]
)
def test_the_users_answer_wins_over_the_language(read, answer, expected):
    """An answer settles an open column and is no assumption."""
    assert read("date", ["3/4/2024"], language="en", answer=answer) == [expected]
    assert decide("date", ["3/4/2024"], Hint(language="en", answer=answer)).notes == ()


def test_a_part_above_12_wins_over_everything(read):
    """31/1 is a day first, whatever the headers or the answer say."""
    cells = ["3/4/2024", "31/1/2024"]
    expected = [date(2024, 4, 3), date(2024, 1, 31)]
    assert read("date", cells, language="en", answer="month first") == expected


def test_dots_are_day_first_unless_proven_otherwise(read):
    """03.04 is 3 April; 04.23 proves the month first (a Kommo import)."""
    assert read("date", ["03.04.2024"], language="en") == [date(2024, 4, 3)]
    assert read("date", ["03.04.2024", "04.23.2024"]) == [date(2024, 3, 4), date(2024, 4, 23)]


def test_two_orders_in_one_column_are_refused():
    """13/1 and 1/13 contradict each other: no order is right."""
    found = decide("date", ["13/1/2024", "1/13/2024"], Hint(language="en"))
    assert found == Mixed(
        "date", "formats_mixed", (("d/m/yyyy", "13/1/2024"), ("m/d/yyyy", "1/13/2024"))
    )


def test_two_shapes_in_one_column_are_refused():
    """Half ISO, half dotted: no one format reads enough, both are named."""
    found = decide("date", ["2024-01-13", "13.01.2024"], Hint())
    assert found == Mixed(
        "date", "formats_mixed", (("dd.mm.yyyy", "13.01.2024"), ("yyyy-mm-dd", "2024-01-13"))
    )


def test_days_typed_beside_the_dates_of_a_workbook_are_read(read):
    """A date cell is no text in any format; «05.02.2026» beside it is 5 February, and is told."""
    cells = ["2026-01-13", "2026-02-03 10:30:00", "05.02.2026", "soon", "16.02.2026", "2026-02-17"]
    expected = [
        *(AT(2026, 1, 13), AT(2026, 2, 3, 10, 30), AT(2026, 2, 5), None, AT(2026, 2, 16)),
        AT(2026, 2, 17),
    ]
    assert read("time", cells, has_day_cells=True) == expected
    notes = decide("time", cells, Hint(has_day_cells=True)).notes
    assert [(note.code, note.facts["example"]) for note in notes] == [
        ("days_beside_dates", "05.02.2026")
    ]


def test_day_numbers_of_excel_beside_dates_are_read(read):
    """A cell that lost its format: 45678 is 21 January 2025, .75 of a day is 18:00; it is told."""
    cells = [
        "13.01.2025",
        "45678",
        "45678,75",
        "14.01.2025",
        "15.01.2025 9:00",
        "soon",
        "16.01.2025",
    ]
    expected = [
        *(AT(2025, 1, 13), AT(2025, 1, 21), AT(2025, 1, 21, 18), AT(2025, 1, 14)),
        *(AT(2025, 1, 15, 9), None, AT(2025, 1, 16)),
    ]
    assert read("time", cells) == expected
    found = decide("time", cells, Hint())
    assert [(note.code, note.facts["example"]) for note in found.notes] == [
        ("serials_beside_dates", "45678")
    ]
    assert not found.is_date_only
    assert decide("date", ["2025-01-13", "2025-01-14", "45678"], Hint()).is_date_only


@pytest.mark.parametrize("slip", ["20000", "60000", "5000", "450000"])
def test_numbers_that_are_no_day_of_this_time_are_no_days(read, slip):
    """20000 is a day of 1954, 60000 one of 2064: among dates rather a slip than a day."""
    cells = [f"{day}.01.2025" for day in range(13, 23)]
    assert read("date", [*cells, slip])[-1] is None


def test_as_many_day_numbers_as_dates_are_refused():
    """Half and half is no slip of a cell: both are named."""
    found = decide("date", ["2025-01-13", "45678"], Hint())
    assert isinstance(found, Mixed)
    assert found.code == "formats_mixed"


@pytest.mark.parametrize("typed", ["13/02/2026", "02.13.2026"])
def test_days_that_excel_left_as_text_are_refused(typed):
    """An Excel of another language made dates of 1 to 12 and left the others: all are in doubt."""
    found = decide("date", ["2026-01-02", typed], Hint(has_day_cells=True))
    assert isinstance(found, Mixed)
    assert found.code == "formats_mixed"


@pytest.mark.parametrize("type_", ["time", "date", "money", "integer"])
def test_a_number_that_excel_made_a_day_without_a_year_is_refused(type_):
    """01-May was 1-5: neither a date of some year nor a number any more."""
    found = decide(type_, ["01-May", "02-Jun", "03-May"], Hint(language="en"))
    assert isinstance(found, Mixed)
    assert found.code == "not_of_type"


def test_lost_seconds_are_no_other_format(read):
    """Excel saves 10:53:07 as 10:53: both widths of one column are read, none is invented."""
    cells = ["31.12.2023 10:53", "31.12.2023 9:05", "31.12.2023 23:59:59"]
    assert read("time", cells) == [
        AT(2023, 12, 31, 10, 53),
        AT(2023, 12, 31, 9, 5),
        AT(2023, 12, 31, 23, 59, 59),
    ]


def test_words_are_no_dates():
    """A column of words is refused with examples."""
    found = decide("date", ["да", "нет"], Hint())
    assert found == Mixed("date", "not_of_type", (("", "да"),))


def test_a_few_strangers_do_not_change_the_format(read):
    """One word among many dates is a failure of one row, not of the column."""
    cells = [f"{day:02}.01.2024" for day in range(1, 20)] + ["не закрыта"]
    assert read("date", cells)[18:] == [date(2024, 1, 19), None]


@pytest.mark.parametrize(
    ("cells", "zero"),
    [
        (["44927", "44928", "0"], "0"),
        (["44927.5", "0.0"], "0.0"),
        (["1767603600", "1767603601", "0"], "0"),
        (["2026-01-05", "00:00:00"], "00:00:00"),
        (["05.01.2026 10:00", "00.01.1900"], "00.01.1900"),
        (["05.01.2026", "01.01.0001"], "01.01.0001"),
        (["30.12.2025", "30.12.1899"], "30.12.1899"),
    ],
)
def test_a_day_zero_is_nothing_and_proves_no_format(read, values_of, cells, zero):
    """A formula over an empty cell gives 0: that cell is empty, and counted as such, no other."""
    assert [value is None for value in read("time", cells)] == [cell == zero for cell in cells]
    found = decide("time", cells, Hint())
    assert values_of(cells, found.sql_pseudo(Sql("c0"))) == [cell == zero for cell in cells]


def test_a_column_of_nothing_is_null(read, values_of):
    """Without a single value every cell is null, and pseudo-empties are no evidence."""
    found = decide("time", ["-", "(not set)", " "], Hint())
    assert values_of([None, "-"], found.sql(Sql("c0"))) == [None, None]
    assert read("date", ["-", "31.12.2023", "N/A"]) == [None, date(2023, 12, 31), None]


def _english(moment: datetime) -> str:
    half = "AM" if moment.hour < 12 else "PM"
    hour = moment.hour % 12 or 12
    return f"{moment.month}/{moment.day}/{moment.year} {hour}:{moment:%M:%S} {half}"


RENDER = {
    "dots": lambda m: m.strftime("%d.%m.%Y %H:%M:%S"),
    "excel": lambda m: f"{m:%d.%m.%Y} {m.hour}:{m:%M:%S}",
    "iso": lambda m: m.strftime("%Y-%m-%d %H:%M:%S"),
    "isot": lambda m: m.strftime("%Y-%m-%dT%H:%M:%S.%f"),
    "offset": lambda m: (m + timedelta(hours=3)).strftime("%Y-%m-%dT%H:%M:%S+03:00"),
    "zulu": lambda m: m.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
    "english": _english,
    "named": lambda m: m.strftime("%d %b, %Y %H:%M:%S"),
    "seconds": lambda m: str(int(m.replace(tzinfo=UTC).timestamp())),
    "millis": lambda m: f"{int(m.replace(tzinfo=UTC).timestamp())}000",
    "serial": lambda m: f"{(m - AT(1899, 12, 30)) / timedelta(days=1):.10f}",
}
MOMENTS = st.datetimes(AT(1995, 1, 1), AT(2095, 12, 31)).map(
    lambda moment: moment.replace(microsecond=0)
)


@pytest.mark.parametrize("shape", sorted(RENDER))
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(MOMENTS, min_size=1, max_size=20, unique=True))
def test_a_moment_comes_back_exactly(shape, values_of, moments):
    """Written in any shape, a moment is read back to the second."""
    moments = [*moments, AT(2024, 12, 31, 23, 59, 58)]  # proves the order of the parts
    cells = [RENDER[shape](moment) for moment in moments]
    found = decide("time", cells, Hint(language="en"))
    assert values_of(cells, found.sql(Sql("c0"))) == moments


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(MOMENTS, st.sampled_from(["Europe/Moscow", "Asia/Almaty", "America/New_York"]))
def test_a_moment_survives_any_zone(values_of, moment, zone):
    """A moment written as the zone's wall clock comes back, but for the hour that is twice."""
    local = moment.replace(tzinfo=UTC).astimezone(ZoneInfo(zone))
    if local.replace(fold=0).utcoffset() == local.replace(fold=1).utcoffset():
        cell = local.strftime("%d.%m.%Y %H:%M:%S")
        found = decide("time", [cell, "31.12.2024 00:00:01"], Hint(timezone=zone))
        assert values_of([cell], found.sql(Sql("c0"), zone)) == [moment]
        assert values_of([cell], found.sql_day(Sql("c0"), zone)) == [local.date()]
