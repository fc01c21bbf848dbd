"""A company's own parts of the page: read from a folder, rendered apart, and checked."""
