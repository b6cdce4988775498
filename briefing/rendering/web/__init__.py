"""What HTML notes are made of and how they are read again; ``rendering/html.py`` is the format."""
