import { defineRule } from "../../engine/rule.ts";
import { publishedPorts, sharedPort, type PublishedPorts } from "../../facts/compose/ports.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { isSet } from "../../syntax/data/access.ts";

export const composePortTaken = defineRule({
  id: "compose-port-taken",
  summary: "Two services listen on one port of the machine",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  references: ["https://docs.docker.com/reference/compose-file/services/#ports"],
  fix: "none",

  *check(document) {
    const taken: { readonly ports: PublishedPorts; readonly service: string }[] = [];
    for (const service of servicesOf(document)) {
      const { name, node } = service;
      // With profiles a person chooses which of the services run; what extends another is often one of several choices.
      if (isSet(node, "profiles") || isSet(node, "extends")) continue;
      for (const ports of publishedPorts(service)) {
        // A list that is written once and used by an anchor stands at one place.
        const before = taken.find((one) => one.ports.at.span.start !== ports.at.span.start && sharedPort(one.ports, ports) !== undefined);
        const port = before && sharedPort(before.ports, ports);
        if (before) yield { at: ports.at.span, message: before.service === name.text ? `\`${name.text}\` publishes port ${port} of the machine twice, so it cannot start. Take another port.` : `\`${before.service}\` listens on port ${port} of the machine already, so \`${name.text}\` cannot start beside it. Take another port, or give the two profiles.`, related: [{ at: before.ports.at.span, message: "The other one." }] };
        else taken.push({ ports, service: name.text });
      }
    }
  },
});
