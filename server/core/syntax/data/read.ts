import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import { parseJson } from "../json/parse.ts";
import { parseToml } from "../toml/parse.ts";
import { parseYaml } from "../yaml/parse.ts";
import type { Dialect } from "./dialect.ts";
import type { Node, Tree } from "./node.ts";

/** The tree of a YAML, JSON or TOML document; `undefined` for any other language. Read once per document and dialect. */
export function readData(document: Document, dialect: Dialect = "yaml-1.2"): Tree | undefined {
  const known = treesOf(document);
  if (!known.has(dialect)) known.set(dialect, parse(document, dialect));
  return known.get(dialect);
}

/** The roots of a document without syntax problems: rules that read a half-understood file only add noise to the one message that counts. */
export function soundRoots(document: Document, dialect: Dialect = "yaml-1.2"): readonly Node[] {
  const tree = readData(document, dialect);
  return tree?.problems.length === 0 ? tree.roots : [];
}

const treesOf = memo<Document, Map<Dialect, Tree | undefined>>(() => new Map());

function parse({ language, text }: Document, dialect: Dialect): Tree | undefined {
  if (language === "yaml") return parseYaml(text, dialect);
  if (language === "json" || language === "jsonc") return parseJson(text);
  return language === "toml" ? parseToml(text) : undefined;
}
