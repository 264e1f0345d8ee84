import { entriesAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { isSlippedIn, meantBy, type Meant } from "./meant.ts";
import { matchesIn, matchesUnder, type Match } from "./matches.ts";

const PATTERNS = {
  inputs: /\$\{\{\s*parent\.inputs\.([\w-]+)/g,
  outputs: /\$\{\{\s*parent\.outputs\.([\w-]+)/g,
  jobs: /\$\{\{\s*parent\.jobs\.([\w-]+)\./g,
};

/** A name that nothing of the pipeline has, with what may be meant. */
export interface UndefinedName extends Meant {
  readonly text: string;
  readonly at: Span;
}

/** Names that the jobs of a pipeline use as `${{parent.inputs.name}}` and that the pipeline does not have. */
export function undefinedInParent(root: Node | undefined, text: string, side: keyof typeof PATTERNS, otherwise: string): readonly UndefinedName[] {
  // A list whose own name has a slip is told there.
  if (isSlippedIn(root, side)) return [];
  const known = entriesAt(root, side).map(({ key }) => key);
  const used = entriesAt(root, "jobs").flatMap(({ value }) => parentReferences(value, text, side));
  const names = used.map((match) => match.text);
  return used.filter((match) => !known.some((one) => one.text === match.text)).map((match) => ({ text: match.text, at: match.at, ...meantBy({ text: match.text, span: match.at }, known, otherwise, { fixable: true, used: names }) }));
}

export const parentReferences = (node: Node, text: string, side: keyof typeof PATTERNS): readonly Match[] => matchesUnder(text, node, PATTERNS[side]);

/** The file that a job's `component` names; `unknown` where it is registered in Azure or cannot be read, `undefined` where the job is written in place. */
export function componentOf(job: Node, document: Document, snapshot: Snapshot): Node | "unknown" | undefined {
  const component = scalarAt(job, "component") ?? scalarAt(job, "trial");
  if (!component) return undefined;
  const file = /\.ya?ml$/.test(component.text) && !component.text.startsWith("azureml:") ? snapshot.files.read(resolvePath(folderOf(document.uri), component.text.replace(/^file:/, ""))) : undefined;
  return (file && soundRoots(file)[0]) ?? "unknown";
}

/** A Python script that a job or deployment starts. */
export interface Program {
  readonly at: Span;
  readonly path: string;
  readonly uri: string;
  /** The folder that is uploaded. */
  readonly folder: string;
  /** What starts it, where that is a command. */
  readonly command?: Scalar;
}

/** The scripts that commands and deployments of a file start from a folder of code beside it. */
export function programsOf(root: Node | undefined, document: Document): readonly Program[] {
  const steps = entriesAt(root, "jobs").map(({ value }) => value);
  const holders = [root, nodeAt(root, "trial"), ...steps, ...steps.map((step) => nodeAt(step, "trial"))].filter((holder) => holder !== undefined);
  const commands = holders.flatMap((holder) => {
    const command = scalarAt(holder, "command");
    const folder = folderIn(scalarAt(holder, "code"), document);
    return command && folder !== undefined && !/(?:^|[;&\s])cd\s/.test(command.text) ? matchesIn(document.text, command, SCRIPT).map(({ text, at }) => ({ at, path: text, folder, uri: resolvePath(folder, text), command })) : [];
  });
  const scoring = scalarAt(root, "code_configuration", "scoring_script");
  const folder = folderIn(scalarAt(root, "code_configuration", "code"), document);
  return scoring && folder !== undefined && scoring.text.endsWith(".py") ? [...commands, { at: scoring.span, path: scoring.text, folder, uri: resolvePath(folder, scoring.text) }] : commands;
}

const SCRIPT = /(?<=(?:^|[\s;&|])(?:python3?|torchrun|deepspeed)\s+)([\w./-]+\.py)(?=[\s;&"']|$)/gm;

const folderIn = (code: Scalar | undefined, document: Document): string | undefined => (code && /^\.{0,2}\/?[\w./ -]*$/.test(code.text) && !code.text.startsWith("/") ? resolvePath(folderOf(document.uri), code.text.replace(/\/$/, "")) : undefined);
