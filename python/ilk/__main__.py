"""``python -m ilk`` is the program ``ilk``."""

from ._program import main

main()
