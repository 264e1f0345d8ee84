import { defaultSettings, filesOf, openDocument, type Document, type Snapshot } from "../../../../../server/core/index.ts";

/** Places that name one thing: `«it»` where it comes to be, `‹it›` where it is used; in the name of a file where the file itself is meant. */
export interface Pair {
  readonly title: string;
  readonly files: Readonly<Record<string, string>>;
  /** It is defined in a program, so that a rename is refused. */
  readonly inPython?: true;
}

export interface Mark {
  readonly document: Document;
  readonly start: number;
  readonly end: number;
  readonly defines: boolean;
}

export interface Marked {
  readonly documents: readonly Document[];
  readonly snapshot: Snapshot;
  readonly marks: readonly Mark[];
  /** The file that the marks are about, if they are about one. */
  readonly file: string | undefined;
}

export function marked({ files }: Pair): Marked {
  const read = Object.entries(files).map(([path, text]) => ({ path, ...unmarked(text) }));
  const documents = read.map(({ path, text }) => openDocument(uriOf(path), text, defaultSettings));
  const marks = read.flatMap(({ spans }, index) => spans.map((span): Mark => ({ document: at(documents, index), ...span })));
  const [named] = read.filter(({ path }) => path.includes("‹"));
  return { documents, snapshot: { files: filesOf(documents), settings: defaultSettings }, marks, file: named && uriOf(named.path) };
}

/** The workspace with another text in one place. */
export function withText(all: Marked, { document, start, end }: Pick<Mark, "document" | "start" | "end">, text: string): Marked {
  const changed = openDocument(document.uri, document.text.slice(0, start) + text + document.text.slice(end), { ...defaultSettings, kinds: { "**": document.kind } });
  const documents = all.documents.map((one) => (one === document ? changed : one));
  return { ...all, documents, snapshot: { ...all.snapshot, files: filesOf(documents) } };
}

const uriOf = (path: string): string => `file:///workspace/${path.replaceAll(/[‹›]/g, "")}`;

interface Unmarked {
  readonly text: string;
  readonly spans: readonly { readonly start: number; readonly end: number; readonly defines: boolean }[];
}

function unmarked(written: string): Unmarked {
  const spans: { start: number; end: number; defines: boolean }[] = [];
  let text = "";
  for (const part of written.split(/(?=[«‹»›])/)) {
    const opens = /^[«‹]/.test(part);
    if (opens) spans.push({ start: text.length, end: text.length, defines: part.startsWith("«") });
    const last = spans.at(-1);
    text += part.replace(/^[«‹»›]/, "");
    if (opens && last) last.end = text.length;
  }
  return { text, spans };
}

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}
