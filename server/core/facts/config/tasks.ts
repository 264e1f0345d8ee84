import type { Span } from "../../text/span.ts";

/** A task and the names of those that must finish before it. */
export interface Task {
  readonly name: string;
  readonly at: Span;
  readonly needs: readonly { readonly name: string; readonly at: Span }[];
}

export interface TaskCycle {
  readonly names: readonly string[];
  /** The need that closes the circle. */
  readonly at: Span;
  /** The tasks of the circle. */
  readonly places: readonly Span[];
  /** The other needs along the circle: any of them may be the one too many. */
  readonly others: readonly Span[];
}

/** The first circle among tasks that wait for each other; `undefined` where they can all run. */
export function cycleOf(tasks: readonly Task[]): TaskCycle | undefined {
  const byName = new Map(tasks.map((task) => [task.name, task]));
  const done = new Set<string>();
  const visit = (task: Task, trail: readonly string[]): TaskCycle | undefined => {
    const path = [...trail, task.name];
    for (const need of task.needs) {
      const from = path.indexOf(need.name);
      if (from >= 0) return circle([...path.slice(from), need.name], need.at, byName);
      const next = byName.get(need.name);
      const found = next && !done.has(next.name) ? visit(next, path) : undefined;
      if (found) return found;
    }
    done.add(task.name);
    return undefined;
  };
  for (const task of tasks) {
    const found = done.has(task.name) ? undefined : visit(task, []);
    if (found) return found;
  }
  return undefined;
}

function circle(names: readonly string[], at: Span, tasks: ReadonlyMap<string, Task>): TaskCycle {
  const around = names.slice(0, -1).flatMap((name) => tasks.get(name) ?? []);
  const needs = around.flatMap((task, index) => task.needs.filter(({ name }) => name === names[index + 1]));
  return { names, at, places: around.map((task) => task.at), others: needs.map((need) => need.at).filter((place) => place !== at) };
}

/** The other needs along a circle, to be shown with the finding. */
export const alongCircle = ({ others }: TaskCycle): readonly { readonly at: Span; readonly message: string }[] => others.map((at) => ({ at, message: "This dependency is part of the circle." }));
