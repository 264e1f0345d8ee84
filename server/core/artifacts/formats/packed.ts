import { uninspected } from "../report.ts";
import { packings, type Packing } from "../unpack/containers.ts";
import { unpackedSource } from "../unpack/unpacking.ts";
import { extensionOf, unread, type Format } from "./format.ts";

const EXTENSIONS = new Set(["joblib", "pkl", "pickle", "gz", "tgz", "z", "lz4", "bz2", "xz", "lzma", "zst", "nemo", "tar", "npz", "npy", "pt", "bin"]);

/** A whole file packed by zlib, gzip or LZ4, as joblib does with `compress=`. */
export const packed: Format = {
  name: "packed",
  matches: ({ head, name, depth }) => {
    const packing = packingOf(head);
    // Two bytes are a weak mark, so zlib needs the name as well.
    return packing !== undefined && (packing.name !== "zlib" && packing.name !== "lzma" ? depth === 0 || EXTENSIONS.has(extensionOf(name)) : EXTENSIONS.has(extensionOf(name)));
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

const packingOf = (head: Uint8Array): Packing | undefined => packings.find((packing) => packing.matches(head));
