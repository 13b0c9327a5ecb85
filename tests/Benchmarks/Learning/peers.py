#!/usr/bin/python3
"""The peers of the learning benchmark: xgboost and scikit-learn as Debian packages them (python3-xgboost, python3-sklearn).

peers.py FOLDER            answers lines on standard input, one JSON document a line:
    names                  which peers are installed
    fit PEER THREADS BINS  fits on train.f64 and writes the scores of test.f64 to scores.f64
    score PEER             times one row, 64 rows and 10,000 rows with the model fitted last
peers.py FOLDER once PEER  fits once with two threads and prints the peak memory of the process
A .f64 file holds the number of rows and of columns as 32-bit integers, then rows of 64-bit floats, the label last.
"""
import json, sys, time
import numpy as np

FOLDER = sys.argv[1]


def load(name):
    with open(f"{FOLDER}/{name}.f64", "rb") as file:
        rows, columns = np.fromfile(file, np.int32, 2)
        table = np.fromfile(file, np.float64, rows * columns).reshape(rows, columns)
    return np.ascontiguousarray(table[:, :-1]), table[:, -1].copy()


def xgboost_model(threads, bins):
    import xgboost
    return xgboost.XGBClassifier(n_estimators=100, max_leaves=31, max_depth=0, grow_policy="lossguide", learning_rate=0.1,
                                 tree_method="hist", max_bin=bins, n_jobs=threads)


def sklearn_model(threads, bins):
    from sklearn.ensemble import HistGradientBoostingClassifier
    return HistGradientBoostingClassifier(max_iter=100, max_leaf_nodes=31, learning_rate=0.1, max_bins=bins, early_stopping=False)


MAKERS = {"xgboost": xgboost_model, "sklearn": sklearn_model}


def names():
    found = []
    for peer in MAKERS:
        try:
            __import__(peer)
            found.append(peer)
        except ImportError:
            pass
    return found


def fit(peer, threads, bins, x, y):
    from threadpoolctl import threadpool_limits
    model = MAKERS[peer](threads, bins)
    with threadpool_limits(threads):
        start = time.perf_counter()
        model.fit(x, y)
        return model, time.perf_counter() - start


def scorer(peer, model):
    if peer == "xgboost":
        booster = model.get_booster()
        return lambda rows: booster.inplace_predict(rows)
    return lambda rows: model.predict_proba(rows)[:, 1]


def median_of(score, x, rows, times):
    taken = []
    for i in range(times):
        start = (i * rows) % (len(x) - rows)
        part = x[start:start + rows]
        begin = time.perf_counter()
        score(part)
        taken.append(time.perf_counter() - begin)
    return sorted(taken)[times // 2] * 1e6


if sys.argv[2:3] == ["once"]:
    fit(sys.argv[3], 2, 255, *load("train"))
    # Not ru_maxrss: that one remembers the process which started this one.
    peak = next(line for line in open("/proc/self/status") if line.startswith("VmHWM"))
    print(json.dumps({"megabytes": int(peak.split()[1]) / 1024}))
    sys.exit()

(train_x, train_y), (test_x, _) = load("train"), load("test")
model, last = None, None
for line in sys.stdin:
    words = line.split()
    if words[0] == "names":
        answer = {"names": names()}
    elif words[0] == "fit":
        model, seconds = fit(words[1], int(words[2]), int(words[3]), train_x, train_y)
        scorer(words[1], model)(test_x).astype(np.float64).tofile(f"{FOLDER}/scores.f64")
        answer = {"seconds": seconds}
    else:
        from threadpoolctl import threadpool_limits
        if words[1] == "xgboost":
            model.get_booster().set_param({"nthread": 1})
        with threadpool_limits(1):
            score = scorer(words[1], model)
            answer = {"one": median_of(score, test_x, 1, 1000), "batch": median_of(score, test_x, 64, 300), "many": median_of(score, test_x, 10000, 10)}
    print(json.dumps(answer), flush=True)
