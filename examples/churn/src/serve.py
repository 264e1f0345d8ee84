"""Answers how likely a customer is to leave."""

import os

import joblib
import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel

app = FastAPI()
model = joblib.load(os.environ.get("MODEL_PATH", "models/churn.joblib"))


class Customer(BaseModel):
    age: int
    region: str
    tenure_months: int
    contract: str
    payment_method: str
    paperless_billing: str
    monthly_charges: float
    data_usage_gb: float
    support_calls: int
    satisfaction: float | None = None


@app.get("/health")
def health() -> dict:
    return {"status": "ok"}


@app.post("/predict")
def predict(customer: Customer) -> dict:
    row = pd.DataFrame([customer.model_dump()])
    return {"churn_probability": float(model.predict_proba(row)[0, 1])}
