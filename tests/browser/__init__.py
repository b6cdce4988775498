"""HTML notes in a real browser."""
