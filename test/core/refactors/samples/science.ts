/** With numpy, pandas, scikit-learn and matplotlib. Each prints something; cells are split at `# %%`. */
export const SCIENCE: Readonly<Record<string, string>> = {
  "views of an array": `
# %%
import numpy as np
grid = np.zeros((2, 3))
row = grid[0]
flat = grid.ravel()
# %%
row[:] = 1
flat[-1] = 9
# %%
grid += 1
print(grid.tolist(), row.tolist(), flat.base is grid)
`,
  "a frame that is changed in many ways": `
# %%
import pandas as pd
df = pd.DataFrame({"a": [3, 1, None], "b": list("xyz")})
same = df
# %%
df.dropna(inplace=True)
df.sort_values("a", inplace=True)
# %%
df.loc[df.a > 2, "b"] = "big"
df["c"] = df.a.cumsum()
df.columns = [name.upper() for name in df.columns]
df.index.name = "row"
# %%
print(df.to_csv(), same is df)
`,
  "a part of a frame that is a copy": `
# %%
import pandas as pd
df = pd.DataFrame({"a": [1, 2, 3]})
part = df[df.a > 1]
# %%
part = part.assign(b=part.a * 2)
df["a"] = 0
# %%
print(part.to_dict("list"), df.a.tolist())
`,
  "an estimator in a pipeline": `
# %%
import numpy as np
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from sklearn.linear_model import LinearRegression
X = np.arange(10).reshape(-1, 1).astype(float)
y = X.ravel() * 2
# %%
scaler = StandardScaler()
model = make_pipeline(scaler, LinearRegression())
# %%
model.fit(X, y)
# %%
print(round(float(scaler.mean_[0]), 3), round(model.score(X, y), 3), model.named_steps["standardscaler"] is scaler)
`,
  "the old random stream of numpy": `
# %%
import numpy as np
np.random.seed(0)
first = np.random.rand()
rng = np.random.default_rng(1)
# %%
second = np.random.permutation(4)
drawn = rng.integers(0, 10, 3)
# %%
print(round(first, 6), second.tolist(), drawn.tolist(), rng.integers(0, 10), np.random.randint(10))
`,
  "a split that draws from the stream": `
# %%
import numpy as np, random
from sklearn.model_selection import train_test_split
np.random.seed(4)
# %%
train, test = train_test_split(list(range(8)))
# %%
print(test, np.random.randint(100))
`,
  "display options": `
# %%
import numpy as np, pandas as pd
np.set_printoptions(precision=2)
pd.options.display.max_rows = 4
# %%
print(np.array([1.23456]))
# %%
with pd.option_context("display.max_rows", 2):
    print(len(str(pd.Series(range(9))).splitlines()))
print(len(str(pd.Series(range(9))).splitlines()))
`,
  "figures that are kept by name": `
# %%
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
fig, (left, right) = plt.subplots(1, 2)
# %%
left.plot([1, 2])
right.set_title("b")
# %%
print(len(left.lines), right.get_title(), fig.axes[0] is left)
plt.close(fig)
`,
  "settings of plots": `
# %%
import matplotlib
matplotlib.use("Agg")
import matplotlib.pyplot as plt
plt.rcParams["figure.figsize"] = (3, 2)
# %%
fig = plt.figure()
print(fig.get_size_inches().tolist())
plt.close("all")
`,
  "queries and formulas that name variables": `
# %%
import pandas as pd
limit = 1
df = pd.DataFrame({"a": [1, 2, 3]})
# %%
big = df.query("a > @limit")
# %%
limit = 2
bigger = df.query("a > @limit")
df.eval("b = a + @limit", inplace=True)
# %%
print(big.a.tolist(), bigger.a.tolist(), df.b.tolist())
`,
  "groups, applied functions and pipes": `
# %%
import pandas as pd
df = pd.DataFrame({"k": list("aab"), "v": [1, 2, 3]})
factor = 10
def scale(frame, by): return frame.assign(v=frame.v * by)
# %%
out = df.pipe(scale, factor).groupby("k")["v"].agg(lambda s: s.max() - shift)  if False else df.pipe(scale, factor)
shift = 1
# %%
print(out.groupby("k")["v"].apply(lambda s: int(s.max()) - shift).to_dict())
`,
  "two stars of numpy and math": `
# %%
from numpy import *
from math import sqrt
# %%
print(type(sqrt(4)).__name__, int(array([1, 2]).sum()))
`,
  "a frame that grows in a loop": `
# %%
import pandas as pd
frames = []
for n in range(3):
    part = pd.DataFrame({"n": [n]})
    part["square"] = part.n ** 2
    frames.append(part)
# %%
whole = pd.concat(frames, ignore_index=True)
# %%
print(whole.square.tolist(), n, part.n.iloc[0])
`,
};
