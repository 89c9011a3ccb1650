"""The sentences of the everyday game: what was said, what it gave, what comes next. Plain, specific, never a judgement.

Each names a counted fact; none praises or blames a person (docs/rules.md, Words).
"""

from __future__ import annotations

from datetime import date

from game.play.game import Game
from game.play.today import quest_view
from game.play.views import OfferView, PlanView, QuestView, StepView, TodayView
from game.rules.events import Outcome
from game.rules.text import clean


def height(cm: int) -> str:
    """Metres of ascent as a player reads them: whole from 10 m on, else one decimal.

    >>> height(4210), height(980), height(300), height(123456)
    ('42 m', '9.8 m', '3 m', '1,235 m')
    """
    if abs(cm) >= 1000 or cm % 100 == 0:
        return f"{round(cm / 100):,} m"
    return f"{cm / 100:.1f} m"


def plural(number: int, one: str, many: str = "") -> str:
    """A count with its noun.

    >>> plural(1, "day"), plural(3, "day")
    ('1 day', '3 days')
    """
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def day_said(day: date, today: date) -> str:
    """A date in a word where there is one."""
    ago = (today - day).days
    if ago in (0, 1, -1):
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[ago]
    return f"{day:%A} {day.day} {day:%B}" if abs(ago) < 7 else f"{day.day} {day:%B %Y}"


def offer_said(quest: QuestView, made: OfferView) -> str:
    """An offer as one or two sentences, with how to answer it."""
    to = f"step {made.to}" + (f", {made.amount}" if made.amount else "")
    match made.kind:
        case "climb" if made.auto:
            return f"Next: {to}, from the next due day on. To stay here, answer stay."
        case "climb":
            return f"You may go up to {to} whenever you like."
        case "skip":
            return f"You were certain of the next step. You may skip to {to}; else you climb one."
        case "bridge":
            return f"Between here and the next step fits one more: {made.amount}. Or stay, or go up."
        case "down":
            return f"Easier ground is there: {to}. Or the same again, or the tiny version."
        case "tiny":
            return f"The same again, or the tiny version: {quest.step.tiny or quest.step.instruction}"
        case "rerate" if quest.lapse or made.to == quest.step.index:
            return (
                "It has been a while. How sure are you of this step now, 0 to 100? A new rating sets the ladder right."
            )
        case "rerate":
            return f"You were not sure of step {made.to} yet. Stay; what would make it a 70?"
        case _:
            return "You are at the summit. Keep this step, climb higher, or hand the quest in."


def evidence(today: TodayView) -> str:
    """One line of counted facts about coming back, or about the last fortnight."""
    ended, lapses = today.comebacks
    done, due = today.done_lately
    parts = []
    if done:
        parts.append(f"{done:,} of {plural(due, 'due day')} done in the last two weeks.")
    if ended:
        parts.append(came_back(ended, lapses, today.usual_return))
    return " ".join(parts)


def came_back(ended: int, lapses: int, usual_return: int) -> str:
    """How often one came back, and usually when.

    >>> came_back(7, 8, 1)
    'You came back 7 of 8 times, usually the next day.'
    """
    usual = {1: "usually the next day", 2: "usually within two days"}.get(
        usual_return, f"usually after {usual_return} missed days"
    )
    return f"You came back {ended:,} of {plural(lapses, 'time')}{f', {usual}' if ended > 1 else ''}."


def if_then(plan: PlanView) -> str:
    """A plan as one sentence, after what it is for.

    >>> if_then(PlanView("tired", "I come home worn out", "I do the tiny version", date(2026, 11, 22)))
    'tired: if I come home worn out, then I do the tiny version.'
    """
    barrier = f"{plan.barrier}: " if plan.barrier else ""
    said = f"if {plan.cue}, then {plan.then}." if plan.cue else "put away."
    return f"{barrier}{said}" if barrier else said[:1].upper() + said[1:]


def told_back(text: str) -> str:
    """The player's own advice, told back when they stand on that step again.

    >>> told_back("Shoes by the door.")
    'You wrote for this step: “Shoes by the door.”'
    """
    return f"You wrote for this step: “{text}”"


def own_said(line: str) -> str:
    """A line of the player's own, given back before a hard step.

    >>> own_said("I did it in May")
    'Why you can, in your words: “I did it in May”.'
    """
    return f"Why you can, in your words: “{line.rstrip('.')}”."


HOW_SURE = "0: cannot do at all. 50: moderately certain I can. 100: highly certain I can."
"""The anchors of a confidence, after Bandura's guide of 2006 (docs/rules.md, Confidence)."""


def how_sure(what: str = "this") -> str:
    """The question a confidence answers, the same on every face.

    >>> how_sure("step 4")
    'How sure are you that, as of now, you CAN do step 4?'
    """
    return f"How sure are you that, as of now, you CAN do {what}?"


