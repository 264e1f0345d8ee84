import { unlistedEntries, zipDirectory, type ZipEntry } from "../archive/directory.ts";
import { checksum, openMember, type Member } from "../archive/members.ts";
import { picklesBehind } from "../pickle/inspect.ts";
import { uninspected, within, type Evidence, type Findings, type Metadata } from "../report.ts";
import { bytesSource, readAll, startsWith, type ByteSource } from "../source.ts";
import { plural } from "../text.ts";
import { danger, doubt, extensionOf, unread, type Format, type Part } from "./format.ts";
import { inspectCode } from "./pythonCode.ts";

/** An archive inside something packed has to be unpacked whole, because its list of members stands at its end. */
const LARGEST_INNER = 1 << 28;
const MOST_INSPECTED = 20_000;

export const zip: Format = {
  name: "zip",
  matches: ({ head }) => startsWith(head, [0x50, 0x4b, 3, 4]) || startsWith(head, [0x50, 0x4b, 5, 6]),
  inspect(part) {
    const source = wholeOf(part.source);
    if (source === undefined) return uninspected("zip", "The archive inside is too large to be unpacked here.");
    return inspectZip(source, part);
  },
};

function wholeOf(source: ByteSource): ByteSource | undefined {
  if (Number.isFinite(source.size)) return source;
  const bytes = readAll(source, LARGEST_INNER);
  return bytes === undefined ? undefined : bytesSource(bytes);
}

/** Also for files that begin as something else and end as a zip archive. */
export function inspectZip(source: ByteSource, part: Part): Findings {
  const directory = zipDirectory(source);
  if (directory === undefined) {
    const whole = uninspected("zip", "The archive has no list of members at its end, so it is cut short or damaged.");
    return { ...whole, evidence: [...whole.evidence, ...ofUnlisted(source, source.size, part)] };
  }
  const { entries, before, end, problem } = directory;
  const evidence: Evidence[] = [];
  if (problem !== undefined) evidence.push(unread(`The archive is damaged: ${problem}.`));
  if (before > 0) evidence.push(doubt(`${plural(before, "byte")} stand before the archive. Programs that read from the front see something else than those that read from the back.`), ...ofUnlisted(source, before, part));
  if (end < source.size) evidence.push(...picklesBehind(source, end));
  const repeated = repeatedName(entries);
  if (repeated !== undefined) evidence.push(doubt(`The archive has several members named \`${repeated}\`, and programs differ in which one they take.`, repeated));
  if (entries.length > MOST_INSPECTED) evidence.push(unread(`Only the first ${MOST_INSPECTED} of ${entries.length} members were looked at.`));
  const format = zipFormat(entries.map(({ name }) => name));
  const parts = entries.slice(0, MOST_INSPECTED).map((entry) => inspectMember(source, entry, part, format));
  for (const one of parts) evidence.push(...one.evidence);
  const main = parts.find(({ main: isMain }) => isMain);
  return { format, evidence, metadata: { members: entries.length, unpackedBytes: entries.reduce((sum, { size }) => sum + size, 0), ...main?.metadata } };
}

/** Only what is dangerous counts of members that no list names: the rest may be the remains of an older archive. */
const ofUnlisted = (source: ByteSource, end: number, part: Part): readonly Evidence[] =>
  unlistedEntries(source, 0, end).flatMap((entry) => inspectMember(source, entry, part, "zip").evidence.filter(({ severity }) => severity === "dangerous"));

function repeatedName(entries: readonly ZipEntry[]): string | undefined {
  const seen = new Set<string>();
  return entries.find(({ name }) => seen.size === seen.add(name).size)?.name;
}

/** What an archive is for, by the members that only that kind has. */
const KINDS: readonly { readonly format: string; readonly member: RegExp }[] = [
  { format: "torchscript", member: /^[^/]+\/(code|bytecode\.pkl|constants\.pkl)/ },
  { format: "torch", member: /^([^/]+\/)?(data\.pkl$|\.data\/(extern_modules|python_version)$)/ },
  { format: "torchserve", member: /^MAR-INF\/MANIFEST\.json$/ },
  { format: "keras", member: /^(model\.weights\.h5|metadata\.json)$/ },
  { format: "skops", member: /^schema\.json$/ },
  { format: "npz", member: /\.npy$/ },
];

const zipFormat = (names: readonly string[]): string => KINDS.find(({ member }) => names.some((name) => member.test(name)))?.format ?? "zip";

interface InspectedMember {
  readonly evidence: readonly Evidence[];
  readonly metadata: Metadata;
  readonly main: boolean;
}

const MAIN = /(^|\/)(data\.pkl|config\.json|schema\.json)$/;
const PICKLES = new Set(["pkl", "pickle", "joblib", "dill"]);

function inspectMember(source: ByteSource, entry: ZipEntry, part: Part, format: string): InspectedMember {
  const member: Member = openMember(source, entry, part.budget);
  const isEmpty = entry.size === 0 && entry.packedSize === 0;
  // Raw tensors of PyTorch are only bytes; by accident some look like the beginning of anything.
  const tensor = (format === "torch" || format === "torchscript") && /(^|\/)data\/\d+$/.test(entry.name);
  const found = isEmpty || member.source === undefined ? undefined : part.inner(member.source, tensor ? `${entry.name}.tensor` : entry.name);
  const other = member.otherwise === undefined ? undefined : part.inner(member.otherwise, entry.name);
  const evidence = [...member.evidence, ...within(entry.name, found?.evidence ?? []), ...within(entry.name, (other?.evidence ?? []).filter(({ severity }) => severity === "dangerous"))];
  if (!isEmpty && member.source !== undefined && extensionOf(entry.name) === "py") evidence.push(...inspectCode(entry.name, member.source, format));
  if (found === undefined && !isEmpty && PICKLES.has(extensionOf(entry.name))) evidence.push(unread("By its name this is a pickle, but it cannot be read as one.", entry.name));
  if (found !== undefined && member.source !== undefined && !tensor) evidence.push(...checksum(entry, member.source), ...bomb(entry, member));
  return { evidence, metadata: found?.metadata ?? {}, main: MAIN.test(entry.name) };
}

function bomb({ size, packedSize, name }: ZipEntry, { source }: Member): readonly Evidence[] {
  if (source !== undefined && "problem" in source) {
    const problem = source.problem();
    if (problem !== undefined) return [unread(`This member could not be unpacked to its end: ${problem}.`, name)];
  }
  return packedSize > 0 && size / packedSize > 1000 && size > 2 ** 30 ? [danger("This member unpacks to more than a thousand times its size, as a zip bomb does.", name)] : [];
}
