import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { itemsAt, nodeAt } from "../../syntax/data/access.ts";

export const cardMetricType = defineRule({
  id: "card-metric-type",
  summary: "A result on a card lacks its type or its value",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards#evaluation-results"],
  fix: "none",

  *check(document) {
    const results = itemsAt(rootOf(document), "model-index").flatMap((model) => itemsAt(model, "results"));
    for (const metric of results.flatMap((result) => itemsAt(result, "metrics"))) {
      const missing = ["type", "value"].filter((name) => !nodeAt(metric, name));
      const first = metric.type === "mapping" ? metric.entries[0]?.key : undefined;
      if (first && missing.length > 0) yield { at: first.span, message: `This metric has no ${missing.map((name) => `\`${name}\``).join(" and no ")}, so the Hub rejects the card's results. Add ${missing.length > 1 ? "them" : "it"}.`, related: roomIn(document.text, metric.span) };
    }
  },
});
