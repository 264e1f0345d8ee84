import { memo } from "../../memo.ts";
import { entriesAt, scalarAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Mapping, Node, Scalar } from "../../syntax/data/node.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import type { Span } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";

export interface Service {
  readonly name: Scalar;
  readonly node: Mapping;
  readonly image: Scalar | undefined;
}

export const servicesOf = memo((document: Document): readonly Service[] =>
  soundRoots(document, "go-yaml").flatMap((root) =>
    entriesAt(root, "services").flatMap(({ key, value }): readonly Service[] => (value.type === "mapping" ? [{ name: key, node: value, image: scalarAt(value, "image") }] : [])),
  ),
);

export interface Variable {
  readonly name: string;
  /** Absent where it is taken from the shell. */
  readonly value: string | undefined;
  /** Where the value stands, or the name where there is none. */
  readonly at: Span;
}

/** The variables of a service, written as `NAME: value` or as `- NAME=value`. */
export const environmentOf = ({ node }: Service): readonly Variable[] => [...entriesAt(node, "environment").map(ofEntry), ...listed(node)];

function ofEntry({ key, value }: { readonly key: Scalar; readonly value: Node }): Variable {
  const text = value.type === "scalar" && value.value !== null ? value.text : undefined;
  return { name: key.text, value: text, at: text === undefined ? key.span : value.span };
}

function listed(node: Mapping): readonly Variable[] {
  const list = node.entries.find(({ key }) => key.text === "environment")?.value;
  if (list?.type !== "sequence") return [];
  return scalarsOf(list).map(({ text, span }) => {
    const equals = text.indexOf("=");
    return { name: equals < 0 ? text : text.slice(0, equals), value: equals < 0 ? undefined : text.slice(equals + 1), at: span };
  });
}
