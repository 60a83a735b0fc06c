"""What the works of all peers share."""

from importlib.metadata import version
from pathlib import Path


class Work:
    def __init__(self, data, package):
        self.data = Path(data)
        self.who = f"{package} {version(package)}"
        self.result = None

    def path_for(self, name):
        return self.data / f"{self.who.split()[0]}_{name}"


def one_blas_thread():
    """scikit-learn's pairs of rows are faster with threads of its own than with the library's."""
    from threadpoolctl import threadpool_limits

    threadpool_limits(limits=1, user_api="blas")
