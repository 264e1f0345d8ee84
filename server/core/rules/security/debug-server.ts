import { defineRule } from "../../engine/rule.ts";
import { removeArgument } from "../../facts/python/edits.ts";
import { importsOf } from "../../facts/python/imports.ts";
import { isTrue, setOptions } from "../../facts/security/options.ts";

export const debugServer = defineRule({
  id: "debug-server",
  summary: "The server runs in debug mode, which gives visitors a Python console",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-489"],
  references: ["https://flask.palletsprojects.com/en/stable/debugging/"],
  elsewhere: ["B201", "S201"],
  fix: "suggested",

  *check(document) {
    if (![...importsOf(document).values()].some((name) => /^(?:flask|dash|quart|bottle)(?:\.|$)/.test(name))) return;
    for (const { call, argument } of setOptions(document, [{ names: /(?:^|\.)(?:run|run_server)$/, keyword: "debug", is: isTrue }])) {
      yield {
        at: { start: argument.start, end: argument.end },
        message: "In debug mode an error page offers a Python console on this machine, and the model server's secrets with it. Turn it on from outside while you develop: `flask --debug run`.",
        fixes: [{ title: "Do not run in debug mode", edits: [removeArgument(document, call, argument)] }],
      };
    }
  },
});
