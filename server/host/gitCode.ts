import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";

import { simpleGit, type SimpleGit } from "simple-git";

import { archivedText } from "./runs/archive.ts";

export interface CodeChange {
  readonly path: string;
  readonly kind: "added" | "changed" | "deleted";
}

/** Which code made a run: a commit, and a file with what was not committed. */
export interface CodeVersion {
  readonly commit: string;
  readonly patch?: string;
}

export type CodeChanges =
  | { readonly state: "refused"; readonly reason: string }
  | { readonly state: "compared"; readonly folder: string; readonly before: string; readonly after: string; readonly changes: readonly CodeChange[]; /** What should be known besides. */ readonly note?: string };

export type RestoredCode = { readonly state: "refused"; readonly reason: string } | { readonly state: "restored"; readonly folder: string; readonly note?: string };

const COMMIT = /^[0-9a-f]{7,64}$/i;
const KINDS: Readonly<Record<string, CodeChange["kind"]>> = { A: "added", D: "deleted" };

/** The files that differ between the code of two runs in the repository that a folder lies in, uncommitted changes included. */
export async function codeChanges(folder: string, a: CodeVersion, b: CodeVersion): Promise<CodeChanges> {
  const refused = (reason: string): CodeChanges => ({ state: "refused", reason });
  if (!COMMIT.test(a.commit) || !COMMIT.test(b.commit)) return refused("The tracker did not write down commits of git for both runs.");
  const arePatched = a.patch !== undefined || b.patch !== undefined;
  if (a.commit === b.commit && !arePatched) return refused("Both runs were made from the same commit, so their committed code is the same.");
  try {
    const [before, after] = [await treeOf(folder, a), await treeOf(folder, b)];
    const fields = (await (await reading(folder)).raw(["diff", "--name-status", "--no-renames", "-z", before.id, after.id])).split("\0");
    const changes = fields.flatMap((field, index) => (index % 2 === 0 && field !== "" ? [{ path: fields[index + 1] ?? "", kind: KINDS[field] ?? ("changed" as const) }] : []));
    const note = before.note ?? after.note;
    return changes.length > 0 ? { state: "compared", folder, before: before.id, after: after.id, changes, ...(note !== undefined && { note }) } : refused("The two runs were made from the same code.");
  } catch {
    return refused(`The commits ${a.commit.slice(0, 8)} and ${b.commit.slice(0, 8)} are not both in the repository of ${folder}. Fetch them, or open the repository that trained the runs.`);
  }
}

/** A file's text at a commit or in a tree; empty where it is not there. */
export async function codeAt(folder: string, commit: string, path: string): Promise<string> {
  if (!COMMIT.test(commit)) return "";
  return (await reading(folder)).raw(["show", `${commit}:${path}`]).catch(() => "");
}

/** Puts the code of a run into a worktree beside the repository, which stays as it is; uncommitted changes included. */
export async function restoreCode(folder: string, { commit, patch }: CodeVersion): Promise<RestoredCode> {
  const refused = (reason: string): RestoredCode => ({ state: "refused", reason });
  if (!COMMIT.test(commit)) return refused("The tracker did not write down the commit of git that made this run.");
  try {
    const root = (await simpleGit({ baseDir: folder }).raw(["rev-parse", "--show-toplevel"])).trim();
    const place = join(dirname(root), `${basename(root)}-${commit.slice(0, 8)}`);
    if (existsSync(place)) return refused(`There is already something at ${place}. Open it, or move it away.`);
    await simpleGit({ baseDir: root }).raw(["worktree", "add", "--detach", place, commit]);
    const diff = diffIn(patch);
    if (diff === undefined) return { state: "restored", folder: place };
    const applied = await simpleGit({ baseDir: place }).raw(["apply", "--whitespace=nowarn", diff]).then(() => true, () => false);
    return { state: "restored", folder: place, ...(!applied && { note: UNFIT }) };
  } catch {
    return refused(`The commit ${commit.slice(0, 8)} is not in the repository of ${folder}. Fetch it, or open the repository that trained the run.`);
  }
}

