import { sagemakerDefinition } from "../../facts/config/sagemaker.ts";
import { itemsAt, scalarAt, scalarsOf, nodeAt } from "../../syntax/data/access.ts";
import type { Document } from "../../workspace/document.ts";
import type { Mention } from "../references/mention.ts";
import { partOf, withinQuotes } from "../references/written.ts";

/** Steps and parameters, and where others wait for them or read them by `{"Get": "Steps.Train.ModelArtifacts"}`. */
export function* mentions(document: Document): Generator<Mention> {
  const { uri, text } = document;
  const definition = sagemakerDefinition(document);
  if (!definition) return;
  for (const { name, node } of definition.steps) {
    const at = withinQuotes(text, name);
    if (at) yield { subject: { sort: "step", uri, name: name.text }, at, defines: true };
    for (const need of scalarsOf(nodeAt(node, "DependsOn"))) {
      const place = withinQuotes(text, need);
      if (place) yield { subject: { sort: "step", uri, name: need.text }, at: place };
    }
  }
  for (const item of itemsAt(definition.root, "Parameters")) {
    const name = scalarAt(item, "Name");
    const at = name && withinQuotes(text, name);
    if (at) yield { subject: { sort: "input", uri, name: name.text }, at, defines: true };
  }
  for (const got of definition.gets) {
    const [whole = "", holder, name = ""] = /^(Steps|Parameters)\.([\w-]+)/.exec(got.text) ?? [];
    const at = whole === "" ? undefined : withinQuotes(text, got);
    if (at) yield { subject: { sort: holder === "Steps" ? "step" : "input", uri, name }, at: partOf(at, whole.length - name.length, name.length) };
  }
}
