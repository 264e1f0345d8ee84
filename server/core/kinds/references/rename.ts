import type { Edit, Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName, folderOf, pathBetween, resolvePath } from "../../workspace/uri.ts";
import { mentionAt, occurrencesIn } from "./graph.ts";
import { isSame, type Mention, type Subject } from "./mention.ts";
import { SORTS } from "./sorts.ts";

/** What can be renamed at a place, or why not, in one sentence for the person. */
export type Renameable = { readonly state: "can"; readonly mention: Mention; readonly at: Span; readonly name: string } | { readonly state: "cannot"; readonly reason: string };

export interface FileEdits {
  readonly uri: string;
  readonly edits: readonly Edit[];
}

export function renameableAt(document: Document, offset: number, snapshot: Snapshot): Renameable {
  const mention = mentionAt(document, offset, snapshot);
  if (!mention) return { state: "cannot", reason: "There is no name here that Modelwright can rename. Put the cursor on a parameter, stage, task, path or another name that the file defines or uses." };
  const { renaming, title } = SORTS[mention.subject.sort];
  const name = document.text.slice(mention.at.start, mention.at.end);
  if (typeof renaming === "string") return { state: "cannot", reason: `\`${name}\` cannot be renamed from here. ${renaming}` };
  if (mention.subject.sort === "file" && !mention.path) return { state: "cannot", reason: `The ${title} \`${name}\` is not written as a path here, so it cannot be renamed from here.` };
  return { state: "can", mention, at: mention.at, name };
}

/** Why a new name will not do; `undefined` where it will. */
export function nameProblem({ subject, path }: Mention, newName: string, document: Document, snapshot: Snapshot): string | undefined {
  const { renaming, title } = SORTS[subject.sort];
  if (typeof renaming === "string") return renaming;
  if (!renaming.test(newName)) return `\`${newName}\` cannot be the name of a ${title}.`;
  const renamed = renamedSubject(subject, path, newName);
  const taken = subject.sort === "file" ? snapshot.files.exists(renamed.uri) : [document, snapshot.files.read(subject.uri) ?? []].flat().some((file) => isDefined(file, renamed, snapshot));
  return taken && !isSame(renamed, subject) ? `There is a ${title} \`${newName}\` already.` : undefined;
}

function isDefined(file: Document, subject: Subject, snapshot: Snapshot): boolean {
  return [...occurrencesIn(file, subject, snapshot)].some(({ mention }) => mention.defines && isSame(mention.subject, subject));
}

/** The subject as it will be. The last part of a dotted name is what is renamed. */
export function renamedSubject(subject: Subject, path: Mention["path"], newName: string): Subject {
  if (subject.sort === "file") return { ...subject, uri: resolvePath(path?.folder ?? folderOf(subject.uri), `${newName}${path?.without ?? ""}`) };
  return { ...subject, name: [...subject.name.split(".").slice(0, -1), newName].join(".") };
}

/** The edits in one document, and in the files that it brings along, that make a subject another. */
export function renameEdits(document: Document, subject: Subject, renamed: Subject, snapshot: Snapshot): readonly FileEdits[] {
  const byFile = new Map<string, Edit[]>();
  const [newName = ""] = renamed.name.split(".").slice(-1);
  for (const { uri, at, mention } of occurrencesIn(document, subject, snapshot)) {
    const text = subject.sort === "file" ? pathText(document, mention, subject, renamed) : newName;
    if (text !== undefined && text !== document.text.slice(at.start, at.end)) byFile.set(uri, [...(byFile.get(uri) ?? []), { span: at, text }]);
  }
  return [...byFile].map(([uri, edits]) => ({ uri, edits }));
}

/** The path from the folder that it is relative to, written as it was: with `./` before it, or without its ending. */
function pathText(document: Document, { subject, at, path }: Mention, from: Subject, to: Subject): string | undefined {
  if (!path) return undefined;
  const moved = (uri: string): string => (uri === from.uri || uri.startsWith(`${from.uri}/`) ? `${to.uri}${uri.slice(from.uri.length)}` : uri);
  const written = pathBetween(moved(path.folder), moved(subject.uri));
  const short = path.without !== undefined && written.endsWith(path.without) ? written.slice(0, -path.without.length) : written;
  return document.text.startsWith("./", at.start) && !short.startsWith(".") ? `./${short}` : short;
}

/** For people: what is renamed, such as `the stage train`. */
export const titleOf = ({ sort, name, uri }: Subject): string => `${SORTS[sort].title} \`${name === "" ? baseName(uri) : name}\``;
