"""`python -m smalign`."""

from smalign.cli import main

main()
