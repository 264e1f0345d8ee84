/** Notebooks as they are taught and handed in: data science by the book. Each prints something; cells are split at `# %%`. */
export const TAUGHT: Readonly<Record<string, string>> = {
  "titanic by hand": `
# %% [markdown]
# # Titanic
# %%
import numpy as np
import pandas as pd
rng = np.random.default_rng(0)
train = pd.DataFrame({"Age": rng.normal(30, 10, 60), "Fare": rng.gamma(2, 10, 60), "Sex": rng.choice(["m", "f"], 60), "Name": ["Mr. A", "Mrs. B", "Miss. C"] * 20, "Survived": rng.integers(0, 2, 60)})
train.loc[::7, "Age"] = np.nan
test = train.drop("Survived", axis=1).sample(20, random_state=1)
combine = [train, test]
# %%
for dataset in combine:
    dataset['Title'] = dataset.Name.str.extract(r'([A-Za-z]+)\\.', expand=False)
pd.crosstab(train['Title'], train['Sex'])
# %%
for dataset in combine:
    dataset['Title'] = dataset['Title'].replace('Miss', 'Mrs')
    dataset["Sex"] = dataset["Sex"].map({'f': 1, 'm': 0}).astype(int)
# %%
guess_ages = np.zeros(2)
for dataset in combine:
    for i in range(0, 2):
        guess = dataset[dataset['Sex'] == i]['Age'].dropna()
        guess_ages[i] = int(guess.median() / 0.5 + 0.5) * 0.5
    for i in range(2):
        dataset.loc[(dataset.Age.isnull()) & (dataset.Sex == i), 'Age'] = guess_ages[i]
    dataset['Age'] = dataset['Age'].astype(int)
# %%
train = train.drop(['Name'], axis=1)
test = test.drop(['Name'], axis=1)
combine = [train, test]
for dataset in combine:
    dataset['Age*Class'] = dataset.Age * dataset.Sex
# %%
from sklearn.linear_model import LogisticRegression
X_train = train.drop(["Survived", "Title"], axis=1)
Y_train = train["Survived"]
logreg = LogisticRegression(max_iter=1000)
logreg.fit(X_train, Y_train)
acc_log = round(logreg.score(X_train, Y_train) * 100, 2)
acc_log
# %%
coeff_df = pd.DataFrame(train.drop(columns=["Survived", "Title"]).columns)
coeff_df.columns = ['Feature']
coeff_df["Correlation"] = pd.Series(logreg.coef_[0]).round(4)
print(acc_log, test.shape, list(test.columns), int(test.Age.sum()), train["Age*Class"].sum())
print(coeff_df.sort_values(by='Correlation', ascending=False).to_string())
`,
  "training loop by hand": `
# %%
import numpy as np
np.random.seed(42)
X = np.random.randn(64, 3)
y = (X @ np.array([1.0, -2.0, 0.5]) > 0).astype(float)
W = np.zeros(3); b = 0.0
history = {"loss": [], "acc": []}
LR = 0.1
# %%
def forward(x):
    return 1 / (1 + np.exp(-(x @ W + b)))
def step(xb, yb):
    global W, b
    p = forward(xb)
    g = xb.T @ (p - yb) / len(yb)
    W -= LR * g
    b -= LR * (p - yb).mean()
    return -np.mean(yb * np.log(p + 1e-9) + (1 - yb) * np.log(1 - p + 1e-9))
# %%
best = np.inf
for epoch in range(5):
    perm = np.random.permutation(len(X))
    for i in range(0, len(X), 16):
        idx = perm[i:i+16]
        loss = step(X[idx], y[idx])
    history["loss"].append(float(loss))
    if loss < best:
        best = loss
        best_W = W.copy()
    else:
        print("no better", epoch)
print(f"epoch {epoch} loss {loss:.5f}")
# %%
LR = 0.01
for epoch in range(epoch + 1, epoch + 4):
    loss = step(X, y)
    history["loss"].append(float(loss))
# %%
print(len(history["loss"]), epoch, np.round(best_W, 4), np.round(W, 4), round(float(b), 5))
print(((forward(X) > .5) == y).mean())
`,
  "kaggle folds": `
# %%
import pandas as pd, numpy as np, warnings, gc, os
warnings.filterwarnings("ignore")
SEED = 7
N_FOLDS = 3
def seed_everything(seed=SEED):
    np.random.seed(seed)
    os.environ['PYTHONHASHSEED'] = str(seed)
seed_everything()
# %%
df = pd.DataFrame(np.random.rand(45, 4), columns=list("abcd"))
df["target"] = (df.a + df.b * 2 + np.random.rand(45) * .1)
features = [c for c in df.columns if c not in ["target"]]
# %%
from sklearn.model_selection import KFold
from sklearn.linear_model import Ridge
from sklearn.metrics import mean_squared_error
kf = KFold(n_splits=N_FOLDS, shuffle=True, random_state=SEED)
oof = np.zeros(len(df))
importances = pd.DataFrame()
models = []
for fold, (trn_idx, val_idx) in enumerate(kf.split(df)):
    X_tr, X_va = df.loc[trn_idx, features], df.loc[val_idx, features]
    model = Ridge(alpha=.1).fit(X_tr, df.target[trn_idx])
    oof[val_idx] = model.predict(X_va)
    models.append(model)
    imp = pd.DataFrame({"f": features, "i": model.coef_, "fold": fold})
    importances = pd.concat([importances, imp])
    print(f"fold {fold}: {mean_squared_error(df.target[val_idx], oof[val_idx]):.6f}")
# %%
del X_tr, X_va; gc.collect()
score = mean_squared_error(df.target, oof) ** .5
print(f"CV {score:.6f}")
# %%
features = features + ["e"]
df["e"] = df.a * df.b
oof2 = np.mean([m.predict(df[features[:-1]]) for m in models], axis=0)
print(np.round(oof2[:3], 5), importances.groupby("f").i.mean().round(4).to_dict(), fold, "X_tr" in globals())
`,
  "time series features in place": `
# %%
import pandas as pd
import numpy as np
idx = pd.date_range("2024-01-01", periods=30, freq="D")
ts = pd.Series(np.arange(30.) ** 1.1, index=idx, name="y")
df = ts.to_frame()
# %%
def add_lags(frame, lags=(1, 2)):
    for l in lags:
        frame[f"lag_{l}"] = frame["y"].shift(l)
add_lags(df)
# %%
lagged = df
lagged.dropna(inplace=True)
df["roll"] = df.y.rolling(3).mean()
# %%
train, test = df[:-5], df[-5:]
df = df.assign(dow=df.index.dayofweek)
print(train.shape, test.shape, lagged.shape, df.shape, "dow" in lagged, round(train["roll"].sum(), 4))
# %%
import statistics as st
level = ts.iloc[0]
alpha, levels = .3, []
for v in ts:
    level = alpha * v + (1 - alpha) * level
    levels.append(level)
fc = [level] * 3
alpha = .5
print([round(f, 4) for f in fc], alpha, round(st.mean(levels), 4))
`,
  "views in numpy": `
# %%
import numpy as np
A = np.arange(12).reshape(3, 4)
row = A[1]
flat = A.ravel()
# %%
row[:] = 0
# %%
flat[0] = 99
B = A.T
B[3, 2] = -1
# %%
A += 1
print(A.tolist(), row.tolist(), flat.tolist(), np.shares_memory(A, B))
# %%
A = A * 2
print(row.tolist(), A[1].tolist(), B[0].tolist())
`,
  "names that clash with stages": `
# %%
import numpy as np
load_data = lambda: np.arange(6)
prepare = 1
train = load_data()
evaluate = train.sum()
explore = "text"
# %%
def plot(x): return f"plot {x}"
save = plot(evaluate)
config = {"a": prepare}
constants = functions = 3
# %%
print(train, evaluate, explore, save, config, constants, functions)
stage = store = cli = pipeline = __main__ = 5
print(stage, store, cli, pipeline, __main__)
`,
  "try except imports": `
# %%
try:
    import cupy as xp
    GPU = True
except ImportError:
    import numpy as xp
    GPU = False
try:
    from fastlib_not_there import jit
except Exception:
    def jit(f): return f
# %%
@jit
def norm(v):
    return float(xp.sqrt((v * v).sum()))
# %%
print(GPU, norm(xp.array([3., 4.])), xp.__name__)
xp = None
print(xp)
`,
  "printing with state": `
# %%
import pandas as pd
pd.set_option("display.max_rows", 4)
pd.options.display.float_format = "{:.1f}".format
df = pd.DataFrame({"a": [1.234, 2.345, 3.456, 4.5, 5.6, 6.7]})
# %%
print(df)
pd.reset_option("display.float_format")
# %%
print(df.describe())
with pd.option_context("display.max_rows", 10):
    print(df)
`,
};
