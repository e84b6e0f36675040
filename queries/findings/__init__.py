"""Findings about households: each rule declared once, asked for a place or one household."""

from queries.findings.asking import UnknownRule, findings, findings_of
from queries.findings.declaration import FindingRule
from queries.findings.finding import Finding
from queries.findings.rules import FINDINGS

__all__ = ["FINDINGS", "Finding", "FindingRule", "UnknownRule", "findings", "findings_of"]
