import type { PlannedFile, Snapshot } from "../core/index.ts";
import type { FilePlan } from "./protocol.ts";

/** What the core would write, compared with what stands there: files that are the same already are left out. */
export function filePlan({ files, notes }: { readonly files: readonly PlannedFile[]; readonly notes: readonly string[] }, snapshot: Snapshot): FilePlan {
  const planned = files.flatMap(({ uri, text, keeps }): FilePlan["files"] => {
    if (snapshot.files.read(uri)?.text === text) return [];
    return [{ uri, text, state: snapshot.files.exists(uri) ? (keeps ?? "replaced") : "new" }];
  });
  return { files: planned, notes };
}
