"""What a person did not ask for: a refusal that says in one Chinese sentence what to do."""


class Refusal(Exception):
    """Input refused or a condition unmet. The text is shown to the user as it is."""
