#!/usr/bin/python3
"""Writes peers.json beside this file: what scipy (Debian's python3-scipy) and scikit-learn (python3-sklearn) say of small samples.

Also the streams for which the authors of river and CapyMOA (MOA) publish at which element their detectors fire. Neither is installed;
the streams come from the generators and seeds in their documentation and tests, the numbers are copied from there:
  river    docstrings of drift/binary/{ddm,eddm,hddm_a,hddm_w}.py, drift/page_hinkley.py; drift/test_drift_detectors.py, drift/test_adwin_regression.py
  CapyMOA  docstrings of drift/detectors/{adwin,ddm,hddm_w}.py
"""
import itertools
import json
import os
import random

import numpy as np
from scipy import special, stats
from scipy.spatial import distance
from sklearn.linear_model import LogisticRegression


def two_samples(name, a, b):
    a, b = np.round(a, 6), np.round(b, 6)
    ks = stats.ks_2samp(a, b, method="exact")
    mann = stats.mannwhitneyu(a, b, method="asymptotic")
    brunner = stats.brunnermunzel(a, b)
    effective = len(a) * len(b) / (len(a) + len(b))
    return {
        "name": name, "a": a.tolist(), "b": b.tolist(),
        "ks": ks.statistic, "ksExact": ks.pvalue, "ksLimit": special.kolmogorov(ks.statistic * effective ** 0.5),
        "wasserstein": stats.wasserstein_distance(a, b), "energy": stats.energy_distance(a, b),
        "u": mann.statistic, "mannWhitney": mann.pvalue, "brunnerMunzel": brunner.statistic,
        "mannWhitneyExact": stats.mannwhitneyu(a, b, method="exact").pvalue,
    }


def permuted(a, b):
    """All ways to deal the pooled numbers to the two sides: the share whose distance is at least the seen one."""
    seen = stats.ks_2samp(a, b).statistic
    pooled = a + b
    hits = total = 0
    for side in itertools.combinations(range(len(pooled)), len(a)):
        one = [pooled[i] for i in side]
        other = [pooled[i] for i in range(len(pooled)) if i not in side]
        hits += stats.ks_2samp(one, other, method="asymp").statistic > seen - 1e-9
        total += 1
    return {"a": a, "b": b, "p": hits / total}


def table(name, counts):
    counts = np.array(counts)
    chi2, p, freedom, _ = stats.chi2_contingency(counts, correction=False)
    g, gp, _, _ = stats.chi2_contingency(counts, correction=False, lambda_="log-likelihood")
    return {"name": name, "counts": counts.tolist(), "chi2": chi2, "p": p, "freedom": freedom, "g": g, "gp": gp,
            "cramer": stats.contingency.association(counts, method="cramer")}


def histograms(p, q):
    p, q = np.array(p, float), np.array(q, float)
    ps, qs = p / p.sum(), q / q.sum()
    return {"p": p.tolist(), "q": q.tolist(), "jsBits": distance.jensenshannon(p, q, 2) ** 2, "jsNats": distance.jensenshannon(p, q) ** 2,
            "hellinger": float(np.linalg.norm(np.sqrt(ps) - np.sqrt(qs)) / 2 ** 0.5)}


def poisson(count, level):
    return {"count": count, "level": level, "low": float(stats.chi2.ppf((1 - level) / 2, 2 * count) / 2) if count else 0.0,
            "high": float(stats.chi2.ppf(1 - (1 - level) / 2, 2 * count + 2) / 2)}


def mmd(a, b, width):
    def kernel(x, y):
        return np.exp(-distance.cdist(x, y, "sqeuclidean") / (2 * width * width))
    n, m = len(a), len(b)
    aa, bb = kernel(a, a), kernel(b, b)
    return {"a": a.tolist(), "b": b.tolist(), "width": width,
            "mmd2": float((aa.sum() - n) / (n * (n - 1)) + (bb.sum() - m) / (m * (m - 1)) - 2 * kernel(a, b).mean())}


def logistic(rows, labels, strength):
    scaled = (rows - rows.mean(0)) / rows.std(0)
    model = LogisticRegression(C=1 / strength, tol=1e-12, max_iter=10000).fit(scaled, labels)
    return {"rows": rows.tolist(), "labels": labels.tolist(), "strength": strength,
            "probabilities": model.predict_proba(scaled)[:, 1].tolist()}


