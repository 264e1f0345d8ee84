import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

const STRATEGIES = ["simple-shuffle", "least-busy", "usage-based-routing", "usage-based-routing-v2", "latency-based-routing", "cost-based-routing", "provider-budget-routing"];

export const litellmRouterStrategyUnknown = defineRule({
  id: "litellm-router-strategy-unknown",
  summary: "The routing strategy does not exist",
  severity: "error",
  languages: ["yaml"],
  kinds: ["litellm"],
  references: ["https://docs.litellm.ai/docs/proxy/configs"],
  fix: "suggested",

  *check(document) {
    const strategy = scalarAt(rootOf(document), "router_settings", "routing_strategy");
    if (!strategy || isNull(strategy) || STRATEGIES.includes(strategy.text) || isPlaceholder(strategy)) return;
    const meant = nearest(strategy.text, STRATEGIES);
    yield {
      at: strategy.span,
      message: `\`${strategy.text}\` is not a routing strategy, so the proxy does not start. ${meant === undefined ? `It may be ${STRATEGIES.map((name) => `\`${name}\``).join(", ")}.` : `Did you mean \`${meant}\`?`}`,
      ...(meant !== undefined && { fixes: [replaceWith(document.text, strategy.span, meant)] }),
    };
  },
});
