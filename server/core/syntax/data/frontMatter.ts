import type { Span } from "../../text/span.ts";
import { parseYaml } from "../yaml/parse.ts";
import type { Dialect } from "./dialect.ts";
import type { Tree } from "./node.ts";

/** A text with YAML between two lines of `---` at its head, as prompts and model cards have it. */
export interface FrontMatter {
  readonly yaml: Span;
  readonly body: Span;
}

export function frontMatterOf(text: string): FrontMatter | undefined {
  const match = /^\uFEFF?---[ \t]*\r?\n([^]*?)(?:^---[ \t]*(?:\r?\n|$))/m.exec(text);
  if (match?.index !== 0) return undefined;
  const start = match[0].indexOf("\n") + 1;
  const end = start + (match[1] ?? "").length;
  return { yaml: { start, end }, body: { start: match[0].length, end: text.length } };
}

/** The front matter's tree; what stands before it is blanked out so that places stay true. */
export function parseFrontMatter(text: string, dialect: Dialect): Tree {
  const found = frontMatterOf(text);
  if (!found) return { roots: [], problems: [], uncertain: false };
  const blank = text.slice(0, found.yaml.start).replace(/[^\n]/g, " ");
  return parseYaml(blank + text.slice(found.yaml.start, found.yaml.end), dialect);
}
