"""A small autoencoder in PyTorch, as plainly and as fast as it goes: the rows lie in one tensor
and are permuted once an epoch, without a DataLoader."""

import torch
from torch import nn


def network(columns, code):
    """columns-64-32-code-32-64-columns, ReLU between hidden layers."""
    return nn.Sequential(
        nn.Linear(columns, 64), nn.ReLU(), nn.Linear(64, 32), nn.ReLU(), nn.Linear(32, code),
        nn.Linear(code, 32), nn.ReLU(), nn.Linear(32, 64), nn.ReLU(), nn.Linear(64, columns))


def train(rows, code, epochs, batch, rate, seed):
    torch.manual_seed(seed)
    model = network(rows.shape[1], code)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate, fused=True)
    loss_of = nn.MSELoss()
    for _ in range(epochs):
        for chosen in rows[torch.randperm(len(rows))].split(batch):
            optimizer.zero_grad(set_to_none=True)
            loss_of(model(chosen), chosen).backward()
            optimizer.step()
    return model


def codes(model, rows):
    """The output of the five layers before the decoder."""
    with torch.no_grad():
        return model[:5](rows).numpy()
