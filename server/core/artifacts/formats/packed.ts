import { uninspected } from "../report.ts";
import { packings, type Packing } from "../unpack/containers.ts";
import { unpackedSource } from "../unpack/unpacking.ts";
import { extensionOf, unread, type Format, type Part } from "./format.ts";

const EXTENSIONS = new Set(["joblib", "pkl", "pickle", "gz", "tgz", "z", "lz4", "bz2", "xz", "lzma", "zst", "nemo", "tar", "npz", "npy", "pt", "bin"]);

/** A whole file packed by zlib, gzip or LZ4, as joblib does with `compress=`. */
export const packed: Format = {
  name: "packed",
  matches: (part) => {
    const packing = packingOf(part.head);
    if (packing === undefined) return false;
    if (EXTENSIONS.has(extensionOf(part.name))) return true;
    // Two bytes are a weak mark, so zlib and LZMA must also unpack.
    return part.depth === 0 && (!WEAK.has(packing.name) || unpacks(part, packing));
  },
  inspect(part) {
    const packing = packingOf(part.head);
    if (packing?.unpack === undefined) return uninspected(packing?.name ?? "packed", `The file is packed by ${packing?.name ?? "an unknown method"}, which cannot be unpacked here. Unpack it and inspect what is inside.`);
    const { unpack, cost } = packing;
    const inside = unpackedSource(() => unpack(part.source), part.budget, cost);
    const found = part.inner(inside, part.name.replace(/\.(gz|lz4|z|bz2|xz)$/i, "").replace(/\.tgz$/i, ".tar"));
    const problem = inside.problem();
    if (found === undefined) return uninspected(packing.name, problem === undefined ? "What is packed inside is of no known format." : `It cannot be unpacked: ${problem}.`);
    const evidence = problem === undefined ? found.evidence : [...found.evidence, unread(`It could not be unpacked to its end: ${problem}.`)];
    return { format: `${found.format} (${packing.name})`, evidence, metadata: found.metadata };
  },
};

const WEAK: ReadonlySet<string> = new Set(["zlib", "lzma"]);
const TRIED = 4096;

function unpacks({ source }: Part, { unpack, cost }: Packing): boolean {
  if (unpack === undefined) return false;
  const inside = unpackedSource(() => unpack(source), { left: TRIED * 64 }, cost);
  return inside.read(0, TRIED).length > 1 && inside.problem() === undefined;
}

const packingOf = (head: Uint8Array): Packing | undefined => packings.find((packing) => packing.matches(head));
