import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isSet, itemsAt, scalarAt } from "../../syntax/data/access.ts";
import type { Node, Scalar } from "../../syntax/data/node.ts";

export const composePortTaken = defineRule({
  id: "compose-port-taken",
  summary: "Two services listen on one port of the machine",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/#ports"],
  fix: "none",

  *check(document) {
    const taken = new Map<string, { readonly at: Scalar; readonly service: string }>();
    for (const { name, node } of servicesOf(document)) {
      // With profiles a person chooses which of the services run; what extends another is often one of several choices.
      if (isSet(node, "profiles") || isSet(node, "extends")) continue;
      for (const { at, port } of itemsAt(node, "ports").flatMap(published)) {
        const before = taken.get(port);
        if (before && before.at.span.start !== at.span.start) yield { at: at.span, message: `\`${before.service}\` listens on port ${port.split("/")[0] ?? ""} of the machine already, so \`${name.text}\` cannot start beside it. Take another port, or give the two profiles.`, related: [{ at: before.at.span, message: "The other one." }] };
        else taken.set(port, { at, service: name.text });
      }
    }
  },
});

/** Single ports of the machine; those of two addresses do not meet. */
function published(item: Node): readonly { readonly at: Scalar; readonly port: string }[] {
  if (item.type === "scalar") {
    const [, address = "", port, protocol = "tcp"] = isPlaceholder(item) ? [] : (/^(?:([\d.]+):)?(\d+):\d+(?:\/(\w+))?$/.exec(item.text) ?? []);
    return port === undefined ? [] : [{ at: item, port: `${port}/${protocol}/${address === "127.0.0.1" || address === "0.0.0.0" ? "" : address}` }];
  }
  const port = scalarAt(item, "published");
  return port && /^\d+$/.test(port.text) && !isSet(item, "host_ip") ? [{ at: port, port: `${port.text}/${scalarAt(item, "protocol")?.text ?? "tcp"}/` }] : [];
}
