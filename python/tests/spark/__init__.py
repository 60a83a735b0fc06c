"""So that its conftest is none beside that of the other tests."""
