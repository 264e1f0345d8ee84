import { memo } from "../../memo.ts";
import { entriesAt, mappingAt, walk } from "../../syntax/data/access.ts";
import type { Entry, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import { manifestsOf } from "./manifests.ts";

/** The objects of a file. Braces in an Argo workflow are its own, where in other files they are those of a Helm chart. */
export const objectRoots = (document: Document): readonly Node[] => (document.kind === "argo" ? soundRoots(document, "go-yaml") : manifestsOf(document).map(({ root }) => root));

/** What one container or claim asks for and may use at most. */
export interface Resources {
  readonly requests: readonly Amount[];
  readonly limits: readonly Amount[];
}

export interface Amount {
  readonly key: Entry["key"];
  readonly value: Scalar;
}

/** Every `resources:` of a file, wherever it stands: in containers, in models of KServe, in claims of volumes. */
export const resourcesOf = memo((document: Document): readonly Resources[] =>
  objectRoots(document).flatMap((root) =>
    [...walk(root)].flatMap(({ node, entry, path }): readonly Resources[] => {
      const held = entry?.key.text === "resources" && !path.includes("openAPIV3Schema") && (mappingAt(node, "limits") ?? mappingAt(node, "requests"));
      return held ? [{ requests: amountsIn(node, "requests"), limits: amountsIn(node, "limits") }] : [];
    }),
  ),
);

const amountsIn = (node: Node, group: string): readonly Amount[] => entriesAt(node, group).flatMap(({ key, value }) => (value.type === "scalar" ? [{ key, value }] : []));

/** How a quantity is written: `500m`, `8Gi`, `1e3`. */
export const QUANTITY = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[numkMGTPE]|[KMGTPE]i|[eE][+-]?\d+)?$/;

/** The number that a quantity stands for; `undefined` where it is none. */
export function quantityOf(text: string): number | undefined {
  const [, number = "", suffix = ""] = /^([+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)([a-zA-Z]*)$/.exec(text) ?? [];
  const factor = suffix === "" ? 1 : FACTORS[suffix];
  return number === "" || factor === undefined ? undefined : Number(number) * factor;
}

const FACTORS: Readonly<Record<string, number>> = { n: 1e-9, u: 1e-6, m: 1e-3, k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40, Pi: 2 ** 50, Ei: 2 ** 60 };
