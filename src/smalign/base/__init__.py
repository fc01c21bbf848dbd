"""The vocabulary everything else is written in: codes and records, never sentences."""
