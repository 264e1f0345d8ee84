import type { Result } from "./run.ts";
import type { Step } from "./steps.ts";

const AT_ONCE = 2;

export interface Actions {
  readonly run: (step: Step) => Promise<Result>;
  readonly starts: (step: Step) => void;
  readonly ends: (result: Result) => void;
}

/** Runs every step as soon as those that it needs have succeeded, two at a time, and returns what became of each, in order of ending. */
export async function runSteps(steps: readonly Step[], actions: Actions): Promise<readonly Result[]> {
  const results: Result[] = [];
  const running = new Map<Step, Promise<void>>();
  const waiting = new Set(steps);

  const end = (result: Result): void => {
    running.delete(result.step);
    results.push(result);
    actions.ends(result);
  };
  const begin = (step: Step): void => {
    actions.starts(step);
    running.set(step, actions.run(step).then(end));
  };

  while (waiting.size + running.size > 0) {
    const step = [...waiting].find((candidate) => isReady(candidate, results) && hasRoom(candidate, [...running.keys()]));
    if (!step) {
      await Promise.race(running.values());
      continue;
    }
    waiting.delete(step);
    const blocker = results.find((result) => step.needs.includes(result.step.name) && result.state !== "passed");
    if (blocker) end({ step, state: "held back", durationMs: 0, output: `${blocker.step.name} did not succeed` });
    else begin(step);
  }
  return results;
}

function isReady(step: Step, results: readonly Result[]): boolean {
  return [...step.needs, ...(step.after ?? [])].every((name) => results.some((result) => result.step.name === name));
}

function hasRoom(step: Step, running: readonly Step[]): boolean {
  return running.length < AT_ONCE && running.every((other) => goWith(step, other) && goWith(other, step));
}

/** Whether another step may run beside one. */
const goWith = (one: Step, other: Step): boolean => !one.alone && (!one.undisturbed || other.patient === true);
