import type { Call } from "../../../syntax/python/expressionTree.ts";
import { placeOf } from "../../../syntax/python/walk.ts";
import { handedAt } from "./handed.ts";
import { dataOf, make, mergeData, nameFor, NO_DATA, rewrite, type Machine } from "./machine.ts";
import { noteComparison } from "./operators.ts";
import type { Data, Estimator, Evaluation, Fit, Handed, Value } from "./value.ts";

/**
 * A model that is called: `model(images)`. Whether that is a step of training or an evaluation shows later, by a
 * `backward()`, or now, by `model.eval()`, `no_grad()` or `training=False`. What is called with predictions is a loss.
 */
export function forward(machine: Machine, node: Call, receiver: Value, estimator: Estimator, handed: readonly Handed[]): Value {
  const given = handed.map(({ value }) => dataOf(machine, value));
  const data = given.reduce(mergeData, NO_DATA);
  const predicted = given.find((one) => one.predictedBy);
  if (predicted) {
    const truth = given.find((one) => !one.predictedBy && one.rows.length > 0);
    if (truth && isQuiet(machine, estimator)) noteComparison(machine, predicted, truth);
    return make(machine, data);
  }
  if (data.rows.length === 0) return make(machine, NO_DATA);
  const evaluation = evaluationOf(machine, node, receiver, estimator, handed, data);
  if (isQuiet(machine, estimator) || handedAt(handed, -1, "training")?.node.type === "false") machine.events.push(evaluation);
  return make(machine, { ...data, columns: {}, predictedBy: [evaluation] });
}

const isQuiet = (machine: Machine, estimator: Estimator): boolean => machine.quiet > 0 || estimator.judging === true;

function evaluationOf(machine: Machine, node: Call, receiver: Value, estimator: Estimator, handed: readonly Handed[], data: Data): Evaluation {
  const input = handed.find(({ value }) => dataOf(machine, value).rows.length > 0);
  const batch = input ? dataOf(machine, input.value).batch : undefined;
  const of = batch === undefined || batch === "" ? nameFor(machine, input?.node) : batch;
  return {
    type: "evaluation",
    at: placeOf(node),
    statement: placeOf(machine.statement),
    fits: estimator.fits,
    rows: data.rows,
    taints: data.taints,
    method: "forward",
    node,
    ...(of === undefined ? {} : { of }),
    estimator: receiver.type === "object" ? receiver.id : 0,
    api: estimator.api,
    round: machine.round,
  };
}

/** `loss.backward()`, `tape.gradient(loss, …)`: the models whose predictions are in the loss learn from the rows that they predicted for. */
export function learnFrom(machine: Machine, node: Call, loss: Data): void {
  for (const { rows, taints, of, estimator, api } of loss.predictedBy ?? []) {
    const fit: Fit = {
      at: placeOf(node),
      statement: placeOf(machine.statement),
      rows,
      taints,
      node,
      ...(of === undefined ? {} : { of }),
      estimator,
      api,
      columns: {},
      target: {},
      labelled: true,
      holdsTarget: false,
    };
    rewrite(machine, { type: "object", id: estimator }, (content) => (content.type === "estimator" ? { ...content, fits: [...content.fits.filter((known) => known.at.start !== fit.at.start), fit].slice(-6) } : content));
    machine.events.push({ type: "fit", role: "model", method: "backward", fit });
  }
}

/** Names of what takes gradients of a loss that it is given. */
export const isGradient = (name: string): boolean => name === "backward" || name === "gradient" || name === "manual_backward";

/** `model.eval()` and `model.train()` turn judging on and off. */
export function judging(machine: Machine, receiver: Value, on: boolean): Value {
  rewrite(machine, receiver, (content) => (content.type === "estimator" ? { ...content, judging: on } : content));
  return receiver;
}
