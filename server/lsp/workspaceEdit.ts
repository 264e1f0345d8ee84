import type { WorkspaceEdit } from "vscode-languageserver/node";

import type { PlacedEdits } from "./places.ts";
import type { Session } from "./session.ts";

/** With the versions that the edits were made for where the editor checks them, so that an edit of an old text is refused. */
export function workspaceEditOf(session: Session, placed: readonly PlacedEdits[]): WorkspaceEdit {
  if (!session.state.client.changesDocumentVersions) {
    return { changes: Object.fromEntries(placed.map(({ editorUri, edits }) => [editorUri, [...edits]])) };
  }
  return { documentChanges: placed.map(({ editorUri, version, edits }) => ({ textDocument: { uri: editorUri, version }, edits: [...edits] })) };
}
