"""Headers under which exports write what a person is called and reached at. Data only."""

from __future__ import annotations

from typing import Final

PERSONAL: Final = (
    *("Имя", "Фамилия", "Отчество", "ФИО", "Контактное лицо"),
    *("First Name", "Last Name", "Second Name", "Middle Name", "Full Name", "Contact Name"),
    *("NAME", "LAST_NAME", "SECOND_NAME", "first_name", "last_name", "middle_name"),
    *("contact_first_name", "contact_last_name", "FirstName", "LastName"),
)
"""Whole names and parts of them."""
REACHED_AT: Final = (
    *("email", "e-mail", "phone", "mobile", "fax", "skype", "telegram", "whatsapp"),
    *("почта", "телефон", "факс"),
)
"""Words at the end of a header, a number behind them or none: «Secondary Email», «Телефон 2»."""
