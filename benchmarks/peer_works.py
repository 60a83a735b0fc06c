"""The works as a careful user of each peer would write them. Inputs are in memory, in the layout
and precision that the peer is fastest with, before the clock starts."""

from inputs import read_matrix
from peer_base import Work, one_blas_thread
from peer_csv import CsvDuckdb, CsvPandas, CsvPolars
from peer_customers import CustomersPolars
from peer_kmeans import KMeansExperiment, LloydFaiss, LloydSklearn


class Autoencoder(Work):
    def __init__(self, data, threads):
        super().__init__(data, "torch")
        import torch

        torch.set_num_threads(threads)
        self.torch = torch
        self.rows = torch.from_numpy(read_matrix(data, "customers"))

    def run(self):
        from autoencoder import train

        return train(self.rows, code=8, epochs=50, batch=256, rate=1e-3, seed=1)

    def answer(self):
        with self.torch.no_grad():
            error = self.torch.nn.functional.mse_loss(self.result(self.rows), self.rows)
        return {"loss": float(error)}


class Ward(Work):
    """One thread: neither peer has more."""

    def __init__(self, data, package, matrix):
        super().__init__(data, package)
        self.matrix = matrix
        self.rows = read_matrix(data, matrix).astype("float64")  # both convert to it
        if package == "fastcluster":
            from fastcluster import linkage_vector as linkage
        else:
            from scipy.cluster.hierarchy import linkage
        self.linkage = linkage

    def run(self):
        return self.linkage(self.rows, method="ward")

    def answer(self):
        path = self.path_for(f"{self.matrix}_heights.f64")
        self.result[:, 2].astype("<f8").tofile(path)
        return {"heights": str(path)}


class SilhouetteTwenty(Work):
    def __init__(self, data, threads):
        super().__init__(data, "scikit-learn")
        import numpy as np
        from sklearn.metrics import silhouette_score

        one_blas_thread()
        self.rows = read_matrix(data, "twenty")
        self.labels = np.fromfile(self.data / "twenty_labels.u32", "<u4")
        self.silhouette, self.threads = silhouette_score, threads

    def run(self):
        return self.silhouette(self.rows, self.labels, n_jobs=self.threads)

    def answer(self):
        return {"silhouette": float(self.result)}


WORKS = {
    ("kmeans_experiment", "sklearn"): KMeansExperiment,
    ("lloyd_million", "sklearn"): LloydSklearn,
    ("lloyd_million", "faiss"): LloydFaiss,
    ("autoencoder", "torch"): Autoencoder,
    ("ward_customers", "fastcluster"): lambda data, _: Ward(data, "fastcluster", "customers"),
    ("ward_customers", "scipy"): lambda data, _: Ward(data, "scipy", "customers"),
    ("ward_fifty", "fastcluster"): lambda data, _: Ward(data, "fastcluster", "fifty"),
    ("silhouette_twenty", "sklearn"): SilhouetteTwenty,
    ("csv_gigabyte", "polars"): CsvPolars,
    ("csv_gigabyte", "pandas"): CsvPandas,
    ("csv_gigabyte", "duckdb"): CsvDuckdb,
    ("customers_of_log", "polars"): CustomersPolars,
}
