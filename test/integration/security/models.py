"""Saves models and data as people do, by many libraries, into the folder that is given. Prints how many."""
import bz2, collections, datetime, decimal, fractions, functools, gzip, io, lzma, os, pathlib, pickle, random, re, sys, types, uuid, warnings, zoneinfo

warnings.simplefilter("ignore")
import joblib, numpy as np, pandas as pd, scipy.interpolate, scipy.sparse, scipy.spatial, scipy.special, scipy.stats
from sklearn.experimental import enable_halving_search_cv, enable_iterative_imputer
from sklearn import compose, ensemble, feature_selection, gaussian_process, impute, linear_model, metrics, model_selection, neighbors, pipeline, preprocessing, svm, tree, utils
import category_encoders, catboost, h5py, imblearn.ensemble, imblearn.over_sampling, imblearn.pipeline, lightgbm, onnx, skops.io, statsmodels.api as sm, statsmodels.formula.api as smf, xgboost
from statsmodels.tsa.api import ARIMA, ExponentialSmoothing, SARIMAX, VAR

folder = pathlib.Path(sys.argv[1])
rng = np.random.RandomState(0)
X, y = rng.randn(80, 6), np.arange(80) % 2
positive, target = np.abs(X), X @ rng.randn(6)
frame = pd.DataFrame(dict(a=[1.0, 2, np.nan] * 20, b=["x", "y", None] * 20, c=pd.Categorical(["u", "v", "w"] * 20), t=[0, 1, 1] * 20))
series = pd.Series(rng.rand(60).cumsum(), index=pd.date_range("2020", periods=60))
count = 0


def save(name, make):
    """As pickle in turn of each protocol, and by joblib in turn by each packing; what cannot be made or saved is left out."""
    global count
    try:
        thing = make() if callable(make) and getattr(make, "__name__", "") == "<lambda>" else make
        packed = pickle.dumps(thing, 2 + count % 4)
        joblib.dump(thing, folder / f"{name}.joblib", compress=[0, 3, ("gzip", 3), ("xz", 2), ("bz2", 3), ("lz4", 1)][count % 6])
    except Exception:
        return
    (folder / f"{name}.pkl").write_bytes(packed)
    count += 1


def fitted(kind):
    starts = [(), (linear_model.LogisticRegression(),), (linear_model.Ridge(),), ([("a", linear_model.LogisticRegression()), ("b", tree.DecisionTreeClassifier())],), (linear_model.LogisticRegression(), {"C": [1, 2]}), ([("a", preprocessing.StandardScaler(), [0, 1])],)]
    data = [(X, y), (X, target), (positive, y), (X, np.c_[target, target]), (X, np.c_[y, 1 - y]), (["a b c", "d e"] * 40, y), ([{"a": 1}] * 80, y), (X[:, 0], target), (y, None), ([["a"], ["b"]] * 40,)]
    for start in starts:
        try:
            model = kind(*start)
        except Exception:
            continue
        for part in data:
            try:
                return model.fit(*part)
            except Exception:
                pass
    raise ValueError(kind)


for name, kind in utils.all_estimators():
    save(f"sklearn-{name}", lambda: fitted(kind))

