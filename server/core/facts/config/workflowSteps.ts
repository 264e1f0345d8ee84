import { entriesAt, isSet, itemsAt, nodeAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";

/** A step of a GitHub workflow that runs a script. */
export interface ScriptStep {
  readonly job: Entry;
  readonly step: Node;
  readonly script: Scalar;
  /** The steps of the job that come before. */
  readonly before: readonly Node[];
  /** True where the script is started in, or goes to, another folder than the repository's. */
  readonly elsewhere: boolean;
}

export const scriptSteps = (root: Node | undefined): readonly ScriptStep[] =>
  entriesAt(root, "jobs").flatMap((job) => {
    const steps = itemsAt(job.value, "steps");
    const moved = isSet(root, "defaults", "run", "working-directory") || isSet(job.value, "defaults", "run", "working-directory");
    return steps.flatMap((step, index) => {
      const script = scalarAt(step, "run");
      return script ? [{ job, step, script, before: steps.slice(0, index), elsewhere: moved || isSet(step, "working-directory") || /(?:^|[\s;&|])(?:cd|pushd)\s/.test(script.text) }] : [];
    });
  });

/** The variable that a step sees, from its own `env`, its job's or the workflow's. */
export const variableOf = (root: Node | undefined, { job, step }: ScriptStep, names: readonly string[]): Scalar | undefined =>
  [step, job.value, nodeAt(job.value, "container"), root].flatMap((holder) => names.flatMap((name) => scalarAt(holder, "env", name) ?? []))[0];

/** What a job has done before a step: the actions it used and the scripts it ran, as one text. */
export const doneBefore = ({ before, script }: ScriptStep): string => [...before.flatMap((step) => [scalarAt(step, "uses"), scalarAt(step, "run")]), script].map((one) => one?.text ?? "").join("\n");

/** True inside of quotes, where a command is only spoken of. */
export const isQuoted = (text: string, offset: number): boolean => (text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).replace(/^\s*- (?:run|name): (?=["'])/, "").match(/["']/g)?.length ?? 0) % 2 === 1;

/** True on a machine of GitHub's own, without a container: what is there is known. */
export function isHosted(job: Node): boolean {
  const runners = scalarsOf(nodeAt(job, "runs-on"));
  return !isSet(job, "container") && runners.length === 1 && /^(?:ubuntu|windows|macos)-(?:latest|\d[\d.]*)(?:-arm|-intel)?$/.test(runners[0]?.text ?? "");
}
