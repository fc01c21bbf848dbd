"""What is said of runs nobody watches: locks, and what is remembered between them."""

from __future__ import annotations

from typing import Final

ERRORS: Final[dict[str, tuple[str, str]]] = {
    "folder_busy": (
        "{path}: another run is writing here; wait until it ends, and run again.",
        "{path}: сюда уже пишет другой запуск; дождитесь его и повторите.",
    ),
    "state_unreadable": (
        (
            "{path}, which keeps what the last run saw, cannot be read ({why}); put it back from "
            "a copy, or delete it and begin anew."
        ),
        (
            "{path}, где хранится увиденное прошлым запуском, не читается ({why}); верните файл "
            "из копии или удалите его и начните заново."
        ),
    ),
    "state_newer": (
        "a newer smalign wrote “{section}” of the state ({found}); update smalign.",
        "часть «{section}» состояния записал более новый smalign ({found}); обновите smalign.",
    ),
}
