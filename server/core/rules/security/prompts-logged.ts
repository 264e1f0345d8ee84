import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { nodesOf, placeOf } from "../../syntax/python/walk.ts";

export const promptsLogged = defineRule({
  id: "prompts-logged",
  summary: "Every prompt and answer is written to the log",
  severity: "info",
  languages: ["python"],
  cwe: ["CWE-532"],
  owasp: ["LLM02:2025"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Logging_Cheat_Sheet.html"],
  fix: "none",

  *check(document) {
    const imports = importsOf(document);
    for (const node of nodesOf(moduleOf(document).body, "assign")) {
      const isOn = node.value?.type === "true" && node.targets.some((target) => SWITCHES.test(resolveName(dottedName(target) ?? "", imports)));
      if (isOn) yield { at: placeOf(node), message: MESSAGE };
    }
    for (const { name, whole, arguments: given } of callsOf(document)) {
      if (/^langchain(?:_core)?\.globals\.set_debug$|^litellm\._turn_on_debug$/.test(name) && given[0]?.value.type !== "false") yield { at: whole, message: MESSAGE };
    }
  },
});

const SWITCHES = /^(?:langchain\.(?:debug|verbose)|litellm\.(?:set_verbose|log_raw_request_response))$/;
const MESSAGE = "What people write to the model, what it answers and the keys in the requests stand in the log from here on, where many may read them and nobody deletes them. Turn it on from outside while you look for a fault.";
