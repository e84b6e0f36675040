"""`python -m tests.clauses`: write docs/clauses.md anew."""

from tests.clauses.document import PATH, document

if __name__ == "__main__":
    PATH.write_text(document(), "utf-8")
