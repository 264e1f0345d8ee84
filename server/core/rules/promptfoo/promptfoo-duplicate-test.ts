import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { itemsAt } from "../../syntax/data/access.ts";
import { saidBy } from "../../syntax/data/same.ts";
import type { Span } from "../../text/span.ts";

export const promptfooDuplicateTest = defineRule({
  id: "promptfoo-duplicate-test",
  summary: "The same test stands twice",
  severity: "warning",
  languages: ["yaml"],
  kinds: ["promptfoo"],
  references: ["https://www.promptfoo.dev/docs/configuration/reference/"],
  fix: "none",

  *check(document) {
    const seen = new Map<string, Span>();
    for (const test of itemsAt(rootOf(document), "tests")) {
      if (test.type !== "mapping" || test.entries.length === 0) continue;
      // A name for people makes no other test of it.
      const asked = test.entries.filter(({ key }) => key.text !== "description");
      const whole = asked.map(({ key, value }) => `${key.text}: ${saidBy(value)}`).toSorted().join("\n");
      if (whole === "") continue;
      const first = seen.get(whole);
      if (first) yield { at: test.entries[0]?.key.span ?? test.span, message: "This test is the same as one above. It costs a second call and tells nothing new; change or remove it.", related: [{ at: first, message: "The first one stands here." }] };
      else seen.set(whole, test.span);
    }
  },
});
