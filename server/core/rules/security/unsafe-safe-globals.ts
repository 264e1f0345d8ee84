import { defineRule } from "../../engine/rule.ts";
import { callsOf } from "../../facts/python/calls.ts";
import { dottedName, importsOf, resolveName } from "../../facts/python/imports.ts";
import type { Expression } from "../../syntax/python/expressionTree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const unsafeSafeGlobals = defineRule({
  id: "unsafe-safe-globals",
  summary: "A function that reaches everything else is let into weights-only files",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-502"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.pytorch.org/docs/stable/notes/serialization.html#torch.serialization.add_safe_globals"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      if (!/^torch\.serialization\.(?:add_safe_globals|safe_globals)$/.test(call.name)) continue;
      for (const item of listed(call.arguments[0]?.value)) {
        const name = fullName(document, item);
        if (name === undefined || !REACHES_ALL.test(name)) continue;
        yield { at: placeOf(item), message: `With \`${name}\` allowed, a file that is loaded with \`weights_only=True\` may run any code again. List only the classes that your own checkpoints hold.` };
      }
    }
  },
});

/** What a list holds; of `(function, "name")` the function. */
const listed = (value: Expression | undefined): readonly Expression[] =>
  value?.type === "list" ? value.items.map((item) => (item.type === "tuple" ? (item.items[0] ?? item) : item)) : [];

function fullName(document: Document, item: Expression): string | undefined {
  const name = dottedName(item);
  return name === undefined ? undefined : resolveName(name, importsOf(document));
}

const REACHES_ALL = /^(?:builtins\.)?(?:getattr|setattr|eval|exec|compile|open|__import__|globals|map|filter)$|^(?:os|posix|subprocess|sys|shutil|importlib|pickle|ctypes|socket|runpy|pty)\.|^functools\.(?:partial|reduce)$|^operator\.(?:attrgetter|methodcaller|itemgetter)$|^types\.(?:FunctionType|CodeType)$|^torch\.(?:load|hub\.load)$/;
