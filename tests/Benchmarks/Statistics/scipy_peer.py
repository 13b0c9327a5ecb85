#!/usr/bin/python3
"""The peer of the statistics benchmark: scipy as Debian packages it (python3-scipy).

scipy_peer.py FILE FEATURES ROWS   answers every line on standard input with one JSON document: seconds for all features, and the figures themselves.
FILE holds 64-bit floats: the reference feature by feature, then the window.
"""
import json
import sys
import time

import numpy as np
from scipy import stats

features, rows = int(sys.argv[2]), int(sys.argv[3])
table = np.fromfile(sys.argv[1], np.float64).reshape(2, features, rows)
reference, window = np.sort(table[0], axis=1), table[1]
edges = [np.percentile(column, np.arange(10, 100, 10)) for column in reference]


def timed(act):
    start = time.perf_counter()
    values = [float(act(column)) for column in range(features)]
    return time.perf_counter() - start, values


def psi(column):
    def shares(values):
        counts = np.bincount(np.searchsorted(edges[column], values), minlength=10) + 0.5
        return counts / counts.sum()
    p, q = shares(window[column]), shares(reference[column])
    return ((p - q) * np.log(p / q)).sum()


for _ in sys.stdin:
    ks, ks_values = timed(lambda column: stats.ks_2samp(reference[column], window[column], mode="asymp").statistic)
    distance, distances = timed(lambda column: stats.wasserstein_distance(reference[column], window[column]))
    index, _ = timed(psi)
    print(json.dumps({"ks": ks, "wasserstein": distance, "psi": index, "distances": ks_values, "areas": distances}), flush=True)
