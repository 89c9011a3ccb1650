"""Face 1: the shell. One module a verb family; standard output is for answers, standard error for everything else.

Everyday verbs must stay quick: no Textual, Rich, pydantic, Typer or asyncio on their way (a test looks at the modules).
"""
