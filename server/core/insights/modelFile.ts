import type { ArtifactReport, Evidence, Metadata, MetadataValue, Tensor, Verdict } from "../artifacts/report.ts";

/** All that the editor for model files shows. */
export interface ModelFile {
  readonly name: string;
  readonly format: string;
  readonly bytes: number;
  readonly verdict: Verdict;
  /** One sentence, with what to do. */
  readonly headline: string;
  readonly evidence: readonly Evidence[];
  readonly imports: readonly ModelImport[];
  readonly tensors: readonly Tensor[];
  /** Of the whole file; `tensors` may hold fewer. */
  readonly tensorCount: number;
  readonly parameters: number;
  /** Largest first. */
  readonly byType: readonly { readonly dtype: string; readonly bytes: number }[];
  /** Bytes that the tensors take once loaded as they are stored. */
  readonly memory: number;
  readonly facts: readonly ModelFact[];
  readonly sha256?: string;
}

export interface ModelImport {
  readonly name: string;
  readonly verdict: string;
  readonly calls: number;
}

export interface ModelFact {
  readonly name: string;
  readonly value: string;
}

export function modelFile(name: string, report: ArtifactReport, sha256?: string): ModelFile {
  const { format, bytes, verdict, evidence, metadata } = report;
  const byType = Object.entries(record(metadata["bytesByType"])).map(([dtype, size]) => ({ dtype, bytes: Number(size) }));
  const tensors = list(metadata["tensorList"]).map(tensorOf);
  return {
    ...{ name, format, bytes, verdict, evidence, tensors, headline: HEADLINES[verdict] },
    imports: list(metadata["imports"]).map(importOf),
    tensorCount: Number(metadata["tensors"] ?? tensors.length),
    parameters: Number(metadata["parameters"] ?? 0),
    byType: byType.toSorted((a, b) => b.bytes - a.bytes),
    memory: byType.reduce((sum, one) => sum + one.bytes, 0),
    facts: factsOf(metadata),
    ...(sha256 === undefined ? {} : { sha256 }),
  };
}

const HEADLINES: Readonly<Record<Verdict, string>> = {
  dangerous: "Do not load this file: loading it runs what its author chose.",
  suspicious: "Look before you load: the file needs code or holds something that no list vouches for.",
  uninspected: "Not everything in this file could be looked at, so nothing is known about the rest.",
  safe: "Nothing in this file runs code when it is loaded.",
};

/** Shown in places of their own. */
const OWN_PLACE = new Set(["tensors", "parameters", "bytesByType", "tensorList", "imports", "weightsOnly"]);

function factsOf(metadata: Metadata): readonly ModelFact[] {
  const plain = Object.entries(metadata).filter(([name]) => !OWN_PLACE.has(name));
  return [...plain.flatMap(([name, value]) => flattened(words(name), value, 0)), ...weightsOnlyFacts(record(metadata["weightsOnly"]))];
}

/** `unpackedBytes` becomes `unpacked bytes`; keys of the file itself stay as they are. */
const words = (name: string): string => name.replace(/([a-z])([A-Z])/g, (_, before: string, after: string) => `${before} ${after.toLowerCase()}`);

function flattened(name: string, value: MetadataValue, depth: number): readonly ModelFact[] {
  if (typeof value !== "object" || value === null) return [{ name, value: String(value) }];
  if (Array.isArray(value)) return [{ name, value: list(value).map((one) => (typeof one === "object" ? JSON.stringify(one) : String(one))).join(", ") }];
  return depth > 3 ? [] : Object.entries(value).flatMap(([key, one]) => flattened(depth === 0 && name === "keys" ? key : `${name} · ${key}`, one, depth + 1));
}

function weightsOnlyFacts(weightsOnly: Readonly<Record<string, MetadataValue>>): readonly ModelFact[] {
  if (weightsOnly["loads"] === undefined) return [];
  const named = (key: string): string => list(weightsOnly[key]).map(text).join(", ");
  const rows = [
    ["loads with weights_only=True", weightsOnly["loads"] === true ? "yes" : "no"],
    ["needs add_safe_globals", named("needs")],
    ["can never be allowed", named("blocked")],
    ["opcodes it does not take", named("unsupportedOpcodes")],
  ] as const;
  return rows.filter(([, value]) => value !== "").map(([name, value]) => ({ name, value }));
}

function tensorOf(value: MetadataValue): Tensor {
  const { name, shape, dtype, bytes } = record(value);
  return { name: text(name), shape: list(shape).map(Number), dtype: text(dtype), bytes: Number(bytes ?? 0) };
}

function importOf(value: MetadataValue): ModelImport {
  const { name, verdict, calls } = record(value);
  return { name: text(name), verdict: text(verdict), calls: Number(calls ?? 0) };
}

const text = (value: MetadataValue | undefined): string => (typeof value === "string" ? value : "");

const list = (value: MetadataValue | undefined): readonly MetadataValue[] => (Array.isArray(value) ? (value as readonly MetadataValue[]) : []);

const record = (value: MetadataValue | undefined): Readonly<Record<string, MetadataValue>> =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, MetadataValue>>) : {};
