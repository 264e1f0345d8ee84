import { defaultSettings, filesOf, kinds, openDocument, type Document, type Features, type Snapshot } from "../../server/core/index.ts";

/** A workspace in a string: one file has `‸` where the cursor stands. */
export interface AtCursor {
  readonly document: Document;
  readonly offset: number;
  readonly snapshot: Snapshot;
  readonly features: Features;
}

/** The same, with every document. */
export interface WorkspaceAt extends AtCursor {
  readonly documents: readonly Document[];
}

export const atCursor = (files: Readonly<Record<string, string>>): AtCursor => workspaceAt(files);

export function workspaceAt(files: Readonly<Record<string, string>>): WorkspaceAt {
  let offset = -1;
  let name = "";
  const documents = Object.entries(files).map(([path, marked]) => {
    const at = marked.indexOf("‸");
    if (at >= 0) [offset, name] = [at, path];
    return openDocument(`file:///workspace/${path}`, marked.replace("‸", ""), defaultSettings);
  });
  const document = documents.find(({ uri }) => uri.endsWith(`/${name}`));
  if (!document || offset < 0) throw new Error("no file has the cursor ‸");
  const features = kinds.find(({ id }) => id === document.kind)?.features ?? {};
  return { document, offset, snapshot: { files: filesOf(documents), settings: defaultSettings }, features, documents };
}

export function labelsAt(files: Readonly<Record<string, string>>): readonly string[] {
  const { document, offset, snapshot, features } = atCursor(files);
  return (features.complete?.(document, offset, snapshot) ?? []).map(({ label }) => label);
}
