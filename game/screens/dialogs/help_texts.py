"""What the help says. Facts are those of docs/rules.md; a key stands in braces, by the action it belongs to."""

from __future__ import annotations

HOW = {
    "Say what you did": (
        "{done} says done for the chosen quest, {some} says some, {missed} says missed, {rest} rests it for the "
        "day. A number says an amount. It is saved before it is shown. {undo} takes back the last thing said, and"
        " {redo} brings it back."
    ),
    "Days": (
        "A day begins at 04:00, or when your settings say: a late evening belongs to the day before. A day can be"
        " said for 7 days afterwards. A day that is not over, with nothing said, is pending; that is never a "
        "miss."
    ),
    "Some is more than none": (
        "The tiny version, or less than the amount, is some. It pays half of what done pays, keeps your warmth, "
        "and ends a lapse as done does."
    ),
    "Steps": (
        "A quest is a ladder of steps. A step is mastered by done days: 3 of the last 4 due days on it, unless "
        "its quest says otherwise. You pick the step you start on, and may go to another at any time."
    ),
    "Offers": (
        "Then the game offers what comes next: the next step, a bridge between two, the same once more, or easier"
        " ground after missed days. {answer} answers, and you may always do otherwise. A climb nobody answers is "
        "taken at the start of the next due day; a step down never is."
    ),
    "Warmth": (
        "Warmth is the momentum of a quest, 0 to 5. A done day adds one, a missed day takes two, and each warmth "
        "adds a tenth to what a day is worth."
    ),
    "Coming back": (
        "A miss puts most of what its fall in warmth costs into a purse. The day you come back takes it: done "
        "takes all of it, some takes half. After missed days from full warmth, that day is worth more than any "
        "ordinary one. Each comeback leaves a cairn, and the game counts how often you came back."
    ),
    "Metres": (
        "Metres add up over all your quests, past real heights from a lighthouse to orbit. What a day is worth "
        "does not depend on the step you are on, so easier ground costs nothing. A missed day never takes a metre"
        " away."
    ),
    "Rest": (
        "Rest changes nothing: no warmth fades, no day counts against you, and a lapse neither grows nor ends. It"
        " can be said for a day, ahead, or until you come back ({rest_until})."
    ),
    "Long silence": (
        "After 14 silent due days a quest sleeps and asks for nothing. Your next word on it wakes it: a comeback "
        "like any other, and the question how sure you are of the step now."
    ),
    "The shelter": (
        "{shelter} asks how it is just now and offers a pause of a few minutes: breathing at an exact pace, a line to "
        "write, a look around. Said before and after, it learns what helps you. Said before a quest that waits, a mood "
        "leads to a pause, the tiny version or a stretch. {get_help} opens the page for when you need more than a game."
    ),
    "Friends": (
        "{friends} shows the party: who is on which mountain, day by day from each one's own start, and what all of "
        "you climbed this week. {share} shares the chosen quest: by its metres alone, or by name; until you say so "
        "nothing leaves. A cheer can be read by the whole party. Friends need one shared folder, and nothing else."
    ),
    "At most": (
        "For habits that are to shrink the step is a limit. Amounts add up through the day; {done} at its end "
        "says that you stayed within it."
    ),
}

