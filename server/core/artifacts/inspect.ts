import { formats } from "./formats/index.ts";
import { trailingArchive } from "./formats/polyglot.ts";
import type { Part } from "./formats/format.ts";
import { uninspected, verdictOf, worstFirst, type ArtifactReport, type Findings } from "./report.ts";
import type { ByteSource } from "./source.ts";
import { newBudget, type Budget } from "./unpack/unpacking.ts";

const DEEPEST = 6;
const HEAD = 64;

/**
 * What a model file is, what loading it would do, and what it holds. The contents decide, the name only breaks ties.
 * Nothing of the file is executed, and time and memory are bounded whatever the file claims.
 */
export function inspectArtifact(source: ByteSource, name: string): ArtifactReport {
  const part = partOf(source, name, 0, newBudget());
  const findings = source.size === 0 ? uninspected("empty", "The file is empty.") : (inspectPart(part) ?? unknown(part));
  const evidence = worstFirst([...findings.evidence, ...trailingArchive(part, findings.format)]);
  return { ...findings, evidence, bytes: source.size, verdict: verdictOf(evidence) };
}

/** Whether the first bytes are those of a model file, so that a folder can be searched without reading everything. */
export const isArtifact = (source: ByteSource, name: string): boolean => {
  const part = partOf(source, name, 0, newBudget());
  return formats.some((format) => format.matches(part));
};

function partOf(source: ByteSource, name: string, depth: number, budget: Budget): Part {
  return {
    source,
    name,
    head: source.read(0, HEAD),
    depth,
    budget,
    inner: (inside, innerName) =>
      depth >= DEEPEST ? uninspected("archive", "Archives lie in archives deeper than is looked at.") : inspectPart(partOf(inside, innerName, depth + 1, budget)),
  };
}

const inspectPart = (part: Part): Findings | undefined => formats.find((format) => format.matches(part))?.inspect(part);

const unknown = ({ head }: Part): Findings =>
  uninspected("unknown", `The file is of no known format (it begins with ${[...head.subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, "0")).join(" ")}), so nothing can be said about it.`);
