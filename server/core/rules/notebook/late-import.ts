import { defineRule } from "../../engine/rule.ts";
import { bindingsOf } from "../../facts/python/imports.ts";
import { isStandardLibrary } from "../../facts/python/program/libraries.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import type { Import, ImportFrom, Statement } from "../../syntax/python/tree.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import { cellAt, codeCells } from "../../workspace/notebook.ts";

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
    const order = new Map(codeCells(document).map(({ index }, place) => [index, place]));
    const placeOfCell = ({ start }: Statement): number => order.get(cellAt(document, start)?.index ?? 0) ?? 0;
    const firstWork = body.find(({ type }) => WORK.has(type));
    if (!firstWork) return;
    const earliest = Math.max(placeOfCell(firstWork) + FAR, order.size / 3);
    const known = new Set<string>();
    for (const statement of body) {
      if (!isImport(statement)) continue;
      const [package_ = ""] = bindingsOf(statement).map(([, target]) => target.split(".")[0] ?? "");
      const isNew = package_ !== "" && !known.has(package_) && !isStandardLibrary(package_);
      known.add(package_);
      if (!isNew || placeOfCell(statement) < earliest || isInstalledAbove(document.text.slice(0, statement.start), package_)) continue;
      yield { at: placeOf(statement), message: `\`${package_}\` is imported here for the first time, after the notebook has worked for a while. Where it is not installed the notebook stops only here: import it in the first cell.` };
      return;
    }
  },
});

/** So many cells below the first work, and never in the first third, an import is late. */
const FAR = 6;
const WORK = new Set<Statement["type"]>(["for", "while", "assign", "with"]);

const isImport = (statement: Statement): statement is Import | ImportFrom => statement.type === "import" || statement.type === "importFrom";

/** A notebook that installs a package just before it needs it has thought of it. */
const isInstalledAbove = (text: string, name: string): boolean => new RegExp(`^[ \\t]*[!%].*\\binstall\\b.*\\b${name.replaceAll("_", "[-_]")}`, "m").test(text);