def digits(values):
    return "".join(str(int(value)) for value in values)


def streams():
    bits = random.Random(42)
    half = bits.choices([0, 1], k=1000) + bits.choices([0, 1], k=1000, weights=[0.3, 0.7])
    four = random.Random(42)
    steps = (four.choices([0, 1], k=1000) + four.choices(range(4, 8), k=1000)) * 1
    steps += four.choices([0, 1], k=1000) + four.choices(range(4, 8), k=1000)
    page = random.Random(12345)
    page = page.choices([0, 1], k=1000) + page.choices(range(4, 8), k=1000)
    np.random.seed(12345)
    one = np.concatenate((np.random.randint(2, size=1000), np.random.randint(8, size=1000)))
    np.random.seed(12345)
    two = np.concatenate([[np.random.binomial(1, 0.2) for _ in range(1000)], [np.random.binomial(1, 0.8) for _ in range(1000)]])
    np.random.seed(12345)
    three = np.concatenate([np.random.normal(mean, 0.1, 500) > 0 for mean in (0.0, 0.25, 0.0, 0.25)])
    np.random.seed(0)
    moa = np.random.randint(2, size=2000)
    for i in range(999, 2000):
        moa[i] = np.random.randint(4, high=8)
    return {"half": digits(half), "steps": digits(steps), "page": digits(page), "one": digits(one), "two": digits(two),
            "three": digits(three), "moa": digits(moa)}


draw = np.random.default_rng(6)
tied = np.random.default_rng(7)
cloud = np.random.default_rng(8)
shifted = np.concatenate((cloud.normal(size=(40, 3)), cloud.normal(0.4, 1.2, size=(30, 3)))).round(6)
peers = {
    "twoSamples": [
        two_samples("small", draw.normal(size=9), draw.normal(0.8, 1, size=12)),
        two_samples("same size", draw.normal(size=40), draw.normal(0.5, 1, size=40)),
        two_samples("uneven", draw.exponential(size=70), draw.exponential(1.4, size=25)),
        two_samples("far apart", draw.normal(size=60), draw.normal(3, 1, size=50)),
        two_samples("alike", draw.uniform(size=50), draw.uniform(size=35)),
    ],
    "ties": [two_samples("counts", tied.poisson(2, 60), tied.poisson(2.6, 45)), two_samples("few levels", tied.integers(0, 3, 30), tied.integers(0, 3, 30))],
    "permuted": [permuted([1, 1, 2, 2, 3], [2, 3, 3, 4, 4, 4]), permuted([0, 0, 0, 1, 5], [0, 1, 1, 1, 2]), permuted([1, 2, 3, 4], [2.5, 3.5, 4.5, 5.5, 6.5])],
    "tables": [
        table("levels", [[120, 80, 40, 60], [90, 95, 55, 61]]),
        table("three by three", [[10, 20, 30], [15, 25, 18], [40, 8, 12]]),
        table("far", [[500, 20, 3], [20, 480, 9]]),
    ],
    "histograms": [histograms([10, 20, 70], [30, 30, 40]), histograms([5, 0, 95], [0, 50, 50]), histograms([1, 2, 3, 4], [1, 2, 3, 4])],
    "poisson": [poisson(count, level) for count in (0, 1, 7, 120) for level in (0.9, 0.95)],
    "chiSquare": [{"x": x, "k": k, "sf": float(stats.chi2.sf(x, k))} for x in (0.01, 1, 9.5, 80, 400) for k in (1, 4, 30)],
    "normal": [{"x": x, "sf": float(stats.norm.sf(x)), "ppf": float(stats.norm.ppf(stats.norm.sf(x)))} for x in (-3, -0.5, 0, 0.1, 1.5, 4, 9, 30)],
    "kolmogorov": [{"x": x, "sf": float(special.kolmogorov(x))} for x in (0.2, 0.5, 0.828, 1.36, 2.5, 6)],
    "large": {"n": 10000, "m": 10000, "steps": [150, 200, 300], "p": [float(stats._stats_py._compute_prob_outside_square(10000, h)) for h in (150, 200, 300)]},
    "mmd": mmd(shifted[:40], shifted[40:], 1.3),
    "logistic": logistic(shifted, np.array([0] * 40 + [1] * 30), 1.0),
    "streams": streams(),
}
with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "peers.json"), "w") as file:
    json.dump(peers, file, separators=(",", ":"))
    file.write("\n")
