"""Quest files with mistakes, each with the lines the reader has for it: changes of a good file, and whole texts."""

HEAD = """\
format = 1
id = "read-daily"
title = "Read every day"
schedule = { every = "day" }
measure = { kind = "count", unit = "pages", unit_one = "page" }
"""
STEPS = """\
[[steps]]
id = "two"
amount = 2
instruction = "Read two pages."
[[steps]]
id = "five"
amount = 5
instruction = "Read five pages."
"""
GOOD = HEAD + STEPS
LADDER = """\
[ladder]
from = 2
to = 10
instruction = "Read {amount}."
"""
MENTOR = """\
[[mentors]]
name = "Iris"
start = "two"
[[mentors.scenes]]
on = "missed"
step = "five"
text = "She fell and came back."
"""

ID = '"id" must be 2 to 48 small letters, digits and hyphens, a letter first, like "read-daily"; found'
STEP_ID = 'must be 1 to 32 small letters, digits and hyphens, no hyphen first, like "ten-pages"; found'
SCHEDULES = (
    'one of { every = "day" }, { days = ["mon", "wed"] }, { times = 3, per = "week" }, { every_days = 2 } '
    "or { month_day = 31 }"
)
DAYS = "must be one of mon, tue, wed, thu, fri, sat or sun, found"
STEP_KEYS = "id, camp, amount, instruction, tiny, schedule, mastery or advice"
MOMENTS = "taken, step, missed, comeback, mastered or summit"
OBSTACLES = (
    "tired, busy, weather, low-mood, stress, forgot, travel, illness, boredom, soreness, cost, company, self-doubt, "
    "too-hard, no-place or screens"
)
KINDS = '"kind" must be one of yes_no, minutes, count or at_most, found'

