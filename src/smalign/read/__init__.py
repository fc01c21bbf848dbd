"""Bytes become raw tables: found, decoded, tokenized; what cannot be read is named, never lost."""
