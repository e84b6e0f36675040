"""The pages' twin: what `manage.py` runs, for scripts."""
