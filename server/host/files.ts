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

  const files: Files = {
    read: (uri) => documentOf(open(uri)),
    exists: (uri) => overlay(canonicalUri(uri)) !== undefined || existsSync(pathOf(uri) ?? ""),
    stored: storedText,
    list: listFolder,
    model: (uri) => {
      const looked = inspectFile(pathOf(uri) ?? "");
      return looked.state === "inspected" ? modelBytesOf(looked.report) : undefined;
    },
  };
  return { ...files, open, forget: (uri) => known.delete(canonicalUri(uri)), freeze: () => frozen(files) };
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

function frozen(files: Files): Files {
  return {
    read: remembered((uri) => files.read(uri)),
    exists: remembered((uri) => files.exists(uri)),
    stored: remembered((uri) => files.stored?.(uri)),
    list: remembered((uri) => files.list(uri)),
    model: remembered((uri) => files.model?.(uri)),
  };
}

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
