"""Face 2: the game as lines of text and prompts, for screen readers and very plain terminals (docs/plain.md).

No cursor movement, no colour, no drawing, no sign that carries a meaning. One prompt at a time. It knows neither
Textual nor Rich (an import contract and a test), and prints through `clean`, as the shell does.
"""
