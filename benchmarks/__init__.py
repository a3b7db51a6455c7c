"""Measurements against public benchmarks; the texts themselves stay outside the project."""
