"""Faults made on purpose, with real processes, real kills and real full disks: what must hold is held against each.

    python -m benchmarks.faults [--kills 200] [--minutes 60] [--only NAME ...] [--seed N] [--write docs/faults.md]

Each module makes one family of faults and returns ``Finding``s; ``world`` has the warehouse they happen to, and says
what is whole. Hostile articles aren't here: ``benchmarks.fuzz`` and the tests of the readers have them.
"""
