import { checkDocument, defaultSettings, documentLines, openDocument, rules, type Document, type Files, type RankedFinding, type Snapshot } from "../../../server/core/index.ts";

const ROOT = "file:///cases";

/** Checks a text as if it stood at that place of the stored repositories (`files`: name in the archive -> text). */
export function checkAt(files: ReadonlyMap<string, string>, path: string, text: string): { document: Document; findings: readonly RankedFinding[]; crashes: readonly { ruleId: string; message: string }[] } {
  const document = openDocument(`${ROOT}/${path}`, text, defaultSettings);
  const snapshot: Snapshot = { files: repositoryFiles(files, path, document), settings: defaultSettings };
  const about = rules.filter(({ languages }) => languages.some((language) => language !== "python"));
  return { document, ...checkDocument(document, snapshot, about) };
}

/** The repository around a file: its stored texts, and by `_tree.txt` the names of everything else it has. */
function repositoryFiles(files: ReadonlyMap<string, string>, path: string, changed: Document): Files {
  const all = addressesOf(files, path.split("/").slice(0, 2).join("/"));
  const opened = new Map<string, Document | undefined>([[changed.uri, changed]]);
  const isFolder = (uri: string): boolean => [...all].some((name) => name.startsWith(`${uri.replace(/\/$/, "")}/`));
  return {
    exists: (uri) => all.has(uri) || isFolder(uri),
    list: (folder) => [...new Set([...all].filter((name) => name.startsWith(`${folder}/`)).map((name) => `${folder}/${name.slice(folder.length + 1).replace(/\/.*$/, "/")}`))],
    read: (uri) => {
      const text = files.get(`files/${decodeURIComponent(uri.slice(ROOT.length + 1))}`);
      if (!opened.has(uri)) opened.set(uri, text === undefined ? undefined : openDocument(uri, text, defaultSettings));
      return opened.get(uri);
    },
  };
}

const addressesByRepository = new Map<string, ReadonlySet<string>>();

function addressesOf(files: ReadonlyMap<string, string>, repository: string): ReadonlySet<string> {
  const known = addressesByRepository.get(repository);
  if (known !== undefined) return known;
  const tree = (files.get(`files/${repository}/_tree.txt`) ?? "").split("\n").filter((line) => line !== "");
  const stored = [...files.keys()].filter((name) => name.startsWith(`files/${repository}/`)).map((name) => name.slice(`files/${repository}/`.length));
  const all = new Set([...tree, ...stored].map((name) => `${ROOT}/${repository}/${name.split("/").map(encodeURIComponent).join("/")}`));
  addressesByRepository.set(repository, all);
  return all;
}

const toldOfOriginals = new Map<string, ReadonlySet<string>>();

function toldOfOriginal(files: ReadonlyMap<string, string>, path: string, original: string): ReadonlySet<string> {
  const told = toldOfOriginals.get(path) ?? new Set(checkAt(files, path, original).findings.map(({ rule, message }) => rule.id + message));
  toldOfOriginals.set(path, told);
  return told;
}

/** What a changed text is told that its original was not. */
export function freshFindings(files: ReadonlyMap<string, string>, path: string, original: string, changed: string): { readonly document: Document; readonly fresh: readonly RankedFinding[] } {
  const known = toldOfOriginal(files, path, original);
  const { document, findings } = checkAt(files, path, changed);
  return { document, fresh: findings.filter(({ rule, message }) => !known.has(rule.id + message)) };
}

export interface LineRange {
  readonly first: number;
  readonly last: number;
}

/** The lines of `after` that differ from `before`, from one; where lines were only taken out, those around the gap. */
export function changedLines(before: string, after: string): LineRange {
  const [old, now] = [before.split("\n"), after.split("\n")];
  const shorter = Math.min(old.length, now.length);
  let head = 0;
  while (head < shorter && old[head] === now[head]) head++;
  let tail = 0;
  while (tail < shorter - head && old[old.length - 1 - tail] === now[now.length - 1 - tail]) tail++;
  const gap = now.length - tail === head && now.length < old.length;
  return { first: gap ? Math.max(1, head) : head + 1, last: Math.max(head + 1, now.length - tail) };
}

/** Whether lines were only taken out: what is missing has no line of its own. */
export const onlyShortened = (before: string, after: string): boolean => {
  const { first } = changedLines(before, after);
  const [old, now] = [before.split("\n"), after.split("\n")];
  // The line before the gap counts as changed as well.
  return now.length < old.length && [first - 1, first].some((from) => now.slice(from).join("\n") === old.slice(from + old.length - now.length).join("\n") && now.slice(0, from).join("\n") === old.slice(0, from).join("\n"));
};

/** Whether a finding stands on one of these lines, by its own place or a related one in the file. */
export function touches(document: Document, { at, related }: RankedFinding, { first, last }: LineRange): boolean {
  const lines = documentLines(document);
  const places = [at, ...(related ?? []).map((one) => one.at)];
  return places.some(({ start, end }) => lines.position(start).line + 1 <= last && first <= lines.position(end).line + 1);
}

export const lineOf = (document: Document, { at }: RankedFinding): number => documentLines(document).position(at.start).line + 1;
