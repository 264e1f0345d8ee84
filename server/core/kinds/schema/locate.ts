import { nodeAt } from "../../syntax/data/access.ts";
import type { Node, Path } from "../../syntax/data/node.ts";
import { branchOf } from "./branch.ts";
import type { Key, MapShape, Shape } from "./shape.ts";

/** What may stand at a path: every branch that the text above does not rule out. */
export function shapesAt(root: Node | undefined, schema: Shape, path: Path): readonly Shape[] {
  let shapes: readonly Shape[] = branches(root, schema);
  let node = root;
  for (const step of path) {
    if (shapes.length === 0) return shapes;
    const inner = nodeAt(node, step);
    node = inner;
    shapes = shapes.flatMap((shape) => below(shape, step)).flatMap((shape) => branches(inner, shape));
  }
  return shapes;
}

/** The documented key at a path, where the schema lists it. */
export function keyAt(root: Node | undefined, schema: Shape, path: Path): Key | undefined {
  const name = path.at(-1);
  const holders = shapesAt(root, schema, path.slice(0, -1)).filter((shape): shape is MapShape => shape.is === "map");
  return holders.map((shape) => shape.keys[String(name)]).find((found) => found !== undefined);
}

function below(shape: Shape, step: string | number): readonly Shape[] {
  if (shape.is === "list" && typeof step === "number") return [shape.of];
  if (shape.is !== "map") return [];
  const inner = shape.keys[String(step)]?.shape ?? shape.others;
  return inner ? [inner] : [];
}

/** A node decides for one branch; where nothing is written yet, all are open. */
function branches(node: Node | undefined, shape: Shape): readonly Shape[] {
  if (shape.is !== "oneOf") return [shape];
  const empty = node === undefined || (node.type === "scalar" && node.value === null);
  if (empty || node.type === "scalar") return shape.shapes.flatMap((inner) => branches(node, inner));
  const chosen = branchOf(node, shape);
  const decided = chosen.is !== "map" || (chosen.when?.some((name) => nodeAt(node, name)) ?? false);
  return decided ? [chosen] : shape.shapes.flatMap((inner) => branches(node, inner)).filter((inner) => inner.is === chosen.is);
}
