"""How well the engine reads: what is measured, against which target, and how each figure has changed.

The measuring itself is done by the commands in ``benchmarks/``, which are run as they are run on held-out files; the
scorers and the annotated texts stay in ``../shared``. This package knows which commands there are, runs them, reads
what the scorers say, keeps the results and compares them. It prints nothing and knows no Dagster.
"""
