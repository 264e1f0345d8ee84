/** Projects as people have them, as small as they can be. */
export interface Shape {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  /** Scaffolds in the order that a person runs them, with what they choose; what one writes, the next one sees. */
  readonly runs: readonly Run[];
  /** The folder that they are run on; the root unless said. */
  readonly folder?: string;
}

export interface Run {
  readonly id: string;
  readonly chosen?: Readonly<Record<string, string>>;
}

const FASTAPI = 'from fastapi import FastAPI\n\napp = FastAPI()\n\n\n@app.get("/health")\ndef health(): ...\n\n\n@app.get("/ready")\ndef ready(): ...\n\n\n@app.get("/metrics")\ndef metrics(): ...\n';

const TRAIN = `import pandas as pd
from sklearn.linear_model import LogisticRegression

data = pd.read_csv("data/train.csv")
y = data["churned"]
X = data.drop(columns=["churned", "customer id"])
LogisticRegression().fit(X, y)
`;

const DVC = `stages:
  prepare:
    cmd: python prepare.py
    deps: [data/raw.csv, prepare.py]
    outs: [data/train.csv]
  train:
    cmd: python train.py
    deps: [data/train.csv, train.py]
    outs: [models/churn.skops]
    metrics: [metrics.json]
`;

const SIGNATURE = `flavors:
  python_function:
    loader_module: mlflow.sklearn
    python_version: 3.12.4
signature:
  inputs: '[{"name": "age", "type": "long", "required": true}, {"name": "first seen", "type": "datetime", "required": false}]'
  outputs: '[{"type": "double"}]'
`;

const APP = [{ id: "docker" }, { id: "compose" }, { id: "kubernetes" }, { id: "ci" }];

