import assert from "node:assert/strict";

import { atCursor } from "../../../../harness/cursor.ts";
import { installParsers } from "../../../../harness/parsers.ts";

before(installParsers);

/** What the editor shows on the variable at ‸. */
function hover(text: string): string | undefined {
  const { features, document, offset, snapshot } = atCursor({ "train.py": text });
  return features.hover?.(document, offset, snapshot)?.markdown;
}

const READ = "import pandas as pd\ndf = pd.read_csv('train.csv')\n";

const CASES: readonly (readonly [string, string, string])[] = [
  ["a file that is read", `${READ}‸df`, "`df`: rows of `train.csv`"],
  ["the target of an assignment", READ.replace("df", "‸df"), "`df`: rows of `train.csv`"],
  ["methods in order", `${READ}df = df.dropna().drop_duplicates()\n‸df`, "`df`: rows of `train.csv` → dropna → drop_duplicates"],
  ["a method in place", `${READ}df.dropna(inplace=True)\n‸df`, "`df`: rows of `train.csv` → dropna"],
  ["columns", `${READ}X = df.drop(columns=['y'])\n‸X`, "`X`: rows of `train.csv` → without `y`"],
  ["columns dropped in place", `${READ}df.drop('id', axis=1, inplace=True)\n‸df`, "`df`: rows of `train.csv` → without `id`"],
  ["one column", `${READ}y = df['y']\n‸y`, "`y`: rows of `train.csv` → column `y`"],
  ["columns that are set", `${READ}df['a'] = 1\ndf['b'] = 2\n‸df`, "`df`: rows of `train.csv` → `a`, `b` set"],
  ["chosen rows", `${READ}old = df[df.year < 2015]\n‸old`, "`old`: rows of `train.csv` → rows where `df.year < 2015`"],
  ["a slice", `${READ}old = df[:100]\n‸old`, "`old`: rows of `train.csv` → rows `:100`"],
  ["several files", `${READ}both = pd.concat([df, pd.read_csv('test.csv')])\n‸both`, "`both`: rows of `train.csv` and `test.csv` → concat"],
  ["a function of one's own", `${READ}def clean(t):\n    return t.dropna()\ndone = clean(df)\n‸done`, "`done`: rows of `train.csv` → dropna"],
  ["a parameter", `${READ}def clean(t):\n    return ‸t.dropna()\ndone = clean(df)`, "`t`: rows of `train.csv`"],
  ["what a loop goes through", `${READ}for one in df.groupby("a"):\n    model.fit(‸one)`, "`one`: rows of `train.csv`"],
  ["a sample", `${READ}part = df.sample(frac=0.5)\n‸part`, "`part`: rows of `train.csv` → a sample"],
];

const SPLIT = `${READ}from sklearn.preprocessing import StandardScaler
from sklearn.model_selection import train_test_split
df = df.dropna()
scaler = StandardScaler()
X = scaler.fit_transform(df)
X_train, X_test = train_test_split(X, random_state=0)
`;

describe("lineage of a variable", () => {
  for (const [what, text, words] of CASES) it(what, () => assert.equal(hover(text), words));

  it("says where the scaler was fitted and which side of the split it is", () => {
    const way = "rows of `train.csv` → dropna → scaled by `scaler` (fitted on all rows, line 7)";
    assert.equal(hover(`${SPLIT}‸X_train`), `\`X_train\`: ${way} → train side of the split on line 8`);
    assert.equal(hover(SPLIT.replace("X_test", "‸X_test")), `\`X_test\`: ${way} → test side of the split on line 8`);
  });

  it("tells a scaler that is fitted from one that is not", () => {
    assert.equal(hover(SPLIT.replace("scaler.fit", "‸scaler.fit")), "`scaler`: `StandardScaler`, not fitted yet");
    assert.equal(hover(`${SPLIT}‸scaler`), "`scaler`: `StandardScaler`, fitted on all rows (line 7): rows of `train.csv` → dropna");
  });

  it("says what each way of a branch leaves", () => {
    assert.equal(hover(`${READ}if small:\n    use = df.head(9)\nelse:\n    use = df.dropna()\n‸use`), "`use`: one of:\n- rows of `train.csv` → head\n- rows of `train.csv` → dropna");
  });

  it("is silent on what is not data", () => {
    assert.equal(hover(`args = parser.parse_args()\n‸args`), undefined);
    assert.equal(hover(`${READ}‸pd.options`), undefined);
    assert.equal(hover("‸"), undefined);
  });

  it("answers on code that is half typed", () => {
    assert.equal(hover(`${READ}X = df.dropna(\ny = df[\n‸df`)?.includes("train.csv"), true);
  });
});
