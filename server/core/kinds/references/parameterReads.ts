import { callsOf } from "../../facts/python/calls.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Node } from "../../syntax/python/tree.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import type { Mention } from "./mention.ts";
import { insideOf } from "./pythonText.ts";

/** Calls that give the parameters of DVC as a dictionary. */
const LOADERS = /(^|\.)(params_show|safe_load|load|full_load)$/;

/** Keys of params.yaml that code reads: `params["train"]["epochs"]`, where `params` was loaded from it. */
export function* readParameters(document: Document, snapshot: Snapshot): Generator<Mention> {
  if (!/params\.yaml|params_show/.test(document.text)) return;
  const found = findFromHere(document.uri, "params.yaml", snapshot);
  if (found.state !== "found") return;
  const loads = new Set(callsOf(document).filter((call) => LOADERS.test(call.name)).map(({ node }) => node));
  const names = new Map<string, readonly string[]>();
  const pathOf = (node: Expression): readonly string[] | undefined => {
    if (node.type === "name") return names.get(node.name);
    if (node.type === "call") return loads.has(node) ? [] : undefined;
    const [index] = node.type === "subscript" ? node.index : [];
    const above = node.type === "subscript" && index?.type === "text" ? pathOf(node.value) : undefined;
    return above && index?.type === "text" ? [...above, index.value] : undefined;
  };
  const uses: Mention[] = [];
  walk(moduleOf(document).body, (node: Node) => {
    if (node.type === "assign" && node.value) bind(node.targets, pathOf(node.value), names);
    const [index] = node.type === "subscript" ? node.index : [];
    const path = node.type === "subscript" ? pathOf(node) : undefined;
    const at = index && insideOf(document.text, index);
    if (path && at) uses.push({ subject: { sort: "parameter", uri: found.uri, name: path.join(".") }, at });
    return true;
  });
  yield* uses;
}

function bind(targets: readonly Expression[], path: readonly string[] | undefined, names: Map<string, readonly string[]>): void {
  for (const target of targets) {
    if (target.type !== "name") continue;
    if (path) names.set(target.name, path);
    else names.delete(target.name);
  }
}