ONE_MISTAKE: list[tuple[str, str, str]] = [
    # Keys
    (
        'instruction = "Read two',
        'instructions = "Read two',
        '9:1: unknown key "instructions"; did you mean "instruction"?',
    ),
    ("title =", "Titel =", '3:1: unknown key "Titel"; did you mean "title"?'),
    ('title = "Read every day"\n', "", '1:1: missing key "title"'),
    ('id = "two"\n', "", '6:3: missing key "id"'),
    ("amount = 2\n", "", '6:3: missing key "amount": each step of a quest of kind count has one'),
    ("amount = 2", "amout = 2", '8:1: unknown key "amout"; did you mean "amount"?'),
    (
        "amount = 2",
        "amount = 2\ncolour = 3",
        f'9:1: unknown key "colour"; expected one of {STEP_KEYS}',
    ),
    (
        "amount = 2",
        "amount = 2\ncue = 'x'",
        '9:1: unknown key "cue" in "steps"; keys of the whole quest go above the first [heading]',
    ),
    # Types
    ('"Read every day"', "5", '3:1: "title" must be text in quotes, found 5'),
    ('"Read every day"', "true", '3:1: "title" must be text in quotes, found true'),
    ('"Read every day"', "1979-05-27", '3:1: "title" must be text in quotes, found a date or time'),
    ('"Read every day"', '""', '3:1: "title" must not be empty'),
    ('"Read every day"', '" \\u200b\\u202e"', '3:1: "title" must not be empty'),
    ('"Read every day"', f'"{"x" * 61}"', '3:1: "title" may have 60 characters, found 61'),
    ("amount = 5", 'amount = "5"', '12:1: "amount" must be a whole number, found "5"'),
    ("amount = 5", "amount = 5.5", '12:1: "amount" must be a whole number, found 5.5'),
    ("amount = 5", "amount = true", '12:1: "amount" must be a whole number, found true'),
    ("amount = 5", "amount = [5]", '12:1: "amount" must be a whole number, found a list'),
    ("amount = 5", "amount = -1", '12:1: "amount" must be at least 0, found -1'),
    ("amount = 5", "amount = 1000001", '12:1: "amount" must be at most 1,000,000, found 1,000,001'),
    ("amount = 5", f"amount = 0x{'f' * 9999}", '12:1: "amount" must be at most 1,000,000, found a huge number'),
    ("format = 1", "format = 0", '1:1: "format" must be at least 1, found 0'),
    ("format = 1", "format = true", '1:1: "format" must be a whole number, found true'),
    ("format = 1", 'format = "1"', '1:1: "format" must be a whole number, found "1"'),
    ("[[steps]]", "tags = 'a'\n[[steps]]", '6:1: "tags" must be a list, found "a"'),
    ("[[steps]]", "tags = ['a', '']\n[[steps]]", '6:14: item 2 of "tags" must not be empty'),
    ("[[steps]]", "tags = ['a', 3]\n[[steps]]", '6:14: item 2 of "tags" must be text in quotes, found 3'),
    ("[[steps]]", "tags = [" + '"a", ' * 13 + "]\n[[steps]]", '6:1: "tags" may hold 12, found 13'),
    ("[[steps]]", "version = 0\n[[steps]]", '6:1: "version" must be at least 1, found 0'),
    ("amount = 5", "amount = 5\nmastery = 3", '13:1: "mastery" must be a table, found 3'),
    ("amount = 5", "amount = 5\nmastery = { done = 3 }", '13:1: missing key "of"'),
    (
        "amount = 5",
        "amount = 5\nmastery = { done = 4, of = 3 }",
        '13:13: "done" must be at most "of": found 4 of 3',
    ),
    ("amount = 5", "amount = 5\nmastery.done = 11\nmastery.of = 14", '13:9: "done" must be at most 10, found 11'),
    # Ids
    ("read-daily", "Read Daily", f'2:1: {ID} "Read Daily"; did you mean "read-daily"?'),
    ("read-daily", "5k", f'2:1: {ID} "5k"'),
    ("read-daily", "r", f'2:1: {ID} "r"'),
    ("read-daily", "all", '2:1: "all" means every quest and is no id'),
    ("read-daily", "read-daily\\n", f'2:1: {ID} "read-daily"; did you mean "read-daily"?'),
    ('"two"', '"-two"', f'7:1: "id" {STEP_ID} "-two"; did you mean "two"?'),
    ('"two"', '"five"', '11:1: "five" is the id of step 1 already; each step needs its own'),
    # Amounts
    ("amount = 5", "amount = 2", "12:1: amounts rise from step to step: found 2 after 2"),
    ("amount = 2", "amount = 0", '8:1: "amount" must be at least 1, found 0: nothing can\'t be counted'),
    (
        '"count", unit',
        '"at_most", unit',
        "12:1: amounts of an at_most quest fall from step to step: found 5 after 2",
    ),
    # Schedules
    ('{ every = "day" }', '"daily"', f'4:1: "schedule" must be {SCHEDULES}; found "daily"'),
    ('{ every = "day" }', "{ foo = 1 }", f'4:1: "schedule" must be {SCHEDULES}; found a table'),
    ('{ every = "day" }', '{ every = "week" }', '4:14: "every" must be "day", found "week"'),
    (
        '{ every = "day" }',
        '{ days = ["mon", "Wednesday"] }',
        f'4:29: item 2 of "days" {DAYS} "Wednesday"; did you mean "wed"?',
    ),
    ('{ every = "day" }', '{ days = ["mon", "mon"] }', '4:29: "mon" is in the list already'),
    ('{ every = "day" }', "{ days = [] }", '4:14: "days" must not be empty'),
    ('{ every = "day" }', '{ day = ["mon"] }', '4:14: unknown key "day"; did you mean "days"?'),
    ('{ every = "day" }', "{ times = 3 }", '4:1: missing key "per"'),
    ('{ every = "day" }', '{ time = 3, per = "week" }', '4:14: unknown key "time"; did you mean "times"?'),
    ('{ every = "day" }', '{ times = 8, per = "week" }', '4:14: "times" must be at most 7, found 8'),
    ('{ every = "day" }', '{ times = 3, per = "month" }', '4:25: "per" must be "week", found "month"'),
    ('{ every = "day" }', "{ every_days = 0 }", '4:14: "every_days" must be at least 1, found 0'),
    ('{ every = "day" }', "{ month_day = 32 }", '4:14: "month_day" must be at most 31, found 32'),
    (
        '{ every = "day" }',
        '{ every = "day", times = 3 }',
        f'4:29: "times" does not go with the key before it; expected {SCHEDULES}',
    ),
    (
        "amount = 5",
        "amount = 5\nschedule = { times = 0, per = 'week' }",
        '13:14: "times" must be at least 1, found 0',
    ),
    # Measures
    ('kind = "count"', 'kind = "counts"', f'5:13: {KINDS} "counts"; did you mean "count"?'),
    ('kind = "count"', "kind = 5", f"5:13: {KINDS} 5"),
    ('kind = "count"', "kind = []", f"5:13: {KINDS} an empty list"),
    ('kind = "count", ', "", '5:1: missing key "kind"; expected one of yes_no, minutes, count or at_most'),
    (', unit = "pages", unit_one = "page"', "", '5:1: missing key "unit"'),
    (
        '{ kind = "count", unit = "pages", unit_one = "page" }',
        '"count"',
        '5:1: "measure" must be a table, found "count"',
    ),
    # Ladders and camps
    (STEPS, "", "1:1: missing [[steps]] or a [ladder]: a quest has at least one step"),
    (STEPS, "steps = []\n", '6:1: "steps" must not be empty'),
    (STEPS, "[steps]\nid = 'two'\n", '6:2: "steps" must be tables headed [[steps]], found a table'),
    (STEPS, STEPS + LADDER, "14:2: a quest has either [[steps]] or a [ladder], not both"),
    (STEPS, LADDER + STEPS, "10:3: a quest has either [[steps]] or a [ladder], not both"),
    (STEPS, LADDER.replace("10", "1"), '8:1: "to" must be at least "from": found 1 after 2'),
    (
        STEPS,
        LADDER.replace("from = 2\nto = 10", "from = 0\nto = 0"),
        '8:1: "to" must be at least 1, found 0: nothing can\'t be counted',
    ),
    (STEPS, LADDER.replace("{amount}", "{amout}"), "9:1: unknown {amout} in the instruction; expected {amount}"),
    (STEPS, LADDER.replace("to =", "too ="), '8:1: unknown key "too"; did you mean "to"?'),
    (STEPS, LADDER + "tiny = '{amount}'\n", "10:1: {amount} can stand in the instruction of a [ladder] only"),
    (STEPS, LADDER + "mastery = { done = 9, of = 8 }\n", '10:13: "done" must be at most "of": found 9 of 8'),
    (
        "amount = 5",
        "amount = 5\ncamp = 'Summit'",
        "13:1: the first camp starts with the first step: name one there too",
    ),
    (
        'two pages."',
        "two pages.\"\ncamp = 'a'\n[[steps]]\nid = 'x'\namount = 3\ninstruction = 'x'\ncamp = ' a '",
        '15:1: there is a camp "a" already; each camp needs its own name',
    ),
    ("two pages.", "{amount}.", "9:1: {amount} can stand in the instruction of a [ladder] only"),
]

