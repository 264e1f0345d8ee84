import { pythonText } from "../pipeline/python.ts";

export const appText = (name: string): string => `"""The service: predictions, whether it is well, and what it measures."""

import csv
import logging
import os
import threading
import time
from contextlib import asynccontextmanager
from pathlib import Path

import pandas as pd
from fastapi import FastAPI, HTTPException, Request, Response
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from serving import model, monitoring
from serving.schema import Batch, Prediction, Predictions, Row

log = logging.getLogger("serving")
write_lock = threading.Lock()


@asynccontextmanager
async def lifespan(app: FastAPI):
    """Loads the model once. A model that cannot be loaded is said on /ready, and the reason is in the log."""
    app.state.model = None
    try:
        app.state.model = model.load()
    except Exception:
        log.exception("The model could not be loaded.")
    yield


app = FastAPI(title=${pythonText(name)}, lifespan=lifespan)


@app.middleware("http")
async def measure(request: Request, call_next):
    """Times each request; what fails counts as an error."""
    started = time.perf_counter()
    status = 500
    try:
        response = await call_next(request)
        status = response.status_code
        return response
    finally:
        monitoring.observe_request(request.url.path, status, time.perf_counter() - started)


@app.get("/health")
def health() -> dict[str, str]:
    """Whether the process answers at all."""
    return {"status": "ok"}


@app.get("/ready")
def ready() -> dict[str, str]:
    """Whether predictions can be asked for."""
    loaded_model()
    return {"status": "ready"}


@app.get("/metrics")
def metrics() -> Response:
    """For Prometheus."""
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


@app.post("/predict")
def predict(row: Row) -> Prediction:
    """The model's answer for one row."""
    return Prediction(prediction=answers([row])[0])


@app.post("/predict/batch")
def predict_batch(batch: Batch) -> Predictions:
    """The model's answers for many rows."""
    return Predictions(predictions=answers(batch.rows))


def loaded_model():
    if app.state.model is None:
        raise HTTPException(status_code=503, detail="The model is not loaded.")
    return app.state.model


def answers(rows: list[Row]) -> list:
    records = [row.model_dump(by_alias=True) for row in rows]
    predictions = model.predict(loaded_model(), pd.DataFrame.from_records(records))
    monitoring.observe_predictions(predictions)
    keep(records, predictions)
    return predictions


def keep(records: list[dict], predictions: list) -> None:
    """Appends requests and predictions to the CSV file that REQUEST_LOG names, for a later comparison with the training data."""
    path = os.environ.get("REQUEST_LOG")
    if not path:
        return
    with write_lock:
        is_new = not Path(path).exists()
        with open(path, "a", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, [*records[0], "prediction"])
            if is_new:
                writer.writeheader()
            writer.writerows({**record, "prediction": prediction} for record, prediction in zip(records, predictions))
`;
