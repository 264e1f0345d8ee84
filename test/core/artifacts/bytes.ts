import { inspectArtifact } from "../../../server/core/artifacts/inspect.ts";
import type { ArtifactReport } from "../../../server/core/artifacts/report.ts";
import { bytesSource } from "../../../server/core/artifacts/source.ts";

/** One byte for each character, so that samples can be read. */
export const bytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

export const number = (value: number, size: 1 | 2 | 4 | 8): Uint8Array => {
  const buffer = new Uint8Array(8);
  new DataView(buffer.buffer).setBigUint64(0, BigInt(value), true);
  return buffer.slice(0, size);
};

/** A text as pickles write it, with its length before. */
export const short = (text: string): string => `\x8c${String.fromCharCode(text.length)}${text}`;

/** A pickle of protocol 4 that calls `module.name(argument)`. */
export const calling = (module: string, name: string, argument = "id"): string => `\x80\x04${short(module)}${short(name)}\x93${short(argument)}\x85R.`;

export const inspected = (content: string | Uint8Array, name = "model.pkl"): ArtifactReport => inspectArtifact(bytesSource(typeof content === "string" ? bytes(content) : content), name);

export const told = (report: ArtifactReport): string => report.evidence.map(({ what, where, severity }) => `${severity} at ${where}: ${what}`).join("\n");
