import { has, positionOf, type Cursor } from "../cursor.ts";
import type { FarTexts } from "./farTexts.ts";
import { note, type StreamFacts } from "./facts.ts";
import { NONE, type Recent, type Value } from "./values.ts";

/**
 * A pickle is a program for a stack machine. This one follows every opcode as Python would, but where Python imports
 * or calls something it only writes down what, so that nothing of the file ever runs.
 */
export interface Machine {
  readonly cursor: Cursor;
  readonly facts: StreamFacts;
  readonly stack: Value[];
  /** Heights of the stack at which a MARK was set. */
  readonly marks: number[];
  readonly memo: Value[];
  /** Memo entries under numbers that are not the next one. */
  readonly sparseMemo: Map<number, Value>;
  readonly recent: Recent;
  readonly farTexts: FarTexts;
  /** Steps over raw bytes that the loader reads itself after a BUILD, as joblib does with arrays. */
  readonly afterBuild: AfterBuild | undefined;
  /** Where the current FRAME ends, or 0. */
  frameEnd: number;
  /** Some import is of a kind whose use as data matters. */
  watching: boolean;
  stopped: boolean;
}

/** Returns a problem, or the value that takes the place of the one that was built. */
export type AfterBuild = (built: Value, machine: Machine) => { readonly problem?: string; readonly value?: Value } | undefined;

export interface Opcode {
  readonly code: number;
  readonly name: string;
  run(machine: Machine): void;
}

/** Records why Python would stop here; the run ends after this opcode. */
export function fail(machine: Machine, why: string): void {
  machine.facts.problem ??= `${why} at byte ${positionOf(machine.cursor)}`;
  machine.stopped = true;
}

export const cutShort = (machine: Machine): void => fail(machine, "the file ends in the middle of an opcode");

/** Whether so many bytes follow; else the run ends here. */
export function follow(machine: Machine, count: number): boolean {
  const there = has(machine.cursor, count);
  if (!there) cutShort(machine);
  return there;
}

export function pop(machine: Machine): Value {
  const value = machine.stack.pop();
  if (value !== undefined) return value;
  fail(machine, "the stack is empty");
  return NONE;
}

/** Takes off everything above the last MARK. */
export function popToMark(machine: Machine): Value[] {
  const height = machine.marks.pop();
  if (height !== undefined) return height >= machine.stack.length ? [] : machine.stack.splice(height);
  fail(machine, "a MARK is missing");
  return [];
}

/** Python writes at most a thousand items at once. */
const HIGHEST_STACK = 2_000_000;

/** The fewest bytes that every opcode without a payload fits in. */
const AHEAD = 16;

/** Follows the opcodes up to STOP, a break, or the limit of steps. */
export function run(machine: Machine, opcodes: readonly (Opcode | undefined)[], stepsAllowed: number): void {
  const { cursor, facts } = machine;
  let steps = 0;
  while (!machine.stopped) {
    if (cursor.at + AHEAD > cursor.bytes.length && !has(cursor, AHEAD) && !has(cursor, 1)) {
      fail(machine, "the file ends before the pickle does");
      break;
    }
    if (steps++ >= stepsAllowed) {
      fail(machine, `it has more than ${stepsAllowed} operations, so the rest was left unread`);
      break;
    }
    const code = cursor.bytes[cursor.at++] ?? 0;
    const opcode = opcodes[code];
    if (opcode === undefined) {
      cursor.at--;
      fail(machine, `byte 0x${code.toString(16).padStart(2, "0")} is no pickle opcode`);
      break;
    }
    facts.opcodes[code] = 1;
    opcode.run(machine);
    if (machine.frameEnd !== 0 && cursor.base + cursor.at >= machine.frameEnd) leaveFrame(machine);
    if (machine.stack.length > HIGHEST_STACK || machine.marks.length > HIGHEST_STACK) fail(machine, "more objects are stacked than any model has");
  }
  facts.steps = steps;
  facts.end = positionOf(cursor);
}

function leaveFrame(machine: Machine): void {
  const beyond = positionOf(machine.cursor) - machine.frameEnd;
  machine.frameEnd = 0;
  if (beyond === 0 || machine.facts.problem !== undefined) return;
  note(machine.facts.tampering, {
    offset: positionOf(machine.cursor),
    what: "An operation lies across the end of its frame. Python's fast reader and its slow one then see different bytes, which hides what really runs from tools that list a pickle. No honest writer does this.",
    severity: "dangerous",
  });
}
