import { memo } from "../../../memo.ts";
import { moduleOf } from "../../../syntax/python/module.ts";
import { nodesOf } from "../../../syntax/python/walk.ts";
import type { Document } from "../../../workspace/document.ts";
import { dottedName, importsOf, resolveName } from "../../python/imports.ts";
import { isUserValue, makesModel, originOfCall } from "../sources.ts";
import { definitionsOf } from "./definitions.ts";
import { calledBy } from "./entries.ts";
import { fullName, isCalledModel } from "./models.ts";

/**
 * False where nothing in the document by itself brings in what nobody has checked: no call that gives it, no model that
 * would answer, no value of a request, no function that a framework or a model calls.
 */
export const bringsOrigin = memo((document: Document): boolean => {
  const { body } = moduleOf(document);
  const imports = importsOf(document);
  const calls = new Set(nodesOf(body, "call").map(({ callee }) => fullName({ imports }, callee)));
  if ([...calls].some((name) => originOfCall(name) !== "none" || makesModel(name))) return true;
  const written = new Set([...nodesOf(body, "name"), ...nodesOf(body, "attribute")].map((node) => dottedName(node) ?? ""));
  if ([...written].some((name) => isCalledModel(name) || isUserValue(resolveName(name, imports)))) return true;
  return definitionsOf(document).some(({ node }) => calledBy(document, node) !== undefined);
});
