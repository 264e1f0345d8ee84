"""Writes everything in this example that a program wrote: the customer tables and the MLflow runs.

The same bytes come out every time: rows, run ids and times follow from SEED. Run it in the example's folder, in an
environment with scikit-learn, pandas and mlflow-skinny:

    python scripts/make_example.py
"""

import os
import random
import re
import shutil
import uuid
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
import numpy as np
import pandas as pd
from mlflow.entities import Metric, Param, RunTag
from mlflow.tracking import MlflowClient
from sklearn.compose import make_column_transformer
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.linear_model import SGDClassifier
from sklearn.metrics import accuracy_score, log_loss, roc_auc_score
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import OneHotEncoder, StandardScaler

SEED = 7
ROWS = 1000
EPOCHS = 30
FIRST_RUN_MS = 1_772_442_000_000  # 2 March 2026, 09:00 UTC
EPOCH_MS = 4_000

CONTRACTS = ["monthly", "one year", "two years"]
PAYMENTS = ["bank transfer", "credit card", "direct debit", "e-wallet"]
NUMBERS = ["age", "tenure_months", "monthly_charges", "support_calls", "data_usage_gb", "satisfaction"]
CATEGORIES = ["contract", "payment_method", "region", "paperless_billing"]

RUNS = [
    ("logistic, weak penalty", SGDClassifier(loss="log_loss", alpha=0.0001, random_state=SEED)),
    ("logistic, strong penalty", SGDClassifier(loss="log_loss", alpha=0.05, random_state=SEED)),
    ("boosting, shallow", GradientBoostingClassifier(max_depth=2, learning_rate=0.1, random_state=SEED)),
    ("boosting, deep", GradientBoostingClassifier(max_depth=6, learning_rate=0.1, random_state=SEED)),
    ("boosting, slow", GradientBoostingClassifier(max_depth=3, learning_rate=0.02, random_state=SEED)),
    ("boosting, subsampled", GradientBoostingClassifier(max_depth=3, learning_rate=0.1, subsample=0.5, random_state=SEED)),
]


def main() -> None:
    generator = np.random.default_rng(SEED)
    reference = customers(generator, first_id=10_001)
    current = customers(generator, first_id=20_001, after_price_rise=True)
    Path("data").mkdir(exist_ok=True)
    reference.to_csv("data/reference.csv", index=False)
    current.to_csv("data/current.csv", index=False)
    shutil.rmtree("mlruns", ignore_errors=True)
    write_runs(reference)
    make_repeatable(Path("mlruns"))


def customers(generator: np.random.Generator, first_id: int, after_price_rise: bool = False) -> pd.DataFrame:
    """Draws customers. After the price rise charges are higher, e-wallets are common and satisfaction has fallen."""
    tenure = np.minimum(72, generator.exponential(24, ROWS)).round().astype(int)
    contract = generator.choice(CONTRACTS, ROWS, p=[0.55, 0.25, 0.20])
    payment = generator.choice(PAYMENTS, ROWS, p=[0.18, 0.30, 0.22, 0.30] if after_price_rise else [0.28, 0.35, 0.27, 0.10])
    charges = generator.gamma(9, 7.2, ROWS) * (1.18 if after_price_rise else 1.0) + 8
    calls = generator.poisson(1.3, ROWS)
    satisfaction = np.clip(generator.normal(6.4 if after_price_rise else 7.2, 1.6, ROWS), 1, 10).round(1)
    satisfaction[generator.random(ROWS) < (0.15 if after_price_rise else 0.04)] = np.nan
    score = (
        -1.2
        + 0.9 * (contract == "monthly")
        - 0.035 * tenure
        + 0.45 * calls
        + 0.012 * (charges - 70)
        - 0.5 * (np.nan_to_num(satisfaction, nan=7.0) - 7.0)
    )
    churned = generator.random(ROWS) < 1 / (1 + np.exp(-score))
    return pd.DataFrame(
        {
            "customer_id": np.arange(first_id, first_id + ROWS),
            "age": np.clip(generator.normal(44, 14, ROWS), 18, 90).round().astype(int),
            "region": generator.choice(["north", "south", "east", "west"], ROWS, p=[0.3, 0.3, 0.2, 0.2]),
            "tenure_months": tenure,
            "contract": contract,
            "payment_method": payment,
            "paperless_billing": generator.choice(["yes", "no"], ROWS, p=[0.6, 0.4]),
            "monthly_charges": charges.round(2),
            "data_usage_gb": generator.lognormal(2.4, 0.7, ROWS).round(1),
            "support_calls": calls,
            "satisfaction": satisfaction,
            "churned": churned.astype(int),
        }
    )