export const shapes: readonly Shape[] = [
  {
    name: "pip-scikit-learn",
    files: { "requirements.txt": "pandas==2.3.3\nscikit-learn==1.7.2\n", "train.py": TRAIN, "prepare.py": "", "dvc.yaml": DVC, "params.yaml": "{}\n", "data/train.csv": "customer id,age,monthly charge,plan,churned\n1,33,20.5,a,0\n2,44,,b,1\n", "data/raw.csv": "a\n1\n", "models/churn.skops": "", ".git": "" },
    runs: [{ id: "serve" }, ...APP.slice(0, 2), { id: "kubernetes", chosen: { host: "churn.example.com", canary: "yes" } }, { id: "ci", chosen: { deploy: "yes" } }, ...["kubeflow", "argo", "airflow", "ray", "spark"].map((engine) => ({ id: "pipeline", chosen: { engine } }))],
  },
  {
    name: "uv-torch-gpu",
    files: { "uv.lock": "", "pyproject.toml": '[project]\nname = "vision"\nrequires-python = ">=3.12"\ndependencies = ["torch==2.9.1", "nvidia-nccl-cu12"]\n', "train.py": "import torch\n" },
    runs: [{ id: "docker" }, { id: "compose" }, { id: "kubernetes", chosen: { workload: "pytorchjob", workers: "3" } }, { id: "ray" }, { id: "ci", chosen: { host: "gitlab" } }],
  },
  {
    name: "poetry-xgboost",
    files: { "poetry.lock": "", "pyproject.toml": '[tool.poetry.dependencies]\npython = "^3.12"\nxgboost = "^3.0"\n', "train.py": "import xgboost\n", "tests/test_train.py": "", "app.py": FASTAPI },
    runs: [{ id: "docker" }, { id: "kubernetes", chosen: { format: "helm", host: "risk.example.com" } }, { id: "ci" }],
  },
  {
    name: "conda-tensorflow",
    files: { "environment.yml": "dependencies:\n  - python=3.11\n  - tensorflow=2.19\n", "train.py": "import tensorflow\n" },
    runs: [{ id: "docker" }, { id: "kubernetes", chosen: { workload: "cronjob", schedule: "30 2 * * *" } }, { id: "kserve" }, { id: "ci" }],
  },
  {
    name: "transformers",
    files: { "requirements.txt": "torch==2.9.1\ntransformers==4.57.1\n", "fine_tune.py": "from transformers import Trainer\nTrainer().train()\n", "models/sentiment/config.json": "{}" },
    runs: [{ id: "serve", chosen: { model: "models/sentiment" } }, { id: "docker" }, { id: "kubernetes" }, { id: "kserve", chosen: { storage: "hf://team/sentiment:0123456789abcdef0123456789abcdef01234567" } }],
  },
  { name: "vllm", files: { "requirements.txt": "vllm==0.11.2\n", "chat.py": 'from vllm import LLM\n\nllm = LLM(model="Qwen/Qwen3-8B")\n' }, runs: [{ id: "serve" }, { id: "docker" }, { id: "compose" }, { id: "kubernetes" }] },
  { name: "mlflow-model-only", files: { MLmodel: SIGNATURE, "requirements.txt": "mlflow==3.17.2\nscikit-learn==1.7.2\n", "model.pkl": "" }, runs: [{ id: "docker" }, { id: "serve" }, { id: "docker" }, { id: "kserve" }] },
  {
    name: "onnx-gpu-private-index",
    files: {
      "requirements.txt": "--extra-index-url https://${INDEX_TOKEN}@packages.example.com/simple\nfastapi==0.128.0\nuvicorn==0.40.0\nonnxruntime-gpu==1.23.2\nnvidia-cudnn-cu12==9.10.2.21\n",
      "app.py": FASTAPI,
      "models/net.onnx": "",
      "explore.ipynb": '{"cells": [], "metadata": {"language_info": {"name": "python", "version": "3.11.9"}}, "nbformat": 4, "nbformat_minor": 5}',
    },
    runs: [{ id: "docker" }, { id: "docker", chosen: { base: "slim", weights: "bake" } }],
  },
  { name: "setup-py-src", files: { "setup.py": 'from setuptools import setup\n\nsetup(name="risk", python_requires=">=3.11", install_requires=["lightgbm==4.6.0", "pandas==2.3.3"])\n', "train.py": 'import argparse\n\nparser = argparse.ArgumentParser()\nparser.add_argument("--data", required=True)\nparser.add_argument("--rounds", type=int, default=100)\n' }, runs: [{ id: "docker" }, { id: "ci" }] },
  { name: "pyproject-src", files: { "pyproject.toml": '[project]\nname = "vision"\nversion = "1"\nrequires-python = ">=3.12"\ndependencies = ["fastapi==0.128.0", "uvicorn==0.40.0"]\n', "src/vision/app.py": FASTAPI, "src/vision/__init__.py": "" }, runs: [{ id: "docker" }] },
  { name: "pipenv", files: { Pipfile: '[packages]\nflask = "==3.1.2"\ngunicorn = "==23.0.0"\n\n[requires]\npython_version = "3.12"\n', "Pipfile.lock": "{}", "app.py": "from flask import Flask\n\napp = Flask(__name__)\n" }, runs: [{ id: "docker" }, { id: "ci" }] },
  { name: "ollama", files: { "requirements.txt": "fastapi==0.128.0\nuvicorn==0.40.0\nollama==0.6.0\n", "app.py": FASTAPI }, runs: [{ id: "docker" }, { id: "compose" }] },
  { name: "streamlit", files: { "requirements.txt": "streamlit==1.51.0\n", "app.py": 'import streamlit as st\n\nst.title("Churn")\n' }, runs: APP },
  {
    name: "dvc-parameters",
    files: {
      "requirements.txt": "lightgbm==4.6.0\npandas==2.3.3\n",
      "train.py": "import lightgbm\n",
      "dvc.yaml": "stages:\n  prepare:\n    cmd: python prepare.py --rows ${rows}\n    deps: [prepare.py]\n    outs: [data/train.csv]\n  train:\n    foreach: [north, south]\n    do:\n      cmd: python train.py --region ${item} --rate ${train.rate} --loss ${train.loss}\n      deps: [data/train.csv, train.py]\n      outs: ['models/${item}.txt']\n",
      "params.yaml": "rows: 1000\ntrain:\n  rate: 0.1\n  loss: binary\n",
      "prepare.py": "",
    },
    runs: ["kubeflow", "argo", "airflow", "ray", "spark"].map((engine) => ({ id: "pipeline", chosen: { engine } })),
  },
  {
    name: "notebook-pipeline",
    files: {
      "requirements.txt": "pandas==2.3.3\nscikit-learn==1.7.2\n",
      "churn.ipynb": notebook(["# Load", "import pandas as pd\nfrom sklearn.linear_model import LogisticRegression\nfrom sklearn.model_selection import cross_val_score\n\ndata = pd.read_csv('churn.csv')", "# Train", "print(cross_val_score(LogisticRegression(max_iter=500), data[['age']], data['churned']).mean())"]),
      "churn.csv": "age,churned\n",
    },
    runs: [{ id: "pipeline", chosen: { engine: "argo" } }],
  },
  { name: "notebook-only", files: { "explore.ipynb": '{"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}' }, runs: [{ id: "docker" }, { id: "serve" }, { id: "kubernetes" }, { id: "ci" }, { id: "pipeline" }] },
  {
    name: "monorepo",
    folder: "services/risk",
    files: { ".git": "", "services/churn/requirements.txt": "fastapi==0.128.0\n", "services/churn/app.py": FASTAPI, "services/risk/requirements.txt": "fastapi==0.128.0\nuvicorn==0.40.0\n", "services/risk/app.py": FASTAPI },
    runs: APP,
  },
  {
    name: "training-in-a-package",
    files: {
      "pyproject.toml": '[tool.poetry]\nname = "risk"\nversion = "1"\n\n[tool.poetry.dependencies]\npython = ">=3.11,<3.14"\nlightgbm = "4.6.0"\ntools = {git = "https://git.example.com/tools.git", rev = "v1"}\n',
      "poetry.lock": "",
      "src/risk/__init__.py": "",
      "src/risk/train.py": 'import os\n\nimport lightgbm\n\n\ndef main():\n    print(os.environ["TRACKING_TOKEN"])\n\n\nif __name__ == "__main__":\n    main()\n',
      "data/train.parquet": "",
    },
    runs: [{ id: "docker" }, { id: "compose" }, { id: "kubernetes" }, { id: "ci" }, { id: "pipeline", chosen: { engine: "argo" } }],
  },
  {
    name: "flask-factory",
    files: {
      "requirements.txt": "flask==3.1.2\ngunicorn==23.0.0\ncatboost==1.2.8\n",
      "service/__init__.py": 'import os\n\nfrom flask import Flask\n\n\ndef create_app(config=None):\n    app = Flask(__name__)\n    app.config["key"] = os.environ["SIGNING_KEY"]\n\n    @app.route("/healthz")\n    def healthz():\n        return "ok"\n\n    return app\n',
      "model.cbm": "",
      "models/__init__.py": "",
      "models/scale.py": "",
    },
    runs: APP,
  },
  { name: "llama-cpp", files: { "requirements.txt": "llama-cpp-python[server]==0.3.16\n", "models/phi-4-Q4_K_M.gguf": "" }, runs: [{ id: "serve" }, ...APP, { id: "kserve" }] },
  {
    name: "notebook-with-model",
    files: {
      "requirements.txt": "pandas==2.3.3\nscikit-learn==1.7.2\n",
      "train.ipynb": notebook(["import pandas as pd\nfrom pathlib import Path\nfrom sklearn.linear_model import LogisticRegression\n\nDATA = Path('data')\ncustomers = pd.read_csv(DATA / 'customers.csv', sep=';')\nfeatures = ['age', 'plan code']\nmodel = LogisticRegression().fit(customers[features], customers['churned'])"]),
      "data/customers.csv": 'id;age;plan code;churned\n1;33;7;0\n2;;"8";1\n',
      "churn.skops": "",
    },
    runs: [{ id: "serve" }, { id: "docker" }, { id: "kubernetes" }, { id: "kserve" }],
  },
  {
    name: "backend-and-frontend",
    files: { "requirements.txt": "fastapi==0.128.0\nuvicorn==0.40.0\nstreamlit==1.51.0\n", "backend/main.py": FASTAPI, "frontend/app.py": 'import streamlit as st\n\nst.title("Churn")\n' },
    runs: [{ id: "docker", chosen: { app: "frontend/app.py" } }, { id: "compose", chosen: { app: "frontend/app.py" } }, { id: "kubernetes", chosen: { app: "backend/main.py" } }, { id: "docker", chosen: { app: "frontend/other.py" } }],
  },
  { name: "gradio-of-the-hub", files: { "requirements.txt": "gradio==5.49.1\ntransformers==4.57.1\ntorch==2.9.1\n", "app.py": 'import gradio as gr\nfrom transformers import pipeline\n\nclassify = pipeline("sentiment-analysis", model="acme/sentiment", revision="0123456789abcdef0123456789abcdef01234567")\nwith gr.Blocks() as demo:\n    gr.Textbox()\ndemo.launch()\n' }, runs: [{ id: "docker" }, { id: "compose" }, { id: "kubernetes" }] },
  { name: "mlproject-conda", files: { MLproject: 'name: risk\nconda_env: conda.yaml\nentry_points:\n  main:\n    parameters:\n      rate: {type: float, default: 0.1}\n    command: "python fit.py --rate {rate}"\n  evaluate:\n    parameters:\n      data: path\n    command: "python fit.py {data}"\n', "conda.yaml": "dependencies:\n  - python=3.11\n  - pip:\n      - scikit-learn==1.7.2\n", "fit.py": "import sklearn\n" }, runs: [{ id: "docker" }, { id: "ci" }] },
  { name: "ray-serve", files: { "requirements.txt": "ray[serve]==2.49.2\n", "serve_model.py": "from ray import serve\n\n\n@serve.deployment\nclass Model: ...\n\n\napp = Model.bind()\n" }, runs: [{ id: "ray" }] },
];

/** Cells that begin with `#` are headings. */
function notebook(cells: readonly string[]): string {
  const all = cells.map((source) => (source.startsWith("# ") ? { cell_type: "markdown", metadata: {}, source } : { cell_type: "code", execution_count: null, metadata: {}, outputs: [], source }));
  return JSON.stringify({ cells: all, metadata: { language_info: { name: "python" } }, nbformat: 4, nbformat_minor: 5 });
}
