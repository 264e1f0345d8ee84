import { memo } from "../../memo.ts";
import type { Document } from "../../workspace/document.ts";
import { parseJson } from "../json/parse.ts";
import { parseToml } from "../toml/parse.ts";
import { parseYaml } from "../yaml/parse.ts";
import { parsePbtxt } from "../pbtxt/parse.ts";
import type { Dialect } from "./dialect.ts";
import { parseFrontMatter } from "./frontMatter.ts";
import { inDialect } from "./inDialect.ts";
import { deepNesting, MOST_LEVELS } from "./nesting.ts";
import type { Node, Tree } from "./node.ts";

/** The tree of a document in a data language (YAML, JSON, TOML, protobuf text, YAML front matter); `undefined` for any other language. Parsed once per document, whichever dialects it is read in. */
export function readData(document: Document, dialect: Dialect = "yaml-1.2"): Tree | undefined {
  const known = treesOf(document);
  if (!known.has(dialect)) {
    const [other] = known.values();
    known.set(dialect, other ? (WITH_DIALECTS.has(document.language) ? inDialect(other, dialect) : other) : parse(document, dialect));
  }
  return known.get(dialect);
}

/** In other languages every program reads the same. */
const WITH_DIALECTS: ReadonlySet<string> = new Set(["yaml", "markdown", "prompty"]);

/** The roots of a document without syntax problems: rules that read a half-understood file only add noise to the one message that counts. */
export function soundRoots(document: Document, dialect: Dialect = "yaml-1.2"): readonly Node[] {
  const tree = readData(document, dialect);
  return tree?.problems.length === 0 ? tree.roots : [];
}

const treesOf = memo<Document, Map<Dialect, Tree | undefined>>(() => new Map());

const READERS: Readonly<Record<string, (text: string, dialect: Dialect) => Tree>> = {
  yaml: parseYaml,
  json: parseJson,
  jsonc: parseJson,
  toml: parseToml,
  pbtxt: parsePbtxt,
  markdown: parseFrontMatter,
  prompty: parseFrontMatter,
};

function parse({ language, text }: Document, dialect: Dialect): Tree | undefined {
  const reader = READERS[language];
  const deep = reader && deepNesting(text);
  if (deep) return { roots: [], problems: [{ at: deep, reason: `this is nested more than ${MOST_LEVELS} levels deep` }], uncertain: false };
  return reader?.(text, dialect);
}
