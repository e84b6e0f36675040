"""整改: the steps taken about a problem, typed on a page; checked, then stored once and for ever."""

from data.rectification.act import act
from data.rectification.action import CHANGEABLE, Acted, Action, ActionRefused, Step

__all__ = ["CHANGEABLE", "Acted", "Action", "ActionRefused", "Step", "act"]