columns = compose.ColumnTransformer([("n", pipeline.make_pipeline(impute.SimpleImputer(), preprocessing.StandardScaler()), compose.make_column_selector(dtype_include=np.number)), ("c", preprocessing.OneHotEncoder(handle_unknown="ignore"), ["b"])])
kernels = gaussian_process.kernels
things = {
    "pipeline": lambda: pipeline.Pipeline([("prepare", columns), ("model", ensemble.RandomForestClassifier(5))]).fit(frame[["a", "b"]], frame.t),
    "pipeline-memory": lambda: pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression(), memory=joblib.Memory(folder / "cache", verbose=0)).fit(X, y),
    "search": lambda: model_selection.RandomizedSearchCV(ensemble.RandomForestClassifier(5), dict(max_depth=scipy.stats.randint(1, 5), max_features=scipy.stats.uniform(0.1, 0.9)), n_iter=3, cv=3).fit(X, y),
    "search-scorers": lambda: model_selection.GridSearchCV(linear_model.LogisticRegression(), dict(C=[0.1, 1]), scoring={"a": "accuracy", "b": metrics.make_scorer(metrics.fbeta_score, beta=2)}, refit="a").fit(X, y),
    "target": lambda: compose.TransformedTargetRegressor(linear_model.Ridge(), func=np.log1p, inverse_func=np.expm1).fit(X, np.abs(target)),
    "process": lambda: gaussian_process.GaussianProcessRegressor(kernels.RBF() + kernels.WhiteKernel() * kernels.Matern() + kernels.DotProduct()).fit(X, target),
    "svc-kernel": lambda: svm.SVC(kernel=metrics.pairwise.chi2_kernel).fit(positive, y),
    "cross-validated": lambda: model_selection.cross_validate(linear_model.LogisticRegression(), X, y, return_estimator=True),
    "histogram-category": lambda: ensemble.HistGradientBoostingClassifier(max_iter=3, categorical_features=[0]).fit(np.c_[y, X], y),
    "trees": lambda: [neighbors.KDTree(X), neighbors.BallTree(X)],
    "lightgbm-classifier": lambda: lightgbm.LGBMClassifier(n_estimators=5, verbose=-1).fit(X, y, eval_set=[(X, y)], callbacks=[lightgbm.early_stopping(2, verbose=False)]),
    "lightgbm-ranker": lambda: lightgbm.LGBMRanker(n_estimators=5, verbose=-1).fit(X, y, group=[40, 40]),
    "lightgbm-booster": lambda: lightgbm.train(dict(objective="binary", verbose=-1), lightgbm.Dataset(X, y), 5),
    "xgboost-classifier": lambda: xgboost.XGBClassifier(n_estimators=5, callbacks=[xgboost.callback.EarlyStopping(2)], eval_metric=["auc"]).fit(X, y, eval_set=[(X, y)], verbose=False),
    "xgboost-booster": lambda: xgboost.train(dict(objective="binary:logistic"), xgboost.DMatrix(X, y), 5),
    "catboost": lambda: catboost.CatBoostClassifier(iterations=5, verbose=0, allow_writing_files=False).fit(X, y),
    "catboost-regressor": lambda: catboost.CatBoostRegressor(iterations=5, verbose=0, allow_writing_files=False).fit(X, target),
    "imblearn": lambda: imblearn.pipeline.Pipeline([("s", imblearn.over_sampling.SMOTE()), ("m", linear_model.LogisticRegression())]).fit(X, y),
    "imblearn-forest": lambda: imblearn.ensemble.BalancedRandomForestClassifier(n_estimators=3).fit(X, y),
    "ols": lambda: sm.OLS(target, X).fit(), "glm": lambda: sm.GLM(y, X, family=sm.families.Binomial()).fit(), "formula": lambda: smf.ols("t ~ a + C(c)", frame.dropna()).fit(),
    "arima": lambda: ARIMA(series, order=(1, 1, 1)).fit(), "smoothing": lambda: ExponentialSmoothing(series).fit(), "sarimax": lambda: SARIMAX(series, order=(1, 0, 0)).fit(disp=0), "var": lambda: VAR(X).fit(1),
    "interpolators": lambda: [scipy.interpolate.interp1d([1, 2, 3], [1, 2, 3]), scipy.interpolate.CubicSpline([1, 2, 3], [1, 2, 3]), scipy.interpolate.RBFInterpolator(X[:10], y[:10])],
    "spatial": lambda: [scipy.spatial.cKDTree(X), scipy.spatial.KDTree(X), scipy.spatial.transform.Rotation.identity()],
    "distributions": lambda: [scipy.stats.norm(0, 1), scipy.stats.gaussian_kde(X[:, 0]), scipy.stats.loguniform(1, 2), scipy.stats.gamma, scipy.stats.multivariate_normal([0, 0])],
    "regression-result": lambda: scipy.stats.linregress(X[:, 0], target),
    "sparse": lambda: [getattr(scipy.sparse, f"{kind}_{form}")(np.eye(4)) for kind in ("csr", "csc", "coo", "lil", "dok", "dia", "bsr") for form in ("matrix", "array")],
    "arrays": lambda: dict(f=np.eye(3), t=np.array(["a", "b"]), o=np.array([None, {}], object), r=np.rec.array([(1, 2.0)], dtype=[("x", int), ("y", float)]), m=np.ma.array([1, 2], mask=[0, 1]), d=np.array(["2020"], "M8[D]"), s=np.float32(1), big=np.arange(5, dtype=">i4"), v=np.array(["a"], np.dtypes.StringDType())),
    "generators": lambda: [np.random.RandomState(0), np.random.default_rng(0), *(np.random.Generator(kind(0)) for kind in (np.random.MT19937, np.random.Philox, np.random.SFC64, np.random.PCG64DXSM))],
    "polynomials": lambda: [np.poly1d([1, 2]), np.polynomial.Polynomial([1, 2]), np.polynomial.Chebyshev([1])],
    "frame": lambda: frame, "frame-types": lambda: pd.DataFrame(dict(t=pd.date_range("2020", periods=5, tz="UTC"), p=pd.period_range("2020", periods=5, freq="D"), td=pd.to_timedelta(range(5), "h"), iv=pd.interval_range(0, 5), i=pd.array([1, None, 3, 4, 5], "Int64"), s=pd.array(["a", None, "c", "d", "e"], "string"), b=pd.array([True, None, True, False, True], "boolean"), sp=pd.arrays.SparseArray([0, 0, 1, 0, 0]), o=[[], {}, None, object, 1])),
    "indexes": lambda: [pd.MultiIndex.from_product([[1, 2], ["a", "b"]]), pd.RangeIndex(5), pd.CategoricalIndex(["a"]), pd.interval_range(0, 3), series.index],
    "moments": lambda: [pd.Timestamp("2020", tz="Europe/Paris"), pd.Timedelta("1h"), pd.NaT, pd.NA, pd.Period("2020"), pd.offsets.MonthEnd(2), pd.DateOffset(months=1), pd.offsets.CustomBusinessDay()],
    "grouped": lambda: [frame.groupby("t"), frame.a.rolling(2)],
    "python": lambda: dict(a=datetime.datetime.now(datetime.timezone.utc), b=zoneinfo.ZoneInfo("Europe/Paris"), c=decimal.Decimal("1"), d=collections.OrderedDict(a=1), e=collections.Counter("a"), f=collections.defaultdict(int), g=collections.deque([1], 3), h=uuid.uuid4(), i=pathlib.Path("x"), j=re.compile("a"), k=fractions.Fraction(1, 2), l=types.SimpleNamespace(a=1), m=random.Random(1), n=functools.partial(int, base=2), o=1j, p=bytearray(b"x")),
}
for function in (np.log1p, np.sqrt, np.cbrt, np.tanh, np.nan_to_num, scipy.special.expit):
    things[f"transformer-{function.__name__}"] = lambda function=function: preprocessing.FunctionTransformer(function).fit(positive)
