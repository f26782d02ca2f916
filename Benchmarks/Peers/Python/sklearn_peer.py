"""Measures scikit-learn's stochastic gradient descent, row by row."""
from time import perf_counter

import sklearn
from sklearn.linear_model import SGDClassifier, SGDRegressor

from peer import Rows, serve, train_to

MORE = 4

rows = Rows()


def epoch(request):
    """What one more epoch takes, so without what comes once; nanoseconds."""
    features, labels = rows.of(request)
    options = {"tol": None, "shuffle": request["shuffled"], "random_state": 1}

    def seconds(epochs):
        model = SGDClassifier(loss="log_loss", max_iter=epochs, **options) if request["logistic"] else SGDRegressor(max_iter=epochs, **options)
        started = perf_counter()
        model.fit(features, labels)
        return perf_counter() - started

    return 1e9 * (seconds(1 + MORE) - seconds(1)) / MORE


def target(request):
    """Epochs until the loss is reached, on doubles, to which it would convert the rows in each of them."""
    features, labels = (array.astype(float) for array in rows.of(request))
    model = SGDRegressor(penalty=None, random_state=1)

    def train_epoch():
        started = perf_counter()
        model.partial_fit(features, labels)
        return perf_counter() - started

    return train_to(request["loss"], features, labels, train_epoch, lambda: (model.coef_, float(model.intercept_[0])))


serve(sklearn.__version__, {"epoch": epoch, "target": target})
