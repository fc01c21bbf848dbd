"""Plan and fact."""
