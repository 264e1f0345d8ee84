import { defineRule } from "../../engine/rule.ts";
import { servicesOf } from "../../facts/compose/services.ts";
import { entryOf, isSet } from "../../syntax/data/access.ts";

export const composeHostIpc = defineRule({
  id: "compose-host-ipc",
  summary: "A service shares memory with everything on the machine",
  severity: "info",
  strict: "warning",
  languages: ["yaml"],
  kinds: ["compose"],
  cwe: ["CWE-653"],
  references: ["https://docs.docker.com/reference/compose-file/services/#shm_size"],
  fix: "suggested",

  *check(document) {
    for (const { name, node } of servicesOf(document)) {
      const ipc = entryOf(node, "ipc");
      if (ipc?.value.type !== "scalar" || ipc.value.text !== "host") continue;
      const at = { start: ipc.key.span.start, end: ipc.value.span.end };
      const fixes = isSet(node, "shm_size") ? [] : [{ title: "Give it shared memory of its own", edits: [{ span: at, text: "shm_size: 8gb" }] }];
      yield { at, message: `With \`ipc: host\` every program of the machine can read the tensors of \`${name.text}\`, and it theirs. What parallel models and data loaders need is room in \`/dev/shm\`: \`shm_size: 8gb\`.`, fixes };
    }
  },
});
