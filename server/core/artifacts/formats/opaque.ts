import { uninspected } from "../report.ts";
import { startsWith } from "../source.ts";
import type { Format } from "./format.ts";

/** Recognised, but not opened. Saying so is not the same as saying that they are clean. */
const KINDS: readonly { readonly name: string; readonly mark: string | readonly number[]; readonly why: string }[] = [
  { name: "7z", mark: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], why: "7z archives cannot be opened here. Model files are sometimes packed so to get past scanners. Unpack it and inspect what is inside." },
  { name: "rar", mark: "Rar!", why: "RAR archives cannot be opened here. Unpack it and inspect what is inside." },
  { name: "elf", mark: [0x7f, 0x45, 0x4c, 0x46], why: "This is a program for Linux, not a model." },
  { name: "pe", mark: "MZ", why: "This is a program for Windows, not a model." },
  { name: "mach-o", mark: [0xcf, 0xfa, 0xed, 0xfe], why: "This is a program for macOS, not a model." },
  { name: "marshal", mark: [0xa7, 0x0d, 0x0d, 0x0a], why: "This is compiled Python code, not a model." },
  { name: "png", mark: [0x89, 0x50, 0x4e, 0x47], why: "This is a picture, not a model." },
  { name: "lfs-pointer", mark: "version https://git-lfs", why: "This is only a pointer of Git LFS; the model itself has not been fetched. Run `git lfs pull`." },
];

export const opaque: Format = {
  name: "opaque",
  matches: ({ head, depth }) => depth === 0 && kindOf(head) !== undefined,
  inspect: ({ head }) => {
    const kind = kindOf(head);
    return uninspected(kind?.name ?? "unknown", kind?.why ?? "");
  },
};

const kindOf = (head: Uint8Array): (typeof KINDS)[number] | undefined => KINDS.find(({ mark }) => startsWith(head, mark));
