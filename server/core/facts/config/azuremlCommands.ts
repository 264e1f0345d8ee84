import { entriesAt, isSet, mappingAt, scalarAt } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import { matchesIn } from "./matches.ts";
import { isSlippedIn, meantBy, type Meant } from "./meant.ts";

/** A command of a job, component or trial, with the names that it uses as `${{inputs.name}}`. */
export interface Command {
  readonly scalar: Scalar;
  /** What declares the names: the job, and its trial where it is a sweep. */
  readonly holders: readonly Node[];
  readonly used: readonly UsedName[];
}

export interface UsedName {
  readonly side: string;
  readonly name: string;
  readonly at: Span;
}

/** The commands that are written in a file: its own, and those of its jobs. */
export function commandsOf(root: Node | undefined, text: string): readonly Command[] {
  const jobs = root ? [root, ...entriesAt(root, "jobs").map(({ value }) => value)] : [];
  return jobs.flatMap((job): readonly Command[] => {
    const trial = mappingAt(job, "trial");
    const scalar = scalarAt(trial ?? job, "command");
    // The names of a trial that lies in another file are declared there.
    if (!scalar || (isSet(job, "trial") && !trial)) return [];
    return [{ scalar, holders: trial ? [job, trial] : [job], used: namesIn(scalar, text) }];
  });
}

const namesIn = (command: Scalar, text: string): readonly UsedName[] =>
  matchesIn(text, command, /\$\{\{\s*((inputs|outputs|search_space)\.([\w-]+))/g).map(({ at, groups: [, side = "", name = ""] }) => ({ side, name, at: { start: at.end - name.length, end: at.end } }));

/** Names that a command uses and nobody declares. */
export function undeclaredIn(command: Command): readonly (UsedName & Meant)[] {
  return command.used.flatMap((use) => {
    const places = SIDES[use.side] ?? [];
    const known = places.flatMap((place) => declaredIn(command, place)).map(({ key }) => key);
    // A list whose own name has a slip is told there.
    if (known.some(({ text }) => text === use.name) || places.some((place) => command.holders.some((holder) => isSlippedIn(holder, place)))) return [];
    const names = command.used.filter(({ side }) => side === use.side).map(({ name }) => name);
    return [{ ...use, ...meantBy({ text: use.name, span: use.at }, known, "Declare it, or correct the name.", { fixable: true, used: names }) }];
  });
}

/** What is declared under `inputs`, `outputs` or `search_space`. */
export const declaredIn = ({ holders }: Command, place: string): readonly Entry[] => holders.flatMap((holder) => entriesAt(holder, place));

/** Where the names of a side are declared: a sweep gives its choices to a component as inputs too. */
const SIDES: Readonly<Record<string, readonly string[]>> = { inputs: ["inputs", "search_space"], outputs: ["outputs"], search_space: ["search_space"] };
