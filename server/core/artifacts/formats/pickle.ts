import { inspectPickle, looksLikePickle } from "../pickle/inspect.ts";
import { readStreams } from "../pickle/streams.ts";
import { partOf, startsWith } from "../source.ts";
import { extensionOf, type Format, type Part } from "./format.ts";

/** The number that PyTorch before 1.6 wrote as its first pickle: 0x1950A86A20F9469CFC6C. */
const TORCH_MAGIC = [0x80, 2, 0x8a, 10, 0x6c, 0xfc, 0x9c, 0x46, 0xf9, 0x20, 0x6a, 0xa8, 0x50, 0x19, 0x2e];

/** Five pickles, then the tensors. */
export const legacyTorch: Format = {
  name: "torch-legacy",
  matches: ({ head }) => startsWith(head, TORCH_MAGIC),
  inspect: ({ source }) => ({ ...inspectPickle(source, { tail: "expected" }), format: "torch-legacy" }),
};

const EXTENSIONS = new Set(["pkl", "pickle", "joblib", "pt", "pth", "bin", "ckpt", "dill", "p", "dat", "data", "model", "sav"]);

/** Protocols 2 to 5 state themselves. */
export const statedPickle: Format = {
  name: "pickle",
  matches: (part) => part.head[0] === 0x80 && (part.head[1] ?? 9) <= 5 && !part.name.endsWith(".tensor") || tensorThatIsAPickle(part),
  inspect: ({ source }) => inspectPickle(source),
};

/** Raw numbers may begin like a pickle; only one that reads to its end is taken for one. */
function tensorThatIsAPickle({ source, name, head }: Part): boolean {
  if (!name.endsWith(".tensor") || head[0] !== 0x80 || (head[1] ?? 9) > 5) return false;
  const { streams } = readStreams(source, 0, 1_000_000);
  return streams[0]?.problem === undefined || (streams[0]?.imports.size ?? 0) > 0;
}

/** How much is read to find out whether something without a mark is a pickle of protocol 0 or 1. */
const TRIED = 1 << 20;

export const picklesByName: Format = {
  name: "pickle",
  matches(part) {
    const named = EXTENSIONS.has(extensionOf(part.name));
    if (part.name.endsWith(".tensor") || !FIRST_OPCODES.has(part.head[0] ?? 0)) return false;
    const facts = readStreams(partOf(part.source, 0, TRIED), 0, 100_000);
    const importsSomething = [...(facts.streams[0]?.imports.values() ?? [])].some(({ module, name }) => PLAIN.test(module) && PLAIN.test(name));
    return named ? looksLikePickle(facts) || cutOff(part, facts.streams[0]?.problem) : importsSomething || (facts.streams[0]?.problem === undefined && facts.end === part.source.size && facts.end > 2);
  },
  inspect: ({ source }) => inspectPickle(source),
};

/** The trial ended only because of its own limits. */
const cutOff = ({ source }: Part, problem: string | undefined): boolean => source.size > TRIED && problem !== undefined && /ends|more than/.test(problem);

const PLAIN = /^[A-Za-z_][\w.]{0,200}$/;

/** What a pickle that states no protocol can begin with. */
const FIRST_OPCODES = new Set([..."(])}FGIJKLMNPSTUVXZcilg.0t\x8c\x88\x89\x8a\x95\x8f"].map((character) => character.charCodeAt(0)));
