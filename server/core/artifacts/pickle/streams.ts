import { cursorOf, has, positionOf } from "../cursor.ts";
import type { ByteSource } from "../source.ts";
import { startsWith } from "../source.ts";
import { callOpcodes } from "./calls.ts";
import { containerOpcodes } from "./containers.ts";
import { emptyFacts, type StreamFacts } from "./facts.ts";
import { noFarTexts } from "./farTexts.ts";
import { arrayReader } from "./joblibArrays.ts";
import { run, type Machine, type Opcode } from "./machine.ts";
import { memoOpcodes } from "./memo.ts";
import { scalarOpcodes } from "./scalars.ts";
import { noRecent } from "./values.ts";

const every: readonly Opcode[] = [...scalarOpcodes, ...containerOpcodes, ...memoOpcodes, ...callOpcodes];
const byCode: readonly (Opcode | undefined)[] = Array.from({ length: 256 }, (_, code) => every.find((opcode) => opcode.code === code));

export const opcodeNames = (facts: StreamFacts): readonly string[] => every.filter(({ code }) => facts.opcodes[code] === 1).map(({ name }) => name);

/** Python itself needs about ten seconds for so many. What is beyond is called uninspected. */
export const MOST_STEPS = 60_000_000;
const MOST_STREAMS = 10_000;

export interface PickleFacts {
  /** One after another, those inside arrays of objects included. */
  readonly streams: readonly StreamFacts[];
  /** Where the last stream ends. */
  readonly end: number;
  /** Bytes of arrays that joblib keeps between the opcodes. */
  readonly arrays: number;
}

/** Follows all pickles that lie one behind the other. `start` is where the first begins; a `plain` reader knows nothing of joblib's arrays. */
export function readStreams(source: ByteSource, start = 0, stepsAllowed = MOST_STEPS, reader: "joblib" | "plain" = "joblib"): PickleFacts {
  const cursor = cursorOf(source, start);
  const streams: StreamFacts[] = [];
  const arrays = { bytes: 0 };
  const recent = noRecent();
  let left = stepsAllowed;

  const one = (): StreamFacts => {
    const facts = emptyFacts(positionOf(cursor));
    const machine: Machine = { cursor, facts, stack: [], marks: [], memo: [], sparseMemo: new Map(), recent, farTexts: noFarTexts(), afterBuild, frameEnd: 0, watching: false, stopped: false };
    streams.push(facts);
    run(machine, byCode, left);
    left = Math.max(1000, left - facts.steps);
    return facts;
  };
  const afterBuild = reader === "plain" ? undefined : arrayReader(arrays, () => (streams.length < MOST_STREAMS ? one() : undefined));

  let last = one();
  let end = last.end;
  while (last.problem === undefined && streams.length < MOST_STREAMS && has(cursor, 2)) {
    const stated = startsWith(cursor.bytes, [0x80], cursor.at) && (cursor.bytes[cursor.at + 1] ?? 9) <= 5;
    const before = streams.length;
    last = one();
    const isPickle = stated ? last.problem === undefined || last.imports.size > 0 : (last.problem === undefined && last.steps > 2) || last.imports.size > 0;
    if (!isPickle) { streams.length = before; break; }
    end = last.end;
  }
  if (streams.length >= MOST_STREAMS && last.problem === undefined) last.problem = `more than ${MOST_STREAMS} pickles follow each other, so the rest was left unread`;
  return { streams, end, arrays: arrays.bytes };
}
