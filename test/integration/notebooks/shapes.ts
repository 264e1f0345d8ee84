/** A notebook with a section per cell, and the files beside it. */
export interface Shape {
  readonly cells: readonly string[];
  readonly files?: Readonly<Record<string, string>>;
}

const ROWS = Array.from({ length: 60 }, (_, row) => `${row},${(row * 7) % 13},${row % 4 === 0 ? "" : (row * 3) % 17},${["north", "south", "east"][row % 3] ?? ""},${Number((row * 7) % 13 > 6)}`);
const TABLE = `id,visits,basket,region,bought\n${ROWS.join("\n")}\n`;

export const TRAINING: Shape = {
  cells: [
    "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.metrics import accuracy_score, roc_auc_score\nfrom sklearn.model_selection import train_test_split\nfrom sklearn.preprocessing import StandardScaler\nTEST_SHARE = 0.25  # of all rows\nSEED = 7",
    'df = pd.read_csv("data/shop.csv")\ndf["basket"] = df["basket"].fillna(df["basket"].median())',
    'X, y = df[["visits", "basket"]], df["bought"]\nX_train, X_test, y_train, y_test = train_test_split(X, y, test_size=TEST_SHARE, random_state=SEED)',
    "scaler = StandardScaler().fit(X_train)\nmodel = LogisticRegression().fit(scaler.transform(X_train), y_train)",
    'scores = model.predict_proba(scaler.transform(X_test))[:, 1]\nprint(f"accuracy {accuracy_score(y_test, scores > 0.5):.6f}")\nprint(f"auc {roc_auc_score(y_test, scores):.6f} on {len(X_test)} rows")',
  ],
  files: { "data/shop.csv": TABLE },
};

/** Notebooks as people write them, each of another shape; every one prints what it found. */
export const SHAPES: Readonly<Record<string, Shape>> = {
  "a training with settings": TRAINING,
  "a look at data, with figures": {
    cells: [
      'import matplotlib\nmatplotlib.use("Agg")\nimport matplotlib.pyplot as plt\nimport pandas as pd',
      'shop = pd.read_csv("data/shop.csv", index_col="id")\nprint(shop.shape, shop.basket.isna().sum())',
      'by_region = shop.groupby("region").basket.agg(["mean", "count"])\nprint(by_region.round(4).to_string())',
      'fig, axes = plt.subplots(1, 2, figsize=(6, 3))\nshop.visits.hist(ax=axes[0])\naxes[0].set_title("Visits")',
      'axes[1].plot(by_region.index, by_region["mean"])\nfig.savefig("figure.png")\nprint(len(fig.axes), axes[0].get_title(), len(plt.get_fignums()))',
    ],
    files: { "data/shop.csv": TABLE },
  },
  "branches, loops and errors that are caught": {
    cells: [
      "limits = [3, 0, 5, -1]\nfound = None\nattempts, _tried, done_1, on = 0, [], None, True",
      'for limit in limits:\n    try:\n        share = 30 / limit\n    except ZeroDivisionError as error:\n        print("skipped:", error)\n        continue\n    if share > 9:\n        found = limit\n    attempts += 1\n    _tried.append(limit)',
      'if found is not None:\n    verdict = "found"\n    margin = share - found\nelse:\n    verdict = "nothing"',
      'while attempts > 1:\n    attempts -= 1\nelse:\n    last = "left"',
      "print(verdict, margin, limit, attempts, last, found, _tried, done_1, on)",
    ],
  },
  "functions, classes and a count that they share": {
    cells: [
      "from dataclasses import dataclass, field\nfrom functools import wraps\ncalls = 0\nRATE = 0.5",
      "def counted(function):\n    @wraps(function)\n    def run(*given):\n        global calls\n        calls += 1\n        return function(*given)\n    return run\n\n@counted\ndef scaled(value):\n    return value * RATE",
      "@dataclass\nclass Account:\n    owner: str\n    moves: list = field(default_factory=list)\n    def add(self, amount):\n        self.moves.append(scaled(amount))\n        return self\n\nclass Saver(Account):\n    @property\n    def total(self):\n        return sum(self.moves)",
      'anna = Saver("Anna").add(10).add(4)\nsame = anna\nsame.add(1)',
      "RATE = 2\nanna.add(1)\nprint(anna.total, calls, same is anna, scaled.__name__, type(anna).__name__)",
    ],
  },
  "random streams that go on from section to section": {
    cells: [
      "import random\nimport numpy as np\nfrom sklearn.ensemble import RandomForestRegressor\nnp.random.seed(11)\nrandom.seed(3)\ngenerator = np.random.default_rng(5)",
      "weights = np.random.normal(size=4)\npick = random.sample(range(100), 3)",
      "noise = generator.random(3)\nnp.random.shuffle(weights)",
      "forest = RandomForestRegressor(n_estimators=5).fit(np.random.rand(30, 2), np.arange(30.0))",
      "print(weights.round(6).tolist(), pick, noise.round(6).tolist())\nprint(round(float(forest.predict([[0.5, 0.5]])[0]), 6), random.random(), np.random.rand())",
    ],
  },
  "files that are read, written and read again": {
    cells: [
      "import json\nfrom pathlib import Path\nimport pandas as pd\nfrom cleaning import doubled",
      'shop = pd.read_csv("data/shop.csv").dropna()\nshop["twice"] = doubled(shop.basket)',
      'Path("out").mkdir(exist_ok=True)\nshop.to_csv("out/clean.csv", index=False)\nwith open("out/summary.json", "w") as file:\n    json.dump({"rows": len(shop), "sum": float(shop.twice.sum())}, file)',
      'again = pd.read_csv("out/clean.csv")\nsummary = json.loads(Path("out/summary.json").read_text())',
      'print(again.shape, summary["rows"], summary["sum"], again.equals(pd.read_csv("out/clean.csv")))',
    ],
    files: { "data/shop.csv": TABLE, "cleaning.py": "def doubled(column):\n    return column * 2\n" },
  },
  "cells that wait for each other": {
    cells: [
      "import asyncio\nPAUSE = 0.001",
      "async def fetched(name):\n    await asyncio.sleep(PAUSE)\n    return name.upper()",
      'first = await fetched("a")\nothers = await asyncio.gather(*(fetched(name) for name in ["b", "c"]))',
      'async with asyncio.Lock() as held:\n    text = "".join([first, *others])',
      "print(text, len(text), held)",
    ],
  },
};
