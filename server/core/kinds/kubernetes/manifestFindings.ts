import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isSet, itemsAt, nodeAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import type { Document } from "../../workspace/document.ts";
import { withFix, type SchemaFinding } from "../schema/check.ts";
import { partial, type MapShape } from "../schema/shape.ts";
import { validate } from "../schema/validate.ts";
import { shapeOf } from "./shapes/byKind.ts";

/** Compares each object of a file with the shape of its kind; `shapesOf` knows of more kinds than those of the cluster. */
export function* manifestFindings(document: Document, shapesOf: (apiVersion: string, kind: string) => MapShape | undefined = shapeOf): Generator<SchemaFinding> {
  for (const { root, apiVersion, kind, name } of manifestsOf(document)) {
    const shape = shapesOf(apiVersion, kind);
    if (!shape) continue;
    const owner = name === "" ? `this ${kind}` : `the ${kind} \`${name}\``;
    for (const problem of validate(root, hasDirective(root) || isPatch(root) ? partial(shape) : shape, owner)) {
      if (document.text[problem.at.start] !== "$") yield withFix(document.text, problem);
    }
  }
}

/** Kustomize takes words such as `$patch: delete` between the keys. */
const hasDirective = (root: Node): boolean => walk(root).some(({ entry }) => entry?.key.text.startsWith("$"));

/** What Kustomize lays over another manifest says only what it changes. */
function isPatch(root: Node): boolean {
  const template = nodeAt(root, "spec", "template");
  if (!template || UNSELECTED.test(stringAt(root, "kind") ?? "") || isSet(root, "spec", "selector")) return false;
  return !isSet(template, "metadata", "labels") || itemsAt(template, "spec", "containers").some((container) => !isSet(container, "image"));
}

/** Kinds whose pods need no labels, since nobody selects them by some. */
const UNSELECTED = /^(?:Job|LLMInferenceService)$/;
