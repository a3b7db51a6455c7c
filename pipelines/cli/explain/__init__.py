"""`aftermath explain`: one article with every span the engine saw, what was decided, and why.

``command`` reads the file and runs the engine, ``account`` ties what it returned to what its trace heard, ``nesting``
makes overlapping spans nest, ``printed`` and ``page`` show the account on a terminal and as one HTML file. None of them
decides anything about an article. ``command`` loads the engine, so the command line imports it late.
"""
