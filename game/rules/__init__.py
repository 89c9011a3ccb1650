"""The game itself: pure rules, standard library only; no files, no clock, no randomness."""
