"""Throws made-up inputs at everything that reads what others wrote, and sees whether what must always hold does hold.

``made`` makes the inputs, with hypothesis; ``targets`` names what is fuzzed and what must hold of each answer; the
command is ``python -m benchmarks.fuzz``. What broke once is kept as a case in the tests, not here.
"""
