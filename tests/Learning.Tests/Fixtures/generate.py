#!/usr/bin/python3
"""Writes the models in this folder, rows to try them on, and what their own library makes of those.

XGBoost: Debian's python3-xgboost. LightGBM: its C library, named as first argument; the NuGet package LightGBM holds it
(runtimes/linux-x64/native/lib_lightgbm.so). rows.json has the rows (null = missing), NAME.scores.json the scores.
"""
import ctypes, json, os, sys
import numpy as np

HERE = os.path.dirname(os.path.abspath(__file__))
random = np.random.Generator(np.random.PCG64(7))


def table(rows):
    x = random.normal(0, 2, (rows, 5)).astype(np.float32)
    x[:, 1] = np.round(x[:, 1])
    x[:, 3] = random.integers(0, 9, rows)
    x[random.random(x.shape) < 0.1] = np.nan
    return x


def labels(x):
    filled = np.nan_to_num(x, nan=-1)
    return filled[:, 0] + np.where(filled[:, 3] % 3 == 1, 2.5, -1) - 0.5 * filled[:, 2] + random.normal(0, 1, len(x))


X, T = table(3000), table(300)
Z = labels(X)


def write(name, scores):
    with open(f"{HERE}/{name}.scores.json", "w") as file:
        json.dump([float(s) for s in scores], file, separators=(",", ":"))


def xgboost_models():
    import xgboost as xgb

    def train(name, objective, y, kinds, suffix, **more):
        given = {"objective": objective, "tree_method": "hist", "learning_rate": 0.3, "nthread": 1, "seed": 1, **more}
        made = lambda x, label=None: xgb.DMatrix(x, label, feature_types=kinds, enable_categorical=True)
        booster = xgb.train(given, made(X, y), num_boost_round=12)
        booster.save_model(f"{HERE}/{name}.{suffix}")
        write(name, booster.predict(made(T)))

    numbers, mixed = ["q"] * 5, ["q", "q", "q", "c", "q"]
    yes = (Z > 1).astype(float)
    train("xgboost-binary", "binary:logistic", yes, numbers, "json", max_depth=4, base_score=0.3)
    train("xgboost-lossguide", "binary:logistic", yes, numbers, "ubj", grow_policy="lossguide", max_leaves=15, max_depth=0)
    train("xgboost-deep", "binary:logistic", yes, numbers, "ubj", max_depth=8)
    train("xgboost-categories", "binary:logistic", yes, mixed, "json", max_depth=4, max_cat_to_onehot=2)
    train("xgboost-onehot", "binary:logistic", yes, mixed, "ubj", max_depth=3, max_cat_to_onehot=20)
    train("xgboost-logitraw", "binary:logitraw", yes, numbers, "json", max_depth=3, base_score=0.2)
    train("xgboost-squared", "reg:squarederror", Z, numbers, "json", max_depth=3, base_score=0.7)
    train("xgboost-poisson", "count:poisson", np.exp(np.clip(Z, -3, 3) / 3), numbers, "ubj", max_depth=3)
    train("xgboost-forest", "binary:logistic", yes, numbers, "json", max_depth=3, num_parallel_tree=2, subsample=0.7)


def lightgbm_models(library):
    lib = ctypes.cdll.LoadLibrary(library)
    lib.LGBM_GetLastError.restype = ctypes.c_char_p

    def call(function, *arguments):
        if getattr(lib, function)(*arguments) != 0:
            raise RuntimeError(lib.LGBM_GetLastError())

    def matrix(x):
        x = np.ascontiguousarray(x, np.float64)
        return x, (x.ctypes.data_as(ctypes.c_void_p), 1, ctypes.c_int32(x.shape[0]), ctypes.c_int32(x.shape[1]), 1)

    def train(name, y, parameters):
        text = f"{parameters} num_leaves=12 learning_rate=0.3 min_data_in_leaf=10 num_threads=1 deterministic=true verbosity=-1 seed=1".encode()
        data, booster, done = ctypes.c_void_p(), ctypes.c_void_p(), ctypes.c_int()
        kept, arguments = matrix(X)
        call("LGBM_DatasetCreateFromMat", *arguments, text, None, ctypes.byref(data))
        y = np.ascontiguousarray(y, np.float32)
        call("LGBM_DatasetSetField", data, b"label", y.ctypes.data_as(ctypes.c_void_p), len(y), 0)
        call("LGBM_BoosterCreate", data, text, ctypes.byref(booster))
        for _ in range(12):
            call("LGBM_BoosterUpdateOneIter", booster, ctypes.byref(done))
        call("LGBM_BoosterSaveModel", booster, 0, 0, 0, f"{HERE}/{name}.txt".encode())
        scores, length = np.zeros(len(T)), ctypes.c_int64()
        kept, arguments = matrix(T)
        call("LGBM_BoosterPredictForMat", booster, *arguments, 0, 0, 0, b"num_threads=1", ctypes.byref(length), scores.ctypes.data_as(ctypes.c_void_p))
        write(name, scores)

    yes = Z > 1
    train("lightgbm-binary", yes, "objective=binary")
    train("lightgbm-categories", yes, "objective=binary categorical_feature=3 sigmoid=0.7 cat_smooth=1 min_data_per_group=5")
    train("lightgbm-regression", Z, "objective=regression use_missing=false")
    train("lightgbm-poisson", np.exp(np.clip(Z, -3, 3) / 3), "objective=poisson")


with open(f"{HERE}/rows.json", "w") as file:
    json.dump([[None if np.isnan(v) else float(v) for v in row] for row in T], file, separators=(",", ":"))
xgboost_models()
if len(sys.argv) > 1:
    lightgbm_models(sys.argv[1])
