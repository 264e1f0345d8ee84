import { memo } from "../../memo.ts";
import { isSet, itemsAt, nodeAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** True for what Kustomize lays over another object: it says only what it changes, where a whole one says which pods are its own and what they run. */
export const isPatch = memo((root: Node): boolean => {
  if (hasDirective(root)) return true;
  const template = nodeAt(root, "spec", "template") ?? nodeAt(root, "spec", "jobTemplate", "spec", "template");
  if (!template || isSet(root, "spec", "selector") || isSet(template, "spec", "restartPolicy")) return false;
  const needsLabels = !UNSELECTED.test(stringAt(root, "kind") ?? "");
  return (needsLabels && !isSet(template, "metadata", "labels")) || itemsAt(template, "spec", "containers").some((container) => !isSet(container, "image") || !isSet(container, "name"));
});

/** Kinds whose pods need no labels, since nobody selects them by some. */
const UNSELECTED = /^(?:Job|CronJob|LLMInferenceService)$/;

/** Kustomize takes words such as `$patch: delete` between the keys. */
const hasDirective = (root: Node): boolean => walk(root).some(({ entry }) => entry?.key.text.startsWith("$"));
