import { memo } from "../../../memo.ts";
import { itemsAt } from "../../../syntax/data/access.ts";
import type { Scalar } from "../../../syntax/data/node.ts";
import { nearest } from "../../../text/nearest.ts";
import type { Document } from "../../../workspace/document.ts";
import type { Snapshot } from "../../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../../workspace/uri.ts";
import { isMisspelt, missingToTell, type MissingFiles, type NamedFile } from "../paths.ts";
import { canExist, madeAround } from "./existence.ts";
import { readParams } from "./params.ts";
import { isRemote, pipelineOf, type Pipeline, type Stage } from "./pipeline.ts";

/** What a pipeline reads and does not find. At most one of the lists says that the pipeline is alone. */
export interface MissingOfPipeline {
  readonly deps: MissingFiles<Dependency>;
  readonly params: MissingFiles<NamedFile>;
  readonly vars: MissingFiles<NamedFile>;
}

/** A file that a stage waits for. */
export interface Dependency extends NamedFile {
  readonly node: Scalar;
  readonly stage: Stage;
}

export const missingOfPipeline = (document: Document, snapshot: Snapshot): MissingOfPipeline => inSnapshot(snapshot)(document);

const inSnapshot = memo((snapshot: Snapshot) => memo((document: Document) => readMissing(document, snapshot)));

function readMissing(document: Document, snapshot: Snapshot): MissingOfPipeline {
  const pipeline = pipelineOf(document, snapshot);
  const made = new Set(pipeline?.stages.flatMap(({ uses }) => uses.filter(({ role }) => role === "out").map(({ uri }) => uri)));
  const deps = pipeline ? dependenciesOf(pipeline).filter(({ uri }) => !made.has(uri)) : [];
  const params = pipeline?.stages.flatMap(({ params }) => params.map(({ node, fileName, fileUri }): NamedFile => ({ at: node.span, path: fileName, uri: fileUri }))) ?? [];
  const vars = pipeline ? varsOf(pipeline) : [];
  const isSlip = ({ uri }: NamedFile): boolean => isMisspelt(uri, snapshot, document.uri);
  // A program that a stage starts shows as well that the project is here.
  const started = pipeline?.stages.flatMap(namedBy).filter(({ path }) => /\.(py|sh|ipynb|r|jl)$/i.test(path)) ?? [];
  const isNearlyMade = nearlyMade(document, snapshot);
  const waiting = missingToTell<Dependency>([...deps, ...started], deps.filter(({ uri }) => !canExist(uri, snapshot)), (one) => isSlip(one) || isNearlyMade(one) || isNearlyNamed(one), snapshot);
  const all = [...deps, ...started, ...params, ...vars];
  const tracked = missingToTell<NamedFile>(all, params.filter(({ uri }) => readParams(uri, snapshot).state === "missing"), isSlip, snapshot);
  const loaded = missingToTell<NamedFile>(all, vars.filter(({ uri }) => !canExist(uri, snapshot)), isSlip, snapshot);
  return {
    deps: waiting,
    params: { ...tracked, alone: waiting.alone ? undefined : tracked.alone },
    vars: { ...loaded, alone: waiting.alone ?? tracked.alone ? undefined : loaded.alone },
  };
}

function dependenciesOf({ stages }: Pipeline): readonly Dependency[] {
  return stages.flatMap((stage) => stage.uses.flatMap(({ role, node, path, uri }) => (role === "dep" && (!isRemote(uri) || uri.startsWith("file:")) ? [{ at: node.span, path, uri, node, stage }] : [])));
}

function varsOf({ document, root, stages }: Pipeline): readonly NamedFile[] {
  const lists = [{ list: root, folder: folderOf(document.uri) }, ...stages.map(({ body, folder }) => ({ list: body, folder }))];
  return lists.flatMap(({ list, folder }) =>
    itemsAt(list, "vars").flatMap((item) => {
      const [path = ""] = item.type === "scalar" && !item.text.includes("${") ? item.text.split(/:(?!\/)/) : [];
      return path === "" ? [] : [{ at: item.span, path, uri: resolvePath(folder, path) }];
    }),
  );
}

/** Nearly what a stage makes or a `.dvc` file tracks. */
function nearlyMade(document: Document, snapshot: Snapshot): (dependency: Dependency) => boolean {
  const folder = folderOf(document.uri);
  const made = new Map<string, Paths>();
  return ({ uri }) => {
    const around = folderOf(uri);
    const known = made.get(around) ?? pathsOf(madeAround(uri, snapshot).map((one) => relativePath(folder, one)));
    made.set(around, known);
    return isNearly(relativePath(folder, uri), known);
  };
}

/** Nearly what the command of the stage itself says. */
function isNearlyNamed({ path, stage }: Dependency): boolean {
  const words = namedBy(stage).map((one) => one.path);
  return !words.includes(path) && isNearly(path, pathsOf(words));
}

/** What the commands of a stage name that looks like a file. */
function namedBy(stage: Stage): readonly Dependency[] {
  return stage.commands.flatMap((node) =>
    node.text.split(/[\s"'=;|&<>]+/).filter((word) => /^[\w./-]+\.\w+$/.test(word)).map((word) => ({ at: node.span, path: word.replace(/^\.\//, ""), uri: resolvePath(stage.folder, word), node, stage })),
  );
}

/** Paths of one type that differ in nothing but numbers, by what they are without them. */
type Paths = ReadonlyMap<string | undefined, ReadonlyMap<string, readonly string[]>>;

function pathsOf(paths: readonly string[]): Paths {
  const byType = new Map<string | undefined, Map<string, string[]>>();
  for (const path of paths) {
    const type = typeOf(path);
    const alike = byType.get(type) ?? new Map<string, string[]>();
    const letters = lettersOf(path);
    const same = alike.get(letters);
    if (same) same.push(path);
    else alike.set(letters, [path]);
    byType.set(type, alike);
  }
  return byType;
}

/** Names that tell numbered parts of one thing apart are no slips of each other, nor are files of two types. */
function isNearly(path: string, known: Paths): boolean {
  const letters = lettersOf(path);
  const others = [...(known.get(typeOf(path)) ?? [])].filter(([alike]) => alike !== letters && (letters.length <= SHORT || nearest(letters, [alike], MOST_EDITS) !== undefined));
  return nearest(path, others.flatMap(([, paths]) => paths), MOST_EDITS) !== undefined;
}

const MOST_EDITS = 2;
/** Of shorter names `nearest` allows fewer edits, and without its numbers a name is shorter. */
const SHORT = 8;

const lettersOf = (path: string): string => path.replace(/\d/g, "");

const typeOf = (path: string): string | undefined => /\.\w+$/.exec(path)?.[0];
