import { suppliersOf } from "../config/dvc/graph.ts";
import { isRemote, type Pipeline, type Stage } from "../config/dvc/pipeline.ts";
import { readParams } from "../config/dvc/params.ts";
import { lookUp, substituted } from "../config/dvc/scope.ts";
import { entriesAt, entryOf, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { HashOf } from "./graph.ts";

/** What would run again, as far as dvc.lock and the disk tell without running DVC. */
export interface Staleness {
  /** Why a stage would run again, in sentences; stages that nothing speaks against are left out. */
  readonly reasons: ReadonlyMap<Stage, readonly string[]>;
  readonly state: (stage: Stage) => "stale" | "fresh" | "unknown";
  readonly compared?: string;
}

/** What was looked at on the way, for the one sentence that says so. */
interface Tally {
  files: number;
  bytes: number;
  parameters: number;
  commands: number;
  readonly skipped: string[];
}

export function dvcStaleness(pipeline: Pipeline, snapshot: Snapshot, hashOf: HashOf): Staleness {
  const lock = snapshot.files.read(`${folderOf(pipeline.document.uri)}/dvc.lock`);
  if (!lock) return { reasons: new Map(), state: () => "unknown", compared: "There is no dvc.lock yet, so it is not known what has run. Run `dvc repro`." };
  const [root] = soundRoots(lock);
  if (!root) return { reasons: new Map(), state: () => "unknown", compared: "dvc.lock cannot be read, so it is not known what has run." };
  const tally: Tally = { files: 0, bytes: 0, parameters: 0, commands: 0, skipped: [] };
  const locked = entriesAt(root, "stages");
  const reasons = new Map<Stage, readonly string[]>();
  for (const stage of pipeline.stages) {
    const runs = locked.filter(({ key }) => key.text === stage.name || key.text.startsWith(`${stage.name}@`));
    const found = runs.length === 0 ? ["It has not run yet: dvc.lock does not have it."] : [...new Set(runs.flatMap((run) => [...reasonsOf(stage, run, snapshot, hashOf, tally)]))];
    if (found.length > 0) reasons.set(stage, found);
  }
  const stale = new Set(reasons.keys());
  for (let before = -1; before !== stale.size; ) {
    before = stale.size;
    for (const stage of pipeline.stages) if (suppliersOf(pipeline, stage).some(({ supplier }) => stale.has(supplier))) stale.add(stage);
  }
  return { reasons, state: (stage) => (stale.has(stage) ? "stale" : "fresh"), compared: sentence(tally) };
}

function* reasonsOf(stage: Stage, { value: run }: Entry, snapshot: Snapshot, hashOf: HashOf, tally: Tally): Generator<string> {
  yield* command(stage, run, tally);
  yield* changedLists(stage, run);
  for (const [list, what] of [["deps", "has changed since the stage ran"], ["outs", "is not what the stage wrote"]] as const) {
    for (const file of itemsAt(run, list)) yield* changedFile(file, stage, what, hashOf, tally);
  }
  for (const { key, value } of entriesAt(run, "params")) {
    for (const parameter of entriesAt(value)) yield* changedParameter(parameter, resolvePath(stage.folder, key.text), snapshot, tally);
  }
}

/** Only a stage that runs once has one command to compare. */
function* command(stage: Stage, run: Node, tally: Tally): Generator<string> {
  const [scope, another] = stage.runs;
  const now = scope && !another ? stage.commands.map((one) => substituted(one, scope)) : [undefined];
  const cmd = nodeAt(run, "cmd");
  const then = cmd?.type === "scalar" ? [cmd.text] : itemsAt(cmd).map((item) => (item.type === "scalar" ? item.text : ""));
  if (now.includes(undefined) || !cmd) return;
  tally.commands++;
  if (now.join("\n").trim() !== then.join("\n").trim()) yield "Its command has changed since it ran.";
}

function* changedLists(stage: Stage, run: Node): Generator<string> {
  if (stage.runs.length > 1) return;
  const paths = (list: string): ReadonlySet<string> => new Set(itemsAt(run, list).flatMap((file) => scalarAt(file, "path")?.text ?? []));
  const [deps, outs] = [paths("deps"), paths("outs")];
  for (const { path, role } of stage.uses) {
    if (!(role === "dep" ? deps : outs).has(path)) yield `\`${path}\` is not in dvc.lock yet.`;
  }
}

function* changedFile(file: Node, stage: Stage, what: string, hashOf: HashOf, tally: Tally): Generator<string> {
  const path = scalarAt(file, "path")?.text;
  const md5 = scalarAt(file, "md5")?.text;
  if (path === undefined || isRemote(path)) return;
  const hash = md5 === undefined ? ({ state: "skipped", reason: "no md5 in dvc.lock" } as const) : hashOf(resolvePath(stage.folder, path));
  if (hash.state === "missing") yield `\`${path}\` is not on this disk: \`dvc pull\` or \`dvc repro\` brings it.`;
  if (hash.state === "skipped") tally.skipped.push(`\`${path}\` (${hash.reason})`);
  if (hash.state !== "hashed") return;
  tally.files++;
  tally.bytes += hash.bytes;
  if (hash.md5 !== md5) yield `\`${path}\` ${what}.`;
}

function* changedParameter({ key, value }: Entry, fileUri: string, snapshot: Snapshot, tally: Tally): Generator<string> {
  const file = readParams(fileUri, snapshot);
  const found = file.state === "read" ? lookUp({ layers: [file], open: false }, key.text) : undefined;
  if (!found || found.state === "unknown") return;
  tally.parameters++;
  if (found.state === "missing") yield `The parameter \`${key.text}\` is gone.`;
  else yield* changedValue(key.text, value, found.node);
}

/** Of a group of parameters only those that differ are named. */
function* changedValue(name: string, then: Node, now: Node): Generator<string> {
  if (JSON.stringify(plain(now)) === JSON.stringify(plain(then))) return;
  if (then.type === "mapping" && now.type === "mapping" && sameKeys(then, now)) {
    for (const { key, value } of then.entries) yield* changedValue(`${name}.${key.text}`, value, entryOf(now, key.text)?.value ?? value);
  } else yield `The parameter \`${name}\` has changed${then.type === "scalar" && now.type === "scalar" ? ` from ${then.text} to ${now.text}` : ""}.`;
}

const sameKeys = (a: Mapping, b: Mapping): boolean => a.entries.length === b.entries.length && a.entries.every(({ key }) => entryOf(b, key.text));

/** Keys in one order, so that only values count. */
function plain(node: Node): unknown {
  if (node.type === "scalar") return node.value;
  if (node.type === "sequence") return node.items.map(plain);
  return node.entries.map(({ key, value }) => [key.text, plain(value)] as const).toSorted(([a], [b]) => (a < b ? -1 : 1));
}

function sentence({ files, bytes, parameters, commands, skipped }: Tally): string {
  const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? "" : "s"}`;
  const size = bytes < 1024 ? `${bytes} bytes` : bytes < 1024 * 1024 ? `${Math.round(bytes / 1024)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
  const done = `Compared with dvc.lock: ${count(files, "file")} by MD5 (${size}), ${count(parameters, "parameter")}, ${count(commands, "command")}.`;
  const [first, ...rest] = [...new Set(skipped)];
  return first === undefined ? done : `${done} Not compared: ${first}${rest.length > 0 ? ` and ${rest.length} more` : ""}.`;
}
