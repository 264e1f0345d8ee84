import { projectFacts, type ProjectFacts } from "../facts/project/project.ts";
import { nearest } from "../text/nearest.ts";
import type { Snapshot } from "../workspace/snapshot.ts";
import { keepEdits } from "./keepEdits.ts";
import type { ScaffoldPlan } from "./plan.ts";

/** One kind of files that can be made for a project. */
export interface Scaffold {
  /** Its word on the command line, such as `docker`. */
  readonly id: string;
  /** What it makes, as the object of a sentence: "a Dockerfile and a .dockerignore". */
  readonly makes: string;
  readonly choices: readonly Choice[];
  /** `chosen` has a value for every key of `choices`; empty where there is no default. */
  plan(project: Project, chosen: Chosen): ScaffoldPlan;
}

/** What a person decides where the folder does not tell, or tells something else. */
export interface Choice {
  readonly key: string;
  /** One phrase. */
  readonly help: string;
  /** All that it can be; any text that fits `pattern` where absent. */
  readonly values?: readonly string[];
  readonly pattern?: RegExp;
  /** A value that fits, for messages. */
  readonly example: string;
  /** What the project itself tells. */
  readonly byDefault: (project: Project) => string;
}

export type Chosen = Readonly<Record<string, string>>;

export interface Project {
  readonly folderUri: string;
  readonly facts: ProjectFacts;
  readonly snapshot: Snapshot;
}

/** A choice with what stands for it now. */
export interface OpenChoice extends Choice {
  readonly value: string;
}

/** Plans the files for a folder; `given` goes before what the folder tells. */
export function planScaffold(scaffold: Scaffold, folderUri: string, snapshot: Snapshot, given: Chosen = {}): ScaffoldPlan {
  const wrong = wrongChoice(scaffold, given);
  if (wrong !== undefined) return { state: "refused", reason: wrong };
  const project = projectIn(folderUri, snapshot, given);
  const { apps, unreadable } = project.facts;
  if (given["app"] !== undefined && project.facts.app?.file !== given["app"]) return { state: "refused", reason: `${given["app"]} is no app that serves. ${apps.length === 0 ? "None was found." : `There is ${apps.map(({ file }) => file).join(", ")}.`}` };
  if (unreadable.length > 0) return { state: "refused", reason: `${unreadable.join(" ")} Mend that first.` };
  const chosen = Object.fromEntries(scaffold.choices.map(({ key, byDefault }) => [key, given[key] ?? byDefault(project)]));
  return keepEdits(scaffold.plan(project, chosen), folderUri, snapshot.files);
}

/** The choices of a scaffold as they stand for a folder, for a person to look over. */
export function openChoices(scaffold: Scaffold, folderUri: string, snapshot: Snapshot, given: Chosen = {}): readonly OpenChoice[] {
  const project = projectIn(folderUri, snapshot, given);
  return scaffold.choices.map((choice) => ({ ...choice, value: given[choice.key] ?? choice.byDefault(project) }));
}

/** Why a value cannot be taken, as a sentence; `undefined` where it can. */
export function problemOfChoice({ key, values, pattern, example, help }: Choice, value: string): string | undefined {
  if (values && !values.includes(value)) return `${value} is not one of ${key}: ${values.join(", ")}.${suggestion(value, values)}`;
  return pattern && !pattern.test(value) ? `${value} does not fit ${key} (${help}); a value that does: ${example}.` : undefined;
}

function wrongChoice({ id, choices }: Scaffold, given: Chosen): string | undefined {
  for (const [key, value] of Object.entries(given)) {
    const choice = choices.find((known) => known.key === key);
    const problem = choice ? problemOfChoice(choice, value) : unknownKey(id, key, choices.map((known) => known.key));
    if (problem !== undefined) return problem;
  }
  return undefined;
}

const unknownKey = (id: string, key: string, known: readonly string[]): string => `${key} is not a choice of ${id}: ${known.join(", ")}.${suggestion(key, known)}`;

function suggestion(word: string, known: readonly string[]): string {
  const close = nearest(word, known);
  return close === undefined ? "" : ` Did you mean "${close}"?`;
}

/** The facts, with the app that the person has chosen of several. */
function projectIn(folderUri: string, snapshot: Snapshot, given: Chosen): Project {
  const facts = projectFacts(folderUri, snapshot);
  const chosen = facts.apps.find(({ file }) => file === given["app"]);
  return { folderUri, snapshot, facts: chosen ? { ...facts, app: chosen } : facts };
}