MENTOR_MISTAKES: list[tuple[str, str, str]] = [
    ('name = "Iris"', 'name = ""', '15:1: "name" must not be empty'),
    ('start = "two"', 'start = "tow"', '16:1: there is no step "tow"; did you mean "two"?'),
    ('start = "two"\n', "", '14:3: missing key "start"'),
    ('start = "two"', 'start = "Two"', f'16:1: "start" {STEP_ID} "Two"; did you mean "two"?'),
    ('step = "five"', 'step = "fife"', '19:1: there is no step "fife"; did you mean "five"?'),
    (
        '"missed"',
        '"miss"',
        f'18:1: "on" must be one of {MOMENTS}, found "miss"; did you mean "missed"?',
    ),
    ("text =", "txt =", '20:1: unknown key "txt"; did you mean "text"?'),
    ('"She fell and came back."', '"\\n"', '20:1: "text" must not be empty'),
    ('"She fell and came back."', f'"{"x" * 401}"', '20:1: "text" may have 400 characters, found 401'),
    (
        "[[mentors.scenes]]",
        "[mentors.scenes]",
        '17:10: "scenes" must be tables headed [[mentors.scenes]], found a table',
    ),
    (
        "[[mentors.scenes]]",
        'obstacles = ["tired", "low mood"]\n[[mentors.scenes]]',
        f'17:23: item 2 of "obstacles" must be one of {OBSTACLES}, found "low mood"; did you mean "low-mood"?',
    ),
]

MANY_MISTAKES: list[tuple[str, list[str]]] = [
    (
        GOOD.replace('kind = "count"', 'kind = "yes_no"'),
        [
            '5:30: "unit" goes with the kinds count and at_most only',
            '5:46: "unit_one" goes with the kinds count and at_most only',
            "8:1: a yes_no quest has no amounts",
            "12:1: a yes_no quest has no amounts",
        ],
    ),
    (
        HEAD.replace('{ kind = "count", unit = "pages", unit_one = "page" }', '{ kind = "yes_no" }') + LADDER,
        ["6:2: a yes_no quest has no amounts to make a [ladder] of; write [[steps]]"],
    ),
    (
        HEAD.replace('"count"', '"at_most"') + LADDER,
        ['8:1: "to" must be at most "from" in an at_most quest: found 10 after 2'],
    ),
    (
        "",
        [
            '1:1: missing key "format"',
            '1:1: missing key "id"',
            '1:1: missing key "title"',
            '1:1: missing key "schedule"',
            '1:1: missing key "measure"',
            "1:1: missing [[steps]] or a [ladder]: a quest has at least one step",
        ],
    ),
    (
        GOOD.replace("format = 1", "formt = 1").replace("five", "two").replace("amount = 5", "amount = 1.5\nx_mine = 1")
        + MENTOR.replace("five", "six"),
        [
            '1:1: unknown key "formt"; did you mean "format"?',
            '11:1: "two" is the id of step 1 already; each step needs its own',
            '12:1: "amount" must be a whole number, found 1.5',
            '20:1: there is no step "six"',
        ],
    ),
    (
        GOOD + "[[steps]]\nid = 'x'\namount = 3\ninstruction = 'x'\n[[steps]]\n[[mentor]]\nname = 5\n",
        [
            "16:1: amounts rise from step to step: found 3 after 5",
            '18:3: missing key "id"',
            '18:3: missing key "instruction"',
            '18:3: missing key "amount": each step of a quest of kind count has one',
            '19:3: unknown key "mentor"; did you mean "mentors"?',
        ],
    ),
    (
        "format = 2\nid = 5\nnews = true\n",
        ['1:1: "format" 2 is newer than this game, which reads 1; a newer Undaunted will know it'],
    ),
    (
        GOOD.replace("title", '"ti\\u001btle\\u202e"'),
        [
            '3:1: there are spaces or invisible characters in the key "title"',
        ],
    ),
]

