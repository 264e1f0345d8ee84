import { defineRule } from "../../engine/rule.ts";
import { HUB_AS_OF, HUB_TASKS } from "../../facts/config/tables/hub.ts";
import { rootOf } from "../../kinds/data.ts";
import { isPlaceholder } from "../../kinds/schema/placeholder.ts";
import { replaceWith } from "../../kinds/schema/check.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

export const cardPipelineTagUnknown = defineRule({
  id: "card-pipeline-tag-unknown",
  summary: "The task of a card is misspelt",
  severity: "warning",
  languages: ["markdown"],
  kinds: ["model-card"],
  references: ["https://huggingface.co/docs/hub/model-cards"],
  fix: "suggested",

  *check(document) {
    for (const value of scalarsOf(nodeAt(rootOf(document), "task_categories"))) {
      const written = value.text.toLowerCase().trim().replace(/[ _]+/g, "-");
      if (written !== value.text && HUB_TASKS.includes(written)) yield { at: value.span, message: `The Hub writes this task \`${written}\`; as \`${value.text}\` nobody finds the card by it.`, fixes: [replaceWith(document.text, value.span, written)] };
    }
    for (const value of scalarsOf(nodeAt(rootOf(document), "pipeline_tag"))) {
      if (HUB_TASKS.includes(value.text.toLowerCase())) continue;
      const meant = nearest(value.text.toLowerCase(), HUB_TASKS);
      if (meant === undefined && (value.text === "" || isPlaceholder(value))) continue;
      yield { at: value.span, message: `The Hub knows no task \`${value.text}\` (as of ${HUB_AS_OF}), so it refuses the card. ${meant === undefined ? "Write one of its tasks, such as `text-generation`." : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [replaceWith(document.text, value.span, meant)] }) };
    }
  },
});
