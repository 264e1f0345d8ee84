import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { roomIn } from "../../kinds/schema/check.ts";
import { entryOf, isSet, isTrue } from "../../syntax/data/access.ts";

export const trussServerCommand = defineRule({
  id: "truss-server-command",
  summary: "A server of one's own has no command that starts it",
  severity: "error",
  languages: ["yaml"],
  kinds: ["truss"],
  references: ["https://docs.baseten.co/reference/truss-configuration"],
  fix: "none",

  *check(document) {
    const root = rootOf(document);
    const server = entryOf(root, "docker_server");
    if (server?.value.type !== "mapping" || isSet(server.value, "start_command") || isTrue(server.value, "no_build")) return;
    yield { at: server.key.span, message: "`docker_server` has no `start_command`, so nothing starts the server and Truss refuses the config. Say how it is started, or set `no_build: true` where the image starts it itself.", related: roomIn(document.text, server.value.span) };
  },
});
