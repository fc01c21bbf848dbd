"""Headers under which exports write what a person is called. Data only."""

from __future__ import annotations

from typing import Final

PERSONAL: Final = (
    *("Имя", "Фамилия", "Отчество", "ФИО", "Контактное лицо"),
    *("First Name", "Last Name", "Second Name", "Middle Name", "Full Name", "Contact Name"),
    *("NAME", "LAST_NAME", "SECOND_NAME", "first_name", "last_name", "middle_name"),
    *("contact_first_name", "contact_last_name", "FirstName", "LastName"),
)
"""Whole names and parts of them."""
