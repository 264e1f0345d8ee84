import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isNull, scalarAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** Read from truss 0.18 (`Accelerator` in truss/base/truss_config.py). */
const ACCELERATORS = ["T4", "L4", "A10G", "V100", "A100", "A100_40GB", "H100", "H100_40GB", "H200", "L40S", "RTX_PRO_6000", "B200", "B300", "GB300"];

export const trussAcceleratorUnknown = defineRule({
  id: "truss-accelerator-unknown",
  summary: "The accelerator is none that Truss knows",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "suggested",

  *check(document) {
    const accelerator = scalarAt(rootOf(document), "resources", "accelerator");
    if (!accelerator || isNull(accelerator) || accelerator.text.trim() === "") return;
    const [name = "", count, ...rest] = accelerator.text.trim().split(":");
    if (!ACCELERATORS.includes(name)) {
      const meant = nearest(name, ACCELERATORS);
      yield { at: accelerator.span, message: `\`${name}\` is no accelerator that Truss knows, so the model cannot be pushed. ${meant === undefined ? `It knows ${ACCELERATORS.join(", ")}.` : `Did you mean \`${meant}\`?`}`, ...(meant !== undefined && { fixes: [{ title: `Write ${meant}`, edits: [{ span: accelerator.span, text: [meant, ...accelerator.text.trim().split(":").slice(1)].join(":") }] }] }) };
    } else if (rest.length > 0 || (count !== undefined && !/^0*[1-9]\d*$/.test(count))) {
      yield { at: accelerator.span, message: `\`${accelerator.text}\` does not say how many: after the colon stands a number from 1, such as \`${name}:2\`.` };
    }
  },
});
