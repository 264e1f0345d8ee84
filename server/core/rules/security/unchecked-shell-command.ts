import { defineRule } from "../../engine/rule.ts";
import type { Call } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";
import { authorOf, reached, type Sink } from "../../facts/security/reached.ts";

export const uncheckedShellCommand = defineRule({
  id: "unchecked-shell-command",
  summary: "Text from a model or a visitor becomes part of a shell command",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-78"],
  owasp: ["LLM05:2025"],
  references: ["https://docs.python.org/3/library/subprocess.html#security-considerations"],
  elsewhere: ["B602", "B605", "S602", "S605"],
  fix: "none",

  *check(document) {
    for (const { at, origin, from } of reached(document, SINKS)) {
      yield {
        at,
        message: `The shell runs here what ${authorOf(origin)}: a semicolon in it starts another command. Choose the command yourself, give the text as one item of a list without \`shell=True\`, and check it against what is allowed.`,
        related: [{ at: from, message: "The text comes from here." }],
      };
    }
  },
});

const usesShell = (call: Call): boolean => keywordOf(call, "shell")?.value.type === "true";

const SINKS: readonly Sink[] = [
  { names: /^os\.(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?)$|^(?:commands|subprocess)\.(?:getoutput|getstatusoutput)$/, place: 0, network: true },
  { names: /^subprocess\.(?:run|call|check_call|check_output|Popen)$/, place: 0, keyword: "args", when: usesShell, network: true },
  { names: /^asyncio\.(?:subprocess\.)?create_subprocess_shell$/, place: 0 },
  { names: /\.exec_command$|\.exec_run$/, place: 0 },
];
