import { moduleOf } from "../../syntax/python/module.ts";
import type { Expression, Parameter } from "../../syntax/python/expressionTree.ts";
import type { ClassDefinition, FunctionDefinition, Module, Statement } from "../../syntax/python/tree.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName } from "../../workspace/uri.ts";
import { keyOf, type Signature } from "./componentTable.ts";

/** What a class or function of the workspace takes; `undefined` where its text does not tell. */
export function signatureInWorkspace(uri: string, name: string, snapshot: Snapshot): (Signature & { readonly from: string }) | undefined {
  const document = snapshot.files.read(uri);
  const module = document?.language === "python" ? moduleOf(document) : undefined;
  const defined = module && definitionOf(module, name);
  if (!document || !defined) return undefined;
  const parameters = defined.type === "function" ? defined.parameters : initialOf(defined, module)?.parameters.slice(1);
  if (!parameters) return undefined;
  const named = parameters.filter(({ kind }) => kind === "plain");
  return {
    name,
    keys: Object.fromEntries(named.map((parameter) => [parameter.name.name, keyOf(parameter.name.name, spelled(parameter, document))])),
    // Whoever wraps a function may add arguments.
    open: parameters.some(({ kind }) => kind === "keywords") || (defined.type === "function" && defined.decorators.length > 0),
    from: `\`${baseName(uri)}\``,
  };
}

function definitionOf({ body }: Module, name: string): ClassDefinition | FunctionDefinition | undefined {
  return body.find((one): one is ClassDefinition | FunctionDefinition => (one.type === "class" || one.type === "function") && one.name.name === name);
}

/** The `__init__` of a class, or of its base in the same file. A dataclass has none that is written. */
function initialOf(defined: ClassDefinition, module: Module, depth = 0): FunctionDefinition | undefined {
  const own = defined.body.find((one: Statement): one is FunctionDefinition => one.type === "function" && one.name.name === "__init__");
  const [base] = defined.bases;
  if (own || depth > 4 || defined.decorators.length > 0 || base?.value.type !== "name") return own;
  const above = definitionOf(module, base.value.name);
  return above?.type === "class" ? initialOf(above, module, depth + 1) : undefined;
}

function spelled({ annotation, value }: Parameter, { text }: Document): string {
  const parts = annotation ? alternatives(text.slice(annotation.start, annotation.end)) : ["any"];
  const types = parts.includes("any") || parts.length === 0 ? "any" : [...new Set(parts)].join("|");
  return value && isPlain(value) ? `${types} = ${text.slice(value.start, value.end)}` : types;
}

const isPlain = ({ type }: Expression): boolean => type === "number" || type === "text";

const TYPES: Readonly<Record<string, string>> = { int: "int", float: "num", str: "text", bool: "bool", dict: "map", Dict: "map", list: "list", List: "list" };

/** Alternatives of an annotation in the notation of schemas; what is not simple is anything. */
function alternatives(annotation: string): readonly string[] {
  const bare = annotation.trim();
  const optional = /^(?:typing\.)?Optional\[(.*)\]$/s.exec(bare)?.[1];
  if (optional !== undefined) return alternatives(optional);
  if (/^[\w\s|]+$/.test(bare)) return bare.split("|").map((part) => part.trim()).filter((part) => part !== "None").map((part) => TYPES[part] ?? "any");
  const literal = /^(?:typing\.)?Literal\[(.*)\]$/s.exec(bare)?.[1];
  const words = literal?.split(",").map((part) => part.trim());
  if (words?.every((part) => /^(["'])[\w.+-]+\1$/.test(part))) return words.map((part) => `'${part.slice(1, -1)}'`);
  return ["any"];
}
