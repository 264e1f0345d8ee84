/** More notebooks of data science. Each prints something; cells are split at `# %%`. */
export const CONTESTS: Readonly<Record<string, string>> = {
  "numpy print options and errstate": `
# %%
import numpy as np
np.set_printoptions(precision=2, suppress=True)
old = np.seterr(divide="ignore", invalid="raise")
a = np.array([1., 0.]) / 3
# %%
print(a, np.ones(2) / np.array([0, 1]))
try:
    np.array([0.]) / 0
except FloatingPointError as err:
    print(type(err).__name__)
# %%
np.seterr(**old)
print(np.array([0.123456]))
`,
  "random across sources": `
# %%
import random, numpy as np
random.seed(0); np.random.seed(0)
rng = np.random.RandomState(1)
data = np.random.rand(5)
# %%
np.random.shuffle(data)
pick = random.choice(data)
noise = rng.normal(size=2)
# %%
st = np.random.get_state()
x1 = np.random.rand()
np.random.set_state(st)
x2 = np.random.rand()
gen = np.random.default_rng(3)
children = gen.spawn(2)
print(data.round(4), round(pick, 4), noise.round(4), x1 == x2, rng.randint(10), [round(c.random(), 3) for c in children])
`,
  "sklearn random none": `
# %%
import numpy as np
from sklearn.ensemble import RandomForestClassifier
from sklearn.model_selection import train_test_split
np.random.seed(1)
X = np.random.rand(50, 3); y = (X[:, 0] > .5).astype(int)
# %%
X_train, X_test, y_train, y_test = train_test_split(X, y)
# %%
clf = RandomForestClassifier(n_estimators=5)
clf.fit(X_train, y_train)
# %%
print(clf.predict_proba(X_test).sum(axis=0), X_test.sum().round(5))
clf2 = RandomForestClassifier(n_estimators=5).fit(X_train, y_train)
print(clf2.feature_importances_.round(4))
`,
};
