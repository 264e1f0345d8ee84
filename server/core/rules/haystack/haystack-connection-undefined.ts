import { defineRule, type Finding } from "../../engine/rule.ts";
import { jinjaVariables } from "../../facts/config/jinja.ts";
import { together } from "../../facts/config/together.ts";
import { rootOf } from "../../kinds/data.ts";
import { signatureAt } from "../../kinds/schema/components.ts";
import { entriesAt, itemsAt, nodeAt, scalarAt, stringAt } from "../../syntax/data/access.ts";
import type { Node } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const haystackConnectionUndefined = defineRule({
  id: "haystack-connection-undefined",
  summary: "A connection names a component that does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["haystack"],
  references: ["https://docs.haystack.deepset.ai/docs/serialization"],
  fix: "none",

  *check(document, snapshot) {
    yield* together(undefinedIn(document), "the list of components");
    yield* sockets(document, snapshot);
  },
});

function* undefinedIn(document: Document): Generator<Finding> {
  const root = rootOf(document);
  const names = new Set(entriesAt(root, "components").map(({ key }) => key.text));
  for (const end of itemsAt(root, "connections").flatMap((connection) => [scalarAt(connection, "sender") ?? [], scalarAt(connection, "receiver") ?? []].flat())) {
    const name = end.text.split(".")[0] ?? "";
    if (names.has(name)) continue;
    const meant = nearest(name, names);
    yield { at: end.span, message: `No component is called \`${name}\`, so the pipeline cannot be loaded. ${meant === undefined ? "Correct the name." : `Did you mean \`${meant}\`?`}` };
  }
}

/** Ends whose component is there and has no such socket. */
function* sockets(document: Document, snapshot: Snapshot): Generator<Finding> {
  const root = rootOf(document);
  const components = new Map(entriesAt(root, "components").map(({ key, value }) => [key.text, value] as const));
  for (const connection of itemsAt(root, "connections")) {
    for (const side of ["sender", "receiver"] as const) {
      const end = scalarAt(connection, side);
      const [name = "", socket, ...more] = end?.text.split(".") ?? [];
      const known = socketsOf(components.get(name), side, document.uri, snapshot);
      if (!end || socket === undefined || more.length > 0 || !known || known.includes(socket)) continue;
      const meant = nearest(socket, known);
      yield { at: end.span, message: `\`${name}\` has no ${side === "sender" ? "output" : "input"} \`${socket}\`, so the pipeline cannot be loaded. ${meant === undefined ? `It has ${known.slice(0, 6).map((one) => `\`${one}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}` };
    }
  }
}

function socketsOf(component: Node | undefined, side: "sender" | "receiver", uri: string, snapshot: Snapshot): readonly string[] | undefined {
  const path = stringAt(component, "type") ?? "";
  const signature = path.startsWith("haystack.") ? signatureAt(path, uri, snapshot) : undefined;
  const known = side === "sender" ? signature?.outputs : signature?.inputs;
  const template = stringAt(component, "init_parameters", "template");
  // What a prompt takes is what its template reads.
  if (side === "sender" || known || !path.endsWith(".PromptBuilder") || template === undefined || nodeAt(component, "init_parameters", "variables")) return known;
  return [...jinjaVariables(template), "template", "template_variables"];
}
