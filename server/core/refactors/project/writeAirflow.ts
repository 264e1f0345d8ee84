import type { TargetParts } from "./targetParts.ts";
import { pythonText } from "./text.ts";

/** Airflow runs a task wherever its worker is; each in a process of its own, which may change its folder. */
export function airflowText({ whole: { name }, settings, isAsync, place: { way, neighbours } }: TargetParts): string {
  const hasSettings = settings.length > 0;
  const call = `run(${hasSettings ? "Params(**(params or {}))" : ""})`;
  return `"""The pipeline as a DAG of Airflow 3: one task, because its stages hand live objects to each other.

Airflow finds the package in the project that this file lies in. Where it is copied out of there, install the project
(\`pip install .\`) where Airflow's workers run.
"""

from __future__ import annotations

import os
import sys
from datetime import datetime
from pathlib import Path
${hasSettings ? "from typing import Any\n" : ""}
from airflow.sdk import dag, task

PROJECT = Path(__file__).resolve().parents[1]
# Where relative paths of the notebook count from. Set the variable where this file is copied out of its project.
FOLDER = os.environ.get("${name.toUpperCase()}_FOLDER", str(PROJECT${way === "" ? "" : ` / ${pythonText(way)}`}))
${hasSettings ? `# The notebook's values; whoever triggers a run may give others.\nPARAMS: dict[str, Any] = {\n${settings.map((one) => `    ${pythonText(one.name)}: ${one.code},\n`).join("")}}\n` : ""}

@dag(dag_id="${name}", schedule=None, start_date=datetime(2024, 1, 1), catchup=False${hasSettings ? ", params=PARAMS" : ""})
def ${name}_dag() -> None:
    @task
    def run_stages(${hasSettings ? "params: dict[str, Any] | None = None" : ""}) -> None:
        sys.path[:0] = [${neighbours.length > 0 ? "FOLDER, " : ""}str(PROJECT / "src")]
${isAsync ? "        import asyncio\n\n" : ""}${hasSettings ? `        from ${name}.config import Params\n` : ""}        from ${name}.pipeline import run

        os.chdir(FOLDER)
        ${isAsync ? `asyncio.run(${call})` : call}

    run_stages()


${name}_dag()
`;
}
