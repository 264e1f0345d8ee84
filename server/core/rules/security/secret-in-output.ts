import { defineRule } from "../../engine/rule.ts";
import { clearOutput, firstLine, outputTexts } from "../../facts/notebook/outputs.ts";
import { secretFormats } from "../../facts/secrets/formats.ts";
import { codeCells } from "../../workspace/notebook.ts";

export const secretInOutput = defineRule({
  id: "secret-in-output",
  summary: "The saved output of a cell shows a secret",
  severity: "error",
  languages: ["python"],
  kinds: ["notebook"],
  cwe: ["CWE-532"],
  owasp: ["LLM02:2025"],
  references: ["https://owasp.org/www-project-top-ten/"],
  fix: "suggested",

  *check(document) {
    for (const cell of codeCells(document)) {
      const texts = outputTexts(cell);
      const [found] = texts.flatMap(secretFormats);
      if (found) {
        yield { at: firstLine(cell), message: `The output of this cell shows ${found.what}, and it is saved in the notebook with the code. Clear the output, replace the key where it was issued, and do not print it.`, fixes: clearOutput(cell) };
      } else if (texts.some(isEnvironment)) {
        yield { at: firstLine(cell), severity: "warning", message: "The output of this cell lists the environment's variables, keys and paths of this machine among them, and it is saved in the notebook. Clear the output.", fixes: clearOutput(cell) };
      }
    }
  },
});

/** What `%env` and `print(os.environ)` show. */
const isEnvironment = (text: string): boolean => /["']?\bPATH["']?\s*[:=]/.test(text) && /["']?\bHOME["']?\s*[:=]/.test(text) && /["']?\b\w*(?:KEY|TOKEN|SECRET|PASSWORD)["']?\s*[:=]\s*["']?[^\s"',]/.test(text);
