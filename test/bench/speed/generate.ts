/** Inputs of the benchmark: the same every time, and of the kind that people who train models write. */

/** Python of at least so many lines: loading, preparing, models, training, reports. */
export function pythonSource(lines: number, seed = 1): string {
  const parts = [HEADER];
  let written = HEADER.split("\n").length;
  for (let index = 0; written < lines; index++) {
    const block = BLOCKS[(index + seed) % BLOCKS.length]?.(index + seed * 1000) ?? "";
    parts.push(block);
    written += block.split("\n").length;
  }
  return parts.join("\n");
}

/** A dvc.yaml of at least so many lines, with the stages of a pipeline over many data sets. */
export function dvcYaml(lines: number): string {
  const stages = Math.ceil((lines - 1) / STAGE(0).split("\n").length) + 1;
  return `stages:\n${Array.from({ length: stages }, (_, index) => STAGE(index)).join("\n")}\n`;
}

/** What the stages of `dvcYaml` take from params.yaml. */
export const paramsYaml = "seed: 7\ntrain:\n  depth: 4\n  rate: 0.1\nprepare:\n  test_size: 0.25\n";

/** A workspace of so many files: packages whose modules import each other, configs, notebooks, containers. */
export function workspace(files: number): Readonly<Record<string, string>> {
  const entries = Array.from({ length: files - 1 }, (_, index): readonly [string, string] => {
    const folder = `project${Math.floor(index / 50)}`;
    if (index % 50 === 0) return [`${folder}/dvc.yaml`, dvcYaml(120)];
    if (index % 50 === 1) return [`${folder}/params.yaml`, paramsYaml];
    if (index % 50 === 2) return [`${folder}/Dockerfile`, "FROM python:3.12-slim\nCOPY . /app\nRUN pip install -r /app/requirements.txt\n"];
    if (index % 25 === 3) return [`${folder}/notebooks/explore${index}.ipynb`, notebook(index)];
    if (index % 10 === 4) return [`${folder}/conf/experiment${index}.yaml`, dvcYaml(60).replace("stages:", `name: experiment${index}\nruns:`)];
    const sibling = index % 5 === 0 ? `from module${index - 1} import train_1\n` : "";
    return [`${folder}/module${index}.py`, sibling + pythonSource(140, index)];
  });
  return { "modelwright.json": "{}\n", ...Object.fromEntries(entries) };
}

function notebook(seed: number): string {
  const cells = [HEADER, ...BLOCKS.map((block, index) => block(seed * 100 + index))].map((source) => ({
    cell_type: "code",
    execution_count: 1,
    metadata: {},
    outputs: [{ name: "stdout", output_type: "stream", text: ["done\n"] }],
    source: source.match(/[^\n]*\n|[^\n]+$/g) ?? [],
  }));
  return `${JSON.stringify({ cells, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 }, undefined, 1)}\n`;
}

const HEADER = `"""Trains and judges a model."""

import json
from pathlib import Path

import joblib
import mlflow
import numpy as np
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import f1_score, roc_auc_score
from sklearn.model_selection import GridSearchCV, train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

DATA = Path("data")
SEED = 7
`;

type Block = (id: number) => string;

const BLOCKS: readonly Block[] = [
  (id) => `
def load_${id}(path: Path = DATA / "customers_${id}.csv") -> pd.DataFrame:
    """Reads the customers and drops what cannot be used."""
    customers = pd.read_csv(path, parse_dates=["since"])
    customers = customers.drop_duplicates(subset=["customer_id"])
    customers["tenure"] = (pd.Timestamp("2025-01-01") - customers["since"]).dt.days
    for column in ["charges", "calls", "usage"]:
        if customers[column].isna().mean() > 0.5:
            raise ValueError(f"{column} is mostly empty")
        customers[column] = customers[column].fillna(customers[column].median())
    return customers.sort_values("customer_id")
`,
  (id) => `
def train_${id}(customers: pd.DataFrame, depth: int = 3, rate: float = 0.1):
    """Fits a model on the training rows and judges it on the others."""
    features = customers.drop(columns=["churned", "customer_id"])
    target = customers["churned"]
    X_train, X_test, y_train, y_test = train_test_split(features, target, test_size=0.25, random_state=SEED)
    scaler = StandardScaler()
    X_train_scaled = scaler.fit_transform(X_train)
    X_test_scaled = scaler.transform(X_test)
    model = GradientBoostingClassifier(max_depth=depth, learning_rate=rate, random_state=SEED)
    model.fit(X_train_scaled, y_train)
    predicted = model.predict_proba(X_test_scaled)[:, 1]
    scores = {"auc": roc_auc_score(y_test, predicted), "f1": f1_score(y_test, predicted > 0.5)}
    with mlflow.start_run(run_name="train_${id}"):
        mlflow.log_params({"depth": depth, "rate": rate})
        mlflow.log_metrics(scores)
    return model, scores
`,
  (id) => `
def search_${id}(customers: pd.DataFrame) -> dict[str, float]:
    X = customers[["tenure", "charges", "calls", "usage"]].to_numpy()
    y = customers["churned"].to_numpy()
    scaled = StandardScaler().fit_transform(X)
    X_train, X_test, y_train, y_test = train_test_split(scaled, y, stratify=y, random_state=SEED)
    pipeline = make_pipeline(LogisticRegression(max_iter=500))
    grid = GridSearchCV(pipeline, {"logisticregression__C": [0.1, 1.0, 10.0]}, cv=5, n_jobs=-1)
    grid.fit(X_train, y_train)
    return {"score": grid.score(X_test, y_test), **{name: float(value) for name, value in grid.best_params_.items()}}
`,
  (id) => `
class Encoder${id}:
    """Keeps the categories that were seen, and how often."""

    def __init__(self, columns: list[str], least: int = 10) -> None:
        self.columns = columns
        self.least = least
        self.counts: dict[str, pd.Series] = {}
        self.encoder = OneHotEncoder(handle_unknown="ignore")

    def fit(self, frame: pd.DataFrame) -> "Encoder${id}":
        for column in self.columns:
            counts = frame[column].value_counts()
            self.counts[column] = counts[counts >= self.least]
        self.encoder.fit(frame[self.columns])
        return self

    def transform(self, frame: pd.DataFrame) -> np.ndarray:
        if not self.counts:
            raise RuntimeError("fit first")
        kept = frame[self.columns].where(lambda cells: cells.isin(self.known()), other="rare")
        return self.encoder.transform(kept).toarray()

    def known(self) -> list[str]:
        return [name for counts in self.counts.values() for name in counts.index]
`,
  (id) => `
def report_${id}(scores: dict[str, float], folder: Path = Path("reports")) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    best = max(scores, key=lambda name: scores[name])
    lines = [f"{name}: {value:.3f}" + (" (best)" if name == best else "") for name, value in sorted(scores.items())]
    (folder / "report_${id}.txt").write_text("\\n".join(lines))
    with open(folder / "scores_${id}.json", "w") as stream:
        json.dump({"best": best, "scores": scores}, stream, indent=2)
    try:
        model = joblib.load(folder / "model_${id}.joblib")
    except FileNotFoundError:
        model = None
    print(f"{best} wins with {scores[best]:.3f}", "new" if model is None else "again")
`,
];

const STAGE = (id: number): string => `  train${id}:
    cmd: python src/train.py --fold ${id}
    deps:
      - src/train.py
      - data/part${id}.csv
    params:
      - seed
      - train.depth
      - train.rate
    outs:
      - models/model${id}.joblib
    metrics:
      - metrics/scores${id}.json:
          cache: false`;
