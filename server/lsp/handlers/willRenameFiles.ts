import type { Subject } from "../../core/index.ts";
import { canonicalUri } from "../../host/uris.ts";
import type { Connection } from "../connection.ts";
import type { PlacedEdits } from "../places.ts";
import { renamingEdits } from "../renaming.ts";
import type { Session } from "../session.ts";
import { workspaceEditOf } from "../workspaceEdit.ts";

/** A file or folder is about to be renamed: the configs that name it by its path follow. */
export function onWillRenameFiles(connection: Connection, session: Session): void {
  connection.workspace.onWillRenameFiles(async ({ files }, token) => {
    await session.ready();
    const edits: PlacedEdits[] = [];
    for (const { oldUri, newUri } of files) {
      const fileAt = (uri: string): Subject => ({ sort: "file", uri: canonicalUri(uri).replace(/\/$/, ""), name: "" });
      edits.push(...(await renamingEdits(session, { subject: fileAt(oldUri), renamed: fileAt(newUri) }, token)));
    }
    return edits.length === 0 ? null : workspaceEditOf(session, edits);
  });
}
