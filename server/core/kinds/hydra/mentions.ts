import { findFromHere } from "../../facts/config/paths.ts";
import { interpolationsIn } from "../../facts/config/interpolation.ts";
import { itemsAt, nodeAt, walk } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { readData } from "../../syntax/data/read.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { dottedMentions, keyDefinitions } from "../references/keys.ts";
import type { Mention } from "../references/mention.ts";
import { symbolMentions } from "../references/symbols.ts";
import { withinQuotes } from "../references/written.ts";

/** The choices of the defaults list, the keys and their interpolations, and the classes behind `_target_`. */
export function* mentions(document: Document, snapshot: Snapshot): Generator<Mention> {
  const [root] = readData(document, "omegaconf")?.roots ?? [];
  if (!root) return;
  const choices = choicesOf(root, document, snapshot);
  for (const { at, folder, uri } of choices) yield { subject: { sort: "file", uri, name: "" }, at, path: { folder, without: ".yaml" } };
  yield* keyDefinitions(document);
  for (const { node } of walk(root)) if (node.type === "scalar") yield* interpolations(node, root, choices, document);
  yield* symbolMentions(document, snapshot, "omegaconf");
}

interface Choice {
  readonly at: Mention["at"];
  readonly group: string;
  /** The folder of the group's options. */
  readonly folder: string;
  readonly uri: string;
}

/** `- model: resnet` and `- base` beside the file; what is put elsewhere or optional and missing is left out. */
function choicesOf(root: Node, { uri, text }: Document, snapshot: Snapshot): readonly Choice[] {
  return itemsAt(root, "defaults").flatMap((item): readonly Choice[] => {
    const [entry] = item.type === "mapping" ? item.entries : [];
    const option = entry ? entry.value : item;
    const at = option.type === "scalar" && option.text !== "_self_" ? withinQuotes(text, option) : undefined;
    const [, group = ""] = /^(?:override |optional )?\/?([\w/-]*)$/.exec(entry?.key.text ?? "") ?? [];
    if (option.type !== "scalar" || !at || !/^[\w./-]+$/.test(option.text) || (entry && group === "")) return [];
    const found = findFromHere(uri, `${group === "" ? "" : `${group}/`}${option.text.replace(/\.ya?ml$/, "")}.yaml`, snapshot);
    const folder = resolvePath(folderOf(uri), group);
    return found.state === "found" ? [{ at, group: group.replaceAll("/", "."), uri: found.uri, folder: found.uri.startsWith(folder) ? folder : folderOf(found.uri) }] : [];
  });
}

/** `${a.b}` names a key of this file, or one that a chosen option brings along under the name of its group. */
function* interpolations(scalar: Scalar, root: Node, choices: readonly Choice[], document: Document): Generator<Mention> {
  for (const { expression, at } of interpolationsIn(document.text, scalar)) {
    if (!/^[A-Za-z_][\w-]*(\.[\w-]+)*$/.test(expression)) continue;
    const choice = nodeAt(root, ...expression.split(".")) ? undefined : choices.find(({ group }) => group !== "" && expression.startsWith(`${group}.`));
    const before = choice ? choice.group.length + 1 : 0;
    yield* dottedMentions(expression.slice(before), { start: at.start + before, end: at.end }, choice?.uri ?? document.uri);
  }
}
