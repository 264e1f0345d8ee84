export type Verdict = "safe" | "suspicious" | "dangerous" | "uninspected";

export interface Evidence {
  /** A sentence or two: what it does and why that matters. */
  readonly what: string;
  /** The part of the file: a member of an archive, a byte, a key. */
  readonly where: string;
  /** `info` says nothing against the file; `uninspected` says that a part of it could not be read. */
  readonly severity: "info" | "suspicious" | "dangerous" | "uninspected";
}

export type MetadataValue = string | number | boolean | null | readonly MetadataValue[] | { readonly [key: string]: MetadataValue };
export type Metadata = Readonly<Record<string, MetadataValue>>;

export interface Tensor {
  readonly name: string;
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly bytes: number;
}

/** What one reader found in one file, or in one part of it. */
export interface Findings {
  readonly format: string;
  readonly evidence: readonly Evidence[];
  readonly metadata: Metadata;
}

export interface ArtifactReport extends Findings {
  readonly bytes: number;
  readonly verdict: Verdict;
}

/** The worst that was seen decides; a part that could not be read is worse than a doubt, because anything may be in it. */
export function verdictOf(evidence: readonly Evidence[]): Verdict {
  const worst = (["dangerous", "uninspected", "suspicious"] as const).find((severity) => evidence.some((one) => one.severity === severity));
  return worst ?? "safe";
}

/** More than a reader wants to see; the rest is counted. */
const LISTED = 100;

export function worstFirst(evidence: readonly Evidence[]): readonly Evidence[] {
  const order = ["dangerous", "uninspected", "suspicious", "info"];
  const sorted = evidence.toSorted((a, b) => order.indexOf(a.severity) - order.indexOf(b.severity));
  const left = sorted.length - LISTED;
  if (left <= 0) return sorted;
  return [...sorted.slice(0, LISTED), { what: `${left} more findings of this file are not listed.`, where: "file", severity: "info" }];
}

export const uninspected = (format: string, what: string, where = "file"): Findings => ({
  format,
  evidence: [{ what, where, severity: "uninspected" }],
  metadata: {},
});

/** Puts the findings of a part under the name of that part. */
export const within = (part: string, evidence: readonly Evidence[]): readonly Evidence[] =>
  evidence.map((one) => ({ ...one, where: one.where === "file" ? part : `${part}, ${one.where}` }));
