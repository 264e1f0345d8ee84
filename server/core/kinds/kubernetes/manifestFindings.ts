import { manifestsOf } from "../../facts/kubernetes/manifests.ts";
import { isPatch } from "../../facts/kubernetes/patches.ts";
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
    for (const problem of validate(root, isPatch(root) ? partial(shape) : shape, owner)) {
      if (document.text[problem.at.start] !== "$") yield withFix(document.text, problem);
    }
  }
}
