"""Undaunted: a habit game for the terminal in which falling is part of the climb."""

__version__ = "0.1.0"
