"""Splits the customers into those the model learns from and those it is judged by."""

from pathlib import Path

import pandas as pd
from sklearn.model_selection import train_test_split

import settings


def main() -> None:
    params = settings.load("prepare")
    data = pd.read_csv("data/reference.csv")
    train, test = train_test_split(
        data, test_size=params["test_size"], random_state=params["seed"], stratify=data["churned"]
    )
    folder = Path("data/prepared")
    folder.mkdir(parents=True, exist_ok=True)
    train.to_csv(folder / "train.csv", index=False)
    test.to_csv(folder / "test.csv", index=False)


if __name__ == "__main__":
    main()
