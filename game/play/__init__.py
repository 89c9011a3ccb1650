"""The use cases: the one door between the faces and everything behind them.

Moves go in, frozen views come out. No face reads a file, the clock or an event; nothing here prints or draws.
"""
