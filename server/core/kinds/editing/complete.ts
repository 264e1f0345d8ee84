import { touches } from "../../text/span.ts";
import type { Dialect } from "../../syntax/data/dialect.ts";
import { deepNesting } from "../../syntax/data/nesting.ts";
import type { Node } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import { parseYaml } from "../../syntax/yaml/parse.ts";
import { readPlainly } from "../../syntax/yaml/plain/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Completion } from "../features.ts";
import { namesOf } from "../schema/branch.ts";
import { shapesAt } from "../schema/locate.ts";
import type { Key, ScalarShape, Shape } from "../schema/shape.ts";
import { excerptAround, SMALL, withColon } from "./excerpt.ts";
import type { TypingPlace } from "./place.ts";

/** A value that the workspace offers at a place, such as the name of a parameter. */
export interface Candidate {
  readonly label: string;
  readonly kind: Completion["kind"];
  readonly detail?: string;
}

/** Keys and values that the schema has for the place. */
export function schemaCompletions(document: Document, place: TypingPlace, schema: Shape, dialect: Dialect | undefined): readonly Completion[] {
  const root = rootAround(document, place, dialect);
  const shapes = shapesAt(root, schema, place.path);
  const keys = place.at === "value" ? [] : shapes.flatMap((shape) => (shape.is === "map" ? Object.entries(shape.keys) : []));
  const values = place.at === "key" ? [] : shapes.flatMap(valuesOf);
  const fresh = new Map(keys.filter(([name, { shape }]) => !place.siblings.has(name) || (place.syntax === "pbtxt" && mayRepeat(shape))));
  return [
    ...[...fresh].map(([name, key]) => keyCompletion(name, key, place)),
    ...[...new Set(values)].map((value) => candidateCompletion({ label: value, kind: "value" }, place)),
  ];
}

function rootAround(document: Document, { replace, syntax }: TypingPlace, dialect: Dialect | undefined): Node | undefined {
  // A field may be repeated, alone or in a list, so that every branch stays open.
  if (syntax === "pbtxt") return undefined;
  if (syntax === "yaml" && EXCERPTED.has(document.language) && document.text.length > SMALL) return rootOfExcerpt(document.text, replace.start, dialect);
  const roots = readData(document, dialect)?.roots ?? [];
  return roots.find(({ span }) => touches(span, replace.start)) ?? roots[0];
}

function rootOfExcerpt(text: string, offset: number, dialect: Dialect = "yaml-1.2"): Node | undefined {
  const excerpt = excerptAround(text, offset);
  const roots = readPlainly(excerpt, dialect) ?? readPlainly(excerptAround(withColon(text, offset), offset), dialect) ?? (deepNesting(excerpt) ? [] : parseYaml(excerpt, dialect).roots);
  return roots[0];
}

/** YAML, also at the head of a text. */
const EXCERPTED: ReadonlySet<string> = new Set(["yaml", "markdown", "prompty"]);

export function candidateCompletion({ label, kind, detail }: Candidate, place: TypingPlace): Completion {
  const text = place.syntax === "json" && !/^(true|false|null|-?\d[\d.]*)$/.test(label) ? JSON.stringify(label) : label;
  return { label, kind, ...(detail !== undefined && { detail }), edit: { span: place.replace, text } };
}

function keyCompletion(name: string, { shape, doc, required }: Key, place: TypingPlace): Completion {
  return {
    label: name,
    kind: "key",
    detail: `${namesOf(shape)}${required ? ", required" : ""}`,
    documentation: doc,
    edit: { span: place.replace, text: keyText(name, shape, place) },
  };
}

function keyText(name: string, shape: Shape, { syntax, inFlow, column }: TypingPlace): string {
  if (syntax === "json") return `${JSON.stringify(name)}: `;
  if (syntax === "pbtxt") return holdsFields(shape) ? `${name} { ` : `${name}: `;
  return `${name}:${inFlow ? " " : yamlAfterKey(shape, column)}`;
}

const mayRepeat = (shape: Shape): boolean => shape.is === "oneOf" && shape.shapes.some(({ is }) => is === "list");

const holdsFields = (shape: Shape): boolean => shape.is === "map" || (shape.is === "oneOf" && shape.shapes.some(holdsFields));

/** The value of a mapping or list starts on the next line, one step further in. */
function yamlAfterKey(shape: Shape, column: number): string {
  if (shape.is === "map") return `\n${" ".repeat(column + 2)}`;
  return shape.is === "list" ? `\n${" ".repeat(column + 2)}- ` : " ";
}

function valuesOf(shape: Shape): readonly string[] {
  if (shape.is === "boolean") return ["true", "false", ...(shape.also ?? [])];
  if ("also" in shape) return shape.also ?? [];
  if ("usual" in shape) return shape.usual ?? [];
  return "values" in shape ? ((shape satisfies ScalarShape).values ?? []).map(String) : [];
}
