import { defineRule } from "../../engine/rule.ts";
import { findFromHere } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { isTrue, scalarAt } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";

export const accelerateMixedPrecisionVsDeepspeedFile = defineRule({
  id: "accelerate-mixed-precision-vs-deepspeed-file",
  summary: "Accelerate and the DeepSpeed file say different number formats",
  severity: "warning",
  languages: ["yaml", "json"],
  kinds: ["accelerate"],
  references: ["https://huggingface.co/docs/accelerate/usage_guides/deepspeed"],
  fix: "none",

  *check(document, snapshot) {
    const root = rootOf(document);
    const precision = scalarAt(root, "mixed_precision");
    const path = scalarAt(root, "deepspeed_config", "deepspeed_config_file");
    const found = path && findFromHere(document.uri, path.text, snapshot);
    const file = found?.state === "found" ? snapshot.files.read(found.uri) : undefined;
    const settings = file && soundRoots(file)[0];
    const other = precision && OTHERS[precision.text];
    if (!precision || !path || other === undefined || !isTrue(settings, other, "enabled")) return;
    yield { at: precision.span, message: `\`${path.text}\` turns \`${other}\` on, and here stands \`${precision.text}\`: Accelerate refuses the pair. Write the format in one of the two.` };
  },
});

const OTHERS: Readonly<Record<string, string>> = { bf16: "fp16", fp16: "bf16" };
