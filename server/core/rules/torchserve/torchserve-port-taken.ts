import { defineRule } from "../../engine/rule.ts";
import { firstOne } from "../../facts/config/meant.ts";
import { propertiesOf, type Property } from "../../facts/config/properties.ts";

export const torchservePortTaken = defineRule({
  id: "torchserve-port-taken",
  summary: "Two services of TorchServe listen at one port",
  severity: "error",
  languages: ["ini"],
  kinds: ["torchserve"],
  references: ["https://pytorch.org/serve/configuration.html"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Property>();
    for (const property of propertiesOf(document)) {
      const port = property.name.endsWith("_port") ? property.value : property.name.endsWith("_address") ? /:(\d+)\/?$/.exec(property.value)?.[1] : undefined;
      if (port === undefined || !/^\d+$/.test(port)) continue;
      const first = seen.get(port);
      // Answers, management and metrics over HTTP may share one address.
      const shared = first?.value === property.value && first.value.startsWith("http") && OPTIONAL.test(property.name + first.name);
      if (first && !shared) yield { at: property.valueAt, message: `\`${first.name}\` has the port ${port} already, so TorchServe does not start. Choose another.`, ...firstOne(first.valueAt) };
      seen.set(port, property);
    }
  },
});

const OPTIONAL = /management|metrics/;
