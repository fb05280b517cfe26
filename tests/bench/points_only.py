"""`factsheet`, but of a site only the pages and files that each point has: the command of one builder of the race."""

from factsheet.build import pipeline
from factsheet.cli.main import main

if __name__ == "__main__":
    pipeline.LISTS = ()
    main(prog_name="factsheet")
