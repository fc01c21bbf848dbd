"""Why cards are lost, and who loses them without an attempt."""
