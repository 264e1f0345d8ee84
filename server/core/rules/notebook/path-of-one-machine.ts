import { defineRule } from "../../engine/rule.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf, walk } from "../../syntax/python/walk.ts";
import type { Finding } from "../../engine/rule.ts";

export const pathOfOneMachine = defineRule({
  id: "path-of-one-machine",
  summary: "A path in a notebook exists on one machine only",
  severity: "info",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://docs.python.org/3/library/pathlib.html"],
  fix: "none",

  *check(document) {
    const found: Finding[] = [];
    walk(moduleOf(document).body, (node) => {
      if (node.type === "text" && !node.bytes && OWN.test(node.value)) {
        const whose = /Users|home|Documents and Settings/i.test(node.value) ? "one person's home folder" : "one hosted machine";
        found.push({ at: placeOf(node), message: `This path lies in ${whose}, so the notebook stops here anywhere else. Write it relative to the notebook, such as \`data/${node.value.split(/[\\/]/).findLast((part) => part !== "") ?? ""}\`, or read it from a setting.` });
      }
      return true;
    });
    yield* found;
  },
});

/** Home folders, and the mounts of hosted notebooks. */
const OWN = /^(?:\/home\/(?!user\/|jovyan\/work)[\w.-]+\/\S|\/Users\/[\w.-]+\/\S|[A-Za-z]:[\\/]+(?:Users|Documents and Settings)[\\/]+\S|\/content\/(?:drive|gdrive)\/\S|\/kaggle\/(?:input|working)\/\S)/;
