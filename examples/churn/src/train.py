"""Trains the model on the training part alone and logs the run to MLflow."""

from pathlib import Path

import joblib
import mlflow
import pandas as pd
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import cross_val_score
from sklearn.pipeline import make_pipeline

import settings
from features import feature_columns, split_target


def main() -> None:
    params = settings.load("train")
    customers, churned = split_target(pd.read_csv("data/prepared/train.csv"))
    classifier = GradientBoostingClassifier(
        learning_rate=params["learning_rate"],
        max_depth=params["max_depth"],
        n_estimators=params["n_estimators"],
        random_state=params["seed"],
    )
    model = make_pipeline(feature_columns(), classifier)
    with mlflow.start_run():
        mlflow.log_params(params)
        mlflow.log_metric("auc", cross_val_score(model, customers, churned, scoring="roc_auc").mean())
        model.fit(customers, churned)
    Path("models").mkdir(exist_ok=True)
    joblib.dump(model, "models/churn.joblib")


if __name__ == "__main__":
    main()
