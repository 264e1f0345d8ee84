import { memo } from "../../memo.ts";
import { entriesAt, isNull, itemsAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, relativePath, resolvePath } from "../../workspace/uri.ts";
import { foldersIn, yamlFilesIn } from "./neighbours.ts";

/** What all configs of a Hydra project define together, whichever options are chosen. */
export interface HydraProject {
  /** Where the keys of a file go: by its folder, its `@package` line, and the `group@package` of defaults lists. */
  packagesOf(uri: string): readonly string[];
  /** `missing` only where no config of the project defines the key, under whatever option. */
  has(path: readonly string[]): "found" | "missing" | "unknown";
}

const MOST_FILES = 400;
const MOST_LEVELS = 4;

/** The project that a config belongs to; `undefined` where a part of it is defined in Python, elsewhere, or not at all. */
export const hydraProject = (document: Document, snapshot: Snapshot): HydraProject | undefined => projects(snapshot)(rootFolder(document, snapshot));

const projects = memo((snapshot: Snapshot) => {
  const known = new Map<string, HydraProject | undefined>();
  return (root: string): HydraProject | undefined => {
    if (!known.has(root)) known.set(root, readProject(root, snapshot));
    return known.get(root);
  };
});

/** The topmost folder above the file, without a gap, that has a config with a defaults list. */
function rootFolder({ uri }: Document, snapshot: Snapshot): string {
  let root = folderOf(uri);
  for (let folder = folderOf(root), level = 0; level < MOST_LEVELS && hasDefaults(folder, snapshot); level++, folder = folderOf(folder)) root = folder;
  return root;
}

const hasDefaults = (folder: string, snapshot: Snapshot): boolean =>
  yamlFilesIn(folder, snapshot).some((uri) => /^defaults:/m.test(snapshot.files.read(uri)?.text ?? ""));

function readProject(root: string, snapshot: Snapshot): HydraProject | undefined {
  const documents = configsBelow(root, snapshot);
  if (!documents || !documents.some((document) => itemsOf(document).length > 0) || documents.some((document) => isOpen(document, root, snapshot))) return undefined;
  const placed = placements(documents, root);
  const packagesOf = (uri: string): readonly string[] => {
    const document = documents.find((one) => one.uri === uri);
    return document ? packagesFor(document, root, placed) : [];
  };
  const keys = new Map<string, "whole" | "opaque">();
  for (const document of documents) {
    for (const name of packagesOf(document.uri)) {
      for (const [index] of name.split(".").entries()) keys.set(name.split(".").slice(0, index + 1).join("."), "whole");
      for (const node of soundRoots(document, "omegaconf")) collect(node, name, keys);
    }
  }
  return { packagesOf, has: (path) => lookUp(path, keys) };
}

function lookUp(path: readonly string[], keys: ReadonlyMap<string, "whole" | "opaque">): ReturnType<HydraProject["has"]> {
  for (const [index] of path.entries()) {
    const found = keys.get(path.slice(0, index + 1).join("."));
    if (found === undefined) return "missing";
    if (found === "opaque" && index < path.length - 1) return "unknown";
  }
  return "found";
}

function collect(node: Node, prefix: string, keys: Map<string, "whole" | "opaque">): void {
  for (const { key, value } of entriesAt(node)) {
    const name = prefix === "" ? key.text : `${prefix}.${key.text}`;
    // What is filled in later, or stands for another part, may hold anything; so may what another file leaves open.
    const whole = value.type === "mapping" && value.entries.length > 0;
    if (keys.get(name) !== "opaque") keys.set(name, whole ? "whole" : "opaque");
    if (whole) collect(value, name, keys);
  }
}

