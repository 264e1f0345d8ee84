import { yamlBeside } from "../../facts/config/neighbours.ts";
import { itemsAt, scalarAt, stringAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf } from "../../workspace/uri.ts";
import type { Mention } from "../references/mention.ts";
import { withinQuotes } from "../references/written.ts";

/** A WorkflowTemplate that other workflows of the folder may refer to. */
interface Shared {
  readonly document: Document;
  readonly name: Scalar;
  readonly root: Node;
  /** Which of the documents of the file it is. */
  readonly index: number;
}

/** The names of WorkflowTemplates, and `templateRef` and `workflowTemplateRef` that lead to them and to their templates. */
export function* sharedMentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const folder = folderOf(document.uri);
  const own = sharedIn(document);
  for (const shared of own) yield* nameOf(shared, folder);
  const references = /[tT]emplateRef\s*:/.test(document.text) ? referencesIn(document) : [];
  if (references.length === 0) return;
  const known = [...own, ...yamlBeside(document, snapshot).filter(({ kind }) => kind === "argo").flatMap(sharedIn)];
  for (const shared of known) for (const mention of own.includes(shared) ? [] : nameOf(shared, folder)) yield { ...mention, uri: shared.document.uri };
  const seek = known.map((shared) => shared.document.uri);
  for (const { name, template } of references) {
    const at = withinQuotes(document.text, name);
    if (at) yield { subject: { sort: "workflow", uri: folder, name: name.text }, at, seek };
    const target = known.find((shared) => shared.name.text === name.text);
    if (template && target) yield* templateMentions(template, target, document);
  }
}

function sharedIn(document: Document): readonly Shared[] {
  return (readData(document, "go-yaml")?.roots ?? []).flatMap((root, index): Shared[] => {
    const name = scalarAt(root, "metadata", "name");
    return name && /^(Cluster)?WorkflowTemplate$/.test(stringAt(root, "kind") ?? "") ? [{ document, name, root, index }] : [];
  });
}

function* nameOf({ document, name }: Shared, folder: string): Generator<Mention> {
  const at = withinQuotes(document.text, name);
  if (at) yield { subject: { sort: "workflow", uri: folder, name: name.text }, at, defines: true };
}

interface Reference {
  readonly name: Scalar;
  readonly template: Scalar | undefined;
}

function referencesIn(document: Document): readonly Reference[] {
  const visited = (readData(document, "go-yaml")?.roots ?? []).flatMap((root) => [...walk(root)]);
  return visited.flatMap(({ node, entry }): Reference[] => {
    const name = /^(?:workflowT|t)emplateRef$/.test(entry?.key.text ?? "") ? scalarAt(node, "name") : undefined;
    return name ? [{ name, template: scalarAt(node, "template") }] : [];
  });
}

/** A template of the other file, which that file defines; all of its templates are known here, so that they can be offered. */
function* templateMentions(template: Scalar, { document: { uri, text }, root, index }: Shared, from: Document): Generator<Mention> {
  const subject = (name: string): Mention["subject"] => ({ sort: "template", uri, name, ...(index > 0 && { scope: String(index) }) });
  const at = withinQuotes(from.text, template);
  if (at) yield { subject: subject(template.text), at };
  if (uri === from.uri) return;
  for (const item of itemsAt(root, "spec", "templates")) {
    const name = scalarAt(item, "name");
    const place = name && withinQuotes(text, name);
    if (place) yield { subject: subject(name.text), at: place, defines: true, uri };
  }
}
