import type { Evidence, Findings, MetadataValue } from "../report.ts";
import { tensorMetadata } from "../formats/tensors.ts";
import { partOf, startsWith, type ByteSource } from "../source.ts";
import { plural, shown } from "../text.ts";
import { judgeCode } from "./codeInState.ts";
import { judgeUse } from "./conditions.ts";
import type { Import, StreamFacts } from "./facts.ts";
import { hiddenPickles } from "./hidden.ts";
import { MOST_STEPS, opcodeNames, readStreams, type PickleFacts } from "./streams.ts";
import { fullName, itemsOf, written } from "./values.ts";
import { weightsOnly } from "./weightsOnly.ts";

export interface PickleOptions {
  readonly start?: number;
  /** Bytes behind the last pickle belong to the format, as the tensors of a legacy PyTorch file do. */
  readonly tail?: "expected";
  readonly steps?: number;
  readonly depth?: number;
}

/** What loading the pickles of a source would import and call. Nothing is loaded. */
export function inspectPickle(source: ByteSource, options: PickleOptions = {}): Findings {
  const facts = readStreams(source, options.start, options.steps ?? MOST_STEPS);
  return { format: "pickle", evidence: evidenceOf(source, facts, options), metadata: metadataOf(facts) };
}

/** Whether these bytes can be taken for a pickle: it reads to its end, or gets as far as importing something. */
export function looksLikePickle({ streams }: PickleFacts): boolean {
  const first = streams[0];
  return first !== undefined && ((first.problem === undefined && first.steps > 1) || first.imports.size > 0);
}

/** A pickle that lies behind the end after some other bytes. `pickle.load` stops before it, but nothing else explains what it is there for. */
export function picklesBehind(source: ByteSource, end: number): readonly Evidence[] {
  const bytes = source.read(end, BEHIND);
  for (let at = 0; at < bytes.length; at++) {
    const begins = bytes[at] === 0x63 || bytes[at] === 0x28 || (bytes[at] === 0x80 && (bytes[at + 1] ?? 9) <= 5);
    const [stream] = begins ? readStreams(source, end + at, STEPS_BEHIND).streams : [];
    const evil = [...(stream?.imports.values() ?? [])].find((used) => /^[\w.]+$/.test(fullName(used)) && used.calls.length > 0 && judgeUse(used).verdict === "dangerous");
    if (evil) return [{ what: `Behind its end the file holds another pickle, which calls \`${shown(fullName(evil), 100)}\`. A program that goes on reading would run it.`, where: `byte ${end + at}`, severity: "dangerous" }];
  }
  return [];
}

const PROGRAMS: readonly { readonly mark: string | readonly number[]; readonly name: string }[] = [
  { mark: [0x7f, 0x45, 0x4c, 0x46], name: "a program for Linux" },
  { mark: [0x4d, 0x5a, 0x90, 0], name: "a program for Windows" },
  { mark: [0xcf, 0xfa, 0xed, 0xfe], name: "a program for macOS" },
  { mark: "#!/", name: "a script" },
];

const programAt = (head: Uint8Array): string | undefined => PROGRAMS.find(({ mark }) => startsWith(head, mark))?.name;

const BEHIND = 1 << 16;
const STEPS_BEHIND = 200;

function evidenceOf(source: ByteSource, facts: PickleFacts, options: PickleOptions): readonly Evidence[] {
  const evidence = facts.streams.flatMap((stream) => [...importsOf(source, stream, options.depth ?? 0), ...oddities(stream), ...stream.code.flatMap((one) => judgeCode(source, one)), ...hiddenPickles(source, stream, options.depth ?? 0)]);
  evidence.push(...readWithoutJoblib(source, facts, options));
  const left = source.size - facts.end;
  const broken = facts.streams.some(({ problem }) => problem !== undefined);
  if (options.tail === undefined && !broken && Number.isFinite(left) && left > 0) {
    evidence.push(...picklesBehind(source, facts.end));
    const program = programAt(source.read(facts.end, 4));
    const what = program === undefined ? "are no pickle. Python does not read them" : `begin like ${program}, which no model needs. Python does not read them, but something may start them`;
    evidence.push({ what: `${plural(left, "byte")} follow the pickle and ${what}.`, where: `byte ${facts.end}`, severity: program === undefined ? "info" : "suspicious" });
  }
  return evidence;
}

/**
 * joblib steps over the bytes of its arrays, plain `pickle.load` reads them as opcodes: a payload can lie where joblib sees
 * numbers. Numbers read so make nonsense, so only what is plainly dangerous counts.
 */
