import { parseTree, type Node as JsonNode, type ParseError } from "jsonc-parser";

import { mappingOf } from "../data/mapping.ts";
import type { Entry, Node, Scalar, Tree } from "../data/node.ts";
import { problemsOf } from "./problem.ts";

/** Reads JSON. Comments are let pass (many of these files have them); a trailing comma is a problem. */
export function parseJson(text: string): Tree {
  try {
    return parsed(text);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { roots: [], problems: [{ at: { start: 0, end: 1 }, reason: "the values are nested too deep to be read" }], uncertain: true };
  }
}

function parsed(text: string): Tree {
  const errors: ParseError[] = [];
  const root = parseTree(withNumbers(text.replace(/^\uFEFF/, " ")), errors, { allowTrailingComma: false, disallowComments: false });
  return {
    roots: root ? [convert(root)] : [],
    problems: text.trim() === "" ? [] : problemsOf(errors, text),
    // A chat template in a string does not make the file a template.
    uncertain: errors.length > 0 && /\{\{|\{%/.test(text.replace(/"(?:[^"\\\n]|\\.)*"/g, '""')),
  };
}

/** Python writes `Infinity` and `NaN` into JSON and reads them; in their places stand numbers of the same length. */
function withNumbers(text: string): string {
  return /Infinity|NaN/.test(text) ? text.replace(/"(?:[^"\\\n]|\\.)*"|\bInfinity\b|\bNaN\b/g, (found) => STAND_INS[found] ?? found) : text;
}

const STAND_INS: Readonly<Record<string, string>> = { Infinity: "1e999999", NaN: "0e0" };

function convert(node: JsonNode): Node {
  const span = { start: node.offset, end: node.offset + node.length };
  const children = node.children ?? [];
  if (node.type === "array") return { type: "sequence", span, items: children.map(convert) };
  if (node.type === "object") return mappingOf(span, children.flatMap(entryOf));
  return scalarOf(node);
}

function entryOf(property: JsonNode): Entry[] {
  const [key, value] = property.children ?? [];
  if (!key) return [];
  const after = property.offset + property.length;
  const missing: Scalar = { type: "scalar", span: { start: after, end: after }, text: "", plain: true, value: null };
  return [{ key: scalarOf(key), value: value ? convert(value) : missing }];
}

function scalarOf(node: JsonNode): Scalar {
  const value = node.value as Scalar["value"];
  return {
    type: "scalar",
    span: { start: node.offset, end: node.offset + node.length },
    text: String(value),
    plain: node.type !== "string",
    value,
  };
}
