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

  *check(document, snapshot) {
    for (const { at, origin, related } of reached(document, snapshot, SINKS)) {
      yield {
        at,
        message: `The shell runs here what ${authorOf(origin)}: a semicolon in it starts another command. Choose the command yourself, give the text as one item of a list without \`shell=True\`, and check it against what is allowed.`,
        related,
      };
    }
  },
});

/** A shell, or a program that the text itself names: `[command]`, `text.split()`, `["bash", "-c", text]`. */
function runsText(call: Call): boolean {
  if (keywordOf(call, "shell")?.value.type === "true") return true;
  const words = call.arguments[0]?.value;
  if (words?.type !== "list" && words?.type !== "tuple") return true;
  const [program, option] = words.items;
  return program?.type !== "text" || (option?.type === "text" && /^-\w*c$/.test(option.value));
}

const SINKS: readonly Sink[] = [
  { names: /^os\.(?:system|popen|exec[lv]p?e?|spawn[lv]p?e?)$|^(?:commands|subprocess)\.(?:getoutput|getstatusoutput)$/, place: 0, network: true },
  { names: /^subprocess\.(?:run|call|check_call|check_output|Popen)$/, place: 0, keyword: "args", when: runsText, network: true },
  { names: /^asyncio\.(?:subprocess\.)?create_subprocess_shell$/, place: 0 },
  { names: /\.exec_command$|\.exec_run$|^pty\.spawn$|^invoke\.run$|^fabric\..*\.run$|^pexpect\.(?:spawn|run)$/, place: 0 },
];
