import type { Stage } from "./stages.ts";
import { importBlock } from "./imports.ts";
import type { TargetParts } from "./targetParts.ts";
import { INDENT, pythonText } from "./text.ts";
import { airflowText } from "./writeAirflow.ts";
import { imageText, kfpText } from "./writeKubeflow.ts";

/** What runs the project besides Python itself. */
export type ProjectTarget = "project" | "dvc" | "kedro" | "kfp" | "airflow";

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
    "conf/base/parameters.yml": parts.settings.map(({ name, json }) => `${yamlKey(name)}: ${json}\n`).join("") || "{}\n",
    "conf/base/catalog.yml": kedroCatalog(parts),
  }),
  kfp: (parts) => ({ "pipeline_kfp.py": kfpText(parts), Dockerfile: imageText(parts) }),
  airflow: (parts) => ({ [`dags/${parts.whole.name}_dag.py`]: airflowText(parts) }),
};

/** Every value has an entry of its own: a pattern for all of them makes Kedro warn of each. */
function kedroCatalog(parts: TargetParts): string {
  const names = kedroNodes(parts).flatMap(({ outputs }) => outputs);
  return `# Every value stays the object that it is: copies would cut the ties between names of one object.\n_live: &live\n  type: MemoryDataset\n  copy_mode: assign\n\n${names.map((name) => `${yamlKey(name)}: *live\n`).join("")}`;
}

/** YAML reads some plain words as truth values or nothing. */
const yamlKey = (name: string): string => (/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(name) ? `"${name}"` : name);

interface KedroNode {
  readonly stage: Stage;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
}

/**
 * One node per stage. A node cannot give what it takes under the same name, so each result gets a number; and since Kedro
 * orders nodes by their data alone, a token that is handed from node to node keeps the notebook's order.
 */
function kedroNodes({ whole: { stages }, settings }: TargetParts): readonly KedroNode[] {
  const names = new Set(settings.map((one) => one.name));
  const latest = new Map<string, string>();
  const taken = new Set(stages.map((_, index) => tokenAfter(index)));
  return stages.map((stage, index) => {
    const inputs = stage.parameters.map((one) => (names.has(one) ? `params:${one}` : (latest.get(one) ?? one)));
    for (const one of stage.returns) latest.set(one, freeVersion(one, taken));
    return { stage, inputs: index === 0 ? inputs : [tokenAfter(index - 1), ...inputs], outputs: [tokenAfter(index), ...stage.returns.map((one) => latest.get(one) ?? one)] };
  });
}

const tokenAfter = (index: number): string => `done_${index + 1}`;

/** Kedro takes what begins with an underscore for a part of its configuration. */
function freeVersion(name: string, taken: Set<string>): string {
  const wanted = name.replace(/^_+/, "value_");
  let version = wanted;
  for (let number = 2; taken.has(version); number++) version = `${wanted}_v${number}`;
  taken.add(version);
  return version;
}

function kedroText(parts: TargetParts): string {
  const { whole: { name, stages, layout }, isAsync } = parts;
  const list = (items: readonly string[]): string => `[${items.map((one) => JSON.stringify(one)).join(", ")}]`;
  const nodes = kedroNodes(parts).map(({ stage, inputs, outputs }, index) => `${INDENT}${INDENT}${INDENT}node(in_order(${stage.name}, ${stage.returns.length}, ${index === 0 ? "False" : "True"}), ${inputs.length > 0 ? list(inputs) : "None"}, ${list(outputs)}, name="${stage.name}"),`);
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

${isAsync ? "import asyncio\nimport inspect\n" : ""}${imports}
${isAsync ? "\n# One for all stages, so that what one of them has begun can be awaited in the next.\nLOOP = asyncio.new_event_loop()\n" : ""}

# Kedro stores no None, so this goes in its place.
NOTHING = object()


def in_order(stage: Callable[..., Any], results: int, waits: bool) -> Callable[..., tuple[Any, ...]]:
    """Makes a stage wait for the one before it: it takes a token first and gives one back."""

    def run(*arguments: Any) -> tuple[Any, ...]:
        given = stage(*(None if one is NOTHING else one for one in arguments[1 if waits else 0 :]))
${isAsync ? "        if inspect.iscoroutine(given):\n            given = LOOP.run_until_complete(given)\n" : ""}        values = [given] if results == 1 else given if results > 1 else []
        return (True, *(NOTHING if one is None else one for one in values))

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
