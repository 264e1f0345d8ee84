import type { DataFiles } from "./dataFiles.ts";
import type { NotebookPlace } from "./place.ts";
import type { Requirement } from "./requirements.ts";
import type { Setting } from "./settings.ts";
import { importBlock } from "./imports.ts";
import { INDENT, pythonText } from "./text.ts";
import type { Package } from "./writeModule.ts";

/** What runs the project besides Python itself. */
export type ProjectTarget = "project" | "dvc" | "kedro" | "kfp" | "airflow";

export interface TargetParts {
  readonly whole: Package;
  readonly settings: readonly Setting[];
  readonly requirements: readonly Requirement[];
  readonly isAsync: boolean;
  readonly place: NotebookPlace;
  readonly data: DataFiles;
}

/** The files that a target needs more than the plain project, by path. */
export function targetFiles(target: ProjectTarget, parts: TargetParts): Readonly<Record<string, string>> {
  return TARGETS[target](parts);
}

const TARGETS: Readonly<Record<ProjectTarget, (parts: TargetParts) => Readonly<Record<string, string>>>> = {
  project: () => ({}),
  dvc: () => ({}),
  kedro: (parts) => ({
    [`src/${parts.whole.name}/pipeline_registry.py`]: kedroText(parts),
    [`src/${parts.whole.name}/settings.py`]: kedroSettingsText(parts),
    // Kedro does not start without this folder, and git keeps no empty one.
    "conf/local/.gitkeep": "# What only this machine sets goes beside this file: it overrides conf/base.\n",
    "conf/base/parameters.yml": parts.settings.map(({ name, json }) => `${name}: ${json}\n`).join("") || "{}\n",
    "conf/base/catalog.yml": "# Every value stays the object that it is: copies would cut the ties between names of one object.\n\"{value}\":\n  type: MemoryDataset\n  copy_mode: assign\n",
  }),
  kfp: (parts) => ({ "pipeline_kfp.py": kfpText(parts), Dockerfile: imageText(parts) }),
  airflow: (parts) => ({ [`dags/${parts.whole.name}_dag.py`]: airflowText(parts) }),
};

/**
 * One node per stage. A node cannot give what it takes under the same name, so each result gets a number; and since Kedro
 * orders nodes by their data alone, a token that is handed from node to node keeps the notebook's order.
 */
function kedroText({ whole: { name, stages, layout }, settings }: TargetParts): string {
  const names = new Set(settings.map((one) => one.name));
  const latest = new Map<string, string>();
  const counts = new Map<string, number>();
  const nodes = stages.map((stage, index) => {
    const inputs = stage.parameters.map((one) => (names.has(one) ? `params:${one}` : (latest.get(one) ?? one)));
    for (const one of stage.returns) {
      const count = (counts.get(one) ?? 0) + 1;
      counts.set(one, count);
      latest.set(one, count === 1 ? one : `${one}_v${count}`);
    }
    const outputs = stage.returns.map((one) => latest.get(one) ?? one);
    const list = (items: readonly string[]): string => `[${items.map((one) => JSON.stringify(one)).join(", ")}]`;
    const taken = index === 0 ? inputs : [`done_${index}`, ...inputs];
    return `${INDENT}${INDENT}${INDENT}node(in_order(${stage.name}, ${stage.returns.length}, ${index === 0 ? "False" : "True"}), ${taken.length > 0 ? list(taken) : "None"}, ${list([`done_${index + 1}`, ...outputs])}, name="${stage.name}"),`;
  });
  const imports = importBlock(
    [
      { module: "collections.abc", name: "Callable" },
      { module: "typing", name: "Any" },
      { module: "kedro.pipeline", name: "Pipeline" },
      { module: "kedro.pipeline", name: "node" },
      ...stages.map((stage) => ({ module: `${name}.${layout.homes.get(stage.name) ?? ""}`, name: stage.name })),
    ],
    name,
  );
  return `"""The stages as a Kedro pipeline."""

from __future__ import annotations

${imports}


def in_order(stage: Callable[..., Any], results: int, waits: bool) -> Callable[..., tuple[Any, ...]]:
    """Makes a stage wait for the one before it: it takes a token first and gives one back."""

    def run(*arguments: Any) -> tuple[Any, ...]:
        given = stage(*arguments[1 if waits else 0 :])
        return (True, *([given] if results == 1 else given if results > 1 else []))

    return run


def register_pipelines() -> dict[str, Pipeline]:
    """Called by Kedro."""
    whole = Pipeline(
        [
${nodes.join("\n")}
        ]
    )
    return {"__default__": whole}
`;
}

