import { inspectPickle, looksLikePickle } from "../pickle/inspect.ts";
import { readStreams, type PickleFacts } from "../pickle/streams.ts";
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

/** How much is read to find out whether something is a pickle that by its name or beginning may be none. */
const TRIED = 1 << 20;

/** Protocols 2 to 5 state themselves. Raw numbers may begin so, too; of those only what reads to its end is taken for one. */
export const statedPickle: Format = {
  name: "pickle",
  matches: (part) => part.head[0] === 0x80 && (part.head[1] ?? 9) <= 5 && (!part.name.endsWith(".tensor") || looksLikePickle(readStreams(part.source, 0, TRIED))),
  inspect: ({ source }) => inspectPickle(source),
};

/** Protocols 0 and 1 have no mark: what reads as one is one. */
export const picklesByName: Format = {
  name: "pickle",
  matches(part) {
    if (!EXTENSIONS.has(extensionOf(part.name))) return false;
    const facts = tried(part);
    return looksLikePickle(facts) || cutOff(part, facts.streams[0]?.problem);
  },
  inspect: ({ source }) => inspectPickle(source),
};

/** A pickle under a name that promises something else is read by whoever unpickles it all the same. */
export const picklesByContent: Format = {
  name: "pickle",
  matches(part) {
    if (EXTENSIONS.has(extensionOf(part.name)) || !FIRST_OPCODES.has(part.head[0] ?? 0)) return false;
    const { streams, end } = tried(part);
    const importsSomething = [...(streams[0]?.imports.values() ?? [])].some(({ module, name }) => PLAIN.test(module) && PLAIN.test(name));
    // Raw numbers that read as a whole pickle with an import are no accident.
    if (part.name.endsWith(".tensor")) return importsSomething && streams[0]?.problem === undefined;
    return importsSomething || (streams[0]?.problem === undefined && end === part.source.size && end > 2);
  },
  inspect: ({ source }) => inspectPickle(source),
};

const tried = ({ source }: Part): PickleFacts => readStreams(partOf(source, 0, TRIED), 0, 100_000);

/** The trial ended only because of its own limits. */
const cutOff = ({ source }: Part, problem: string | undefined): boolean => source.size > TRIED && problem !== undefined && /ends|more than/.test(problem);

const PLAIN = /^[A-Za-z_][\w.]{0,200}$/;

/** What a pickle that states no protocol can begin with. */
const FIRST_OPCODES = new Set([
  ...Array.from("(])}FGIJKLMNPSTUVXcilg.0t", (character) => character.charCodeAt(0)),
  0x42, 0x43, 0x82, 0x83, 0x84, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x95, 0x96, 0x97,
]);
