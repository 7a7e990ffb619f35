"""`python -m govnews_extract.cli` is the command line."""

from govnews_extract.cli import main

main()
