"""k-means by scikit-learn and faiss."""

import json

from inputs import read_matrix
from peer_base import Work, one_blas_thread


class KMeansExperiment(Work):
    """k = 2..10, ten restarts each, and the silhouette of the best of each."""

    def __init__(self, data, threads):
        super().__init__(data, "scikit-learn")
        from sklearn.cluster import KMeans
        from sklearn.metrics import silhouette_score

        self.kmeans, self.silhouette = KMeans, silhouette_score
        one_blas_thread()
        self.threads = threads
        self.rows = read_matrix(data, "customers")

    def run(self):
        result = []
        for k in range(2, 11):
            fit = self.kmeans(k, init="k-means++", n_init=10, max_iter=300, algorithm="lloyd",
                              random_state=1).fit(self.rows)
            silhouette = self.silhouette(self.rows, fit.labels_, n_jobs=self.threads)
            result.append((k, fit.labels_, silhouette))
        return result

    def answer(self):
        partitions = []
        for k, labels, silhouette in self.result:
            path = self.path_for(f"experiment_{k}.u32")
            labels.astype("<u4").tofile(path)
            partitions.append({"k": k, "labels": str(path), "silhouette": float(silhouette)})
        return {"partitions": partitions}


class LloydSklearn(Work):
    def __init__(self, data, threads):
        super().__init__(data, "scikit-learn")
        from sklearn.cluster import KMeans

        self.rows, self.start = read_matrix(data, "million"), read_matrix(data, "start")
        self.steps = json.loads((self.data / "start.json").read_text())["steps"]
        self.kmeans = KMeans

    def run(self):
        return self.kmeans(len(self.start), init=self.start, n_init=1, max_iter=self.steps, tol=0,
                           algorithm="lloyd").fit(self.rows)

    def answer(self):
        return {"centroids": self.result.cluster_centers_.ravel().tolist(),
                "steps": int(self.result.n_iter_)}


class LloydFaiss(Work):
    def __init__(self, data, threads):
        super().__init__(data, "faiss-cpu")
        import faiss

        faiss.omp_set_num_threads(threads)
        self.faiss = faiss
        self.rows, self.start = read_matrix(data, "million"), read_matrix(data, "start")
        self.steps = json.loads((self.data / "start.json").read_text())["steps"]

    def run(self):
        kmeans = self.faiss.Kmeans(self.rows.shape[1], len(self.start), niter=self.steps, nredo=1,
                                   spherical=False, min_points_per_centroid=1,
                                   max_points_per_centroid=len(self.rows))
        kmeans.train(self.rows, init_centroids=self.start)
        return kmeans

    def answer(self):
        return {"centroids": self.result.centroids.ravel().tolist(), "steps": self.steps}
