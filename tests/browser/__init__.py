"""The dashboard as a person meets it: started as `make run` does, in a real Chromium."""
