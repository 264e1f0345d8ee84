import { entriesAt, entryOf, nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { relativePath, resolvePath } from "../../workspace/uri.ts";
import { isRemote, pipelineOf, type Pipeline, type Stage as WrittenStage } from "../config/dvc/pipeline.ts";
import { lookUp, type Scope } from "../config/dvc/scope.ts";
import { commandOf, type Command } from "./stageCommand.ts";

/** One step of a pipeline, as dvc.yaml has it; a stage with `foreach` or `matrix` is one step per turn. Paths are from the project's folder. */
export interface Stage {
  readonly name: string;
  readonly command: Command;
  /** What it reads that another stage makes. */
  readonly inputs: readonly string[];
  /** Code and data that stand in the project. */
  readonly files: readonly string[];
  readonly outputs: readonly string[];
  /** Stages that must have ended before. */
  readonly after: readonly string[];
}

export type Stages = { readonly state: "read"; readonly stages: readonly Stage[] } | { readonly state: "missing" } | { readonly state: "unusable"; readonly reason: string };

interface Written {
  readonly name: string;
  readonly command: Command;
  readonly deps: readonly string[];
  readonly outs: readonly string[];
}

/** The stages of dvc.yaml in an order that they can run in. */
export function stagesOf(folderUri: string, snapshot: Snapshot): Stages {
  const document = snapshot.files.read(resolvePath(folderUri, "dvc.yaml"));
  if (!document) return { state: "missing" };
  const pipeline = pipelineOf(document, snapshot);
  const read = pipeline ? writtenStages(pipeline, folderUri) : [];
  if (typeof read === "string") return { state: "unusable", reason: read };
  if (read.length === 0) return { state: "unusable", reason: "dvc.yaml has no stages, or cannot be read." };
  const maker = new Map(read.flatMap(({ name, outs }) => outs.map((out) => [out, name] as const)));
  const makerOf = (path: string): string | undefined => maker.get(path) ?? [...maker].find(([out]) => path.startsWith(`${out}/`) || out.startsWith(`${path}/`))?.[1];
  const stages = read.map(({ name, command, deps, outs }): Stage => {
    const inputs = deps.filter((dep) => makerOf(dep) !== undefined && makerOf(dep) !== name);
    const after = [...new Set(inputs.flatMap((dep) => makerOf(dep) ?? []))];
    return { name, command, inputs, files: deps.filter((dep) => !inputs.includes(dep)), outputs: outs, after };
  });
  return inOrder(stages);
}

function writtenStages({ root, stages }: Pipeline, folderUri: string): readonly Written[] | string {
  const written: Written[] = [];
  for (const stage of stages) {
    for (const [run, scope] of stage.runs.entries()) {
      const name = nameOfRun(stage, scope, run, root);
      const command = commandOf(stage, scope, stage.folder === folderUri.replace(/\/$/, "") ? "" : relativePath(folderUri, stage.folder));
      if (typeof command === "string") return `The stage ${name} of dvc.yaml ${command}`;
      const paths = (role: "dep" | "out"): readonly string[] => [...new Set(stage.uses.filter((use) => use.run === run && use.role === role && !isRemote(use.path)).map(({ uri }) => relativePath(folderUri, uri.replace(/\/$/, ""))))];
      written.push({ name, command, deps: paths("dep"), outs: paths("out") });
    }
  }
  return written;
}

/** As DVC calls it: `train@0.1`, by the item, the key or the place of the turn. */
function nameOfRun({ name }: WrittenStage, scope: Scope, run: number, root: Node): string {
  const stage = nodeAt(root, "stages", name);
  if (!entryOf(stage, "foreach") && !entryOf(stage, "matrix")) return name;
  const [item, key] = ["item", "key"].map((word) => lookUp(scope, word));
  if (entryOf(stage, "foreach") && key?.state === "found" && key.node.type === "scalar") return `${name}@${key.node.text}`;
  return `${name}@${(item?.state === "found" ? labelOf(item.node) : undefined) ?? String(run)}`;
}

function labelOf(item: Node): string | undefined {
  if (item.type === "scalar") return item.text;
  const values = entriesAt(item).map(({ value }) => (value.type === "scalar" ? value.text : undefined));
  return values.length === 0 || values.includes(undefined) ? undefined : values.join("-");
}

function inOrder(stages: readonly Stage[]): Stages {
  const done: Stage[] = [];
  while (done.length < stages.length) {
    const ready = stages.find((stage) => !done.includes(stage) && stage.after.every((name) => done.some((before) => before.name === name)));
    if (!ready) return { state: "unusable", reason: `The stages of dvc.yaml wait for each other in a circle: ${stages.filter((stage) => !done.includes(stage)).map(({ name }) => name).join(", ")}.` };
    done.push(ready);
  }
  return { state: "read", stages: done };
}
