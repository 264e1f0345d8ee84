import { simpleGit } from "simple-git";

export interface CodeChange {
  readonly path: string;
  readonly kind: "added" | "changed" | "deleted";
}

export type CodeChanges =
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "compared"; readonly folder: string; readonly before: string; readonly after: string; readonly changes: readonly CodeChange[] };

const COMMIT = /^[0-9a-f]{7,64}$/i;
const KINDS: Readonly<Record<string, CodeChange["kind"]>> = { A: "added", D: "deleted" };

/** The files that differ between two commits of the repository that a folder lies in. */
export async function codeChanges(folder: string, before: string, after: string): Promise<CodeChanges> {
  const refused = (reason: string): CodeChanges => ({ state: "refused", reason });
  if (!COMMIT.test(before) || !COMMIT.test(after)) return refused("The tracker did not write down commits of git for both runs.");
  if (before === after) return refused("Both runs were made from the same commit, so their committed code is the same.");
  try {
    const git = simpleGit({ baseDir: folder });
    const fields = (await git.raw(["diff", "--name-status", "--no-renames", "-z", before, after])).split("\0");
    const changes = fields.flatMap((field, index) => (index % 2 === 0 && field !== "" ? [{ path: fields[index + 1] ?? "", kind: KINDS[field] ?? ("changed" as const) }] : []));
    return changes.length > 0 ? { state: "compared", folder, before, after, changes } : refused("The two commits hold the same files.");
  } catch {
    return refused(`The commits ${before.slice(0, 8)} and ${after.slice(0, 8)} are not both in the repository of ${folder}. Fetch them, or open the repository that trained the runs.`);
  }
}

/** A file's text at a commit; empty where it is not there. */
export async function codeAt(folder: string, commit: string, path: string): Promise<string> {
  if (!COMMIT.test(commit)) return "";
  return simpleGit({ baseDir: folder }).raw(["show", `${commit}:${path}`]).catch(() => "");
}
