import { defaultSettings, filesOf, notebookDocument, openDocument, type Document, type Output, type Snapshot } from "../../server/core/index.ts";
import { readMarkers, type Mark } from "./markers.ts";

/** One sample of a rule's page: one file, or several that make a workspace. */
export interface Sample {
  readonly title: string;
  readonly files: readonly SampleFile[];
}

export interface SampleFile {
  readonly document: Document;
  readonly marks: readonly Mark[];
  /** What the text becomes when the fixes are applied, where the page says so. */
  readonly fixed?: string;
}

export const ROOT = "file:///workspace";
const NAME_LINE = /^`?([\w./-]+)`?:$/;
const EXTENSIONS: Readonly<Record<string, string>> = { python: "py", requirements: "txt", markdown: "md" };
const NAMES: Readonly<Record<string, string>> = { dockerfile: "Dockerfile", requirements: "requirements.txt" };

/** Reads the fenced blocks of a page. Named blocks that follow each other are one workspace. */
export function samplesOf(page: string): readonly Sample[] {
  const samples: { title: string; files: SampleFile[]; named: boolean }[] = [];
  let heading = "";
  let name: string | undefined;
  for (const { groups } of page.matchAll(/^#+ (?<heading>.*)$|^(?<name>`?[\w./-]+`?:)$|^```(?<tag>[^\n]*)\n(?<body>[^]*?)^```$|^(?<prose>\S.*)$/gm)) {
    if (groups?.["heading"] !== undefined) heading = groups["heading"];
    if (groups?.["name"] !== undefined) name = NAME_LINE.exec(groups["name"])?.[1];
    const last = samples.at(-1);
    if ((groups?.["prose"] ?? groups?.["heading"]) !== undefined && last) last.named = false;
    if (groups?.["body"] === undefined) continue;
    const [language = "", mode] = (groups["tag"] ?? "").split(" ");
    if (mode === "fixed") {
      const file = last?.files.pop();
      if (last && file) last.files.push({ ...file, fixed: groups["body"] });
      continue;
    }
    if (language === "" || language === "console") continue;
    const file = sampleFile(language, name, groups["body"]);
    if (name !== undefined && last?.named) last.files.push(file);
    else samples.push({ title: `${heading} ${samples.length + 1}`, files: [file], named: name !== undefined });
    name = undefined;
  }
  return samples;
}

export function snapshotOf(documents: readonly Document[]): Snapshot {
  return { files: filesOf(documents), settings: defaultSettings };
}

function sampleFile(language: string, name: string | undefined, body: string): SampleFile {
  const { text, marks } = readMarkers(body);
  return { document: sampleDocument(language, name, text), marks };
}

/** The document of a block, also used to open a changed text as the same file again. */
export function sampleDocument(language: string, name: string | undefined, text: string): Document {
  if (language === "notebook") return notebookFrom(text);
  return openDocument(`${ROOT}/${name ?? NAMES[language] ?? `sample.${EXTENSIONS[language] ?? language}`}`, text, defaultSettings);
}

/**
 * Cells are split at `# %%`; markdown cells begin with `# %% [markdown]`, and `# %% [output]` is what the cell above it
 * printed, `# %% [output x 3]` the same three
 * times, `# %% [error]` the error it ended in, and `# %% [3]` a cell with its number. The joined text equals what is left.
 */
function notebookFrom(text: string): Document {
  const uri = `${ROOT}/sample.ipynb`;
  const parts = text.split(/^# %%/m).filter((part, index) => index > 0 || part.trim() !== "");
  const cells = parts.filter((part) => !isOutput(part));
  return notebookDocument(
    uri,
    "python",
    cells.map((part, index) => ({
      uri: `${uri}#cell${index}`,
      index,
      type: part.startsWith(" [markdown]") ? "markdown" : "code",
      source: { text: `# %%${part}`.replace(/\n$/, "") },
      outputs: outputsBelow(parts, part),
      ...countOf(part),
    })),
  );
}

const isOutput = (part: string): boolean => /^ \[(?:output|error)\b/.test(part);

function countOf(part: string): { readonly executionCount?: number } {
  const count = /^ \[(\d+)\]/.exec(part)?.[1];
  return count === undefined ? {} : { executionCount: Number(count) };
}

function outputsBelow(parts: readonly string[], cell: string): readonly Output[] {
  const below = parts[parts.indexOf(cell) + 1] ?? "";
  return isOutput(below) ? [{ type: below.startsWith(" [error]") ? "error" : "stream", data: { "text/plain": below.slice(below.indexOf("\n") + 1).repeat(Number(/^ \[output x (\d+)\]/.exec(below)?.[1] ?? 1)) } }] : [];
}
