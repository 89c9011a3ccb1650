"""The player's own saves: an append-only journal that is the truth, and rebuildable copies of what follows from it.

`journal` appends and reads; `merge` joins what several devices wrote; `device` notices a cloned disk or a restored
backup; `copies`, `tables` and `backups` keep what hangs on the journal; `health` is what the doctor looks at. Nothing
is ever rewritten: a correction is an event, a damaged line stays where it is, a file of a newer version is left byte
for byte.

This package must not read the clock (time comes in as `Now`), must not know what an event means (that is
`game/rules/`), and must not import a sibling, pydantic, Textual or asyncio: one check-in from the shell has about 40
ms for all imports. Only `tables` imports TinyDB; `hashlib`, `zipfile` and `shutil` are imported where they are used,
off the everyday path.
"""
