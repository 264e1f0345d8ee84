import { closeSync, openSync, readSync, realpathSync, type Dirent } from "node:fs";
import { opendir } from "node:fs/promises";
import { basename, dirname, join, sep } from "node:path";

import { HEAD_BYTES, isWhole, kindOfHead, sightsIn, sniffedNames, type ColumnMapping, type Listing, type StoreKind } from "../../core/index.ts";
import { isPackedSession } from "./archive.ts";
import { statOf } from "./stat.ts";

/** Folders that may be large and hold no store of this workspace. */
const PASSED_OVER = new Set([".git", ".hg", ".svn", "node_modules", ".venv", "venv", "site-packages", "__pycache__", ".tox", ".nox", "dist", "build"]);
const DEPTH = 8;
/** A workspace with more folders than this is searched only so far, and so for files that are looked into. */
const MOST_FOLDERS = 20_000;
/** Behind a link may be a disk full of data; stores that people link to begin close behind it. */
const DEPTH_OF_LINKS = 2;
const MOST_SNIFFED = 2_000;
/** A search is worth this long, since a training that writes asks for one with every point. */
const WORTH_MS = 3000;

/** A store that was found: its root, the folders that are a run each, and the names of files in the root. */
export interface FoundStore {
  readonly kind: StoreKind;
  readonly root: string;
  readonly folders: ReadonlySet<string>;
  readonly names: ReadonlySet<string>;
}

/**
 * Finds the stores of any tracker below a folder, nearest first. Git usually ignores them, so `.gitignore` is not asked.
 * Where none was found, the next question searches again at once.
 */
export function storeSearch(): (folder: string, mappingOf?: MappingOf) => Promise<readonly FoundStore[]> {
  const known = new Map<string, { readonly stores: readonly FoundStore[]; readonly until: number }>();
  const kindOf = headSniffer();
  return async (folder, mappingOf = () => undefined) => {
    const old = known.get(folder);
    if (old && old.stores.length > 0 && performance.now() < old.until && !isMappedNow(old.stores, mappingOf)) return old.stores;
    const stores = await search(folder, (path) => mapped(kindOf(path), mappingOf(path)));
    known.set(folder, { stores, until: performance.now() + WORTH_MS });
    return stores;
  };
}

/** Whether somebody has said meanwhile what the columns of a table are. */
const isMappedNow = (stores: readonly FoundStore[], mappingOf: MappingOf): boolean => stores.some(({ kind, root, names }) => kind === "unclear" && [...names].some((name) => mappingOf(join(root, name)) !== undefined));

const mapped = (kind: StoreKind | undefined, mapping: ColumnMapping | undefined): StoreKind | undefined => ((kind === undefined || kind === "unclear") && mapping ? "table" : kind);

/** What a person said of a table's columns makes it one of metrics. */
type MappingOf = (path: string) => ColumnMapping | undefined;
type KindOfFile = (path: string) => StoreKind | undefined;

async function search(root: string, kindOf: KindOfFile): Promise<readonly FoundStore[]> {
  const found = new Map<string, { readonly kind: StoreKind; readonly root: string; readonly folders: Set<string>; readonly names: Set<string> }>();
  let level: readonly Place[] = [{ folder: root, left: DEPTH }];
  const linked = new Set([realOf(root)]);
  let seen = 0;
  let sniffed = 0;

  function store(kind: StoreKind, path: string): { readonly folders: Set<string>; readonly names: Set<string> } {
    const known = found.get(`${kind} ${path}`) ?? { kind, root: path, folders: new Set<string>(), names: new Set<string>() };
    found.set(`${kind} ${path}`, known);
    return known;
  }

  /** Takes what the folder shows; returns the folders in it that are worth a look. */
  function look(folder: string, listing: Listing): readonly string[] {
    const sights = sightsIn(listing);
    for (const { kind, up } of sights) store(kind, above(folder, up)).folders.add(folder);
    for (const name of sniffedNames(listing, sights)) {
      sniffed += 1;
      const kind = sniffed <= MOST_SNIFFED ? kindOf(join(folder, name)) : undefined;
      if (kind) store(kind, folder).names.add(name);
    }
    return isWhole(sights) ? [] : listing.folders.filter((name) => !PASSED_OVER.has(name)).map((name) => join(folder, name));
  }

  while (level.length > 0 && seen < MOST_FOLDERS) {
    const next: Place[] = [];
    for (const { folder, left } of level) {
      const listing = await listingOf(folder, root, linked);
      const inner = look(folder, listing);
      if (left > 0) next.push(...inner.map((path) => ({ folder: path, left: Math.min(left - 1, listing.links.has(basename(path)) ? DEPTH_OF_LINKS : DEPTH) })));
    }
    seen += level.length;
    level = next;
  }
  return [...found.values()];
}

