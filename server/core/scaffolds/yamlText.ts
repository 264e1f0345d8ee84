import { stringify } from "yaml";

/** YAML of one or more documents, below comment lines. Long lines stay whole, and no anchors are made. */
export function yamlText(comment: readonly string[], ...documents: readonly object[]): string {
  const head = comment.map((line) => `# ${line}\n`).join("");
  return head + documents.map((document) => stringify(document, { lineWidth: 0, aliasDuplicateObjects: false })).join("---\n");
}
