import { defineRule } from "../../engine/rule.ts";
import { componentsOf, FRAMEWORKS, frameworksOf } from "../../facts/config/kserve.ts";
import { rootsOf } from "../../kinds/data.ts";
import { isOldService } from "../../kinds/kserve/schema.ts";
import { entryOf, isSet, stringAt } from "../../syntax/data/access.ts";
import type { Entry } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

export const kserveExactlyOnePredictor = defineRule({
  id: "kserve-exactly-one-predictor",
  summary: "A service has no predictor, or a predictor has several models",
  severity: "error",
  languages: ["yaml"],
  kinds: ["kserve"],
  references: ["https://kserve.github.io/website/latest/reference/api/"],
  fix: "none",

  *check(document, snapshot) {
    for (const root of rootsOf(document)) {
      const spec = entryOf(root, "spec");
      if (stringAt(root, "kind") !== "InferenceService" || isOldService(stringAt(root, "apiVersion") ?? "", "InferenceService") || spec?.value.type !== "mapping" || entryOf(spec.value, "predictor")) continue;
      if (spec.value.entries.some(({ key }) => nearest(key.text, ["predictor"]) !== undefined)) continue;
      yield { at: spec.key.span, message: "This service has no `predictor`, so there is no model to serve, and KServe refuses it. Add one." };
    }
    for (const component of componentsOf(rootsOf(document))) {
      const [first, second] = frameworksOf(component).filter(({ key }) => key.text !== "containers");
      const isBare = !first && component.key.text === "predictor" && component.value.type === "mapping" && component.value.entries.length > 0;
      if (isBare && !isLaidOver(document, snapshot) && !hasUnknownModel(component)) yield { at: component.key.span, message: "This predictor has settings and no model: KServe refuses it, for exactly one of `model`, `containers` or a framework must stand here. Add one." };
      if (first && second) yield { at: second.key.span, message: `\`${second.key.text}\` stands beside \`${first.key.text}\`: a component serves one model, and KServe refuses two. Make a second InferenceService.`, related: [{ at: first.key.span, message: "The other one." }] };
    }
  },
});

/** Kustomize lays files over others that have the model. */
const isLaidOver = ({ uri }: Document, { files }: Snapshot): boolean => /patch|overlay/i.test(uri) || ["kustomization.yaml", "kustomization.yml"].some((name) => files.exists(resolvePath(folderOf(uri), name)));

/** Something like a framework stands there under another name, which is told as such. */
const hasUnknownModel = ({ value }: Entry): boolean => value.type === "mapping" && value.entries.some(({ key, value: inside }) => isSet(inside, "storageUri") || isSet(inside, "container") || nearest(key.text, [...FRAMEWORKS]) !== undefined);
