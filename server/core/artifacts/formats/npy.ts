import { inspectPickle } from "../pickle/inspect.ts";
import type { Findings, Metadata } from "../report.ts";
import { startsWith, u32At, type ByteSource } from "../source.ts";
import { latin1, shown } from "../text.ts";
import { remark, unread, type Format } from "./format.ts";

const MARK = [0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59];
const LONGEST_HEADER = 1 << 20;

/** NumPy's array file. An array of Python objects is a pickle behind the header. */
export const npy: Format = {
  name: "npy",
  matches: ({ head }) => startsWith(head, MARK),
  inspect({ source, head }) {
    const major = head[6] ?? 0;
    const start = major === 1 ? 10 : 12;
    const length = major === 1 ? (head[8] ?? 0) | ((head[9] ?? 0) << 8) : u32At(head, 8);
    const text = latin1(source.read(start, Math.min(length, LONGEST_HEADER)));
    const layout = layoutOf(text);
    if (layout === undefined || text.length < length) return doubtful("The header of the array is damaged", source, start + length, {});
    const { descr, shape } = layout;
    const metadata = { dtype: shown(descr), shape, fortranOrder: /'fortran_order':\s*True/.test(text) };
    const holds = contentsOf(descr);
    if (holds === "numbers") return { format: "npy", evidence: sized(descr, shape, source.size - start - length), metadata };
    if (holds === "unknown") return doubtful(`The type \`${shown(descr, 60)}\` of the array is written as NumPy never does`, source, start + length, metadata);
    const inner = inspectPickle(source, { start: start + length });
    const about = remark("The array holds Python objects, which are a pickle: NumPy loads it only with `allow_pickle=True`.");
    return { format: "npy", evidence: [about, ...inner.evidence], metadata: { ...inner.metadata, ...metadata } };
  },
};

/** What follows is read as a pickle all the same, since a program that understands the header would. */
function doubtful(why: string, source: ByteSource, start: number, metadata: Metadata): Findings {
  const dangers = inspectPickle(source, { start }).evidence.filter(({ severity }) => severity === "dangerous");
  return { format: "npy", evidence: [...dangers, unread(`${why}, so it cannot be told whether it holds Python objects.`)], metadata };
}

/** A type is one code, or a list of pairs of a name and a code. Any other spelling could hide objects. */
function contentsOf(descr: string): "numbers" | "objects" | "unknown" {
  const codes = descr.startsWith("[") ? [...descr.matchAll(/,\s*['"]([^'"]*)['"]/g)].map((match) => match[1] ?? "") : [descr.slice(1, -1)];
  if (descr.includes("\\") || codes.length === 0 || !codes.every((code) => OBJECT.test(code) || /^[<>|=]?[a-zA-Z]\d*(\[\w+\])?$/.test(code))) return "unknown";
  return codes.some((code) => OBJECT.test(code)) ? "objects" : "numbers";
}

const OBJECT = /^[<>|=]?O\d?$|^object_?$/;

function layoutOf(header: string): { readonly descr: string; readonly shape: readonly number[] } | undefined {
  const descr = /['"]descr['"]\s*:\s*('[^']*'|"[^"]*"|\[[\s\S]*?\])\s*(?:,\s*['"](?:fortran_order|shape)|,?\s*\})/.exec(header)?.[1];
  const shape = /['"]shape['"]\s*:\s*\(([\d,\sL]*)\)/.exec(header)?.[1];
  if (descr === undefined || shape === undefined) return undefined;
  return { descr, shape: shape.split(",").map((part) => part.trim()).filter((part) => part !== "").map((part) => parseInt(part, 10)) };
}

function sized(descr: string, shape: readonly number[], there: number): Findings["evidence"] {
  const size = /^['"][<>|=]?([a-zA-Z])(\d+)['"]$/.exec(descr);
  const expected = size === null ? 0 : Number(size[2]) * (size[1] === "U" ? 4 : 1) * shape.reduce((product, one) => product * one, 1);
  return Number.isFinite(there) && expected > there ? [unread("The file ends before the array does.")] : [];
}
