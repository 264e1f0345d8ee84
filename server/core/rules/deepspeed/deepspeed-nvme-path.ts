import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, nodeAt, scalarAt } from "../../syntax/data/access.ts";

export const deepspeedNvmePath = defineRule({
  id: "deepspeed-nvme-path",
  summary: "Offloading to NVMe without a path",
  severity: "error",
  languages: ["json"],
  kinds: ["deepspeed"],
  references: ["https://www.deepspeed.ai/docs/config-json/"],
  fix: "none",

  *check(document) {
    for (const name of ["offload_param", "offload_optimizer"]) {
      const offload = nodeAt(rootOf(document), "zero_optimization", name);
      const device = scalarAt(offload, "device");
      if (device?.text !== "nvme" || isSet(offload, "nvme_path")) continue;
      yield { at: device.span, message: `\`${name}\` goes to NVMe, yet \`nvme_path\` does not say where: DeepSpeed stops at once. Add the path of a fast local disk.` };
    }
  },
});