function readWithoutJoblib(source: ByteSource, { streams }: PickleFacts, { start, steps = MOST_STEPS }: PickleOptions): readonly Evidence[] {
  if (!streams.some(({ imports }) => imports.has("joblib.numpy_pickle.NumpyArrayWrapper"))) return [];
  const [first] = readStreams(source, start, Math.min(steps, PLAIN_STEPS), "plain").streams;
  const evidence = [...(first?.imports.values() ?? [])].filter(({ module, name }) => /^[\w.]+$/.test(`${module}.${name}`)).flatMap(ofImport);
  return evidence.filter(({ severity }) => severity === "dangerous").map((one) => ({ ...one, where: `${one.where}, as read by pickle.load` }));
}

const PLAIN_STEPS = 5_000_000;

function importsOf(source: ByteSource, stream: StreamFacts, depth: number): readonly Evidence[] {
  return [...stream.imports.values()].flatMap((used) => (loadsBytes(used) ? loadedBytes(source, used, depth) : ofImport(used)));
}

function ofImport(used: Import): readonly Evidence[] {
  const { verdict, reason } = judgeUse(used);
  if (verdict === "safe") return [];
  const name = `\`${shown(fullName(used), 100)}\``;
  const call = used.calls[0];
  const acts = verdict === "dangerous" ? `${name} ${reason}. Do not load this file unless you trust who made it.` : `${name} ${reason}. Load the file only if you know that code.`;
  const what = call === undefined ? `Loading this file imports ${name}. ${acts}` : `Loading this file calls \`${shown(`${fullName(used)}(${argumentsOf(call.args)})`, 300)}\`${more(used.callCount)}. ${acts}`;
  return [{ what, where: call === undefined ? `byte ${used.offset}` : `byte ${call.offset}, ${call.opcode}`, severity: verdict }];
}

const more = (calls: number): string => (calls > 1 ? ` (${calls} calls)` : "");

const argumentsOf = (args: Import["calls"][number]["args"]): string => {
  const text = written(args);
  return text.startsWith("(") ? text.slice(1, -1) : `*${text}`;
};

const loadsBytes = ({ module, name }: Import): boolean => module === "torch.storage" && name === "_load_from_bytes";

/** PyTorch pickles a tensor as the bytes of a file that it loads in turn: as good or as bad as what is in those bytes. */
function loadedBytes(source: ByteSource, used: Import, depth: number): readonly Evidence[] {
  const followed = used.calls.length === used.callCount && used.callCount > 0 && !used.handedOn && depth < 3;
  const parts = used.calls.map(({ args }) => itemsOf(args)[0]);
  if (!followed || !parts.every((part) => typeof part === "object" && part.kind === "bytes")) {
    return [{ what: "Loading this file calls `torch.storage._load_from_bytes` with bytes that cannot be told beforehand, and those may hold any pickle. Do not load this file unless you trust who made it.", where: `byte ${used.offset}`, severity: "dangerous" }];
  }
  return parts.flatMap((part) => {
    if (typeof part !== "object" || part.kind !== "bytes") return [];
    const { evidence } = inspectPickle(partOf(source, part.offset, part.length), { tail: "expected", depth: depth + 1 });
    return evidence.filter(({ severity }) => severity !== "info").map((one) => ({ ...one, where: `tensor at byte ${part.offset}, ${one.where}` }));
  });
}

function oddities({ tampering, problem, imports }: StreamFacts): readonly Evidence[] {
  const found: Evidence[] = tampering.map(({ what, offset, severity }) => ({ what, where: `byte ${offset}`, severity }));
  if (problem !== undefined) {
    const before = imports.size > 0 ? " What it imports before that has been looked at, what comes after has not." : "";
    found.push({ what: `The pickle could not be read to its end: ${problem}.${before}`, where: "file", severity: "uninspected" });
  }
  return found;
}

function metadataOf(facts: PickleFacts): Record<string, MetadataValue> {
  const imports = facts.streams.flatMap((stream) => [...stream.imports.values()]);
  const tensors = facts.streams.flatMap((stream) => stream.tensors);
  const listed = imports.slice(0, 200).map((used) => ({ name: shown(fullName(used), 120), verdict: judgeUse(used).verdict, calls: used.callCount }));
  return {
    protocol: Math.max(...facts.streams.map(({ protocol }) => protocol)),
    pickles: facts.streams.length,
    operations: facts.streams.reduce((sum, { steps }) => sum + steps, 0),
    ...(tensors.length > 0 ? tensorMetadata(tensors) : {}),
    ...(facts.arrays > 0 ? { arrayBytes: facts.arrays } : {}),
    imports: listed,
    weightsOnly: weightsOnly(facts.streams, opcodeNames),
  };
}
