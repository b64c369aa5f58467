"""`python -m deckbuilder`: the command line where no script is installed."""

from deckbuilder.cli import main

if __name__ == "__main__":
    main()
