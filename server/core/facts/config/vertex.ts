import { nodeAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";

/** The job of a config: the file itself, or what stands under `jobSpec` or `trialJobSpec` in a resource of the service. */
export const vertexJobOf = (root: Node | undefined): Node | undefined => nodeAt(root, "jobSpec") ?? nodeAt(root, "trialJobSpec") ?? root;