def step_said(step: StepView) -> str:
    """A step with its number."""
    return f"Step {step.index} of {step.of}{' (bridge)' if step.bridge else ''}, {step.camp}"


OUTCOME_WORDS = {
    Outcome.DONE.value: "done",
    Outcome.SOME.value: "some",
    Outcome.MISSED.value: "missed",
    Outcome.REST.value: "rest",
    "pending": "to do",
    "not_due": "not due",
    "asleep": "asleep",
}


def quest_today(game: Game, quest_id: str) -> QuestView | None:
    """A quest as it stands today, dropped or not; None where it was never taken."""
    found = game.taken(quest_id)
    return quest_view(*found, game.played, game.today, game.today) if found else None


def day_lines(today: TodayView) -> list[str]:
    """The day as lines that read well in a pipe and aloud."""
    lines = [f"{today.day:%A} {today.day.day} {today.day:%B}. {climbed(today)}"]
    if not today.quests:
        return [*lines, "No quest is under way. `quests` lists the library; `take QUEST` takes one."]
    if today.unsaid:
        lines += ["", "Yesterday, not said yet (add `--on yesterday`):"]
        lines += [f"  {quest.id}: {quest.step.instruction}" for quest in today.unsaid]
    lines += ["", "Today:"]
    for quest in today.quests:
        lines += quest_lines(quest)
    facts = evidence(today)
    return [*lines, *(["", facts] if facts else []), *today.notices]


def amount_said(quest: QuestView) -> str:
    """The day's sum beside what is asked: `6 of 10 pages`; "" where nothing was counted."""
    if quest.amount is None or quest.step.amount is None:
        return ""
    limit = "at most " if quest.measure == "at_most" else ""
    return f"{quest.amount:,} of {limit}{quest.step.amount:,} {quest.step.unit}".rstrip()


def climbed(today: TodayView) -> str:
    """The metres so far, and the height ahead."""
    ahead = f" Next: {today.level.next_name}, {today.level.next_m:,} m." if today.level.next_name else ""
    return f"{today.metres:,.0f} m climbed.{ahead}"


def quest_lines(quest: QuestView) -> list[str]:
    """A quest in one or two lines."""
    word = OUTCOME_WORDS[quest.status]
    if quest.status == "pending" and quest.lapse:
        word = "comeback waits"
    line = f"  {quest.id} [{word}]: {quest.step.instruction}"
    facts = [f"step {quest.step.index} of {quest.step.of}", f"warmth {quest.warmth} of 5"]
    if amount := amount_said(quest):
        facts.append(amount)
    if quest.left_this_week is not None:
        facts.append(f"{quest.left_this_week} left this week")
    if quest.status == "pending" and quest.lapse:
        facts.append(f"done pays {quest.worth:,.0f} m today")
    elif quest.gained:
        facts.append(f"+{quest.gained:,.0f} m")
    lines = [line, f"    {', '.join(facts)}."]
    if quest.lapse and quest.plans:
        lines.append(f"    Your plan for {if_then(quest.plans[0])}")
    if quest.own and quest.status == "pending":
        lines.append(f"    {own_said(quest.own)}")
    if quest.own_advice and quest.status in ("pending", "not_due"):
        lines.append(f"    {told_back(quest.own_advice)}")
    if quest.offer:
        lines.append(f"    {offer_said(quest, quest.offer)} (`step {quest.id} {'|'.join(quest.offer.answers)}`)")
    return lines


def status_lines(today: TodayView) -> list[str]:
    """Where the player stands as a whole."""
    lines = [climbed(today)]
    if today.level.name:
        lines.append(f"Height reached: {today.level.name}, {today.level.height_m:,} m.")
    if today.hall:
        lines.append(f"Hall of summits: {', '.join(today.hall)}.")
    if not today.quests:
        return [*lines, "No quest is under way. `quests` lists the library; `take QUEST` takes one."]
    for quest in today.quests:
        window = quest.window
        lines.append(
            f"{quest.title}: {step_said(quest.step)}, {window.done} of {window.need} done days, "
            f"warmth {quest.warmth} of 5, {plural(quest.comebacks, 'comeback')}, today {OUTCOME_WORDS[quest.status]}."
        )
    facts = evidence(today)
    return [*lines, *([facts] if facts else []), *today.notices]


def short_line(today: TodayView, cells: int) -> str:
    """One short line while something is to do, else nothing: for prompts, tmux and logins."""
    waiting = [quest for quest in today.quests if quest.status == "pending"]
    if not waiting:
        return ""
    return clean(f"{len(waiting)} to do: {', '.join(quest.id for quest in waiting)}", cells)
