import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { resolvePath } from "../../workspace/uri.ts";
import { at, yamlOf } from "./dependencies.ts";

/** One step of a pipeline, as dvc.yaml has it. Paths are from the project's folder. */
export interface Stage {
  readonly name: string;
  readonly command: string;
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
  readonly command: string;
  readonly deps: readonly string[];
  readonly outs: readonly string[];
}

/** The stages of dvc.yaml in an order that they can run in. */
export function stagesOf(folderUri: string, { files }: Snapshot): Stages {
  const document = files.read(resolvePath(folderUri, "dvc.yaml"));
  if (!document) return { state: "missing" };
  const read = writtenStages(document);
  if (typeof read === "string") return { state: "unusable", reason: read };
  const maker = new Map(read.flatMap(({ name, outs }) => outs.map((out) => [out, name] as const)));
  const makerOf = (path: string): string | undefined => maker.get(path) ?? [...maker].find(([out]) => path.startsWith(`${out}/`) || out.startsWith(`${path}/`))?.[1];
  const stages = read.map(({ name, command, deps, outs }): Stage => {
    const inputs = deps.filter((dep) => makerOf(dep) !== undefined && makerOf(dep) !== name);
    const after = [...new Set(inputs.flatMap((dep) => makerOf(dep) ?? []))];
    return { name, command, inputs, files: deps.filter((dep) => !inputs.includes(dep)), outputs: outs, after };
  });
  return inOrder(stages);
}

function writtenStages(document: Document): readonly Written[] | string {
  const stages = at(yamlOf(document), "stages");
  if (typeof stages !== "object" || stages === null || Object.keys(stages).length === 0) return "dvc.yaml has no stages, or cannot be read.";
  const written: Written[] = [];
  for (const [name, stage] of Object.entries(stages)) {
    const commands = [at(stage, "cmd")].flat().filter((command) => typeof command === "string");
    if (commands.length === 0) return `The stage ${name} of dvc.yaml has no single command (foreach and matrix are not carried over).`;
    const outs = ["outs", "metrics", "plots"].flatMap((key) => pathsIn(at(stage, key)));
    const command = commands.join(" && ");
    if (command.includes("${")) return `The command of the stage ${name} has a template \${…}; write it out, or let the script read params.yaml.`;
    written.push({ name, command, deps: pathsIn(at(stage, "deps")), outs });
  }
  return written;
}

/** Entries are paths, or maps from a path to options. */
function pathsIn(list: unknown): readonly string[] {
  if (!Array.isArray(list)) return [];
  return (list as readonly unknown[]).flatMap((item) => {
    const path = typeof item === "string" ? item : typeof item === "object" && item !== null ? Object.keys(item)[0] : undefined;
    return path === undefined ? [] : [path.replace(/^\.\//, "").replace(/\/$/, "")];
  });
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
