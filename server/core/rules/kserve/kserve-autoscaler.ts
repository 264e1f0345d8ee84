import { defineRule, type Finding } from "../../engine/rule.ts";
import { annotationOf, componentsOf, KSERVE_AUTOSCALERS, servicesOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entryOf, numberAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

/** After the validation of InferenceServices of KServe 0.15 to 0.17. */
export const kserveAutoscaler = defineRule({
  id: "kserve-autoscaler",
  summary: "An autoscaler that KServe does not have, or that cannot scale by what is asked",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/docs/model-serving/predictive-inference/autoscaling/kpa-autoscaler"],
  fix: "suggested",

  *check(document) {
    for (const root of servicesOf(rootsOf(document))) {
      const mode = annotationOf(root, "deploymentMode");
      const scaler = annotationOf(root, "autoscalerClass");
      if (mode && !isPlaceholder(mode) && !MODES.includes(mode.text)) {
        const meant = MODES.find((name) => name.toLowerCase().startsWith(mode.text.toLowerCase())) ?? nearest(mode.text, MODES);
        yield { at: mode.span, severity: "warning", message: `KServe has no deployment mode \`${mode.text}\`, so it takes the usual one of the cluster. ${meant === undefined ? `There are ${worded(MODES)}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, mode.span, meant)] }) };
      }
      if (scaler && !isPlaceholder(scaler) && !KSERVE_AUTOSCALERS.includes(scaler.text)) {
        const meant = KSERVE_AUTOSCALERS.find((name) => name === scaler.text.toLowerCase()) ?? nearest(scaler.text, KSERVE_AUTOSCALERS);
        yield { at: scaler.span, message: `KServe has no autoscaler \`${scaler.text}\` and refuses the service. ${meant === undefined ? `There are ${worded(KSERVE_AUTOSCALERS)}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, scaler.span, meant)] }) };
      }
      yield* componentsOf([root]).flatMap(({ value }) => [...metricFindings(value, mode, scaler, root)]);
    }
  },
});

const MODES = ["Standard", "Knative", "RawDeployment", "Serverless", "ModelMesh"];
const worded = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(", ");

function* metricFindings(component: Node, mode: Scalar | undefined, scaler: Scalar | undefined, root: Node): Generator<Finding> {
  const metric = scalarAt(component, "scaleMetric");
  const target = scalarAt(component, "scaleTarget");
  const knative = mode !== undefined && /^(?:Knative|Serverless)$/.test(mode.text) && scalarAt(root, "metadata", "annotations", "autoscaling.knative.dev/class")?.text !== "hpa.autoscaling.knative.dev";
  const standard = mode !== undefined && /^(?:Standard|RawDeployment)$/.test(mode.text);
  const related = [...(mode ? [{ at: mode.span, message: "How the service runs." }] : []), ...(scaler ? [{ at: scaler.span, message: "What scales it." }] : [])];
  if (metric && standard && scaler?.text === "keda") yield { at: metric.span, related, message: "KEDA takes its metrics from `autoScaling`, and KServe refuses `scaleMetric` beside it. Write a metric there." };
  if (metric && standard && scaler?.text === "hpa" && /^(?:concurrency|rps)$/.test(metric.text)) yield { at: metric.span, related, message: `The autoscaler \`hpa\` looks at \`cpu\` or \`memory\`, and KServe refuses \`${metric.text}\` with it. Choose one of them.` };
  if (metric && knative && /^(?:cpu|memory)$/.test(metric.text)) yield { at: metric.span, related, message: `Knative scales by \`concurrency\` or \`rps\`, and KServe refuses \`${metric.text}\` there. Choose one of them, or the deployment mode \`Standard\`.` };
  if (target && standard && scaler?.text === "hpa" && (metric?.text ?? "cpu") === "cpu" && !withinPercent(numberAt(component, "scaleTarget"))) yield { at: target.span, related, message: `\`scaleTarget\` is ${target.text}; for \`cpu\` it is a percentage from 1 to 100, and KServe refuses others.` };
  if (target && metric?.text === "rps" && target.text === "0") yield { at: target.span, related: [{ at: metric.span, message: "Requests per second." }], message: "No server can be kept at 0 requests per second, and KServe refuses that. Write how many one server can answer." };
  const strategy = entryOf(component, "deploymentStrategy");
  if (strategy && knative) yield { at: strategy.key.span, related, message: "`deploymentStrategy` is for the deployment mode `Standard`, and KServe refuses it under Knative. Take it out." };
}

const withinPercent = (share: number | undefined): boolean => share === undefined || (share >= 1 && share <= 100);
