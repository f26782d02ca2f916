"""Measures PyTorch, in one thread."""
from time import perf_counter, perf_counter_ns

import torch
from torch.utils.data import DataLoader, TensorDataset

from peer import Rows, serve, train_to

RATE = 0.01

rows = Rows()


class Training:
    """A linear model, its loss and its optimizer."""

    def __init__(self, columns, logistic=False, rate=RATE):
        self.model = torch.nn.Linear(columns, 1)
        self._loss = torch.nn.BCEWithLogitsLoss() if logistic else torch.nn.MSELoss()
        self._optimizer = torch.optim.SGD(self.model.parameters(), lr=rate)

    def step(self, x, y):
        self._optimizer.zero_grad()
        self._loss(self.model(x), y).backward()
        self._optimizer.step()


def tensors(request):
    features, labels = rows.of(request)
    return torch.from_numpy(features), torch.from_numpy(labels).unsqueeze(1)


def epoch(request):
    """Slices in order, or a DataLoader that shuffles; nanoseconds."""
    x, y = tensors(request)
    training = Training(request["columns"], request["logistic"])
    size = request["batchSize"]
    batches = DataLoader(TensorDataset(x, y), batch_size=size, shuffle=True) if request["shuffled"] else list(zip(x.split(size), y.split(size)))
    started = perf_counter_ns()
    for batch in batches:
        training.step(*batch)
    return float(perf_counter_ns() - started)


def step(request):
    """Forward, backward and update of one batch; nanoseconds."""
    training = Training(request["columns"], rate=1e-3)
    x, y = torch.rand(request["rows"], request["columns"]) - 0.5, torch.rand(request["rows"], 1)
    return per_call(lambda: training.step(x, y))


def eager(_):
    """An iteration of the Fahrenheit tutorial's loop; nanoseconds."""
    celsius = torch.tensor([0.5, 14, 15, 28, 11, 8, 3, -4, 6, 13, 21])
    unknown = torch.tensor([3.57, 5.59, 5.82, 8.19, 5.63, 4.89, 3.39, 2.18, 4.84, 6.04, 6.84])
    parameters = torch.tensor([1.0, 0.0], requires_grad=True)

    def iterate():
        nonlocal parameters
        w, b = parameters
        loss = (w * unknown + b - celsius).square().mean()
        loss.backward()
        parameters = (parameters - 0.01 * parameters.grad).detach().requires_grad_()

    return per_call(iterate)


def per_call(action, calls=50, repetitions=5):
    """Nanoseconds of a call in the best of some rows of calls."""
    def repeat():
        started = perf_counter_ns()
        for _ in range(calls):
            action()
        return (perf_counter_ns() - started) / calls

    repeat()
    return min(repeat() for _ in range(repetitions))


def target(request):
    """Slices of a random order, which is faster than a DataLoader, until the loss is reached."""
    features, labels = rows.of(request)
    x, y = tensors(request)
    training = Training(request["columns"])

    def train_epoch():
        started = perf_counter()
        for batch in torch.randperm(len(x)).split(request["batchSize"]):
            training.step(x[batch], y[batch])
        return perf_counter() - started

    return train_to(request["loss"], features, labels, train_epoch,
                    lambda: (training.model.weight.detach().numpy()[0], training.model.bias.item()))


torch.set_num_threads(1)
torch.manual_seed(1)
serve(torch.__version__, {"epoch": epoch, "step": step, "eager": eager, "target": target})
