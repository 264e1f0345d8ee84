import type { PlannedFile, Snapshot } from "../core/index.ts";
import type { FilePlan } from "./protocol.ts";

/** What the core would write, compared with what stands there: files that are the same already are left out. */
export function filePlan({ files, notes }: { readonly files: readonly PlannedFile[]; readonly notes: readonly string[] }, snapshot: Snapshot): FilePlan {
  const planned = files.flatMap(({ uri, text, keeps, disputed }): FilePlan["files"] => {
    if (textAt(snapshot, uri) === text) return [];
    return [{ uri, text, state: snapshot.files.exists(uri) ? (keeps ?? "replaced") : "new", ...(disputed ? { disputed } : {}), ...(keeps === "record" ? { isRecord: true } : {}) }];
  });
  return { files: planned, notes };
}

/** The document of a notebook is its code alone. */
function textAt({ files }: Snapshot, uri: string): string | undefined {
  const document = files.read(uri);
  return document?.cells ? files.stored?.(uri) : document?.text;
}
