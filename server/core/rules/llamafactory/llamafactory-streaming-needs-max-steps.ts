import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, numberAt, scalarAt } from "../../syntax/data/access.ts";

export const llamafactoryStreamingNeedsMaxSteps = defineRule({
  id: "llamafactory-streaming-needs-max-steps",
  summary: "Streamed data has no length, and `max_steps` is missing",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["llamafactory"],
  references: ["https://llamafactory.readthedocs.io/en/latest/advanced/arguments.html"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const flag = scalarAt(root, "streaming");
    if (!flag || !isTrue(root, "streaming") || (numberAt(root, "max_steps") ?? -1) > 0 || isTrue(root, "do_predict")) return;
    yield { at: flag.span, message: "Streamed data has no length, so epochs cannot be counted: the run is refused without `max_steps`. Add it." };
  },
});
