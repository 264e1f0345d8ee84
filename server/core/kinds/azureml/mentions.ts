import { matchesIn } from "../../facts/config/matches.ts";
import { entriesAt, mappingAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import type { Mention, Subject } from "../references/mention.ts";
import type { NameTable } from "../references/names.ts";
import { programMentions } from "../references/programs.ts";
import type { Sort } from "../references/sorts.ts";
import { withinQuotes } from "../references/written.ts";
import { assetMentions } from "./assets.ts";
import { endpointMentions } from "./endpoints.ts";

export const names: readonly NameTable[] = [
  { sort: "input", defined: ["inputs.@key"], used: [], spelled: /\$\{\{\s*parent\.inputs\.([\w-]+)/g },
  { sort: "output", defined: ["outputs.@key"], used: [], spelled: /\$\{\{\s*parent\.outputs\.([\w-]+)/g },
  { sort: "job", defined: ["jobs.@key"], used: [], spelled: /\$\{\{\s*parent\.jobs\.([\w-]+)\./g },
];

/** Whose the inputs and outputs of a job are: those of its component's file, or its own. */
interface Owner {
  readonly uri: string;
  readonly scope?: string;
}

/** The inputs and outputs of components and of the jobs of a pipeline, and the programs that commands start. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "pyyaml")?.roots ?? [];
  if (!root) return;
  yield* commandsOf(root, { uri: document.uri }, document, snapshot);
  const jobs = entriesAt(root, "jobs");
  const owners = new Map(jobs.map((job) => [job.key.text, ownerOf(job, document, snapshot)]));
  for (const { key, value } of jobs) {
    const owner = owners.get(key.text) ?? { uri: document.uri };
    const isOwn = owner.scope !== undefined;
    for (const [side, sort] of SIDES) {
      for (const given of entriesAt(value, side)) yield* mention(document, given.key, subjectOf(sort, given.key.text, owner), isOwn);
    }
    if (isOwn) yield* commandsOf(value, owner, document, snapshot);
  }
  for (const uri of new Set([...owners.values()].flatMap((owner) => (owner.scope === undefined ? [owner.uri] : [])))) yield* ofComponent(uri, snapshot);
  for (const { node } of walk(root)) if (node.type === "scalar" && node.text.includes("parent.jobs.")) yield* outputsOfJobs(node, owners, document);
  yield* endpointMentions(root, document, snapshot);
  yield* assetMentions(root, document, snapshot);
}

const SIDES = [["inputs", "input"], ["outputs", "output"]] as const satisfies readonly (readonly [string, Sort])[];

function ownerOf({ key, value }: Entry, { uri }: Document, { files }: Snapshot): Owner {
  const path = scalarAt(value, "component")?.text.replace(/^file:/, "") ?? "";
  const component = /\.ya?ml$/.test(path) ? resolvePath(folderOf(uri), path) : undefined;
  return component !== undefined && files.exists(component) ? { uri: component } : { uri, scope: `jobs.${key.text}` };
}

/** What the file of a component declares, so that it can be offered where a job is given inputs. */
function* ofComponent(uri: string, { files }: Snapshot): Generator<Mention> {
  const file = files.read(uri);
  const [root] = (file && readData(file, "pyyaml")?.roots) ?? [];
  for (const [side, sort] of SIDES) {
    for (const { key } of file ? entriesAt(root, side) : []) for (const one of file ? mention(file, key, { sort, uri, name: key.text }, true) : []) yield { ...one, uri };
  }
}

const subjectOf = (sort: Sort, name: string, { uri, scope }: Owner): Subject => ({ sort, uri, name, ...(scope !== undefined && { scope }) });

function* mention({ text }: Document, written: Scalar, subject: Subject, defines: boolean): Generator<Mention> {
  const at = withinQuotes(text, written);
  if (at) yield { subject, at, ...(defines && { defines }) };
}

/** `${{inputs.name}}` in a command or in that of a trial, and what the command starts, from the folder of the code. */
function* commandsOf(job: Node, owner: Owner, document: Document, snapshot: Snapshot): Generator<Mention> {
  for (const holder of [job, mappingAt(job, "trial")]) {
    const command = scalarAt(holder, "command");
    if (!command) continue;
    for (const [side, sort] of SIDES) {
      for (const { text, at } of matchesIn(document.text, command, new RegExp(`\\$\\{\\{\\s*${side}\\.([\\w-]+)`, "g"))) yield { subject: subjectOf(sort, text, owner), at };
    }
    const code = stringAt(holder, "code") ?? ".";
    if (!code.includes(":")) yield* programMentions(command, resolvePath(folderOf(document.uri), code), document.text, snapshot);
  }
}

/** `${{parent.jobs.prep.outputs.rows}}` is an output of that job, or of its component. */
function* outputsOfJobs(scalar: Scalar, owners: ReadonlyMap<string, Owner>, { text }: Document): Generator<Mention> {
  for (const match of matchesIn(text, scalar, /(?<=\$\{\{\s*parent\.jobs\.[\w-]+\.outputs\.)([\w-]+)/g)) {
    const [, job = ""] = /parent\.jobs\.([\w-]+)\.outputs\.$/.exec(text.slice(scalar.span.start, match.at.start)) ?? [];
    const owner = owners.get(job);
    if (owner) yield { subject: subjectOf("output", match.text, owner), at: match.at };
  }
}
