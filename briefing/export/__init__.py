"""Documents → files: names, atomic writes, manifests, and nothing overwritten that was edited.

What writes one file is light; a batch needs the rest.
"""
