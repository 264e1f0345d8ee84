import type { Document } from "./document.ts";
import type { Settings } from "./settings.ts";

/** Everything the analysis may look at, frozen at one instant. */
export interface Snapshot {
  readonly files: Files;
  readonly settings: Settings;
}

/**
 * The rest of the workspace, asked for on demand: open documents first, then the disk. Whoever makes a snapshot promises
 * that one snapshot always answers the same, and that an unchanged file is the same object in the next snapshot.
 */
export interface Files {
  /** `undefined` where there is no such file, or it cannot be read as text. */
  read(uri: string): Document | undefined;
  exists(uri: string): boolean;
  /** The text of a file as it lies on the disk; absent where nobody can read it. A notebook's document is its code alone. */
  stored?(uri: string): string | undefined;
  /** What the bytes of a model file tell; absent where nobody can read bytes, `undefined` where the file is none. */
  model?(uri: string): ModelBytes | undefined;
  /** URIs of the entries of a folder, folders with a trailing slash; empty where there is no such folder. */
  list(folderUri: string): readonly string[];
}

/** A model file by its contents, as the readers of model files tell it. */
export interface ModelBytes {
  /** Of a pickle, `joblib` where only joblib reads it back. */
  readonly format: string;
  /** What loading it would do that no honest model does. */
  readonly danger?: string;
}

/** A workspace that holds just these documents. */
export function filesOf(documents: readonly Document[]): Files {
  const byUri = new Map(documents.map((document) => [document.uri, document]));
  return {
    read: (uri) => byUri.get(uri),
    exists: (uri) => byUri.has(uri) || [...byUri.keys()].some((known) => known.startsWith(`${uri.replace(/\/$/, "")}/`)),
    list: (folderUri) => {
      const folder = `${folderUri.replace(/\/$/, "")}/`;
      const inside = [...byUri.keys()].filter((uri) => uri.startsWith(folder)).map((uri) => uri.slice(folder.length));
      return [...new Set(inside.map((path) => folder + path.replace(/(?<=\/).*$/, "")))];
    },
  };
}
