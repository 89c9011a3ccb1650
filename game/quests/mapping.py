"""From the checked models of a quest file to the quest of the rules. Knows no files and finds no mistakes."""

from __future__ import annotations

from game.quests.formats import (
    AtMostForm,
    CountForm,
    MasteryForm,
    MentorForm,
    MinutesForm,
    QuestForm,
    StepForm,
    Table,
    YesNoForm,
)
from game.rules.compiled import schedule_from_plain
from game.rules.ladder import camps, ladder_steps
from game.rules.quest import Mastery, Measure, MeasureKind, Mentor, Moment, Quest, Scene, Schedule, Step

MINUTES = Measure(MeasureKind.COUNT, "minutes", "minute")


def to_quest(form: QuestForm) -> Quest:
    """The quest a file tells of. Steps and scenes are taken as checked (`shape`, `checks`)."""
    measure = _measure(form)
    return Quest(
        id=form.id,
        title=form.title,
        measure=measure,
        schedule=_schedule(form.schedule),
        steps=(steps := _steps(form, measure)),
        camps=camps(len(steps), {i: step.camp for i, step in enumerate(form.steps or ()) if step.camp}),
        why=form.why,
        author=form.author,
        version=form.version,
        tags=tuple(form.tags),
        cue=form.cue,
        plan_b=form.plan_b,
        tiny=form.tiny,
        cautions=tuple(form.cautions),
        mentors=tuple(_mentor(mentor) for mentor in form.mentors),
        baseline=form.ladder.start if form.ladder else None,
    )


def _measure(form: QuestForm) -> Measure:
    match form.measure:
        case YesNoForm():
            return Measure(MeasureKind.YES_NO)
        case CountForm(kind=kind, unit=unit, unit_one=unit_one) | AtMostForm(kind=kind, unit=unit, unit_one=unit_one):
            return Measure(MeasureKind(kind), unit, unit_one)
        case MinutesForm():
            return MINUTES


def _schedule(form: Table) -> Schedule:
    return schedule_from_plain(form.model_dump())


def _steps(form: QuestForm, measure: Measure) -> tuple[Step, ...]:
    if ladder := form.ladder:
        tiny = ladder.tiny or form.tiny
        mastery = _mastery(ladder.mastery)
        return ladder_steps(measure, ladder.start, ladder.to, ladder.instruction, tiny, mastery, advice=ladder.advice)
    return tuple(_step(step, form.tiny) for step in form.steps or ())


def _step(form: StepForm, tiny: str) -> Step:
    return Step(
        id=form.id,
        instruction=form.instruction,
        amount=form.amount,
        tiny=form.tiny or tiny,
        mastery=_mastery(form.mastery),
        schedule=_schedule(form.schedule) if form.schedule else None,
        advice=form.advice,
    )


def _mastery(form: MasteryForm | None) -> Mastery:
    return Mastery(form.done, form.of) if form else Mastery()


def _mentor(form: MentorForm) -> Mentor:
    scenes = tuple(Scene(Moment(scene.on), scene.text, scene.step or "") for scene in form.scenes)
    return Mentor(form.name, form.start, tuple(form.obstacles), scenes)
