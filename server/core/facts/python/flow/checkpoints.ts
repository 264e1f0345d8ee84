import type { If } from "../../../syntax/python/tree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { dataOf, rewrite, type Machine } from "./machine.ts";
import type { Choice } from "./events.ts";
import type { Value } from "./value.ts";

const KEEPING = /state_dict|\bsave\w*\(|deepcopy|checkpoint|\bbreak\b|early_stop/i;

const STOPPING = /\bbreak\b|early_stop/i;

/** `if accuracy > best:` with a state that is kept, or an end of the loop, below it. */
export function noteChoice(machine: Machine, node: If, test: Value): void {
  const { predictedBy = [] } = dataOf(machine, test);
  const [first] = node.body;
  const last = node.body.at(-1);
  if (predictedBy.length === 0 || !first || !last || !KEEPING.test(machine.frames.text({ start: first.start, end: last.end }))) return;
  const keeps = !STOPPING.test(machine.frames.text({ start: first.start, end: last.end }));
  for (const evaluation of predictedBy) machine.choices.push({ at: placeOf(node.test), evaluation, keeps });
}

/** Runs a loop. When a model was trained and chosen in it, then its last state is one that the scored rows have chosen. */
export function inLoop(machine: Machine, run: () => void): void {
  const events = machine.events.length;
  const choices = machine.choices.length;
  run();
  const trained = new Set(machine.events.slice(events).flatMap((event) => (event.type === "fit" ? [event.fit.estimator] : [])));
  const made = machine.choices.splice(choices);
  for (const choice of made) {
    if (trained.has(choice.evaluation.estimator)) keep(machine, choice);
    else machine.choices.push(choice);
  }
}

function keep(machine: Machine, { at, evaluation, keeps }: Choice): void {
  const watched = { at, rows: evaluation.rows, chooses: true, ...(keeps ? { keeps } : {}), ...(evaluation.of === undefined ? {} : { of: evaluation.of }) };
  rewrite(machine, { type: "object", id: evaluation.estimator }, (content) => (content.type === "estimator" ? { ...content, fits: content.fits.map((fit) => ({ ...fit, watched })) } : content));
}