/** Every config below the folder; `undefined` where one cannot be read, or there are too many. */
function configsBelow(root: string, snapshot: Snapshot): readonly Document[] | undefined {
  const uris: string[] = [];
  const folders = [root];
  for (let folder = folders.pop(); folder !== undefined && uris.length <= MOST_FILES; folder = folders.pop()) {
    folders.push(...foldersIn(folder, snapshot));
    uris.push(...yamlFilesIn(folder, snapshot));
  }
  const documents = uris.map((uri) => snapshot.files.read(uri)).filter((document) => document?.text.trim() !== "");
  const sound = documents.filter((document) => document !== undefined && soundRoots(document, "omegaconf").length > 0) as readonly Document[];
  return uris.length > MOST_FILES || sound.length < documents.length ? undefined : sound;
}

const itemsOf = (document: Document): readonly Node[] => itemsAt(soundRoots(document, "omegaconf")[0], "defaults");

const GROUP = /^(?:(?:override|optional)\s+)*([^@\s]+)(?:@(\S+))?$/;

/** A defaults list names what no file of the project is, or Hydra is told to search elsewhere. */
function isOpen(document: Document, root: string, snapshot: Snapshot): boolean {
  if (/^\s+searchpath:/m.test(document.text)) return true;
  return itemsOf(document).some((item) => {
    if (item.type === "scalar") return item.text !== "_self_" && !fileExists(item.text.replace(/@.*$/, ""), document.uri, root, snapshot);
    return entriesAt(item).some(({ key, value }) => {
      const [, group = ""] = GROUP.exec(key.text) ?? [];
      // What is optional may well be missing.
      if (/^\/?hydra\//.test(group) || isNull(value) || /\boptional\s/.test(key.text)) return false;
      const options = value.type === "sequence" ? value.items : [value];
      return options.some((option) => option.type !== "scalar" || (!option.text.includes("${") && option.text !== "???" && !fileExists(`${group}/${option.text}`, document.uri, root, snapshot)));
    });
  });
}

function fileExists(path: string, from: string, root: string, snapshot: Snapshot): boolean {
  const base = path.startsWith("/") ? root : folderOf(from);
  const uri = resolvePath(base, path.replace(/^\//, "").replace(/\.ya?ml$/, ""));
  return [".yaml", ".yml"].some((ending) => snapshot.files.exists(uri + ending));
}

/** Packages by the folder of their group, as defaults lists give them. */
function placements(documents: readonly Document[], root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { document, name, isGroup } of documents.flatMap(namesOf)) {
    const [, group = "", place] = GROUP.exec(name) ?? [];
    if (place === undefined) continue;
    const path = isGroup ? group : group.replace(/\/?[^/]*$/, "");
    const folder = resolvePath(group.startsWith("/") ? root : folderOf(document.uri), path.replace(/^\//, "") || ".");
    found.set(folder, [...(found.get(folder) ?? []), ...placed(place, dotted(folderOf(document.uri), root))]);
  }
  return found;
}

interface DefaultsName {
  readonly document: Document;
  readonly name: string;
  readonly isGroup: boolean;
}

const namesOf = (document: Document): readonly DefaultsName[] =>
  itemsOf(document).flatMap((item): DefaultsName[] => (item.type === "scalar" ? [{ document, name: item.text, isGroup: false }] : entriesAt(item).map(({ key }) => ({ document, name: key.text, isGroup: true }))));

const placed = (place: string, own: string): readonly string[] =>
  place.startsWith("_global_") ? [place.replace(/^_global_\.?/, "")] : place === "_here_" ? [own] : [place, [own, place].filter((part) => part !== "").join(".")];

function packagesFor(document: Document, root: string, places: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const folder = folderOf(document.uri);
  const [, header] = /^#\s*@package\s+(\S+)/m.exec(document.text.slice(0, 600)) ?? [];
  const group = dotted(folder, root);
  const own = header === undefined || header === "_group_" ? group : header.replace(/^_global_\.?/, "").replace("_group_", group);
  return [...new Set([own, ...(places.get(folder) ?? [])])];
}

function dotted(folder: string, root: string): string {
  return folder === root ? "" : relativePath(root, folder).replaceAll("/", ".");
}
