import { memo } from "../../memo.ts";
import { entriesAt, itemsAt, nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import { documentLines, type Document } from "../../workspace/document.ts";
import { baseName } from "../../workspace/uri.ts";

/** One requirement as it is written, with its place. */
export interface WrittenRequirement {
  readonly at: Span;
  readonly text: string;
}

/** What a file hands to pip: the lines of a requirements file, or the list that its kind has for them. */
export const writtenRequirements = memo((document: Document): readonly WrittenRequirement[] => {
  if (document.kind === "requirements") return linesOf(document);
  const [root] = soundRoots(document);
  return listsIn(document, root).flatMap((list) => scalarsOf(list).flatMap(({ span, text }) => (text.includes("\n") ? [] : [{ at: span, text }])));
});

function listsIn(document: Document, root: Node | undefined): readonly (Node | undefined)[] {
  const place = PLACES[document.kind];
  if (place) return [nodeAt(root, ...place)];
  // The images of a ZenML run are made for all of its steps, and for each that asks for more.
  if (document.kind === "zenml") return [root, ...entriesAt(root, "steps").map(({ value }) => value)].map((holder) => nodeAt(holder, "settings", "docker", "requirements")).filter((list) => list?.type === "sequence");
  // What a conda environment installs by pip; its own packages are written otherwise.
  return isConda(document) ? itemsAt(root, "dependencies").map((item) => nodeAt(item, "pip")) : [];
}

const isConda = (document: Document): boolean => document.kind === "yaml" && /^(?:environment|conda)[\w.-]*\.ya?ml$/.test(baseName(document.uri));

/** What a conda environment lists itself, such as `pytorch=2.1.0`; a channel before the name is left out. */
export const condaPackages = (document: Document): readonly WrittenRequirement[] =>
  isConda(document) ? itemsAt(soundRoots(document)[0], "dependencies").flatMap((item) => (item.type === "scalar" ? [{ at: item.span, text: item.text.replace(/^[\w-]+::/, "") }] : [])) : [];

/** Where a kind lists what pip installs. */
const PLACES: Readonly<Record<string, readonly string[]>> = { cog: ["build", "python_packages"], bentofile: ["python", "packages"], truss: ["requirements"] };

function linesOf(document: Document): readonly WrittenRequirement[] {
  const lines = documentLines(document);
  return Array.from({ length: lines.count }, (_, line): WrittenRequirement => {
    // A line that goes on, or goes on from the one before, is left to pip.
    const text = line > 0 && lines.text(line - 1).trimEnd().endsWith("\\") ? "" : lines.text(line).replace(/(^|\s)#.*$/, "").trim();
    const start = lines.start(line) + lines.text(line).indexOf(text);
    return { at: { start, end: start + text.length }, text };
  }).filter(({ text }) => text !== "" && !text.endsWith("\\"));
}
