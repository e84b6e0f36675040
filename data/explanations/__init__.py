"""说明: what a township writes beside a flag; checked, then stored once and for ever."""

from data.explanations.explain import Explained, explain
from data.explanations.text import LONGEST, ExplanationRefused

__all__ = ["LONGEST", "Explained", "ExplanationRefused", "explain"]
