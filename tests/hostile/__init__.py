"""Hostile and broken files, by kind: each is really made, and really imported.

A kind is a module of `kinds`; a file is a function in it whose name says what is wrong with
the file. The tests know nothing of the importer's inside: they run the command and look at
its exit status, its sentence and the tables.
"""
