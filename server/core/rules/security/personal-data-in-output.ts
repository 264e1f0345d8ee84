import { defineRule } from "../../engine/rule.ts";
import { clearOutput, firstLine, outputTexts } from "../../facts/notebook/outputs.ts";
import { personalColumn } from "../../facts/personal/columns.ts";
import { personalValues, type PersonalValues } from "../../facts/personal/values.ts";
import { codeCells } from "../../workspace/notebook.ts";

export const personalDataInOutput = defineRule({
  id: "personal-data-in-output",
  summary: "The saved output of a cell shows data of persons",
  severity: "warning",
  languages: ["python"],
  kinds: ["notebook"],
  cwe: ["CWE-359"],
  owasp: ["LLM02:2025"],
  references: ["https://gdpr-info.eu/art-4-gdpr/", "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"],
  fix: "suggested",

  *check(document) {
    for (const cell of codeCells(document)) {
      const texts = outputTexts(cell);
      const found = texts.flatMap(personalValues);
      const most = found.reduce((sum, { count }) => sum + count, 0);
      const columns = [...new Set(texts.flatMap(shownColumns))];
      const message = found.length > 0 ? ofValues(found) : columns.length > 0 ? `The table that this cell shows has ${listed(columns)}, and its rows are saved in the notebook with the code. Look whether these are real persons; if so, clear the output and show columns that name nobody.` : undefined;
      if (message === undefined) continue;
      yield { at: firstLine(cell), ...(most < CERTAIN ? { severity: "info" as const } : {}), message, fixes: clearOutput(cell) };
    }
  },
});

/** One address may be the author's own; three are a table. */
const CERTAIN = 3;

function ofValues(found: readonly PersonalValues[]): string {
  const counts = new Map<string, number>();
  for (const { what, count } of found) counts.set(what, Math.max(counts.get(what) ?? 0, count));
  const list = [...counts].map(([what, count]) => (count === 1 ? `one of the ${what} of a person` : `${count} ${what}`)).join(" and ");
  return `The output of this cell shows ${list}, and it is saved in the notebook with the code. Clear the output, and show columns that name nobody.`;
}

/** Heads of a table in HTML, and the first line of one in text. */
function shownColumns(text: string): readonly string[] {
  const heads = [...text.matchAll(/<th[^>]*>([^<]{1,60})<\/th>/g)].map(([, head = ""]) => head);
  const line = heads.length > 0 ? [] : (/^(?: +|index\b)\S.*(?=\n0 )/m.exec(text)?.[0] ?? "").trim().split(/ +/);
  return [...heads, ...line].flatMap((name) => (personalColumn(name) === undefined ? [] : [name]));
}

const listed = (columns: readonly string[]): string => `the column${columns.length === 1 ? "" : "s"} ${columns.slice(0, 5).map((name) => `\`${name}\``).join(", ")}`;
