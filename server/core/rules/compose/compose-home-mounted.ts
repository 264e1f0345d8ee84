import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { itemsAt, scalarAt } from "../../syntax/data/access.ts";

export const composeHomeMounted = defineRule({
  id: "compose-home-mounted",
  summary: "A service gets the home folder with its keys",
  severity: "info",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-668"],
  references: ["https://huggingface.co/docs/huggingface_hub/guides/manage-cache"],
  fix: "none",

  *check(document) {
    for (const { name, node } of servicesOf(document)) {
      for (const volume of itemsAt(node, "volumes")) {
        const source = volume.type === "scalar" ? volume : scalarAt(volume, "source");
        const path = /^(?:~|\$\{?HOME\}?)(\/[^:]*)?(?=:|$)/.exec(source?.text ?? "");
        if (!source || !path || !KEEPS_KEYS.test(path[1] ?? "")) continue;
        yield { at: source.span, message: `\`${name.text}\` can read ${(path[1] ?? "/") === "/" ? "your whole home folder, keys and tokens included" : `\`${path[0]}\`, in which your token lies`}. Mount only the folder that it needs, such as \`~/.cache/huggingface/hub\`.` };
      }
    }
  },
});

const KEEPS_KEYS = /^\/?$|^\/\.(?:cache|cache\/huggingface|ssh|aws|config|kaggle|netrc|kube|gnupg|azure|docker)\/?$/;
