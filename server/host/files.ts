import { existsSync, readdirSync } from "node:fs";

import { modelBytesOf, openDocument, type Document, type Files, type Settings } from "../core/index.ts";
import { inspectFile } from "./artifact.ts";
import { readStamp, readText, type Stamp } from "./readText.ts";
import { canonicalUri, pathOf } from "./uris.ts";

/** The disk under open documents. It looks at the disk at every question; a snapshot takes what `freeze` gives. */
export interface DiskFiles extends Files {
  /** As `read`, with the reason where there is no document. */
  open(uri: string): Opened;
  /** Looks the file up anew at the next question, even where size and time of change say that it is the same. */
  forget(uri: string): void;
  /** Files that answer the same for ever. An unchanged file is the same document in the next frozen ones too. */
  freeze(): Files;
}

export type Opened =
  | { readonly state: "open"; readonly document: Document }
  | { readonly state: "missing" }
  | { readonly state: "unreadable"; readonly reason: string };

interface Known {
  readonly stamp: Stamp;
  readonly document: Document;
}

/**
 * Reading is synchronous on purpose: a rule asks for a neighbouring file in the middle of its work, and the files are
 * small. `overlay` has the documents that are open in an editor, by canonical URI.
 */
export function diskFiles(settings: Settings, overlay: (uri: string) => Document | undefined = () => undefined): DiskFiles {
  const known = new Map<string, Known>();

  function open(anyUri: string): Opened {
    const uri = canonicalUri(anyUri);
    const edited = overlay(uri);
    if (edited) return { state: "open", document: edited };
    const path = pathOf(uri);
    if (path === undefined) return { state: "missing" };
    const old = known.get(uri);
    if (old && sameStamp(old.stamp, readStamp(path))) return { state: "open", document: old.document };
    const file = readText(path);
    if (file.state !== "read") {
      known.delete(uri);
      return file;
    }
    const document = old?.document.text === file.text ? old.document : openDocument(uri, file.text, settings);
    known.set(uri, { stamp: file.stamp, document });
    return { state: "open", document };
  }

  const isOpen = (uri: string): boolean => overlay(canonicalUri(uri)) !== undefined;
  const files: Files = {
    read: (uri) => documentOf(open(uri)),
    exists: (uri) => isOpen(uri) || existsSync(pathOf(uri) ?? ""),
    stored: storedText,
    list: listFolder,
    model: (uri) => {
      const looked = inspectFile(pathOf(uri) ?? "");
      return looked.state === "inspected" ? modelBytesOf(looked.report) : undefined;
    },
  };
  return { ...files, open, forget: (uri) => known.delete(canonicalUri(uri)), freeze: () => frozen(files, isOpen) };
}

const documentOf = (opened: Opened): Document | undefined => (opened.state === "open" ? opened.document : undefined);

const sameStamp = (a: Stamp, b: Stamp | undefined): boolean => a.mtimeMs === b?.mtimeMs && a.size === b.size;

function storedText(uri: string): string | undefined {
  const read = readText(pathOf(canonicalUri(uri)) ?? "");
  return read.state === "read" ? read.text : undefined;
}

function listFolder(folderUri: string): readonly string[] {
  const folder = pathOf(folderUri);
  if (folder === undefined) return [];
  const base = canonicalUri(folderUri.replace(/\/*$/, "/"));
  try {
    return readdirSync(folder, { withFileTypes: true })
      .map((entry) => canonicalUri(base + encodeURIComponent(entry.name)) + (entry.isDirectory() ? "/" : ""))
      .toSorted();
  } catch {
    return [];
  }
}

function frozen(files: Files, isOpen: (uri: string) => boolean): Files {
  const absent = absentFiles();
  const isNowhere = (uri: string): boolean => absent(uri) && !isOpen(uri);
  return {
    read: remembered((uri) => (isNowhere(uri) ? undefined : files.read(uri))),
    exists: remembered((uri) => !isNowhere(uri) && files.exists(uri)),
    stored: remembered((uri) => files.stored?.(uri)),
    list: remembered((uri) => files.list(uri)),
    model: remembered((uri) => files.model?.(uri)),
  };
}

/** So many files of one folder are looked for one by one; then the folder is read, which tells of all that are not in it. */
const MOST_LOOKS = 8;
/** A name that every system takes as it is written, but for capitals. */
const SIMPLE_NAME = /^[\w.-]*[\w-]$/;

interface Looks {
  count: number;
  names: ReadonlySet<string> | undefined;
}

/** Which files are known not to be there without a look at each: a config may name thousands that are not. */
function absentFiles(): (uri: string) => boolean {
  const folders = new Map<string, Looks>();
  return (uri) => {
    const end = uri.lastIndexOf("/");
    const folder = uri.slice(0, end);
    const name = uri.slice(end + 1);
    const looks = folders.get(folder) ?? { count: 0, names: undefined };
    folders.set(folder, looks);
    looks.count++;
    if (looks.count === MOST_LOOKS) looks.names = namesIn(folder);
    return looks.names !== undefined && SIMPLE_NAME.test(name) && !looks.names.has(name.toLowerCase());
  };
}

/** `undefined` where nobody may read the folder. */
function namesIn(folderUri: string): ReadonlySet<string> | undefined {
  const folder = pathOf(folderUri);
  if (folder === undefined) return undefined;
  try {
    return new Set(readdirSync(folder).map((name) => name.toLowerCase()));
  } catch (error) {
    return existsSync(folder) || !isMissing(error) ? undefined : new Set();
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && "code" in error && error.code === "ENOENT";

function remembered<Answer>(ask: (uri: string) => Answer): (uri: string) => Answer {
  const answers = new Map<string, { readonly answer: Answer }>();
  return (uri) => {
    const hit = answers.get(uri);
    if (hit) return hit.answer;
    const answer = ask(uri);
    answers.set(uri, { answer });
    return answer;
  };
}
