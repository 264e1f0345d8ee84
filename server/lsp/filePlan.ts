import type { PlannedFile, Snapshot } from "../core/index.ts";
import type { FilePlan } from "./protocol.ts";

/** What the core would write, compared with what stands there: files that are the same already are left out. */
export function filePlan({ files, notes }: { readonly files: readonly PlannedFile[]; readonly notes: readonly string[] }, snapshot: Snapshot): FilePlan {
  const planned = files.flatMap(({ uri, text }) => {
    if (snapshot.files.read(uri)?.text === text) return [];
    return [{ uri, text, replaces: snapshot.files.exists(uri) }];
  });
  return { files: planned, notes };
}
