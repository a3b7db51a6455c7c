"""Which reported attacks are one attack: identity across articles. ``identity.py`` is the entry point."""
