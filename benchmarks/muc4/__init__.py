"""MUC-4 (1992): newswire in capitals, incidents as templates of 23 slots. Run with ``python -m benchmarks.muc4``."""
