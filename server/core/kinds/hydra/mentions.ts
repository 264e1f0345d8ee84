import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { dottedMentions, keyDefinitions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { symbolMentions } from "../references/symbols.ts";
import { choicesOf, groupsOf, type Choice } from "./choices.ts";

/** The groups and choices of the defaults list, the keys and their interpolations, and the classes behind `_target_`. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "omegaconf")?.roots ?? [];
  if (!root) return;
  const choices = choicesOf(root, document, snapshot);
  for (const { at, base, uri } of groupsOf(root, document, snapshot)) yield { subject: { sort: "file", uri, name: "" }, at, path: { folder: base } };
  for (const { at, folder, uri } of choices) yield { subject: { sort: "file", uri, name: "" }, at, path: { folder, without: ".yaml" } };
  yield* keyDefinitions(document);
  for (const { node } of walk(root)) if (node.type === "scalar") yield* interpolations(node, root, choices, document);
  yield* symbolMentions(document, snapshot, "omegaconf");
}

/** What `${…}` may name: the keys of this file, and those that the chosen options bring along. */
export function* reachable(document: Document, snapshot: Snapshot): Generator<string> {
  const [root] = readData(document, "omegaconf")?.roots ?? [];
  for (const { subject } of keyDefinitions(document)) if (subject.name !== "defaults") yield subject.name;
  for (const choice of root ? choicesOf(root, document, snapshot) : []) {
    const file = snapshot.files.read(choice.uri);
    for (const { subject } of file ? keyDefinitions(file) : []) yield choice.package === "" ? subject.name : `${choice.package}.${subject.name}`;
  }
}

/** `${a.b}` names a key of this file, or one that a chosen option brings along under the name of its group. */
function* interpolations(scalar: Scalar, root: Node, choices: readonly Choice[], document: Document): Generator<Mention> {
  for (const { expression, at } of interpolationsIn(document.text, scalar)) {
    if (!/^[A-Za-z_][\w-]*(\.[\w-]+)*$/.test(expression)) continue;
    const choice = nodeAt(root, ...expression.split(".")) ? undefined : choices.find((one) => one.package !== "" && expression.startsWith(`${one.package}.`));
    const before = choice ? choice.package.length + 1 : 0;
    yield* dottedMentions(expression.slice(before), { start: at.start + before, end: at.end }, choice?.uri ?? document.uri);
  }
}
