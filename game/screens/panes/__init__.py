"""The bodies of the main screen: one of them is shown at a time."""

from __future__ import annotations

from game.screens.actions import EVIDENCE, FRIENDS, GOAL, HOME, LIBRARY, QUEST, SETTINGS, SHELTER

PANES = {
    QUEST: ("quest", "QuestPane"),
    LIBRARY: ("library", "LibraryPane"),
    GOAL: ("goal", "GoalPane"),
    EVIDENCE: ("evidence", "EvidencePane"),
    SETTINGS: ("settings", "SettingsPane"),
    SHELTER: ("shelter", "ShelterPane"),
    FRIENDS: ("friends", "FriendsPane"),
}
"""The panes made on their first visit: module and class."""

OPEN = (HOME, LIBRARY, GOAL, EVIDENCE, SETTINGS, SHELTER, FRIENDS)
"""The panes that are about no quest: the action of that name leads there from everywhere."""
