import { memo } from "../../memo.ts";
import { stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";

/** One object of the cluster. A file may hold many, divided by `---`. */
export interface Manifest {
  readonly root: Node;
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty where the cluster makes one up. */
  readonly name: string;
}

/** All objects of a file and of the lists in it; none of a Helm chart's template, which is no manifest before it is filled in. */
export const manifestsOf = memo((document: Document): readonly Manifest[] => (isTemplate(document) ? [] : soundRoots(document, "go-yaml").flatMap(manifestOf)));

const isTemplate = ({ text }: Document): boolean => text.replace(OF_KSERVE, "").includes("{{");

/** What KServe fills in when it makes the pods of a runtime; a chart's own names are others. */
const OF_KSERVE = /\{\{ ?\.(?:Name|Namespace|Labels|Annotations)\b[\w.-]* ?\}\}/g;

function manifestOf(root: Node): readonly Manifest[] {
  const [apiVersion, kind] = [stringAt(root, "apiVersion"), stringAt(root, "kind")];
  if (apiVersion === undefined || kind === undefined) return [];
  const items = kind === "List" && root.type === "mapping" ? root.entries.find(({ key }) => key.text === "items")?.value : undefined;
  if (items?.type === "sequence") return items.items.flatMap(manifestOf);
  return [{ root, apiVersion, kind, name: stringAt(root, "metadata", "name") ?? "" }];
}
