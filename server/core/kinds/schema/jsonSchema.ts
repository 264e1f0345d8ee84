import type { Key, MapShape, ScalarShape, Shape } from "./shape.ts";

/** What is written into a JSON Schema of draft 7. */
type JsonSchema = Readonly<Record<string, unknown>>;

/** `documentation`: explains and suggests, and never calls anything wrong, for editors whose faults come from elsewhere. */
export interface JsonSchemaOptions {
  readonly title: string;
  readonly documentation?: boolean;
}

/** The schema of a kind for programs that know JSON Schema. */
export function jsonSchemaOf(shape: Shape, { title, documentation = false }: JsonSchemaOptions): JsonSchema {
  return { $schema: "http://json-schema.org/draft-07/schema#", title, ...written(shape, documentation) };
}

function written(shape: Shape, documentation: boolean): JsonSchema {
  if (shape.is === "any") return {};
  if (shape.is === "map") return map(shape, documentation);
  if (shape.is === "list") return { ...(!documentation && { type: ["array", "null"] }), items: written(shape.of, documentation) };
  if (shape.is === "oneOf") return { anyOf: [...shape.shapes.map((inner) => written(inner, documentation)), ...(documentation ? [{}] : [])] };
  return scalar(shape, documentation);
}

function map({ keys, others, unknown }: MapShape, documentation: boolean): JsonSchema {
  const properties = Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, property(key, documentation)]));
  const required = Object.entries(keys).flatMap(([name, key]) => (key.required ? [name] : []));
  const free = others ? { additionalProperties: written(others, documentation) } : unknown === "reject" ? { additionalProperties: false } : {};
  if (documentation) return { properties, ...(others && { additionalProperties: written(others, true) }) };
  return { type: ["object", "null"], properties, ...free, ...(required.length > 0 && { required }) };
}

function property({ shape, doc, deprecated }: Key, documentation: boolean): JsonSchema {
  return { ...written(shape, documentation), markdownDescription: deprecated === undefined ? doc : `${doc}\n\nNo longer supported: ${deprecated}.`, description: doc };
}

const TYPES: Readonly<Record<ScalarShape["is"], readonly string[]>> = {
  string: ["string", "null"],
  text: ["string", "number", "boolean", "null"],
  number: ["number", "null"],
  integer: ["integer", "null"],
  boolean: ["boolean", "null"],
};

function scalar({ is, values, usual, min, max, also = [], coerced }: ScalarShape, documentation: boolean): JsonSchema {
  const suggested = values ?? usual ?? [...(is === "boolean" ? [true, false] : []), ...also];
  if (documentation) return suggested.length > 0 ? { examples: suggested } : {};
  const limits = { ...(min !== undefined && Number.isFinite(min) && { minimum: min }), ...(max !== undefined && Number.isFinite(max) && { maximum: max }) };
  if (values) return { enum: [...values, null] };
  if (coerced !== true && also.length === 0) return { type: TYPES[is], ...limits };
  const spelled = coerced === true ? [is === "boolean" ? "true|false|yes|no|on|off" : "[-+]?[\\d_]*\\.?\\d+(?:[eE][-+]?\\d+)?"] : [];
  const switches = also.some((word) => word === "true") ? ["boolean"] : [];
  return { type: [...TYPES[is], "string", ...switches], pattern: `^(?:${[...spelled, ...also].join("|")})$`, ...limits };
}
