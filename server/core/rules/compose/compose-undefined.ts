import { defineRule, type Finding } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { meantBy } from "../../facts/config/meant.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { entriesAt, isSet, itemsAt, nodeAt, scalarAt, scalarsOf, stringAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";

export const composeUndefined = defineRule({
  id: "compose-undefined",
  summary: "A service names a service, volume, network or secret that is not defined",
  severity: "error",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/"],
  fix: "none",

  check: (document) => together(missingIn(document), "the list that defines them", 2),
});

function* missingIn(document: Document): Generator<Finding> {
  const root = rootOf(document);
  // Parts of an application may be spread over several files, which are joined when they are given to Compose.
  if (isSet(root, "include") || !/(?:^|\/)(?:docker-)?compose\.ya?ml$/.test(document.uri)) return;
  const used = new Set(servicesOf(document).flatMap(({ node }) => namedIn(node).flatMap(([names, side]) => names.map(({ text }) => `${side} ${text}`))));
  const sides = new Map(SIDES.map((side) => [side, definedIn(root, side, used)]));
  for (const { node } of servicesOf(document)) {
    if (isSet(node, "extends")) continue;
    for (const [names, side, what] of namedIn(node)) {
      const defined = sides.get(side);
      if (defined) yield* undefinedIn(names, defined, what);
    }
  }
}

const SIDES = ["services", "networks", "secrets", "configs", "volumes"] as const;
type Side = (typeof SIDES)[number];

interface Defined {
  readonly keys: readonly Scalar[];
  readonly names: ReadonlySet<string>;
  /** What no service names, which may be what is meant. */
  readonly unused: readonly Scalar[];
}

/** What a list of the file defines; `undefined` where its own name may be misspelt, which is told there. */
function definedIn(root: Node | undefined, side: Side, used: ReadonlySet<string>): Defined | undefined {
  if (!isSet(root, side) && entriesAt(root).some(({ key }) => nearest(key.text, [side]) !== undefined)) return undefined;
  const keys = entriesAt(root, side).map(({ key }) => key);
  return { keys, names: new Set(keys.map(({ text }) => text)), unused: side === "services" ? [] : keys.filter(({ text }) => !used.has(`${side} ${text}`)) };
}

function namedIn(node: Node): readonly (readonly [names: readonly Scalar[], side: Side, what: string])[] {
  const keysOr = (name: string): readonly Scalar[] => [...entriesAt(node, name).map(({ key }) => key), ...scalarsOf(nodeAt(node, name))];
  const sources = (name: string): readonly Scalar[] => itemsAt(node, name).flatMap((item) => (item.type === "scalar" ? [item] : (scalarAt(item, "source") ?? [])));
  const volumes = itemsAt(node, "volumes").flatMap((item): readonly Scalar[] => {
    if (item.type !== "scalar") return stringAt(item, "type") === "volume" ? [scalarAt(item, "source") ?? []].flat() : [];
    const [name = ""] = item.text.split(":");
    return item.text.includes(":") && /^[A-Za-z0-9][\w.-]*$/.test(name) && name.length > 1 ? [{ ...item, text: name, span: nameIn(item, name) }] : [];
  });
  return [
    [keysOr("depends_on"), "services", "service"],
    [keysOr("networks").filter(({ text }) => text !== "default"), "networks", "network"],
    [sources("secrets"), "secrets", "secret"],
    [sources("configs"), "configs", "config"],
    [volumes, "volumes", "volume"],
  ];
}

/** The name alone, behind a quote where there is one. */
function nameIn({ span, plain }: Scalar, name: string): Scalar["span"] {
  const start = span.start + (plain ? 0 : 1);
  return { start, end: start + name.length };
}

function* undefinedIn(names: readonly Scalar[], { keys, names: known, unused }: Defined, what: string): Generator<Finding> {
  for (const name of names) {
    if (isPlaceholder(name) || known.has(name.text)) continue;
    const { hint, related } = meantBy(name, keys, `Define it under \`${what}s\`, or correct the name.`);
    yield { at: name.span, message: `There is no ${what} \`${name.text}\`, so Compose refuses the file. ${hint}`, ...((related ?? unused.length > 0) && { related: [...(related ?? []), ...unused.map(({ span, text }) => ({ at: span, message: `No service uses \`${text}\`.` }))] }) };
  }
}
