import { RenameFile, type CancellationToken, type WorkspaceEdit } from "vscode-languageserver/node";

import { renameEdits, titleOf, type Document, type Subject } from "../core/index.ts";
import { documentsNaming } from "./graphSearch.ts";
import { placesOf, type PlacedEdits } from "./places.ts";
import { refusal } from "./requestContext.ts";
import type { Session } from "./session.ts";
import { workspaceEditOf } from "./workspaceEdit.ts";

export interface Renaming {
  readonly subject: Subject;
  readonly renamed: Subject;
  /** The document that the person asked in. */
  readonly from?: Document;
  readonly seek?: readonly string[];
}

/** What makes a subject another in every file that names it. Nothing is renamed by halves: a place that cannot be edited refuses the whole. */
export async function renamingEdits(session: Session, { subject, renamed, from, seek = [] }: Renaming, token: CancellationToken): Promise<readonly PlacedEdits[]> {
  const snapshot = session.snapshot();
  const placed = new Map<string, PlacedEdits>();
  for await (const document of documentsNaming(session, subject, from, seek, token)) {
    for (const { uri, edits } of renameEdits(document, subject, renamed, snapshot)) {
      const file = uri === document.uri ? document : snapshot.files.read(uri);
      const inEditor = file && placesOf(session, file).edits(edits);
      if (!inEditor) throw refusal(`The ${titleOf(subject)} is also named in ${uri}, which cannot be edited. Nothing was renamed.`);
      for (const one of inEditor) placed.set(one.editorUri, together(placed.get(one.editorUri), one));
    }
  }
  return [...placed.values()];
}

/** A file may be found by itself and by others that know what it defines. */
function together(known: PlacedEdits | undefined, more: PlacedEdits): PlacedEdits {
  const edits = [...(known?.edits ?? []), ...more.edits];
  return { ...more, edits: [...new Map(edits.map((edit) => [JSON.stringify(edit.range), edit])).values()] };
}

/** The edits, and the file itself where the subject is one that exists. */
export async function renameEverywhere(session: Session, renaming: Renaming, token: CancellationToken): Promise<WorkspaceEdit> {
  const { subject, renamed } = renaming;
  const moves = subject.sort === "file" && session.snapshot().files.exists(subject.uri);
  if (moves && !session.state.client.renamesFiles) throw refusal("This editor cannot rename a file together with the places that name it. Rename the file itself; they will follow.");
  const edit = workspaceEditOf(session, await renamingEdits(session, renaming, token));
  return moves ? { documentChanges: [...(edit.documentChanges ?? []), RenameFile.create(subject.uri, renamed.uri)] } : edit;
}
