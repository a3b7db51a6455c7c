"""The `aftermath` command."""
