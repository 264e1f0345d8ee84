import { canonicalUri } from "../../host/uris.ts";
import type { Connection } from "../connection.ts";
import type { Session } from "../session.ts";

/** Folders whose files change all the time and that no rule reads. */
const RESTLESS = /\/(?:\.git|node_modules|__pycache__|mlruns|\.dvc\/(?:cache|tmp))\//;

export function onDidChangeWatchedFiles(connection: Connection, session: Session): void {
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const wanted = changes.map(({ uri }) => canonicalUri(uri)).filter((uri) => !RESTLESS.test(uri));
    if (wanted.length > 0) session.forget(wanted);
  });
}
