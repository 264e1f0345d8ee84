"""Judges the model on customers it has never seen."""

import json
from pathlib import Path

import joblib
import pandas as pd
from sklearn.metrics import precision_score, recall_score, roc_auc_score

import settings
from features import split_target


def main() -> None:
    params = settings.load("evaluate")
    customers, churned = split_target(pd.read_csv("data/prepared/test.csv"))
    model = joblib.load("models/churn.joblib")
    probability = model.predict_proba(customers)[:, 1]
    flagged = probability > params["threshold"]
    metrics = {
        "auc": roc_auc_score(churned, probability),
        "precision": precision_score(churned, flagged),
        "recall": recall_score(churned, flagged),
    }
    Path("metrics.json").write_text(json.dumps(metrics, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
