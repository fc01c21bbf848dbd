"""Comparing two periods: which two, the exact bridge between them, and what its parts mean."""
