"""What the plan of a bonus pays, and what it would pay."""
