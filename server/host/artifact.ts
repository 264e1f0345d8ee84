import { closeSync, fstatSync, openSync, readSync } from "node:fs";

import { inspectArtifact, isArtifact, type ArtifactReport, type ByteSource } from "../core/index.ts";

/** Either what the work gave, or why the file cannot be read, as a phrase. */
export type Inspected = { readonly state: "inspected"; readonly report: ArtifactReport } | { readonly state: "unreadable"; readonly reason: string };

/** Inspects a model file on the disk, reading only what is needed of it. */
export function inspectFile(path: string): Inspected {
  try {
    return { state: "inspected", report: withSource(path, (source) => inspectArtifact(source, path)) };
  } catch (error) {
    return { state: "unreadable", reason: reasonOf(error) };
  }
}

/** Whether a file is of a format of models, by its first bytes. */
export function isModelFile(path: string): boolean {
  try {
    return withSource(path, (source) => isArtifact(source, path));
  } catch {
    return false;
  }
}

/** Reads a file in pieces, and closes it again. */
export function withSource<Value>(path: string, use: (source: ByteSource) => Value): Value {
  const file = openSync(path, "r");
  try {
    return use(fileSource(file));
  } finally {
    closeSync(file);
  }
}

function fileSource(file: number): ByteSource {
  const { size } = fstatSync(file);
  return {
    size,
    read: (offset, length) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(length, size - offset)));
      let at = 0;
      while (at < bytes.length) {
        const count = readSync(file, bytes, at, bytes.length - at, offset + at);
        if (count === 0) break;
        at += count;
      }
      return at < bytes.length ? bytes.subarray(0, at) : bytes;
    },
  };
}

const REASONS: Readonly<Record<string, string>> = { EACCES: "permission denied", EPERM: "permission denied", ENOENT: "there is no such file", EISDIR: "it is a folder" };

function reasonOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (code === "") throw error;
  return REASONS[code] ?? code;
}
