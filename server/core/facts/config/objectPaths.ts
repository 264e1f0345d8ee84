import { walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { baseName } from "../../workspace/uri.ts";
import { findFromHere } from "./paths.ts";
import { bindsName } from "./symbols.ts";

/** A scalar such as `src.models.Net` under a key that names a Python object, whose module is in the workspace and does not bind the name. */
export interface BrokenObjectPath {
  readonly at: Scalar;
  readonly module: string;
  readonly name: string;
}

/** Modules of libraries are not followed: only what the workspace has can be judged. */
export function brokenObjectPaths(root: Node | undefined, key: string, uri: string, snapshot: Snapshot): readonly BrokenObjectPath[] {
  return [...(root ? walk(root) : [])].flatMap(({ node, entry }): BrokenObjectPath[] => {
    if (entry?.key.text !== key || node.type !== "scalar" || !/^\w+(\.\w+)+$/.test(node.text)) return [];
    const parts = node.text.split(".");
    const name = parts.at(-1) ?? "";
    const found = findFromHere(uri, `${parts.slice(0, -1).join("/")}.py`, snapshot);
    if (found.state === "missing" && parts.length > 2 && (isOwnPackage(parts, uri, snapshot) || isSlipOfModule(parts, uri, snapshot))) return [{ at: node, module: parts.slice(0, -2).join("."), name: parts.at(-2) ?? "" }];
    const module = found.state === "found" ? snapshot.files.read(found.uri) : undefined;
    return !module || bindsName(module.text, name) ? [] : [{ at: node, module: parts.slice(0, -1).join("."), name }];
  });
}

/** There is neither such a module nor such a package in the folder, and one that is called nearly so defines the name. */
function isSlipOfModule(parts: readonly string[], uri: string, snapshot: Snapshot): boolean {
  const [module = "", name = ""] = parts.slice(-2);
  const folder = findFromHere(uri, parts.slice(0, -2).join("/"), snapshot);
  if (folder.state !== "found" || snapshot.files.exists(`${folder.uri}/__init__.py`) || snapshot.files.list(`${folder.uri}/${module}`).length > 0) return false;
  const modules = snapshot.files.list(folder.uri).filter((file) => file.endsWith(".py")).map((file) => baseName(file).replace(/\.py$/, ""));
  const meant = modules.includes(module) ? undefined : nearest(module, modules);
  const text = meant === undefined ? undefined : snapshot.files.read(`${folder.uri}/${meant}.py`)?.text;
  return text !== undefined && bindsName(text, name);
}

/** The package has other modules here, and neither a subpackage nor a name of its own that the path could go through. */
function isOwnPackage(parts: readonly string[], uri: string, snapshot: Snapshot): boolean {
  const folder = parts.slice(0, -2).join("/");
  const initial = findFromHere(uri, `${folder}/__init__.py`, snapshot);
  if (initial.state !== "found" || findFromHere(uri, `${parts.slice(0, -1).join("/")}/__init__.py`, snapshot).state === "found") return false;
  const home = initial.uri.slice(0, initial.uri.lastIndexOf("/"));
  const module = parts.at(-2) ?? "";
  const beside = snapshot.files.list(home);
  return beside.some((file) => file.endsWith(".py") && !file.endsWith("/__init__.py")) && !beside.some((file) => file === `${home}/${module}/` || file.startsWith(`${home}/${module}.`)) && !new RegExp(`\\b${module}\\b`).test(snapshot.files.read(initial.uri)?.text ?? module);
}
