"""Fuzzers: very many made-up inputs, and none may end in an internal error.

What is varied is a kind: decks, settings, CSV, brands, SVG, pictures, fonts, the lock, the cache;
and in files of their own, finished files and runs that are killed. Each input is made from a seed,
its kind and its number alone, so the same run tries the same inputs everywhere.

An input is run through the commands that read it, each in a process of its own (`worker.py`). What
must hold of any (`judging.py`): the exit status is 0 or 1, or 2 with a plain message; no traceback,
and no fault of the tool's own; ten seconds and one gigabyte at most; when a build fails, what was
in its folder before is as it was; nothing is written elsewhere; and nothing is printed that a
terminal or a workflow would obey.

How to run:

* `pytest tests/fuzz` tries some of each kind, in less than a minute; CI does.
* `make fuzz` tries a hundred times as many. `DECKBUILDER_FUZZ_TIMES=500 make fuzz` says how many
  times; `DECKBUILDER_FUZZ_SEED=2 make fuzz` tries others.
* `DECKBUILDER_FUZZ_ONLY=svg:17 make fuzz` tries one again, by the name under which it was reported.

A find is printed with its name, what is wrong, and its input made as small as still shows it; all
its files are left below `build/fuzz/`. To turn it into a case: fix the cause, and write the small
input into a test of the room at fault, beside those of its kind, with the message that is right.
Fuzzers keep no list of old finds.
"""
