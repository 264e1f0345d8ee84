import assert from "node:assert/strict";

import { checkDocument, defaultSettings, filesOf, openDocument, planScaffold, rules, scaffolds, type Snapshot } from "../../../server/core/index.ts";
import { installParsers } from "../../harness/parsers.ts";

const ROOT = "file:///workspace/churn";
const FASTAPI = 'from fastapi import FastAPI\napp = FastAPI()\n@app.get("/health")\ndef health(): ...\n';

describe("scaffold docker", () => {
  before(installParsers);

  const projects: readonly Project[] = [
    {
      title: "pip and FastAPI",
      files: { "requirements.txt": "fastapi==0.128.0\nuvicorn==0.40.0\nlightgbm==4.6.0\n", ".python-version": "3.11.9\n", "src/serve.py": FASTAPI, "data/a.csv": "a\n" },
      expects: ["FROM python:3.11-slim AS build", "libgomp1", "HEALTHCHECK", "127.0.0.1:8000/health", 'CMD ["uvicorn", "--app-dir", "src", "serve:app", "--host", "0.0.0.0", "--port", "8000"]'],
      lacks: ["gcc"],
      ignores: ["data", ".env", ".git"],
    },
    {
      title: "uv and torch",
      files: { "uv.lock": "", "pyproject.toml": '[project]\nrequires-python = ">=3.13"\ndependencies = ["torch==2.9.1"]\n', "train.py": "import torch\n" },
      expects: ["FROM python:3.13-slim", "uv sync --frozen", 'CMD ["python", "train.py"]'],
      lacks: ["HEALTHCHECK", "EXPOSE", "pip install"],
      ignores: ["**/__pycache__"],
    },
    {
      title: "poetry and an MLproject",
      files: {
        "poetry.lock": "",
        "pyproject.toml": '[tool.poetry.dependencies]\npython = "^3.12"\nxgboost = "^3.0"\n',
        MLproject: 'entry_points:\n  main:\n    parameters:\n      lr: {type: float, default: 0.1}\n    command: "python src/fit.py --lr {lr}"\n',
        "src/fit.py": "",
      },
      expects: ["poetry install", 'CMD ["python", "src/fit.py", "--lr", "0.1"]'],
      lacks: ["EXPOSE"],
      ignores: [],
    },
    {
      title: "conda",
      files: { "environment.yml": "dependencies:\n  - python=3.11\n  - tensorflow=2.19\n  - pip:\n    - gradio==6.0\n", "app.py": "import gradio as gr\ngr.Interface(len, 'text', 'text').launch(server_port=9000)\n" },
      expects: ["micromamba install", "USER 57439", "EXPOSE 9000", 'CMD ["python", "app.py"]', "GRADIO_SERVER_NAME"],
      lacks: [],
      ignores: [],
    },
    {
      title: "Flask in a package, requirements in parts",
      files: { "requirements.txt": "-r requirements/base.txt\n-r extra.txt\nflask\n", "requirements/base.txt": "gunicorn\n", "extra.txt": "pandas\n", "web/app.py": "from flask import Flask\nserver = Flask(__name__)\n" },
      expects: ["COPY requirements.txt extra.txt ./", "COPY requirements ./requirements", '"web.app:server"', "socket.create_connection"],
      lacks: [],
      ignores: [],
    },
    {
      title: "Streamlit with the project itself installed",
      files: { "requirements.txt": "streamlit\n-e .\n", "streamlit_app.py": "import streamlit as st\nst.title('x')\n" },
      expects: ["pip install -r packages.txt", "--no-deps --editable .", "/_stcore/health", 'CMD ["streamlit", "run", "streamlit_app.py"'],
      lacks: [],
      ignores: [],
    },
  ];
  for (const project of projects) it(project.title, () => expectPlan(project));

  const refusals: readonly (readonly [title: string, files: Files, reason: RegExp])[] = [
    ["an empty folder", {}, /no Python file/],
    ["no list of packages", { "train.py": "" }, /requirements\.txt/],
    ["a broken list of packages", { "train.py": "", "pyproject.toml": "[project\n" }, /pyproject\.toml cannot be read: in line 1, .*Mend that first/],
    ["a Python that is no longer kept up", { "train.py": "", "setup.py": 'from setuptools import setup\nsetup(python_requires=">=2.7,<3", install_requires=["numpy"])\n' }, /Python 2\.7/],
    ["a folder of projects", { "packages/api/pyproject.toml": "", "packages/core/pyproject.toml": "" }, /packages\/api, packages\/core/],
    ["a member of a workspace", { "app.py": FASTAPI, "pyproject.toml": '[project]\ndependencies = ["fastapi", "core"]\n[tool.uv.sources]\ncore = { workspace = true }\n' }, /^core comes from the uv workspace/],
    ["nothing to run", { "helpers.py": "", "requirements.txt": "pandas\n" }, /train\.py/],
  ];
  for (const [title, files, reason] of refusals) {
    it(`refuses ${title}`, () => {
      const plan = planDocker(ROOT, snapshotOf(files));
      assert.ok(plan.state === "refused");
      assert.match(plan.reason, reason);
    });
  }
});

const planDocker = (folder: string, snapshot: Snapshot): ReturnType<typeof planScaffold> => {
  const docker = scaffolds.find(({ id }) => id === "docker");
  assert.ok(docker);
  return planScaffold(docker, folder, snapshot);
};

type Files = Readonly<Record<string, string>>;

interface Project {
  readonly title: string;
  readonly files: Files;
  readonly expects: readonly string[];
  readonly lacks: readonly string[];
  readonly ignores: readonly string[];
}

function expectPlan({ files, expects, lacks, ignores }: Project): void {
  const plan = planDocker(ROOT, snapshotOf(files));
  assert.ok(plan.state === "planned", JSON.stringify(plan));
  const [dockerfile, ignore] = plan.files;
  for (const text of expects) assert.ok(dockerfile?.text.includes(text), `${text} is missing in\n${dockerfile?.text ?? ""}`);
  for (const text of lacks) assert.ok(!dockerfile?.text.includes(text), `${text} is in\n${dockerfile?.text ?? ""}`);
  const lines = new Set(ignore?.text.split("\n"));
  for (const pattern of ignores) assert.ok(lines.has(pattern), `${pattern} is missing in\n${ignore?.text ?? ""}`);
  const document = openDocument(`${ROOT}/Dockerfile`, dockerfile?.text ?? "", defaultSettings);
  const written = Object.fromEntries(plan.files.map(({ uri, text }) => [uri.slice(ROOT.length + 1), text]));
  const { findings, crashes } = checkDocument(document, snapshotOf({ ...files, ...written }), rules);
  assert.deepEqual([findings.map(({ rule, message }) => `${rule.id}: ${message}`), crashes], [[], []], dockerfile?.text);
}

function snapshotOf(files: Files): Snapshot {
  const documents = Object.entries(files).map(([path, text]) => openDocument(`${ROOT}/${path}`, text, defaultSettings));
  return { files: filesOf(documents), settings: defaultSettings };
}
