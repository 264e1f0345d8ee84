import { scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { resolvePath } from "../../workspace/uri.ts";

/** The service that a bentofile names as `module:name`. */
export interface Service {
  readonly at: Scalar;
  readonly module: string;
  readonly name: string;
  /** Where the module may stand. */
  readonly candidates: readonly string[];
}

export function serviceOf(root: Node | undefined, folder: string): Service | undefined {
  const at = scalarAt(root, "service");
  const [, module, name] = /^([\w./]+?)(?:\.py)?:(\w+)$/.exec(at?.text ?? "") ?? [];
  if (!at || module === undefined || name === undefined) return undefined;
  const paths = [module.replaceAll(".", "/"), module].flatMap((path) => [`${path}.py`, `${path}/__init__.py`]);
  return { at, module, name, candidates: paths.map((path) => resolvePath(folder, path)) };
}
