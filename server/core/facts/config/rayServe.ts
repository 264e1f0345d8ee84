import { memo } from "../../memo.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { parseEmbedded } from "../../syntax/yaml/embedded.ts";
import type { Document } from "../../workspace/document.ts";

/** The configs of Ray Serve that stand as text inside of a RayService. */
export const embeddedConfigsOf = memo((document: Document): readonly Node[] =>
  soundRoots(document, "pyyaml").flatMap((root) => {
    const inside = scalarAt(root, "spec", "serveConfigV2");
    const tree = inside && parseEmbedded(document.text, inside, "pyyaml");
    return tree?.problems.length === 0 ? tree.roots : [];
  }),
);

/** The applications of a Ray Serve config, also where it stands inside of a RayService. */
export const applicationsOf = memo((document: Document): readonly Node[] => [...soundRoots(document, "pyyaml"), ...embeddedConfigsOf(document)].flatMap((config) => itemsAt(config, "applications")));
