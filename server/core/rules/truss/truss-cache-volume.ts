import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { entryOf, isSet, isTrue, itemsAt, stringAt } from "../../syntax/data/access.ts";

export const trussCacheVolume = defineRule({
  id: "truss-cache-volume",
  summary: "A cached repository is to go on a volume, but not where or which revision",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document) {
    for (const repository of itemsAt(rootOf(document), "model_cache")) {
      const volume = entryOf(repository, "use_volume");
      if (!volume || !isTrue(repository, "use_volume")) continue;
      const fromHub = (stringAt(repository, "kind") ?? "hf") === "hf";
      const missing = [...(isSet(repository, "volume_folder") ? [] : ["volume_folder"]), ...(fromHub && !isSet(repository, "revision") ? ["revision"] : [])];
      if (missing.length > 0) yield { at: volume.key.span, message: `With \`use_volume: true\` Truss also needs ${missing.map((name) => `\`${name}\``).join(" and ")}. Add ${missing.length > 1 ? "them" : "it"} beside \`repo_id\`.` };
    }
  },
});
