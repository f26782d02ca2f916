"""What the peers have in common: a request is a line of JSON, and so is its answer."""
import json
import sys

import numpy


def serve(version, works):
    """Says the version, and answers until the input ends; works are functions of a request by name."""
    print(json.dumps(version), flush=True)
    for line in sys.stdin:
        request = json.loads(line)
        print(json.dumps(works[request["work"]](request)), flush=True)


class Rows:
    """The rows of a request, kept until others are asked for."""

    def __init__(self):
        self._path = None
        self._rows = None

    def of(self, request):
        """Features and labels."""
        if self._path != request["features"]:
            features = numpy.fromfile(request["features"], numpy.float32).reshape(request["rows"], request["columns"])
            self._rows = features, numpy.fromfile(request["labels"], numpy.float32)
            self._path = request["features"]
        return self._rows


def mean_squared_error(features, labels, weights, bias):
    """In double, a part of the rows at a time."""
    total = 0.0
    for start in range(0, len(labels), 10_000):
        rows = slice(start, start + 10_000)
        errors = features[rows].astype(numpy.float64) @ weights.astype(numpy.float64) + bias - labels[rows]
        total += float(errors @ errors)
    return total / len(labels)


def train_to(loss, features, labels, train_epoch, model, most_epochs=100):
    """Trains until the loss is small enough; the seconds are those of the epochs alone."""
    seconds = 0.0
    for epoch in range(1, most_epochs + 1):
        seconds += train_epoch()
        reached = mean_squared_error(features, labels, *model())
        if reached <= loss:
            break
    return {"seconds": seconds, "epochs": epoch, "loss": reached}
