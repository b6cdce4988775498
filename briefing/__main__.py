"""``python -m briefing``: the command line without its entry point."""

from briefing.cli import main

if __name__ == "__main__":
    main()
