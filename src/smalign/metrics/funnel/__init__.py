"""Cards by stage, and by when they were created."""