for score in (feature_selection.f_classif, feature_selection.chi2, feature_selection.mutual_info_classif, feature_selection.f_regression):
    things[f"select-{score.__name__}"] = lambda score=score: feature_selection.SelectKBest(score, k=2).fit(positive, y)
for loss in ("hinge", "log_loss", "modified_huber", "perceptron"):
    things[f"sgd-{loss}"] = lambda loss=loss: linear_model.SGDClassifier(loss=loss).fit(X, y)
for loss in ("squared_error", "absolute_error", "poisson", "gamma"):
    things[f"histogram-{loss}"] = lambda loss=loss: ensemble.HistGradientBoostingRegressor(loss=loss, max_iter=3).fit(X, np.abs(target) + 1)
for kind in ("TargetEncoder", "OrdinalEncoder", "OneHotEncoder", "BinaryEncoder", "CatBoostEncoder", "WOEEncoder"):
    things[f"encoder-{kind}"] = lambda kind=kind: getattr(category_encoders, kind)(cols=["b"]).fit(frame[["b"]].fillna("z"), frame.t)
for name, make in things.items():
    save(name, make)

np.save(folder / "numbers.npy", X)
np.save(folder / "objects.npy", np.array([None, {}], object), allow_pickle=True)
np.savez_compressed(folder / "arrays.npz", a=X, b=np.array(["x", None], object))
frame.to_pickle(folder / "frame.pkl.gz")
skops.io.dump(pipeline.make_pipeline(preprocessing.StandardScaler(), linear_model.LogisticRegression()).fit(X, y), folder / "pipeline.skops")
model = xgboost.XGBClassifier(n_estimators=3).fit(X, y)
model.save_model(folder / "xgboost.json")
model.save_model(folder / "xgboost.ubj")
lightgbm.LGBMClassifier(n_estimators=3, verbose=-1).fit(X, y).booster_.save_model(folder / "lightgbm.txt")
boosted = catboost.CatBoostClassifier(iterations=3, verbose=0, allow_writing_files=False).fit(X, y)
boosted.save_model(folder / "catboost.cbm")
boosted.save_model(folder / "catboost.onnx", format="onnx")
def keras(name, version, attributes, layer):
    with h5py.File(folder / name, "w", libver=version) as file:
        for index in range(attributes):
            file.attrs[f"a{index}"] = "x" * index
        file.attrs["model_config"] = '{"class_name": "Sequential", "config": {"layers": [%s]}}' % layer
        file.create_dataset("w", data=np.eye(3))


