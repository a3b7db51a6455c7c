"""What the engine has learned from annotated texts: who did it, to whom and to what, with which weapon.

Here: models with their weights (``weights/``, made by ``scripts/train_reader.py``), their features and their loader.
The rules of the other rooms run without any of it. Not here: reading of words and names, which the features take from
``reading``; templates of any evaluation, which are ``benchmarks``.
"""
