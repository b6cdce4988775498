"""The parts of a Word document: its look, its body, its footnotes, its package, its way back."""
