import { defineRule } from "../../engine/rule.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { cellAt } from "../../workspace/notebook.ts";
import { bindingsOf } from "../../facts/python/imports.ts";

export const lateImport = defineRule({
  id: "late-import",
  summary: "A package is imported far below the first cells",
  severity: "hint",
  languages: ["python"],
  kinds: ["notebook"],
  references: ["https://peps.python.org/pep-0008/#imports"],
  fix: "none",

  *check(document) {
    const { body } = moduleOf(document);
    const isImport = (type: string): boolean => type === "import" || type === "importFrom";
    const firstWork = body.findIndex(({ type }) => type === "for" || type === "while" || type === "assign" || type === "with");
    const workCell = cellAt(document, body[firstWork]?.start ?? 0)?.index ?? 0;
    const known = new Set(body.slice(0, Math.max(0, firstWork)).flatMap((one) => (one.type === "import" || one.type === "importFrom" ? bindingsOf(one).map(([, target]) => target.split(".")[0]) : [])));
    for (const statement of firstWork < 0 ? [] : body.slice(firstWork)) {
      if (!isImport(statement.type) || (statement.type !== "import" && statement.type !== "importFrom")) continue;
      const cell = cellAt(document, statement.start)?.index ?? 0;
      const [package_] = bindingsOf(statement).map(([, target]) => target.split(".")[0] ?? "");
      if (cell < workCell + FAR || package_ === undefined || known.has(package_)) continue;
            yield { at: placeOf(statement), message: `\`${package_}\` is imported here for the first time, after the notebook has worked for a while. Where it is not installed the notebook stops only here: import it in the first cell.` };
      return;
    }
  },
});

/** So many cells below the first work an import is late. */
const FAR = 6;
