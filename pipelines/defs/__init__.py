"""Dagster only: thin assets, checks, jobs, schedules and resources that call the packages beside this one."""
