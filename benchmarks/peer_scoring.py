"""Scoring as scikit-learn and PyTorch do it: a pipeline of the shapes, and with the weights, of a model
that ilk has fitted, so that both sides give the same segments."""

import json

import numpy as np


def layers_of(member, inputs, widths):
    """Weights and biases of the encoder's layers; the decoder's follow in the model."""
    for layer, outputs in zip(member, widths):
        yield np.array(layer["weights"], np.float32).reshape(outputs, inputs), layer["bias"]
        inputs = outputs


def encoder_of(model, threads):
    """A transformer that is PyTorch inside: all encoders of the ensemble, and what joins them."""
    import torch
    from sklearn.base import BaseEstimator, TransformerMixin
    from torch import nn

    torch.set_num_threads(threads)
    encoder = model["encoder"]
    inputs, code = encoder["inputs"], encoder["code"]

    class Member(nn.Module):
        def __init__(self, member):
            super().__init__()
            parts = []
            for weights, bias in layers_of(member, inputs, [*encoder["hidden"], code]):
                linear = nn.Linear(weights.shape[1], weights.shape[0])
                linear.weight.data, linear.bias.data = torch.tensor(weights), torch.tensor(bias)
                parts += [linear, nn.ReLU()]
            self.deep = nn.Sequential(*parts[:-1])
            self.linear = nn.Linear(inputs, code, bias=False)
            path = np.array(encoder["linear_path"] or np.zeros(code * inputs), np.float32)
            self.linear.weight.data = torch.tensor(path.reshape(code, inputs))

        def forward(self, rows):
            return self.linear(rows) + self.deep(rows)

    members = [Member(member) for member in encoder["members"]]
    offset = torch.tensor(encoder["offset"])
    mixing = torch.tensor(encoder["mixing"]).reshape(len(members) * code, encoder["columns"])

    class Encoder(TransformerMixin, BaseEstimator):
        def fit(self, X, y=None):
            return self

        def transform(self, X):
            rows = torch.from_numpy(np.ascontiguousarray(X, np.float32))
            with torch.no_grad():
                blocks = rows.split(1 << 16)  # faster than all at once
                return torch.cat([
                    offset + torch.cat([member(block) for member in members], 1) @ mixing
                    for block in blocks
                ]).numpy()

    return Encoder()


def pipeline_of(model_text, threads):
    """For a frame of the model's numbers, filled by their medians."""
    from sklearn.cluster import KMeans
    from sklearn.compose import ColumnTransformer
    from sklearn.impute import SimpleImputer
    from sklearn.pipeline import Pipeline
    from sklearn.preprocessing import FunctionTransformer, StandardScaler

    model = json.loads(model_text)
    columns = model["columns"]
    assert all(each["part"] == "value" and each["method"] == "median" for each in columns)
    logs = [j for j, each in enumerate(columns) if each["transform"] == "log1p"]
    assert all(each["transform"] in ("log1p", "none") for each in columns)
    centroids = np.array([each["centroid"] for each in model["segments"]], np.float32)

    imputer = SimpleImputer(strategy="median")
    imputer.fit(np.array([[each["fill"] for each in columns]] * 2, np.float32))
    tails = ColumnTransformer([("log1p", FunctionTransformer(np.log1p), logs)], remainder="passthrough")
    scaler = StandardScaler()
    order = logs + [j for j in range(len(columns)) if j not in logs]  # as ColumnTransformer puts them
    figures = [columns[j] for j in order]
    scaler.mean_ = np.array([each["center"] for each in figures])
    scaler.scale_ = np.array([each["scale"] for each in figures])
    scaler.n_features_in_ = len(order)
    back = FunctionTransformer(lambda rows: rows[:, np.argsort(order)])
    kmeans = KMeans(len(centroids), n_init=1, init=centroids, max_iter=1)
    kmeans.fit(centroids)
    kmeans.cluster_centers_ = centroids
    some = np.ones((4, len(columns)), np.float32)
    tails.fit(some)
    return Pipeline([("fill", imputer), ("tails", tails), ("scale", scaler), ("order", back),
                     ("encode", encoder_of(model, threads)), ("cluster", kmeans)])
