import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entriesAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";
import { baseName } from "../../workspace/uri.ts";

export const peftTypeMissing = defineRule({
  id: "peft-type-missing",
  summary: "A saved adapter does not say which method it is",
  severity: "error",
  languages: ["json"],
  kinds: ["peft-adapter"],
  references: ["https://huggingface.co/docs/peft/package_reference/config"],
  fix: "none",

  *check(document) {
    const keys = entriesAt(rootOf(document)).map(({ key }) => key);
    const [first] = keys;
    // A file of another name may hold the arguments of one class, which then knows its method.
    if (!first || baseName(document.uri) !== "adapter_config.json" || keys.some(({ text }) => text === "peft_type" || nearest(text, ["peft_type"]) !== undefined)) return;
    yield { at: first.span, message: "This adapter has no `peft_type`, by which PEFT chooses the class that reads the rest: loading it stops. Add it, such as `\"peft_type\": \"LORA\"`." };
  },
});