/** Kedro runs in the project's folder: where the notebook lies elsewhere, its paths are given that folder while a pipeline runs. */
function kedroSettingsText({ place: { way, neighbours } }: TargetParts): string {
  if (way === "") return '"""Kedro\'s settings: its defaults."""\n';
  const path = neighbours.length > 0 ? `\n# The notebook imports ${neighbours.join(", ")} from its own folder.\nsys.path.insert(0, str(FOLDER))\n` : "";
  return `"""Kedro's settings: pipelines run in the notebook's folder, from where its relative paths count."""

from __future__ import annotations

import os
${neighbours.length > 0 ? "import sys\n" : ""}from pathlib import Path
from typing import Any

from kedro.framework.hooks import hook_impl

FOLDER = Path(__file__).resolve().parents[2] / ${pythonText(way)}
${path}

class InNotebookFolder:
    """Goes to the folder of the notebook before a pipeline runs, and back after it."""

    def __init__(self) -> None:
        self.before = Path.cwd()

    @hook_impl
    def before_pipeline_run(self) -> None:
        self.before = Path.cwd()
        os.chdir(FOLDER)

    @hook_impl
    def after_pipeline_run(self) -> None:
        os.chdir(self.before)

    @hook_impl
    def on_pipeline_error(self) -> None:
        os.chdir(self.before)


HOOKS: tuple[Any, ...] = (InNotebookFolder(),)
`;
}

/** One component: what goes from stage to stage are live objects, which do not fit through files unchanged. */
const kfpText = ({ whole: { name }, settings }: TargetParts): string => `"""The pipeline for Kubeflow Pipelines 2. Compile it with \`python pipeline_kfp.py\`."""

from kfp import compiler, dsl

IMAGE = "${name.replaceAll("_", "-")}:latest"  # docker build -t ${name.replaceAll("_", "-")} .


@dsl.container_component
def run_stages(${settings.map(({ name: own, type }) => `${own.toLowerCase()}: ${type}`).join(", ")}) -> dsl.ContainerSpec:
    """Runs all stages in one container."""
    return dsl.ContainerSpec(
        image=IMAGE,
        command=["python", "-m", "${name}"],
        args=[${settings.map(({ name: own }) => `"--set", f"${own}={${own.toLowerCase()}}"`).join(", ")}],
    )


@dsl.pipeline(name="${name.replaceAll("_", "-")}")
def pipeline(${settings.map(({ name: own, type, code }) => `${own.toLowerCase()}: ${type} = ${code}`).join(", ")}) -> None:
    run_stages(${settings.map(({ name: own }) => `${own.toLowerCase()}=${own.toLowerCase()}`).join(", ")})


if __name__ == "__main__":
    compiler.Compiler().compile(pipeline, "${name}.yaml")
`;

/** The user who runs it may write into its working folder. */
const imageText = ({ whole: { name }, data: { reads } }: TargetParts): string => `FROM python:3.12-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt
COPY pyproject.toml README.md ./
COPY src src
RUN pip install --no-cache-dir --no-deps . && useradd --create-home runner && install -d -o runner /data
USER runner
# Relative paths of the notebook count from here${reads.length > 0 ? `: mount ${reads.join(", ")}` : ""}.
WORKDIR /data
ENTRYPOINT ["python", "-m", "${name}"]
`;

/** Airflow runs a task wherever its worker is; each in a process of its own, which may change its folder. */
const airflowText = ({ whole: { name }, settings, isAsync, place: { way } }: TargetParts): string => `"""The pipeline as a DAG of Airflow: one task, because its stages hand live objects to each other."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from airflow.decorators import dag, task

# Where relative paths of the notebook count from. Set the variable where this file is copied out of its project.
FOLDER = os.environ.get("${name.toUpperCase()}_FOLDER", str(Path(__file__).resolve().parents[1]${way === "" ? "" : ` / ${pythonText(way)}`}))


@dag(dag_id="${name}", schedule=None, start_date=datetime(2024, 1, 1), catchup=False)
def ${name}_dag() -> None:
    @task
    def run_stages() -> None:
${isAsync ? "        import asyncio\n\n" : ""}${settings.length > 0 ? `        from ${name}.config import Params\n` : ""}        from ${name}.pipeline import run

        os.chdir(FOLDER)
        ${isAsync ? "asyncio.run(" : ""}run(${settings.length > 0 ? "Params()" : ""})${isAsync ? ")" : ""}

    run_stages()


${name}_dag()
`;
