"""The world the game is played in: a mountain for each quest, drawn in half-block cells.

Everything below `mountain.py` and `strips.py` is pure: a scene and a size in, pixels out, the same every time.
"""
