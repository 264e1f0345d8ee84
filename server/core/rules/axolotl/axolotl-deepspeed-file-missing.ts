import { defineRule } from "../../engine/rule.ts";
import { findFromHere, isMisspelt } from "../../facts/config/paths.ts";
import { rootOf } from "../../kinds/data.ts";
import { scalarAt } from "../../syntax/data/access.ts";
import { folderOf, resolvePath } from "../../workspace/uri.ts";

/** What `axolotl fetch deepspeed_configs` brings (0.13, read 2026-11-21). */
const SHIPPED = new Set(["zero1.json", "zero2.json", "zero3.json", "zero3_bf16.json", "zero1_torch_compile.json", "zero2_torch_compile.json", "zero3_bf16_cpuoffload_all.json", "zero3_bf16_cpuoffload_params.json", "zero3_cpu_offload.json"]);

export const axolotlDeepspeedFileMissing = defineRule({
  id: "axolotl-deepspeed-file-missing",
  summary: "The DeepSpeed config that the run names does not exist",
  severity: "error",
  languages: ["yaml", "json"],
  kinds: ["axolotl"],
  references: ["https://docs.axolotl.ai/docs/config-reference.html"],
  fix: "none",

  *check(document, snapshot) {
    const file = scalarAt(rootOf(document), "deepspeed");
    if (!file?.text.endsWith(".json")) return;
    const { state } = findFromHere(document.uri, file.text, snapshot);
    const [, shipped] = /^deepspeed_configs\/([^/]+)$/.exec(file.text) ?? [];
    if (state === "unknown" && shipped !== undefined && !SHIPPED.has(shipped)) {
      yield { at: file.span, message: `Axolotl brings no \`${shipped}\` in its \`deepspeed_configs\`, and there is no such file here. It has ${[...SHIPPED].slice(0, 4).map((name) => `\`${name}\``).join(", ")} and others.`, severity: "warning" };
    }
    if (state === "missing" || (state === "unknown" && isMisspelt(resolvePath(folderOf(document.uri), file.text), snapshot, document.uri))) yield { at: file.span, message: `\`${file.text}\` does not exist, although its folder does. Correct the path.` };
  },
});
