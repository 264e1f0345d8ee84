import { memo } from "../../../memo.ts";
import { entriesAt, itemsAt, mappingAt, scalarAt } from "../../../syntax/data/access.ts";
import type { Entry, Mapping, Node, Scalar } from "../../../syntax/data/node.ts";
import { soundRoots } from "../../../syntax/data/read.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../../workspace/uri.ts";
import { entryMeant } from "../meant.ts";
import { loopRuns } from "./loop.ts";
import { DEFAULT_PARAMS, readParams } from "./params.ts";
import { substituted, type Layer, type Scope } from "./scope.ts";

/** A dvc.yaml as DVC understands it: its stages with names resolved as far as that is possible without running it. */
export interface Pipeline {
  readonly document: Document;
  readonly root: Node;
  readonly scope: Scope;
  readonly stages: readonly Stage[];
}

export interface Stage {
  readonly name: string;
  readonly key: Scalar;
  /** What holds `cmd`, `deps`, `outs`: the stage itself, or the `do` of a `foreach`. */
  readonly body: Mapping;
  /** The scope of each run of the stage: one, or one per item of `foreach` or `matrix`. */
  readonly runs: readonly Scope[];
  /** What dvc.lock calls each run; `undefined` for those that only DVC can name. */
  readonly runNames: readonly (string | undefined)[];
  readonly uses: readonly PathUse[];
  readonly params: readonly ParamUse[];
  readonly commands: readonly Scalar[];
  /** The folder that its first run works in. */
  readonly folder: string;
}

/** A path in `deps` or in one of the lists of outputs, resolved for one run of the stage. */
export interface PathUse {
  readonly role: "dep" | "out";
  /** The list that it stands in: `deps`, `outs`, `metrics`, `plots`. */
  readonly list: string;
  readonly node: Scalar;
  readonly path: string;
  /** The folder that the path is relative to. */
  readonly folder: string;
  readonly uri: string;
  readonly options: Mapping | undefined;
  readonly run: number;
}

/** A key in `params:`, or a whole file of parameters. */
export interface ParamUse {
  readonly node: Scalar;
  /** `undefined` where all of the file is meant. */
  readonly name: string | undefined;
  readonly fileUri: string;
  readonly fileName: string;
  /** The folder that the name of the file is relative to. */
  readonly folder: string;
}

const OUTPUT_LISTS = ["outs", "metrics", "plots"];

export const pipelineOf = (document: Document, snapshot: Snapshot): Pipeline | undefined => inSnapshot(snapshot)(document);

const inSnapshot = memo((snapshot: Snapshot) => memo((document: Document) => readPipeline(document, snapshot)));

function readPipeline(document: Document, snapshot: Snapshot): Pipeline | undefined {
  const [root] = soundRoots(document);
  if (!root) return undefined;
  const folder = folderOf(document.uri);
  const fallback = readParams(`${folder}/${DEFAULT_PARAMS}`, snapshot);
  const scope = withVars(
    { layers: fallback.state === "read" ? [fallback] : [], open: fallback.state === "unreadable" },
    // A list whose own name has a slip is told by its name, and what it brings is known all the same.
    itemsAt(entryMeant(root, "vars")?.value),
    document.uri,
    folder,
    snapshot,
  );
  const stages = entriesAt(root, "stages").flatMap((entry) => readStage(entry, document, scope, snapshot));
  return { document, root, scope, stages };
}

/** Adds what a `vars:` list loads: files, `file:key,key`, and mappings written in place. */
function withVars(outer: Scope, items: readonly Node[], uri: string, folder: string, snapshot: Snapshot): Scope {
  const layers: Layer[] = [];
  let open = outer.open;
  for (const item of items) {
    if (item.type === "mapping") layers.push({ uri, root: item });
    if (item.type !== "scalar") continue;
    const [path = ""] = item.text.split(/:(?!\/)/);
    const file = readParams(resolvePath(folder, path), snapshot);
    if (file.state === "read") layers.push(file);
    else open = true;
  }
  return { layers: [...layers.toReversed(), ...outer.layers], open };
}

function readStage({ key, value }: Entry, document: Document, outer: Scope, snapshot: Snapshot): Stage[] {
  const body = mappingAt(value, "do") ?? (value.type === "mapping" ? value : undefined);
  if (!body) return [];
  const base = folderOf(document.uri);
  const turns = loopRuns(value, outer, document.uri);
  const runs = turns.map(({ scope }) => {
    const folder = folderFor(base, body, scope) ?? base;
    return withVars(scope, itemsAt(body, "vars"), document.uri, folder, snapshot);
  });
  const uses = runs.flatMap((scope, run) => {
    const folder = folderFor(base, body, scope);
    return folder === undefined ? [] : pathUses(body, scope, folder, run);
  });
  const [first] = runs;
  const paramsFolder = first && folderFor(base, body, first);
  const cmd = body.entries.find((entry) => entry.key.text === "cmd")?.value;
  return [
    {
      name: key.text,
      key,
      body,
      runs,
      runNames: turns.map((turn) => (turn.key === undefined ? undefined : turn.key === "" ? key.text : `${key.text}@${turn.key}`)),
      uses,
      params: first && paramsFolder !== undefined ? paramUses(body, first, paramsFolder) : [],
      commands: cmd?.type === "scalar" ? [cmd] : itemsAt(cmd).filter((item) => item.type === "scalar"),
      folder: paramsFolder ?? base,
    },
  ];
}

function folderFor(base: string, body: Mapping, scope: Scope): string | undefined {
  const wdir = scalarAt(body, "wdir");
  const path = wdir && substituted(wdir, scope);
  if (!wdir) return base;
  return path === undefined ? undefined : resolvePath(base, path);
}

function pathUses(body: Mapping, scope: Scope, folder: string, run: number): PathUse[] {
  const read = (list: string, role: PathUse["role"]): PathUse[] =>
    itemsAt(entryMeant(body, list)?.value).flatMap((item): PathUse[] => {
      const entry = item.type === "mapping" ? item.entries[0] : undefined;
      const node = entry?.key ?? (item.type === "scalar" ? item : undefined);
      const path = node && substituted(node, scope);
      if (!node || path === undefined || path === "") return [];
      const options = entry?.value.type === "mapping" ? entry.value : undefined;
      return [{ role, list, node, path, folder, uri: isRemote(path) ? path : resolvePath(folder, path), options, run }];
    });
  return [...read("deps", "dep"), ...OUTPUT_LISTS.flatMap((list) => read(list, "out"))];
}

/** `s3://bucket/key`, `remote://name/key`, `https://…`: nothing on this disk. */
export const isRemote = (path: string): boolean => /^[\w+.-]{2,}:\/\//.test(path);

function paramUses(body: Mapping, scope: Scope, folder: string): ParamUse[] {
  return itemsAt(entryMeant(body, "params")?.value).flatMap((item): ParamUse[] => {
    if (item.type === "scalar") return [{ node: item, name: item.text, folder, fileName: DEFAULT_PARAMS, fileUri: `${folder}/${DEFAULT_PARAMS}` }];
    return entriesAt(item).flatMap(({ key, value }): ParamUse[] => {
      const fileName = substituted(key, scope);
      if (fileName === undefined) return [];
      const file = { fileName, folder, fileUri: resolvePath(folder, fileName) };
      const keys = itemsAt(value).filter((one) => one.type === "scalar");
      return [{ node: key, name: undefined, ...file }, ...keys.map((node) => ({ node, name: node.text, ...file }))];
    });
  });
}
