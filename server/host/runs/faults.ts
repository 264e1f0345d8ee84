/** Why a change could not be written, in words for the person who wanted it. */
export function wordsOfFault(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const why = CODES[code ?? ""];
  return why === undefined ? error.message : `${path ?? "The place of the run"} ${why}, so nothing was changed.`;
}

const CODES: Readonly<Record<string, string>> = {
  EACCES: "may not be written by you; ask its owner, or change its permissions",
  EPERM: "may not be written by you; ask its owner, or change its permissions",
  EROFS: "lies in a file system that is read-only",
  ENOSPC: "lies on a disk that is full",
  EDQUOT: "lies on a disk where your quota is used up",
  ENOENT: "is not there any more; refresh the table",
  ENOTDIR: "would have to be a folder and a file at once: there is a tag with the first part of that name",
  EEXIST: "would have to be a folder and a file at once: there is a tag with the first part of that name",
  EISDIR: "would have to be a folder and a file at once: there are tags whose names begin with it",
};
