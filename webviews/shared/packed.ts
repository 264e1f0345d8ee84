import type { PackedSteps } from "../../server/core/insights/experiments/packed.ts";

declare global {
  interface Uint8ArrayConstructor {
    /** Since Chromium 140; older ones do without. */
    readonly fromBase64?: (text: string) => Uint8Array<ArrayBuffer>;
  }
}

/** Steps that came: all of them, or where they start and how far apart they are. */
export function unpackedSteps(steps: PackedSteps, count: number): Float64Array {
  return typeof steps === "string" ? unpacked(steps) : Float64Array.from({ length: count }, (_, place) => steps.from + steps.by * place);
}

/** Numbers that came as base64 of little-endian doubles. */
export function unpacked(text: string): Float64Array {
  if (typeof Uint8Array.fromBase64 === "function") return new Float64Array(Uint8Array.fromBase64(text).buffer);
  const bytes = atob(text);
  const numbers = new Uint8Array(bytes.length);
  for (let at = 0; at < bytes.length; at += 1) numbers[at] = bytes.charCodeAt(at);
  return new Float64Array(numbers.buffer);
}
