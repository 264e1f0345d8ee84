import assert from "node:assert/strict";

import { python, sciencePython, runPython } from "../../harness/python.ts";
import { inspected, told } from "./bytes.ts";

interface Made {
  readonly name: string;
  readonly base64: string;
  readonly verdict: "safe" | "dangerous";
}

/** Python makes the files and tells them in base64; nothing here ever loads one. */
function made(command: string, script: string): readonly Made[] {
  const { output, errors, status } = runPython(command, { "make.py": script }, ["make.py"]);
  assert.equal(status, 0, errors);
  return JSON.parse(output) as readonly Made[];
}

function check(files: readonly Made[]): void {
  const wrong = files.flatMap(({ name, base64, verdict }) => {
    const report = inspected(new Uint8Array(Buffer.from(base64, "base64")), name);
    return report.verdict === verdict ? [] : [`${name} is ${report.verdict}: ${told(report).slice(0, 400)}`];
  });
  assert.deepEqual(wrong, []);
}

const PLAIN = `
import base64, bz2, collections, datetime, decimal, fractions, functools, gzip, io, json, lzma, os, pathlib, pickle, random, re, tarfile, types, uuid, zipfile, zlib, zoneinfo
random.seed(3)
out = []
def add(name, content, verdict): out.append(dict(name=name, base64=base64.b64encode(content).decode(), verdict=verdict))
class Evil:
    def __reduce__(self): return (os.system, ("echo hello",))
data = dict(a=[1, 2.5, None, True, "text", b"bytes", 10**30], b=collections.OrderedDict(x=(1,)), c={1, 2}, d=frozenset("ab"), e=collections.Counter("aab"), f=collections.defaultdict(list), g=datetime.datetime(2024, 1, 1, tzinfo=datetime.timezone.utc),
    h=decimal.Decimal("1.5"), i=fractions.Fraction(1, 3), j=uuid.UUID(int=5), k=pathlib.PurePosixPath("a"), l=re.compile("a+"), m=types.SimpleNamespace(x=1), n=range(9), o=slice(1, 2), p=3j, q=type(None), r=int, s=bytearray(b"x"), t=random.Random(3), u=ValueError("no"), v=functools.partial(int, base=2))
for protocol in range(6):
    good = pickle.dumps(data, protocol)
    evil = pickle.dumps(dict(data, z=[Evil()]), protocol)
    for content, verdict in ((good, "safe"), (evil, "dangerous")):
        add(f"{verdict}{protocol}.pkl", content, verdict)
        add(f"{verdict}{protocol}.joblib", [zlib.compress, gzip.compress, bz2.compress, lzma.compress, lambda b: lzma.compress(b, preset=0), lambda b: lzma.compress(b, format=lzma.FORMAT_ALONE)][protocol](content), verdict)
        for method in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2):
            stream = io.BytesIO()
            with zipfile.ZipFile(stream, "w", method) as archive: archive.writestr("archive/data.pkl", content)
            add(f"{verdict}{protocol}-{method}.pt", stream.getvalue(), verdict)
    stream = io.BytesIO()
    with tarfile.open(fileobj=stream, mode="w:gz") as archive:
        info = tarfile.TarInfo("a" * 150 + "/weights.ckpt"); info.size = len(evil); archive.addfile(info, io.BytesIO(evil))
    add(f"evil{protocol}.nemo", stream.getvalue(), "dangerous")
for size in (0, 1, 5000, 300000):
    noise = pickle.dumps([random.randbytes(size // 2), b"same " * (size // 7), bytes(size)], 4)
    for pack in (zlib.compress, gzip.compress, bz2.compress, lzma.compress): add(f"noise{size}.joblib", pack(noise), "safe")
    add(f"evil{size}.joblib", bz2.compress(noise[:-1] + b"0" + pickle.dumps(Evil(), 0)), "dangerous")
print(json.dumps(out))
`;

