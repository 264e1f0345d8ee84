import type { Document } from "../../workspace/document.ts";
import { servingMemory } from "../../facts/config/estimate/serving.ts";
import { featuresOf } from "../editing/features.ts";
import type { Features } from "../features.ts";
import type { Kind } from "../kind.ts";
import { sniffYaml } from "../sniff.ts";
import { rootAt } from "./manifestAt.ts";
import { podSecurityHover } from "./podSecurityHover.ts";
import { anyObject, shapeOf } from "./shapes/byKind.ts";

export const kubernetes: Kind = {
  id: "kubernetes",
  title: "Kubernetes manifest",
  language: "yaml",
  names: [],
  // Also where the name of the version has a slip in it, so that this can be told.
  sniff: sniffYaml({ all: ["apiVersion", "kind"], none: ["$schema"] }, { all: ["kind", "metadata"], none: ["$schema", "apiVersion"], text: /^[A-Za-z_]{8,12}:[ \t]*["']?(?:[a-z][\w.-]*\/)?v\d\w*["']?[ \t]*\r?$/m }),
  // Kinds of their own, such as those of KServe and Argo, know more.
  rank: -0.5,
  dialect: "go-yaml",
  features: {
    complete: (document, offset, snapshot) => featuresAt(document, offset).complete?.(document, offset, snapshot) ?? [],
    lenses: (document, snapshot) => serving.lenses?.(document, snapshot) ?? [],
    hover: (document, offset, snapshot) => podSecurityHover(document, offset) ?? serving.hover?.(document, offset, snapshot) ?? featuresAt(document, offset).hover?.(document, offset, snapshot),
  },
};

/** What servers of models in containers need. */
const serving = featuresOf({ dialect: "go-yaml", estimates: servingMemory });

const known = new Map<string, Features>();

/** The schema is chosen by the object that the place belongs to; a file may hold several. */
function featuresAt(document: Document, offset: number): Features {
  const { apiVersion, kind } = rootAt(document, offset);
  const name = `${apiVersion} ${kind}`;
  const features = known.get(name) ?? featuresOf({ schema: shapeOf(apiVersion, kind) ?? anyObject, dialect: "go-yaml" });
  known.set(name, features);
  return features;
}
