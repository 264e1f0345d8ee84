import { simpleGit } from "simple-git";

import type { Repository } from "../core/index.ts";

/** A git repository for reading, through the `git` of the machine; of a folder within one, that folder's files. Where there is none, it has no references. */
export function gitRepository(path: string): Repository {
  const git = simpleGit({ baseDir: path });
  const raw = (...args: readonly string[]): Promise<string> => git.raw([...args]).catch(() => "");
  return {
    path,
    references: async (prefix) => {
      const lines = (await raw("for-each-ref", "--format=%(refname) %(objectname) %(committerdate:unix)", prefix)).split("\n");
      return lines.flatMap((line) => {
        const [, name, id, seconds] = /^(.*) ([0-9a-f]+) (\d+)$/.exec(line) ?? [];
        return name === undefined || id === undefined ? [] : [{ name, commit: { id, time: Number(seconds) * 1000 } }];
      });
    },
    files: async (commit) => (await raw("ls-tree", "-r", "-z", "--name-only", commit)).split("\0").filter((name) => name !== ""),
    texts: (commit, paths) => Promise.all(paths.map((each) => raw("show", `${commit}:./${each}`))),
    bytes: (commit, each) => git.showBuffer([`${commit}:./${each}`]).catch(() => new Uint8Array(0)),
  };
}

/** Only if the reference still points to that commit. */
export async function removeReferenceAt(path: string, reference: string, commit: string): Promise<{ readonly isRemoved: boolean }> {
  const git = simpleGit({ baseDir: path });
  const at = await git.raw(["for-each-ref", "--format=%(objectname)", reference]);
  if (at.trim() !== commit) return { isRemoved: false };
  await git.raw(["update-ref", "-d", reference, commit]);
  return { isRemoved: true };
}

/** For workspaces in which no other program may be started. */
export const noRepository = (path: string): Repository => ({ path, references: () => Promise.resolve([]), files: () => Promise.resolve([]), texts: () => Promise.resolve([]), bytes: () => Promise.resolve(new Uint8Array(0)) });
