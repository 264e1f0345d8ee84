import { suppliersOf } from "../config/dvc/graph.ts";
import { isRemote, type Pipeline, type Stage } from "../config/dvc/pipeline.ts";
import { readParams } from "../config/dvc/params.ts";
import { lookUp, type Scope } from "../config/dvc/scope.ts";
import { entriesAt, entryOf, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Mapping, Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { isSameCommand } from "./dvcCommand.ts";
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
    const found = [...new Set([...alwaysRuns(stage), ...stageReasons(stage, locked, { snapshot, hashOf, tally })])];
    if (found.length > 0) reasons.set(stage, found);
  }
  const stale = new Set(reasons.keys());
  for (let before = -1; before !== stale.size; ) {
    before = stale.size;
    for (const stage of pipeline.stages) if (!isFrozen(stage) && suppliersOf(pipeline, stage).some(({ supplier }) => stale.has(supplier))) stale.add(stage);
  }
  return { reasons, state: (stage) => (stale.has(stage) ? "stale" : "fresh"), compared: sentence(tally) };
}

interface Comparing {
  readonly snapshot: Snapshot;
  readonly hashOf: HashOf;
  readonly tally: Tally;
}

/** DVC runs a frozen stage for no change of what it reads. */
export const isFrozen = ({ body }: Stage): boolean => scalarAt(body, "frozen")?.value === true;

function* alwaysRuns({ body, uses, params }: Stage): Generator<string> {
  if (scalarAt(body, "always_changed")?.value === true) yield "It runs every time: `always_changed` is on.";
  else if (uses.length === 0 && params.length === 0 && !entryOf(body, "deps") && !entryOf(body, "outs")) yield "It runs every time: it reads and writes nothing that DVC knows.";
}

function* stageReasons(stage: Stage, locked: readonly Entry[], comparing: Comparing): Generator<string> {
  const runs = locked.filter(({ key }) => key.text === stage.name || key.text.startsWith(`${stage.name}@`));
  const names = stage.runNames.filter((name) => name !== undefined);
  const missing = names.filter((name) => !runs.some(({ key }) => key.text === name));
  const isNew = runs.length === 0 || missing.length === names.length;
  if (isNew && missing.length > 0) yield "It has not run yet: dvc.lock does not have it.";
  else if (missing.length > 0) yield `${missing.map((name) => `\`${name}\``).slice(0, MOST_NAMES).join(", ")}${missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : ""} ${missing.length === 1 ? "has" : "have"} not run yet.`;
  for (const run of runs) {
    const index = stage.runNames.indexOf(run.key.text);
    // A run whose name cannot be told is held against the first; one that the loop no longer has counts for nothing.
    if (index >= 0) yield* runReasons(stage, index, run, comparing);
    else if (names.length < stage.runNames.length) yield* lockedFilesOf(stage, run, comparing);
  }
}

const MOST_NAMES = 3;

function* runReasons(stage: Stage, index: number, { value: run }: Entry, comparing: Comparing): Generator<string> {
  const scope = stage.runs[index];
  const frozen = isFrozen(stage);
  if (scope) yield* command(stage, scope, run, comparing.tally);
  const uses = stage.uses.filter((use) => use.run === index && !(frozen && use.role === "dep"));
  const files = uses.map(({ path, role }) => ({ path, role, file: itemsAt(run, `${role}s`).find((one) => scalarAt(one, "path")?.text === path) }));
  for (const { path, file } of files) if (!file) yield `\`${path}\` is not in dvc.lock yet.`;
  for (const { role, file } of files) if (file) yield* changedFile(file, stage, ROLES[role], comparing);
  if (!frozen) yield* parameters(stage, run, comparing);
}

const ROLES = { dep: "has changed since the stage ran", out: "is not what the stage wrote" } as const;

/** Of a run that cannot be named only its files can be compared. */
function* lockedFilesOf(stage: Stage, { value: run }: Entry, comparing: Comparing): Generator<string> {
  for (const role of ["dep", "out"] as const) {
    if (role === "dep" && isFrozen(stage)) continue;
    for (const file of itemsAt(run, `${role}s`)) yield* changedFile(file, stage, ROLES[role], comparing);
  }
}

function* command(stage: Stage, scope: Scope, run: Node, tally: Tally): Generator<string> {
  const cmd = nodeAt(run, "cmd");
  const then = cmd?.type === "scalar" ? [cmd.text] : itemsAt(cmd).map((item) => (item.type === "scalar" ? item.text : ""));
  const same = cmd && isSameCommand(stage.commands, then, scope);
  if (same === undefined) return;
  tally.commands++;
  if (!same) yield "Its command has changed since it ran.";
}

function* parameters(stage: Stage, run: Node, { snapshot, tally }: Comparing): Generator<string> {
  for (const fileUri of new Set(stage.params.map((use) => use.fileUri))) {
    const then = entriesAt(run, "params").find(({ key }) => resolvePath(stage.folder, key.text) === fileUri)?.value;
    const names = stage.params.flatMap((use) => (use.fileUri === fileUri ? (use.name ?? []) : []));
    const file = readParams(fileUri, snapshot);
    const all = names.length > 0 || file.state !== "read" ? [] : entriesAt(file.root);
    const isTold = names.length > 0 && !names.some((name) => name.includes("${"));
    const wanted = isTold ? names : new Set([...entriesAt(then), ...all].map(({ key }) => key.text));
    for (const name of wanted) {
      const known = entriesAt(then).find(({ key }) => key.text === name);
      if (known) yield* changedParameter(known, fileUri, snapshot, tally);
      else yield `The parameter \`${name}\` is not in dvc.lock yet.`;
    }
  }
}

function* changedFile(file: Node, stage: Stage, what: string, { hashOf, tally }: Comparing): Generator<string> {
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
