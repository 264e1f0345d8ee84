import { cursorOf, type Cursor } from "../cursor.ts";
import { inside, textOf, fieldsOf, type Field } from "../protobuf.ts";
import type { Evidence } from "../report.ts";
import { utf8 } from "../text.ts";
import { baseName } from "./names.ts";
import { unread, type Format } from "./format.ts";
import { inspectJson } from "./json.ts";
import { ofOperation } from "./tensorflowOps.ts";

/** The paths of field numbers in saved_model.proto that lead to each node: of the graph, and of the functions it calls. */
const META_GRAPH = 2;
const GRAPH_DEF = 2;
const GRAPH = { node: 1, library: 2 };
const FUNCTION = { list: 1, node: 3 };

export const savedModel: Format = {
  name: "savedmodel",
  matches: ({ name, head, source }) => (["saved_model.pb", "frozen_inference_graph.pb"].includes(baseName(name)) || (name.endsWith(".pb") && head[0] === 8)) && Number.isFinite(source.size),
  inspect({ source }) {
    const operations = new Map<string, number>();
    const evidence: Evidence[] = [];
    const cursor = cursorOf(source);
    const onNode = (field: Field): boolean => readNode(cursor, field, operations, evidence);
    const complete = walk(fieldsOf(cursor, source.size), META_GRAPH, (meta) =>
      walk(inside(cursor, meta), GRAPH_DEF, (graph) => readGraph(cursor, graph, onNode)));
    if (!complete) evidence.push(unread("The file could not be read to its end, so it is damaged or cut short."));
    return {
      format: "savedmodel",
      evidence,
      metadata: { nodes: [...operations.values()].reduce((sum, count) => sum + count, 0), operations: Object.fromEntries([...operations].sort((a, b) => b[1] - a[1]).slice(0, 100)) },
    };
  },
};

/** Beside a SavedModel lies what Keras needs to make its layers again: a list of nodes, each with its config as JSON. */
const NODES = 1;
const NODE_CONFIG = 5;

export const kerasMetadata: Format = {
  name: "keras-metadata",
  matches: ({ name, source }) => baseName(name) === "keras_metadata.pb" && Number.isFinite(source.size),
  inspect({ source }) {
    const evidence: Evidence[] = [];
    const cursor = cursorOf(source);
    const complete = walk(fieldsOf(cursor, source.size), NODES, (node) =>
      walk(inside(cursor, node), NODE_CONFIG, (config) => {
        const found = inspectJson(utf8(source.read(config.start, Math.min(config.end - config.start, LONGEST_CONFIG))));
        if (evidence.length < 50) evidence.push(...found.evidence.map((one) => ({ ...one, where: `node at byte ${node.start}, ${one.where}` })));
        return true;
      }));
    if (!complete) evidence.push(unread("The file could not be read to its end, so it is damaged or cut short."));
    return { format: "keras-metadata", evidence, metadata: {} };
  },
};

const LONGEST_CONFIG = 1 << 24;

type OnField = (field: Field) => boolean;

/** Hands each field of one number to `read`, and says whether all could be read. */
function walk(fields: Generator<Field, boolean>, number: number, read: OnField): boolean {
  for (let next = fields.next(); ; next = fields.next()) {
    if (next.done === true) return next.value;
    if (next.value.number === number && next.value.wire === 2 && !read(next.value)) return false;
  }
}

function readGraph(cursor: Cursor, graph: Field, onNode: OnField): boolean {
  const nodes = walk(inside(cursor, graph), GRAPH.node, onNode);
  return nodes && walk(inside(cursor, graph), GRAPH.library, (library) =>
    walk(inside(cursor, library), FUNCTION.list, (one) => walk(inside(cursor, one), FUNCTION.node, onNode)));
}

const MOST_KINDS = 5000;

function readNode(cursor: Cursor, field: Field, operations: Map<string, number>, evidence: Evidence[]): boolean {
  const texts = new Map<number, string>();
  const fields = inside(cursor, field);
  for (let next = fields.next(); ; next = fields.next()) {
    if (next.done === true) break;
    if (next.value.number <= 2 && next.value.wire === 2) texts.set(next.value.number, textOf(cursor, next.value));
  }
  const operation = texts.get(2) ?? "";
  if (operations.size < MOST_KINDS) operations.set(operation, (operations.get(operation) ?? 0) + 1);
  if (evidence.length < 50) evidence.push(...ofOperation(operation, texts.get(1) ?? ""));
  return true;
}