def write_runs(data: pd.DataFrame) -> None:
    """Trains each model for EPOCHS rounds and logs the curves through MLflow, with fixed ids and times."""
    ids = random.Random(SEED)
    uuid.uuid4 = lambda: uuid.UUID(int=ids.getrandbits(128), version=4)
    mlflow.set_tracking_uri("file:./mlruns")
    client = MlflowClient()
    experiment = client.create_experiment("churn")
    for number, (name, model) in enumerate(RUNS):
        start = FIRST_RUN_MS + number * 3_600_000
        tags = {"mlflow.runName": name, "mlflow.user": "ada", "mlflow.source.name": "src/train.py", "mlflow.source.type": "LOCAL"}
        run = client.create_run(experiment, start_time=start, tags=tags).info.run_id
        params = [Param("model", type(model).__name__), *(Param(key, str(value)) for key, value in settings(model).items())]
        metrics = [
            Metric(metric, float(value), start + epoch * EPOCH_MS, epoch)
            for epoch, values in enumerate(curve(model, data))
            for metric, value in values.items()
        ]
        client.log_batch(run, metrics=metrics, params=params, tags=[RunTag("team", "retention")])
        client.set_terminated(run, "FINISHED", end_time=start + EPOCHS * EPOCH_MS)


def settings(model) -> dict:
    shown = ["alpha", "loss", "learning_rate", "max_depth", "subsample"]
    return {key: value for key, value in model.get_params().items() if key in shown}


def curve(model, data: pd.DataFrame):
    """Yields the metrics after each round of training."""
    train, validation = train_test_split(data, test_size=0.25, random_state=SEED, stratify=data["churned"])
    features = make_column_transformer((StandardScaler(), NUMBERS), (OneHotEncoder(handle_unknown="ignore"), CATEGORIES), sparse_threshold=0)
    x_train, x_validation = features.fit_transform(train.fillna(7.0)), features.transform(validation.fillna(7.0))
    for probabilities in rounds(model, x_train, train["churned"], [x_train, x_validation]):
        on_train, on_validation = probabilities
        yield {
            "train_loss": log_loss(train["churned"], on_train),
            "val_loss": log_loss(validation["churned"], on_validation),
            "val_auc": roc_auc_score(validation["churned"], on_validation),
            "val_accuracy": accuracy_score(validation["churned"], on_validation > 0.5),
        }


def rounds(model, x, y, tables):
    if isinstance(model, GradientBoostingClassifier):
        model.set_params(n_estimators=EPOCHS).fit(x, y)
        yield from zip(*([stage[:, 1] for stage in model.staged_predict_proba(table)] for table in tables))
        return
    for _ in range(EPOCHS):
        model.partial_fit(x, y, classes=[0, 1])
        yield [model.predict_proba(table)[:, 1] for table in tables]


def make_repeatable(store: Path) -> None:
    """MLflow writes down the folder and the moment of this very run; the example has neither."""
    here = f"file://{store.resolve()}"
    for file in store.rglob("meta.yaml"):
        text = file.read_text().replace(here, "mlruns")
        file.write_text(re.sub(r"(?m)^(creation_time|last_update_time): .*$", rf"\1: {FIRST_RUN_MS}", text))


if __name__ == "__main__":
    main()
