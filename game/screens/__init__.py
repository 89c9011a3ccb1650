"""Face 3: the game on the full screen, in Textual.

Widgets draw frozen views and post what was pressed; only `session.py` speaks to the use cases. Text from outside is
shown as `Content`, never as markup. Nothing in here reads a file or decides a rule.
"""
