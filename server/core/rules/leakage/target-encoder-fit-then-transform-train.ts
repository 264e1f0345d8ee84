import { defineRule, type Fix } from "../../engine/rule.ts";
import { replacement, textOf } from "../../facts/python/fixes/lines.ts";
import { flowOf } from "../../facts/python/flow/flow.ts";
import { isWithin } from "../../facts/python/flow/rows.ts";
import { inProgram } from "../../facts/python/program/inProgram.ts";
import type { Call } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { callsOf } from "../../facts/python/calls.ts";
import type { Document } from "../../workspace/document.ts";

export const targetEncoderFitThenTransformTrain = defineRule({
  id: "target-encoder-fit-then-transform-train",
  summary: "Training rows are encoded with their own targets",
  severity: "warning",
  languages: ["python"],
  references: ["https://scikit-learn.org/stable/modules/generated/sklearn.preprocessing.TargetEncoder.html", "https://scikit-learn.org/stable/auto_examples/preprocessing/plot_target_encoder_cross_val.html"],
  fix: "suggested",

  check: inProgram(function* (program) {
    const { events } = flowOf(program);
    for (const event of events) {
      if (event.type !== "fit" || event.method !== "fit" || !/(^|\.)TargetEncoder$/.test(event.fit.api) || event.fit.api.startsWith("category_encoders")) continue;
      const { fit } = event;
      const model = events.find((one) => one.type === "fit" && one.role === "model" && isWithin(one.fit.rows, fit.rows) && one.fit.taints.some((taint) => taint.at.start === fit.at.start));
      if (model?.type !== "fit" || fit.node?.callee.type !== "attribute") continue;
      yield {
        at: placeOf(fit.node.callee),
        message: `\`fit\` and then \`transform\` writes into each row of \`${fit.of ?? "the training rows"}\` a mean that holds that row's own target, and the model trusts it too much. \`fit_transform\` encodes the training rows crosswise, each by the others.`,
        related: [{ at: model.fit.at, message: "A model is fitted on what was encoded." }],
        leakage: { type: "target", fit: placeOf(model.fit.statement) },
        fixes: chained(program.document, fit.node),
      };
    }
  }),
});

/** `encoder.fit(X, y).transform(X)` */
function chained(document: Document, fit: Call): readonly Fix[] {
  const [features, target, ...more] = fit.arguments;
  if (!features || !target || more.length > 0 || fit.callee.type !== "attribute") return [];
  const whole = callsOf(document).find(({ node }) => node.callee.type === "attribute" && node.callee.name.name === "transform" && node.callee.value === fit)?.node;
  if (whole?.arguments.length !== 1 || whole.arguments[0] === undefined || textOf(document, whole.arguments[0]) !== textOf(document, features)) return [];
  const written = `${textOf(document, fit.callee.value)}.fit_transform(${textOf(document, features)}, ${textOf(document, target)})`;
  return [{ title: "Encode crosswise with fit_transform", edits: [replacement(whole, written)] }];
}