/** Puts the code of a run onto a new branch and switches to it. Only where nothing would be lost: with files that are not committed it does nothing. */
export async function restoreBranch(folder: string, { commit, patch }: CodeVersion): Promise<RestoredCode> {
  const refused = (reason: string): RestoredCode => ({ state: "refused", reason });
  if (!COMMIT.test(commit)) return refused("The tracker did not write down the commit of git that made this run.");
  const branch = `run-${commit.slice(0, 8)}`;
  try {
    const root = (await simpleGit({ baseDir: folder }).raw(["rev-parse", "--show-toplevel"])).trim();
    const git = simpleGit({ baseDir: root });
    if ((await git.raw(["status", "--porcelain", "--untracked-files=no"])).trim() !== "") return refused("Some files are not committed, and switching could lose what they hold. Commit or stash them first, or take a worktree.");
    if ((await git.raw(["branch", "--list", branch])).trim() !== "") return refused(`There is a branch ${branch} already; switch to it by git.`);
    await git.raw(["switch", "--quiet", "--create", branch, commit]);
    const diff = diffIn(patch);
    if (diff === undefined) return { state: "restored", folder: root };
    const applied = await git.raw(["apply", "--whitespace=nowarn", diff]).then(() => true, () => false);
    return { state: "restored", folder: root, ...(!applied && { note: UNFIT }) };
  } catch {
    return refused(`The commit ${commit.slice(0, 8)} is not in the repository of ${folder}. Fetch it, or open the repository that trained the run.`);
  }
}

const UNFIT = "What was not committed could not be put on top of the commit, so the committed code is shown alone.";

interface Tree {
  readonly id: string;
  readonly note?: string;
}

const trees = new Map<string, Promise<Tree>>();

/** A commit with a patch on top is a tree of its own. It is kept in a temporary folder, so that nothing is written to the repository. */
function treeOf(folder: string, version: CodeVersion): Promise<Tree> {
  const { commit, patch } = version;
  const diff = diffIn(patch);
  if (diff === undefined) return Promise.resolve({ id: commit });
  const key = `${folder} ${commit} ${patch ?? ""}`;
  const known = trees.get(key) ?? patchedTree(folder, commit, diff).catch(() => ({ id: commit, note: UNFIT }));
  trees.set(key, known);
  return known;
}

/** The file that git applies. ClearML keeps the diff among the facts of its task: it is taken out into a temporary folder. */
function diffIn(patch: string | undefined): string | undefined {
  const archived = patch === undefined ? undefined : archivedText(patch);
  if (patch === undefined || (archived === undefined && !existsSync(patch))) return undefined;
  if (basename(patch) !== "task.json") return patch;
  const { script } = JSON.parse(archived ?? readFileSync(patch, "utf8")) as { readonly script?: { readonly diff?: string } };
  if (!script?.diff) return undefined;
  const file = join(objectFolder(), `uncommitted-${trees.size}.diff`);
  writeFileSync(file, script.diff.endsWith("\n") ? script.diff : `${script.diff}\n`);
  return file;
}

/** A patch is of the whole repository, and git would pass over what of it is outside of the folder that it works in. */
async function patchedTree(folder: string, commit: string, patch: string): Promise<Tree> {
  const { git, index } = await writing((await simpleGit({ baseDir: folder }).raw(["rev-parse", "--show-toplevel"])).trim());
  await git.raw(["read-tree", commit]);
  await git.raw(["apply", "--cached", "--whitespace=nowarn", patch]);
  const id = (await git.raw(["write-tree"])).trim();
  rmSync(index, { force: true });
  return { id };
}

let objects: string | undefined;

function objectFolder(): string {
  if (objects !== undefined) return objects;
  const made = mkdtempSync(join(tmpdir(), "modelwright-objects-"));
  process.once("exit", () => rmSync(made, { recursive: true, force: true }));
  return (objects = made);
}

/** Git over a repository that also knows the trees made here. */
async function reading(folder: string): Promise<SimpleGit> {
  return objects === undefined ? simpleGit({ baseDir: folder }) : simpleGit({ baseDir: folder, allowEnvironment: OWN_PLACES }).env(await environment(folder, {}));
}

async function writing(folder: string): Promise<{ readonly git: SimpleGit; readonly index: string }> {
  const index = join(objectFolder(), `index-${trees.size}`);
  return { git: simpleGit({ baseDir: folder, allowEnvironment: OWN_PLACES }).env(await environment(folder, { GIT_INDEX_FILE: index })), index };
}

/** simple-git would refuse these, for who can set them can send git elsewhere; here they come from us. */
const OWN_PLACES = ["GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES", "GIT_INDEX_FILE"];

async function environment(folder: string, more: Readonly<Record<string, string>>): Promise<Record<string, string>> {
  const own = (await simpleGit({ baseDir: folder }).raw(["rev-parse", "--path-format=absolute", "--git-path", "objects"])).trim();
  return { PATH: process.env["PATH"] ?? "", HOME: process.env["HOME"] ?? "", GIT_OBJECT_DIRECTORY: objectFolder(), GIT_ALTERNATE_OBJECT_DIRECTORIES: own, ...more };
}
