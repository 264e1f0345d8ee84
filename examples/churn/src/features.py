"""What the model sees of a customer."""

import pandas as pd
from sklearn.compose import ColumnTransformer, make_column_transformer
from sklearn.impute import SimpleImputer
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import OneHotEncoder, StandardScaler

TARGET = "churned"
NUMBERS = ["age", "tenure_months", "monthly_charges", "support_calls", "data_usage_gb", "satisfaction"]
CATEGORIES = ["region", "contract", "payment_method", "paperless_billing"]


def split_target(data: pd.DataFrame) -> tuple[pd.DataFrame, pd.Series]:
    return data[NUMBERS + CATEGORIES], data[TARGET]


def feature_columns() -> ColumnTransformer:
    numbers = make_pipeline(SimpleImputer(strategy="median"), StandardScaler())
    return make_column_transformer((numbers, NUMBERS), (OneHotEncoder(handle_unknown="ignore"), CATEGORIES))
