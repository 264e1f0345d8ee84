import { memo } from "../../memo.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import { argumentOf, callsOf, type Call } from "../python/calls.ts";

/** True when the document itself has written the file that the call reads: reading it back brings nothing from outside. */
export const readsOwnFile = (document: Document, call: Call): boolean => {
  const path = pathRead(document, call);
  return path !== undefined && writtenPaths(document).has(path);
};

/** Where each kind of call that saves an object has its file. */
const WRITERS: readonly { readonly names: RegExp; readonly keyword: string; readonly place: number }[] = [
  { names: /^(?:c?[pP]ickle|_pickle|dill|cloudpickle)\.dump$/, keyword: "file", place: 1 },
  { names: /^(?:joblib|sklearn\.externals\.joblib)\.dump$/, keyword: "filename", place: 1 },
  { names: /^torch\.save$/, keyword: "f", place: 1 },
  { names: /^numpy\.savez?(?:_compressed)?$/, keyword: "file", place: 0 },
  { names: /\.to_pickle$/, keyword: "path", place: 0 },
];

const writtenPaths = memo((document: Document): ReadonlySet<string> => {
  const paths = callsOf(document).flatMap((call) => {
    const writer = WRITERS.find(({ names }) => names.test(call.name));
    const file = writer && argumentOf(call, writer.keyword, writer.place);
    return file ? (pathOf(document, file) ?? []) : [];
  });
  return new Set(paths);
});

/** The expression of the path that a call reads: what it is given, looked up behind the name or the call of an open file. */
export function fileRead(document: Document, call: Call): Expression | undefined {
  const [first] = call.arguments;
  return first && behind(document, first.value);
}

function pathRead(document: Document, call: Call): string | undefined {
  const path = fileRead(document, call);
  return path && pathOf(document, path);
}

/** The path as it is written. */
function pathOf(document: Document, file: Expression): string | undefined {
  const path = behind(document, file);
  return path && ["name", "text", "attribute"].includes(path.type) ? document.text.slice(path.start, path.end) : undefined;
}

function behind(document: Document, file: Expression): Expression | undefined {
  if (file.type === "call") return openedPath(file) ?? file;
  if (file.type !== "name") return file;
  return openFiles(document).findLast(({ name, at }) => name === file.name && at <= file.start)?.path ?? file;
}

/** `f = open(path)` and `with open(path) as f`, in the order of the text. */
const openFiles = memo((document: Document): readonly { readonly name: string; readonly path: Expression; readonly at: number }[] => {
  const found: { name: string; path: Expression; at: number }[] = [];
  walk(moduleOf(document).body, (node) => {
    const target = node.type === "withItem" ? node.target : node.type === "assign" ? node.targets[0] : undefined;
    const value = node.type === "withItem" || node.type === "assign" ? node.value : undefined;
    const path = value && openedPath(value);
    if (target?.type === "name" && path) found.push({ name: target.name, path, at: node.start });
    return true;
  });
  return found.toSorted((a, b) => a.at - b.at);
});

function openedPath(value: Expression): Expression | undefined {
  return value.type === "call" && value.callee.type === "name" && value.callee.name === "open" ? value.arguments[0]?.value : undefined;
}
