"""What ``scripts/train_reader.py`` is made of: reading the keys of MUC-4, and labels for each model from them."""
