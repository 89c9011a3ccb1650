"""Simulated players: how a quest would go for a thousand people made up by a model.

A quest is climbed through the real rules (`advance`, `offers`); the people are simulated (`people.py`): capability,
belief, habit, mood, leaving. It shows where a ladder is steep and where people would leave, if they were like this, and
nothing about real people. Chance comes from a seed, so the same seed gives the same result. This package must not read
the clock, and knows neither files nor faces.
"""