WORDS = (
    ("goal", "what you want, in your words; four questions make a quest of it"),
    ("quest", "a ladder of steps towards a goal; one step is allowed, a habit to hold"),
    ("step", "one rung: what to do on a day, and when it is mastered"),
    ("camp", "a chapter of the ladder, five to seven steps"),
    ("grade", "how hard a quest is as a whole, 1 to 9"),
    ("due day", "a date on which the schedule asks for something"),
    ("done", "what the step asks for, or more"),
    ("some", "the tiny version, or less than the amount: some is more than none"),
    ("rest", "a day off, said ahead or afterwards"),
    ("missed", "a due day on which it was not done: a fact, never a fault"),
    ("pending", "a day not over, with nothing said yet: never a miss"),
    ("lapse", "one or more missed due days in a row"),
    ("comeback", "the done or some that ends a lapse"),
    ("warmth", "the momentum of a quest, 0 to 5; it fades with misses, never to nothing at once"),
    ("purse", "what a lapse has put aside for the comeback"),
    ("window", "the last due days on a step, of which so many must be done to master it"),
    ("offer", "what the game proposes next; you may always do otherwise"),
    ("bridge", "an extra step between two steps"),
    ("summit", "the last step; then keep it, climb higher, or hand the quest in"),
    ("metres", "the reward: metres of ascent"),
    ("cairn", "the mark a comeback leaves on the mountain"),
    ("confidence", "your 0 to 100 for one step: as of now, I can"),
    ("evidence", "counted facts from your save"),
    ("shelter", "the place for feelings, and for a pause of a few minutes"),
    ("mood", "where it is between unpleasant and pleasant, calm and stirred, and one word for it"),
    ("friend", "a player who shares with you; the party is all of you"),
    ("cheer", "a sign or a short text for a friend"),
    ("mentor", "somebody in a quest file who fell and came back on the same ground"),
    ("save, journal", "your files, and the record in them that is only ever added to"),
)

HANDS = (
    ("0–9 =", "begin an amount: 12 adds, =12 sets the day’s sum"),
    ("mouse", "a click chooses; on a sign, or twice, it says done; on the top line it finds anything; the wheel moves"),
    ("esc", "leaves whatever is open"),
    ("^q", "leaves the game from anywhere"),
)
"""Keys that are not in the table of actions."""

SIGNS = (
    ("pending", "to do"),
    ("done", "done"),
    ("some", "some: more than none"),
    ("comeback", "a comeback waits"),
    ("missed", "missed"),
    ("rest", "rest"),
    ("not_due", "not due today"),
    ("asleep", "asleep until you come back"),
    ("broken", "a quest file with mistakes"),
)

MARKS = (
    ("pointer", "what is chosen"),
    ("warm", "warmth, five at most: it lifts what a day pays, and fades with misses"),
    ("mastered", "a step mastered"),
    ("here", "the step you are on"),
    ("ahead", "a step to come"),
    ("bridge", "a bridge between two steps"),
    ("summit", "the last step"),
    ("offer", "an offer: {answer} answers it"),
    ("cairn", "what a comeback leaves on the mountain"),
    ("day_done", "a day done, in the window and on the wall of days"),
    ("day_some", "a day of some"),
    ("day_missed", "a day missed"),
    ("day_rest", "a day of rest"),
    ("day_open", "a day not said, or not due"),
    ("good", "said and saved"),
    ("told", "a word from the game"),
    ("caution", "something to know first: not saved, not possible, a mistake in a file"),
    ("star", "in the settings: a key of your own"),
)

FILES = {
    "Your save": "It is all in {folder}. The journal in own/ is the truth; lines are only ever added to it.",
    "What is private": (
        "All of it, until you share a quest: then what the card of {share} tells line by line is in party/, the folder "
        "friends see. Moods, notes, ratings and plans never leave."
    ),
    "Backup": (
        "“undaunted backup” in the shell makes a full copy and says where it is; “undaunted backup --restore "
        "FILE” adds what a copy holds and the save lacks. The open month is copied once a day by itself."
    ),
    "Looks and keys": "They are local/settings.toml, for this device. {settings} changes them, and so does an editor.",
    "Quest files": (
        "A quest is one text file. Put one into quests/ in the folder above and it is in the library; if "
        "something is wrong in it, the library shows file, line and column. To share a quest, give the file to a "
        "friend."
    ),
    "Something looks wrong": (
        "“undaunted doctor” in the shell looks the save over and says in plain words what it finds."
    ),
}

MORE = (
    ("docs/rules.md", "how a day is judged and what it is worth, with worked numbers and sources"),
    ("docs/keys.md", "all keys, and how to choose your own"),
    ("docs/quest-files.md", "how to write a quest file, from nothing to every key"),
    ("docs/shell.md", "every command: a check-in from the shell in one line"),
    ("docs/plain.md", "the game as lines of text, for screen readers and plain terminals"),
    ("docs/saves.md", "what each file of a save holds, backups, several devices"),
    ("docs/decisions.md", "what was chosen in building this, and why"),
    ("undaunted --help", "the commands, in the shell"),
)