const SCIENCE = `
import base64, io, json, os, pickle, warnings
warnings.simplefilter("ignore")
import joblib, numpy as np, pandas as pd, scipy.sparse, scipy.stats
from sklearn import cluster, compose, decomposition, ensemble, feature_selection, linear_model, metrics, model_selection, neighbors, neural_network, pipeline, preprocessing, svm, tree
from sklearn.feature_extraction import text
X, y = np.random.RandomState(0).rand(60, 4), np.arange(60) % 3
out = []
def add(name, content, verdict): out.append(dict(name=name, base64=base64.b64encode(content).decode(), verdict=verdict))
class Evil:
    def __reduce__(self): return (os.system, ("echo hello",))
frame = pd.DataFrame(dict(a=[1, 2], b=["x", "y"], c=pd.Categorical(["u", "v"]), d=pd.to_datetime(["2020", "2021"]).tz_localize("Europe/Paris"), e=pd.array([1, None], dtype="Int64"), f=pd.period_range("2020", periods=2, freq="M")))
models = dict(
    forest=ensemble.RandomForestClassifier(5), boosting=ensemble.HistGradientBoostingClassifier(max_iter=3), gradient=ensemble.GradientBoostingClassifier(n_estimators=3), logistic=linear_model.LogisticRegression(), svc=svm.SVC(), knn=neighbors.KNeighborsClassifier(), tree=tree.DecisionTreeClassifier(), network=neural_network.MLPClassifier(max_iter=5), means=cluster.KMeans(3), pca=decomposition.PCA(2),
    search=model_selection.RandomizedSearchCV(linear_model.LogisticRegression(), dict(C=scipy.stats.loguniform(0.1, 1)), n_iter=2, cv=2, scoring=metrics.make_scorer(metrics.f1_score, average="macro")),
    steps=pipeline.make_pipeline(preprocessing.FunctionTransformer(np.log1p), compose.make_column_transformer((preprocessing.StandardScaler(), [0, 1]), remainder="passthrough"), feature_selection.SelectKBest(feature_selection.f_classif, k=2), linear_model.RidgeClassifier()))
things = {name: model.fit(X, y) for name, model in models.items()}
things.update(words=text.TfidfVectorizer().fit(["a bc", "bc de"]), frame=frame, index=frame.set_index(["a", "b"]), sparse=scipy.sparse.csr_matrix(np.eye(3)), norm=scipy.stats.norm(0, 1), arrays=[np.arange(5), np.array([(1, 2.0)], dtype=[("x", "i4"), ("y", "f8")]), np.array([None, {}], dtype=object), np.float32(2), np.random.default_rng(1), np.add])
for place, (name, thing) in enumerate(things.items()):
    add(f"{name}.pkl", pickle.dumps(thing, [0, 2, 4, 5][place % 4]), "safe")
    for compress in (0, 3, ("gzip", 3), ("bz2", 3), ("xz", 1), ("lzma", 1)):
        for content, verdict in ((thing, "safe"), ([thing, Evil()], "dangerous")):
            stream = io.BytesIO()
            joblib.dump(content, stream, compress=compress)
            add(f"{name}-{compress}.joblib", stream.getvalue(), verdict)
for content, verdict in (([None, 1], "safe"), ([Evil()], "dangerous")):
    stream = io.BytesIO(); np.save(stream, np.array(content, dtype=object), allow_pickle=True); add("objects.npy", stream.getvalue(), verdict)
    stream = io.BytesIO(); np.savez_compressed(stream, a=X, b=np.array(content, dtype=object)); add("objects.npz", stream.getvalue(), verdict)
print(json.dumps(out))
`;

describe("files that Python writes", () => {
  const cases = [
    ["of the standard library are told apart in every protocol and packing", python, PLAIN],
    ["of scikit-learn, pandas, NumPy and joblib are told apart", sciencePython, SCIENCE],
  ] as const;
  for (const [what, command, script] of cases) {
    if (command !== undefined) it(what, () => check(made(command, script))).timeout(60_000);
  }
});
