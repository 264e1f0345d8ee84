import type { Tensor } from "../report.ts";
import type { Global, Payload, Value } from "./values.ts";

/** What one stream of pickle opcodes does when it is loaded. */
export interface StreamFacts {
  readonly start: number;
  /** First byte after the stream, or after what could be read of it. */
  end: number;
  protocol: number;
  steps: number;
  /** By full name. */
  readonly imports: Map<string, Import>;
  /** Things that no honest writer of pickles does. */
  readonly tampering: Oddity[];
  /** Texts that a class runs as code when its state is set. */
  readonly code: CodeInState[];
  /** Bytes and texts that begin like another pickle. */
  readonly embedded: Embedded[];
  /** Bytes and texts that begin like packed data or compiled code, in which a pickle may be. */
  readonly wrapped: Embedded[];
  /** Names of opcodes used, for telling whether a stricter loader takes them. */
  readonly opcodes: Uint8Array;
  /** Why the stream could not be followed to its STOP. */
  problem: string | undefined;
  /** What the load returns. */
  result: Value | undefined;
  /** Of PyTorch, by their key in a dictionary. */
  readonly tensors: Tensor[];
}

export interface Import extends Global {
  readonly offset: number;
  count: number;
  /** The first ones. */
  readonly calls: CallFact[];
  callCount: number;
  /** It was called as a function, not only used to make an object whose state is then set. */
  called: boolean;
  /** The thing itself was handed on as data, so what it does cannot be followed. */
  handedOn: boolean;
}

export interface CallFact {
  readonly offset: number;
  readonly opcode: string;
  readonly args: Value;
}

export interface Oddity {
  readonly offset: number;
  readonly what: string;
  readonly severity: "info" | "suspicious" | "dangerous";
}

export interface CodeInState {
  readonly offset: number;
  readonly owner: Global;
  readonly key: string;
  /** Absent where it cannot be told. */
  readonly text: string | Payload | undefined;
}

export interface Embedded {
  readonly offset: number;
  readonly length: number;
  readonly encoding: "raw" | "hex" | "base64" | "packed" | "packed-base64" | "marshal";
}

export const emptyFacts = (start: number): StreamFacts => ({
  start,
  end: start,
  protocol: 0,
  steps: 0,
  imports: new Map(),
  tampering: [],
  code: [],
  embedded: [],
  wrapped: [],
  opcodes: new Uint8Array(256),
  problem: undefined,
  result: undefined,
  tensors: [],
});

/** Enough to show; a hostile file may hold millions. */
export function note<Item>(list: Item[], item: Item, limit = 20): void {
  if (list.length < limit) list.push(item);
}