NO_TOML: list[tuple[str | bytes, str]] = [
    ("title = Run\n", '1:9: expected a value ("text" in quotes, a number, [a list] or {a table}), found "Run"'),
    (
        "title =\n",
        '1:8: expected a value ("text" in quotes, a number, [a list] or {a table}), found the end of the line',
    ),
    (
        'title = "Run\nid = 1\n',
        "1:13: this text is not closed: expected a closing quote before the end of the line",
    ),
    ("title = 'Run\n", "1:9: this text is not closed: expected a closing quote"),
    (
        "title = 'Run\nwhy = 'x'",
        "1:13: this text is not closed: expected a closing quote before the end of the line",
    ),
    ('a = 1\ntitle = """Run\n\n', "2:9: this text is not closed: expected a closing quote"),
    ("title = '''Run\n", "1:9: this text is not closed: expected a closing quote"),
    ('title "x"\n', '1:7: expected "=" after the key, found ""x""'),
    ('title = "x" y\n', '1:13: expected the end of the line, found "y"'),
    ("!\n", '1:1: expected a key, a [heading] or a # comment, found "!"'),
    ("a. = 1\n", '1:4: expected a key of letters, digits, - and _ (others in quotes), found "= 1"'),
    ("[steps\n", '1:7: expected "]" at the end of the heading, found the end of the line'),
    ("[[steps]\n", '1:8: expected "]]" at the end of the heading, found "]"'),
    ("tags = [1 2]\n", '1:11: expected "," or "]" in the list, found "2]"'),
    ("a = { b = 1\n", '1:12: expected "," or "}" in the table, found the end of the line'),
    ("a = 1\na = 2\n", "2:6: this name is here already; each may stand once"),
    ("[a]\n[a]\n", "2:3: this name is here already; each may stand once"),
    ("a = { b = 1, b = 2 }\n", "1:19: this name is here already; each may stand once"),
    ("a = { b = 1 }\n[a.c]\n", "2:5: this name is here already; each may stand once"),
    ('a = "C:\\Docs"\n', "1:10: a backslash in quotes is written \\\\; or put the text in 'single quotes'"),
    ('a = "\\u12"\n', "1:8: expected four hexadecimal digits after \\u, eight after \\U"),
    ('a = "\\ud800"\n', "1:12: this \\u code is no character"),
    ("a = 2025-02-30\n", "1:5: there is no such date or time"),
    ('a = "\x00"\n', "1:6: this character can't stand here; control characters are not allowed"),
    ("# \x07\n", "1:3: this character can't stand here; control characters are not allowed"),
    (b"\xef\xbb\xbfa = 1\nb = '\xc3\xa9\xff'\n", "2:7: expected UTF-8 text, found the byte 0xff"),
    (b"\x7fELF\x02\x01\x01\x00\xb0", "1:9: expected UTF-8 text, found the byte 0xb0"),
    (
        "a = 1\r\nb = 'x'\r\nc = !\r\n",
        '3:5: expected a value ("text" in quotes, a number, [a list] or {a table}), found "!"',
    ),
    ("x = 1\ny = " + "9" * 5000, "2:5: expected a whole number of a sane length, found thousands of digits"),
    ("a = " + "[" * 9000, "1:37: nested more than 32 deep"),
    ("a = " + "[" * 100_000 + "]" * 100_000, "1:37: nested more than 32 deep"),
    ("a = " + "{a=" * 9000, "1:101: nested more than 32 deep"),
    ("a." * 100_000 + "a = 1", "1:64: nested more than 32 deep"),
]
