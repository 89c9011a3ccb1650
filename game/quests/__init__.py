"""Quest files in, quests out: what a file may hold, where its mistakes are, the library, writing new files."""