/** A folder that is still to be looked at, and how many levels below it are. */
interface Place {
  readonly folder: string;
  readonly left: number;
}

const above = (folder: string, levels: number): string => (levels === 0 ? folder : above(dirname(folder), levels - 1));

/** A folder that may not be read, or is gone by now, holds no store for us. */
async function listingOf(folder: string, root: string, linked: Set<string>): Promise<Listing & { readonly links: ReadonlySet<string> }> {
  const entries: Dirent[] = [];
  try {
    for await (const entry of await opendir(folder)) entries.push(entry);
  } catch {
    // What was listed before the fault is worth having.
  }
  const links = new Set(entries.filter((entry) => entry.isSymbolicLink() && isFolder(join(folder, entry.name))).map(({ name }) => name));
  // Where a link leads to a place that is looked at anyway, or around in a circle, it is passed over.
  const fresh = [...links].filter((name) => isFresh(realOf(join(folder, name)), linked));
  const names = entries.filter(({ name }) => !links.has(name));
  const folders = [...names.filter((entry) => entry.isDirectory()).map(({ name }) => name), ...fresh];
  return { name: basename(folder), around: namesAround(folder, root), folders: folders.toSorted(), files: names.filter((entry) => !entry.isDirectory()).map(({ name }) => name).toSorted(), links };
}

const isFolder = (path: string): boolean => statOf(path)?.isDirectory() ?? false;

function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

/** Neither within what was begun, nor around it; noted down where it is. */
function isFresh(path: string, linked: Set<string>): boolean {
  const isKnown = [...linked].some((each) => path === each || path.startsWith(each + sep) || each.startsWith(path.endsWith(sep) ? path : path + sep));
  if (!isKnown) linked.add(path);
  return !isKnown;
}

function namesAround(folder: string, root: string): readonly string[] {
  return folder === root || dirname(folder) === folder ? [] : [basename(dirname(folder)), ...namesAround(dirname(folder), root)];
}

/** Remembers each file by size and time, so that a large workspace is looked into once. */
export function headSniffer(): KindOfFile {
  const known = new Map<string, { readonly stamp: string; readonly kind: StoreKind | undefined }>();
  return (path) => {
    const stat = statOf(path);
    if (!stat?.isFile() || stat.size === 0) return undefined;
    const old = known.get(path);
    // What a file is does not change while it grows, except that it may become something.
    const stamp = old?.kind ? "known" : `${stat.mtimeMs} ${stat.size}`;
    if (old?.stamp === stamp) return old.kind;
    const kind = path.toLowerCase().endsWith(".zip") ? packedKind(path) : kindOfHead(`${basename(dirname(path))}/${basename(path)}`, headOf(path));
    known.set(path, { stamp: kind ? "known" : stamp, kind });
    return kind;
  };
}

const packedKind = (path: string): StoreKind | undefined => (isPackedSession(path) ? "clearml" : undefined);

function headOf(path: string): string {
  try {
    const file = openSync(path, "r");
    const bytes = Buffer.alloc(HEAD_BYTES);
    const count = readSync(file, bytes, 0, HEAD_BYTES, 0);
    closeSync(file);
    return bytes.toString("utf8", 0, count);
  } catch {
    return "";
  }
}
