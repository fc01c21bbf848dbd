"""What marketing sends, what goes with it, and whom to ask."""
