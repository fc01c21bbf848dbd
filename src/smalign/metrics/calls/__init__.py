"""Whom to call today and why, what burns, and whether tasks were done."""