# Files that must be told to be dangerous begin with "evil". They are inert: nothing here is ever loaded.
for version in ("earliest", "latest"):
    for attributes in (0, 20, 300):
        keras(f"keras-{version}-{attributes}.h5", version, attributes, '{"class_name": "Dense", "config": {"units": 1}}')
        keras(f"evil-keras-{version}-{attributes}.h5", version, attributes, '{"class_name": "Lambda", "config": {"function": ["4wEA", null, null]}}')
    for groups in (1, 30, 3000):
        with h5py.File(folder / f"evil-links-{version}-{groups}.h5", "w", libver=version) as file:
            for index in range(groups):
                file.create_group(f"layer-{index}/inner").create_dataset("w", data=np.eye(2))
            file[f"layer-{groups // 2}/inner/more"] = h5py.ExternalLink("/etc/passwd", "/a")
with h5py.File(folder / "evil-data.h5", "w") as file:
    file.create_group("a/b").create_dataset("w", (4,), dtype="u1", external=[("../secret", 0, 4)])
with h5py.File(folder / "evil-view.h5", "w") as file:
    layout = h5py.VirtualLayout((4,), dtype="u1")
    layout[:] = h5py.VirtualSource("/home/secret.h5", "w", (4,))
    file.create_virtual_dataset("w", layout)


class Evil:
    def __reduce__(self):
        return os.system, ("echo hello",)


for index, compress in enumerate([0, 3, ("gzip", 3), ("xz", 2), ("bz2", 3), ("lz4", 1), ("lzma", 1)]):
    joblib.dump([X, frame, np.array([Evil()], object), Evil()], folder / f"evil-{index}.joblib", compress=compress)
for protocol in range(6):
    (folder / f"evil-{protocol}.pkl").write_bytes(pickle.dumps([frame, dict(model=ensemble.RandomForestClassifier(3).fit(X, y), then=Evil())], protocol))
np.save(folder / "evil.npy", np.array([Evil()], object), allow_pickle=True)
np.savez(folder / "evil.npz", a=X, b=np.array([Evil()], object))
print(count)
