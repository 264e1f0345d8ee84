import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import type { Expression } from "../../../syntax/python/expressionTree.ts";
import type { ImportFrom } from "../../../syntax/python/tree.ts";
import { nodesOf, walk } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { argumentOf, callsOf } from "../calls.ts";

/** What the code of a document says about other files of code. */
export interface References {
  /** Modules by their names as imports have them, with the leading dots of a relative one; each before what is in it. */
  readonly modules: readonly string[];
  /** Files that `%run` runs, as written. */
  readonly runs: readonly string[];
  /** Folders that are put on `sys.path`, as far as they are written out. */
  readonly paths: readonly string[];
}

export const referencesOf: (document: Document) => References = memo((document: Document): References => {
  const modules = new Set<string>();
  const { body } = moduleOf(document);
  const imports = [...nodesOf(body, "import"), ...nodesOf(body, "importFrom")].toSorted((a, b) => a.start - b.start);
  for (const node of imports) for (const name of node.type === "import" ? node.names.flatMap((one) => prefixes(one.name)) : fromNames(node)) modules.add(name);
  const runs = document.cells ? [...document.text.matchAll(RUN)].map(({ groups }) => runPath(groups?.["line"] ?? "")) : [];
  return { modules: [...modules], runs: runs.filter((path) => path !== ""), paths: pathsOf(document) };
});

const RUN = /^[ \t]*%run[ \t]+(?<line>[^\n]+)/gm;

/** The file in what stands behind `%run`: options come before it, the program's own arguments after it. */
export const runPath = (line: string): string => /^(?:-\w+\s+)*(?:"([^"]+)"|'([^']+)'|(\S+))/.exec(line.trim())?.slice(1).find(Boolean) ?? "";

/** `a.b.c` is reached by way of `a` and `a.b`. */
const prefixes = (name: string): readonly string[] => name.split(".").map((_, index, parts) => parts.slice(0, index + 1).join("."));

/** What stands behind `import` may be a name in the module, or a module in the package. */
const fromNames = ({ module, names }: ImportFrom): readonly string[] => [module, ...names.map(({ name }) => memberOf(module, name))];

/** The dotted name of something in a module; relative ones end with their dots. */
export const memberOf = (module: string, name: string): string => `${module}${module.endsWith(".") ? "" : "."}${name}`;

function pathsOf(document: Document): readonly string[] {
  const calls = callsOf(document).filter(({ name }) => name === "sys.path.append" || name === "sys.path.insert");
  return calls.flatMap((call) => {
    const folder = argumentOf(call, "item", call.name.endsWith("insert") ? 1 : 0);
    const parts = folder ? textsIn(folder) : [];
    return parts.length > 0 ? [parts.join("/")] : [];
  });
}

/** `os.path.join(here, "..", "src")` is `../src` of where the file is, near enough. */
function textsIn(node: Expression): readonly string[] {
  const found: string[] = [];
  walk([node], (inner) => {
    if (inner.type === "text") found.push(inner.value);
    return true;
  });
  return found;
}
