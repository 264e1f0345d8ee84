import { defineRule } from "../../engine/rule.ts";
import { walk } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";

export const dangerousConfigTarget = defineRule({
  id: "dangerous-config-target",
  summary: "A config makes the program call something that no model needs",
  severity: "error",
  languages: ["yaml", "json"],
  cwe: ["CWE-94"],
  owasp: ["LLM03:2025"],
  references: ["https://hydra.cc/docs/advanced/instantiate_objects/overview/"],
  fix: "none",

  *check(document) {
    if (!/_target_|class_path/.test(document.text)) return;
    for (const root of soundRoots(document)) {
      for (const { node, entry } of walk(root)) {
        if (!entry || !/^_target_$|^class_path$/.test(entry.key.text) || node.type !== "scalar" || !DANGEROUS.test(node.text)) continue;
        yield { at: node.span, message: `Whoever loads this config calls \`${node.text}\`, with the arguments beside it: the config is a program. Take it out, and check where the file comes from.` };
      }
    }
  },
});

const DANGEROUS = /^(?:os|posix|nt|subprocess|pty|shutil|sys|socket|ctypes|importlib|runpy|pickle|dill|marshal|code|codeop|webbrowser|multiprocessing|asyncio)\.\w|^(?:builtins\.)?(?:eval|exec|compile|open|__import__|getattr|setattr)$|^torch\.(?:hub\.load|load|jit\.load)$|^(?:joblib\.load|numpy\.load|pandas\.(?:read_pickle|eval))$/;
