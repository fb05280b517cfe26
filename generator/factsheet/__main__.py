"""`python -m factsheet`."""

from factsheet.cli.main import main

main()
