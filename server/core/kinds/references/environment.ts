import { matchesUnder } from "../../facts/config/matches.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention } from "./mention.ts";
import { partOf } from "./written.ts";

/** Files that hold variables, by the end of their name: a person's own, and the one that shows which are needed. */
const FILES = [".env", ".env.example", ".env.template", ".env.sample"];
const MOST_LEVELS = 3;

/** The variables that a `.env` file sets. */
export function* environmentDefinitions({ uri, text }: Document): Generator<Mention> {
  for (const match of text.matchAll(/^[ \t]*(?:export[ \t]+)?([A-Za-z_]\w*)[ \t]*=/gm)) {
    const [whole, name = ""] = match;
    const before = whole.lastIndexOf(name);
    yield { subject: { sort: "environment", uri: folderOf(uri), name }, at: partOf({ start: match.index, end: match.index }, before, name.length), defines: true };
  }
}

/** Variables that a config asks for, by a global pattern with the name as its first group, and the `.env` files that set them. */
export function* environmentUses(document: Document, snapshot: Snapshot, pattern: RegExp, dialect: Dialect | undefined): Generator<Mention> {
  if (document.text.search(pattern) < 0) return;
  const { folder, files } = environmentAround(document, snapshot);
  for (const root of readData(document, dialect)?.roots ?? []) {
    for (const { text, at } of matchesUnder(document.text, root, pattern)) yield { subject: { sort: "environment", uri: folder, name: text }, at, seek: files };
  }
}

/** The names that may be written, for completion. */
export function* environmentNames(document: Document, snapshot: Snapshot): Generator<string> {
  for (const uri of environmentAround(document, snapshot).files) {
    const file = snapshot.files.read(uri);
    for (const { subject } of file ? environmentDefinitions(file) : []) yield subject.name;
  }
}

/** The nearest folder, from the config's own upwards, that has such files. */
function environmentAround({ uri }: Document, { files }: Snapshot): { readonly folder: string; readonly files: readonly string[] } {
  let folder = folderOf(uri);
  for (let level = 0; level < MOST_LEVELS; level++, folder = folderOf(folder)) {
    const here = FILES.map((name) => `${folder}/${name}`).filter((one) => files.exists(one));
    if (here.length > 0) return { folder, files: here };
  }
  return { folder: folderOf(uri), files: [] };
}
