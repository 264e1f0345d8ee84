import { defineRule, type Finding } from "../../engine/rule.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isSet, isTrue, itemsAt, nodeAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const k8sSeldon = defineRule({
  id: "k8s-seldon",
  summary: "A model of Seldon lies where nothing can fetch it, or the parts of a deployment or an experiment do not fit together",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kubernetes"],
  references: ["https://docs.seldon.ai/seldon-core-2"],
  fix: "none",

  *check(document) {
    for (const { root, apiVersion, kind } of manifestsOf(document)) {
      if (apiVersion.startsWith("machinelearning.seldon.io/") && kind === "SeldonDeployment") yield* aboutPredictors(root);
      if (!apiVersion.startsWith("mlops.seldon.io/")) continue;
      const uri = kind === "Model" ? scalarAt(root, "spec", "storageUri") : undefined;
      if (uri && !isPlaceholder(uri) && uri.text.startsWith("gcs://")) yield { at: uri.span, message: `Seldon has no store called \`gcs\`: Google's is \`gs://\`. The model is never fetched.` };
      else if (uri && !isPlaceholder(uri) && /^(?:gs|s3|https?|azureblob|hdfs):(?:\/[^/]|[^/])/.test(uri.text)) yield { at: uri.span, message: `\`${uri.text}\` lacks a stroke: write \`${uri.text.replace(/^(\w+):\/?/, "$1://")}\`. The model is never fetched.` };
      const chosen = kind === "Experiment" ? scalarAt(root, "spec", "default") : undefined;
      const candidates = itemsAt(root, "spec", "candidates").flatMap((candidate) => scalarAt(candidate, "name") ?? []);
      if (!chosen || candidates.length === 0 || isPlaceholder(chosen) || candidates.some(({ text }) => text === chosen.text)) continue;
      const { hint, related } = meantBy(chosen, candidates, "Add it to `candidates`, or name one of them.");
      yield { at: chosen.span, message: `\`${chosen.text}\` is not among the candidates, so Seldon refuses the experiment. ${hint}`, related: related ?? candidates.map(({ span }) => ({ at: span, message: "A candidate." })) };
    }
  },
});

/** After the validation of SeldonDeployments of Seldon Core 1. */
function* aboutPredictors(root: Node): Generator<Finding> {
  const predictors = itemsAt(root, "spec", "predictors").filter((one) => !isPlaceholder(one));
  const seen = new Map<string, Scalar>();
  for (const name of predictors.flatMap((one) => scalarAt(one, "name") ?? [])) {
    const earlier = seen.get(name.text);
    if (earlier && !isPlaceholder(name)) yield { at: name.span, message: `Another predictor is called \`${name.text}\` already, and Seldon refuses the deployment. Change one of them.`, related: [{ at: earlier.span, message: "The other one." }] };
    seen.set(name.text, earlier ?? name);
  }
  yield* shares(predictors.filter((one) => !isTrue(one, "shadow")));
  for (const predictor of predictors) yield* aboutUnit(nodeAt(predictor, "graph"), containersOf(predictor));
}

function* shares(predictors: readonly Node[]): Generator<Finding> {
  const given = predictors.flatMap((one) => scalarAt(one, "traffic") ?? []);
  const sum = given.reduce((total, { value }) => total + (typeof value === "number" ? value : Number.NaN), 0);
  const [first, ...others] = given;
  if (!first || Number.isNaN(sum) || sum === 100) return;
  yield { at: first.span, message: `The shares of the traffic add up to ${sum}, and Seldon takes 100 only.`, related: [...others.map(({ span }) => ({ at: span, message: "Another share." })), ...predictors.filter((one) => !scalarAt(one, "traffic")).map(({ span }) => ({ at: span, message: "This predictor has no share." }))] };
}

const containersOf = (predictor: Node): readonly Scalar[] => itemsAt(predictor, "componentSpecs").flatMap((one) => itemsAt(one, "spec", "containers")).flatMap((container) => scalarAt(container, "name") ?? []);

function* aboutUnit(unit: Node | undefined, containers: readonly Scalar[]): Generator<Finding> {
  if (!unit) return;
  const implementation = scalarAt(unit, "implementation");
  const name = scalarAt(unit, "name");
  const isOwn = !implementation || implementation.text === "UNKNOWN_IMPLEMENTATION";
  if (isOwn && name && containers.length > 0 && !isPlaceholder(name) && !containers.some((one) => one.text === name.text || isPlaceholder(one))) {
    const { hint } = meantBy(name, containers, "Add the container, or name one of them.");
    yield { at: name.span, message: `No container of this predictor is called \`${name.text}\`, so Seldon does not know what to run and refuses the deployment. ${hint}`, related: containers.map(({ span }) => ({ at: span, message: "A container." })) };
  }
  if (implementation && SERVERS.includes(implementation.text) && !isSet(unit, "modelUri") && !entriesAt(unit).some(({ key }) => key.text.toLowerCase() === "modeluri")) yield { at: implementation.span, message: `\`${implementation.text}\` serves a model, and \`modelUri\` does not say which: Seldon refuses the deployment. Add it.`, related: [{ at: unit.span, message: "It can stand anywhere in here." }] };
  if (implementation && SERVERS.some((one) => one.toLowerCase() !== implementation.text && one.split("_")[0]?.toLowerCase() === implementation.text)) yield { at: implementation.span, message: `Seldon has no server \`${implementation.text}\`. Write \`${implementation.text.toUpperCase()}_SERVER\`.` };
  for (const child of itemsAt(unit, "children")) yield* aboutUnit(child, containers);
}

const SERVERS = ["SKLEARN_SERVER", "XGBOOST_SERVER", "TENSORFLOW_SERVER", "MLFLOW_SERVER", "TRITON_SERVER", "HUGGINGFACE_SERVER", "TEMPO_SERVER"];
