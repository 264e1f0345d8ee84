import { findFromHere } from "../../facts/config/paths.ts";
import { itemsAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";
import { partOf, withinQuotes } from "../references/written.ts";

/** An option that the defaults list takes, and the file that it is. */
export interface Choice {
  readonly at: Span;
  /** Where its keys come to be, dotted; empty at the top. */
  readonly package: string;
  /** The folder of the group's options. */
  readonly folder: string;
  readonly uri: string;
}

/** A group by its place in the defaults list, and the folder that holds its options. */
export interface Group {
  readonly at: Span;
  /** The folder that the group's name is relative to. */
  readonly base: string;
  readonly uri: string;
}

interface Taken {
  readonly group: string;
  /** Where the group's name stands; absent for a config that is named alone. */
  readonly at: Span | undefined;
  readonly package: string;
  readonly options: readonly Scalar[];
}

/** `- model: resnet`, `- override /db@backup: mysql`, `- optional callbacks: [early, best]`, and `- base` beside the file. */
export function choicesOf(root: Node, document: Document, snapshot: Snapshot): readonly Choice[] {
  return takenBy(root, document).flatMap((taken) =>
    taken.options.flatMap((option): readonly Choice[] => {
      const at = withinQuotes(document.text, option);
      if (!at || option.text === "_self_" || !/^[\w./-]+$/.test(option.text)) return [];
      const found = findFromHere(document.uri, `${taken.group === "" ? "" : `${taken.group}/`}${option.text.replace(/^\//, "").replace(/\.ya?ml$/, "")}.yaml`, snapshot);
      const folder = resolvePath(folderOf(document.uri), taken.group);
      return found.state === "found" ? [{ at, package: taken.package, uri: found.uri, folder: found.uri.startsWith(`${folder}/`) ? folder : folderOf(found.uri) }] : [];
    }),
  );
}

/** Groups whose folder is there, beside the file or above it as the primary config has it. */
export function groupsOf(root: Node, document: Document, snapshot: Snapshot): readonly Group[] {
  return takenBy(root, document).flatMap(({ group, at }): readonly Group[] => {
    const found = at ? findFromHere(document.uri, group, snapshot) : undefined;
    if (!at || found?.state !== "found" || snapshot.files.list(found.uri).length === 0) return [];
    return [{ at, uri: found.uri, base: found.uri.slice(0, -group.length - 1) }];
  });
}

function takenBy(root: Node, { text }: Document): readonly Taken[] {
  return itemsAt(root, "defaults").flatMap((item): readonly Taken[] => {
    if (item.type === "scalar") return [{ group: "", at: undefined, package: "", options: [item] }];
    const [entry] = item.type === "mapping" ? item.entries : [];
    const key = entry && withinQuotes(text, entry.key);
    const [, before = "", group = "", elsewhere] = /^((?:override |optional )?\/?)([\w/-]+)(?:@([\w.-]*))?$/.exec(entry?.key.text ?? "") ?? [];
    if (!entry || !key || group === "") return [];
    return [{ group, at: partOf(key, before.length, group.length), package: elsewhere ?? group.replaceAll("/", "."), options: scalarsOf(entry.value) }];
  });
}
