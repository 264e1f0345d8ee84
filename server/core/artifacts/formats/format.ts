import type { Evidence, Findings } from "../report.ts";
import type { ByteSource } from "../source.ts";
import type { Budget } from "../unpack/unpacking.ts";

/** A file, or a member of an archive. */
export interface Part {
  readonly source: ByteSource;
  /** As the user or the archive names it. The contents decide; the name only helps where they cannot. */
  readonly name: string;
  /** The first bytes, at most 64. */
  readonly head: Uint8Array;
  /** How many archives it lies in. */
  readonly depth: number;
  readonly budget: Budget;
  /** Inspects something that lies in this part. */
  inner(source: ByteSource, name: string): Findings | undefined;
}

export interface Format {
  readonly name: string;
  matches(part: Part): boolean;
  inspect(part: Part): Findings;
}

export const extensionOf = (name: string): string => /\.([A-Za-z0-9]+)$/.exec(name)?.[1]?.toLowerCase() ?? "";

export const doubt = (what: string, where = "file"): Evidence => ({ what, where, severity: "suspicious" });
export const danger = (what: string, where = "file"): Evidence => ({ what, where, severity: "dangerous" });
export const unread = (what: string, where = "file"): Evidence => ({ what, where, severity: "uninspected" });
export const remark = (what: string, where = "file"): Evidence => ({ what, where, severity: "info" });
