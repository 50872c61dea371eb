"""`python -m reftel`: the command line, for where its own name is not on the path."""

from reftel.cli.main import main

main()
