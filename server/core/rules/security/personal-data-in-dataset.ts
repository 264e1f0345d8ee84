import { defineRule } from "../../engine/rule.ts";
import { personalColumn } from "../../facts/personal/columns.ts";
import { DATA_HEAD, sampledColumns, type SampledColumn } from "../../facts/personal/table.ts";
import { personalValues } from "../../facts/personal/values.ts";
import type { Document } from "../../workspace/document.ts";
import { baseName } from "../../workspace/uri.ts";

export const personalDataInDataset = defineRule({
  id: "personal-data-in-dataset",
  summary: "A data file of the project holds data of persons",
  severity: "warning",
  languages: ["csv", "jsonl"],
  cwe: ["CWE-359"],
  owasp: ["LLM02:2025"],
  references: ["https://gdpr-info.eu/art-5-gdpr/", "https://www.hhs.gov/hipaa/for-professionals/special-topics/de-identification/index.html"],
  fix: "none",

  *check(document) {
    const columns = sampledColumns(document).flatMap(personal);
    const [first] = columns;
    const values = first === undefined ? personalValues(document.text.slice(0, DATA_HEAD)).filter(({ count }) => count >= CERTAIN) : [];
    if (first === undefined && values.length === 0) return;
    const line = lineOf(document, first?.column.at.start ?? 0);
    const list = first === undefined ? values.map(({ what, count }) => `${count === MOST_COUNTED ? "many" : count} ${what}`).join(" and ") : columns.slice(0, 5).map(({ column, what }) => `\`${column.name}\` (${what})`).join(", ");
    const isSure = first === undefined || columns.some(({ reaches, column }) => reaches && new Set(column.values).size >= CERTAIN);
    yield {
      at: first?.column.at ?? { start: line.start, end: Math.min(line.end, line.start + 1) },
      ...(document.language === "jsonl" || first === undefined ? { secret: line } : {}),
      ...(isSure && !PRACTICE.test(document.uri) ? {} : { severity: "info" as const }),
      message: `\`${baseName(document.uri)}\` holds data of persons: ${list}. What is committed goes to everybody who clones the repository and stays in its history, and a model that learns from it may repeat it. Keep the file out of git (\`.gitignore\`, DVC), or leave out or hash what the model does not need.`,
    };
  },
});

/** One row may be made up; three are a table. */
const CERTAIN = 3;
const MOST_COUNTED = 1000;
/** What tests and examples hold is mostly made up. */
const PRACTICE = /\/(?:tests?|fixtures?|examples?|samples?|mocks?|testdata)\//i;

interface PersonalColumn {
  readonly column: SampledColumn;
  readonly what: string;
  /** It leads to one person by itself; a name may be shared by many. */
  readonly reaches: boolean;
}

/** What the values of a column must look like to be what its name says; hashed, coded and empty columns do not. */
const LOOKS: Readonly<Record<string, RegExp>> = {
  "an e-mail address": /^[^@\s]+@(?!(?:[\w-]+\.)*(?:example|test|invalid)\.)[^@\s]+\.[a-z]{2,}$/i,
  "a phone number": /^\+?[\d\s().-]{7,20}$/,
  "a name": /^[\p{L}][\p{L}\p{M}'’. -]*$/u,
  "a date of birth": /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}\b/,
  "a number of an identity document": /^(?=(?:.*\d){5})[\w\s./-]{6,24}$/,
  "a postal address": /^(?=.*\d)(?=.*\p{L}{2}).{6,}$/u,
  "a bank account or card": /^(?=(?:.*\d){8})[A-Z\d\s-]{8,42}$/i,
  "a patient": /^(?=.*\d)[\w-]{3,20}$/,
  "a device or connection": /^(?:\d{1,3}\.){3}\d{1,3}$|^(?:[\da-f]{2}[:-]){5}[\da-f]{2}$|^[\da-f:]{6,39}$|^\d{15}$/i,
};

const SHARED: ReadonlySet<string> = new Set(["a name", "a date of birth", "a patient", "a device or connection"]);

function personal(column: SampledColumn): readonly PersonalColumn[] {
  const what = personalColumn(column.name);
  const looks = what === undefined ? undefined : LOOKS[what];
  if (what === undefined || looks === undefined) return [];
  const fitting = column.values.filter((value) => looks.test(value.trim()));
  return fitting.length > 0 && fitting.length * 2 > column.values.length ? [{ column, what, reaches: !SHARED.has(what) }] : [];
}

function lineOf({ text }: Document, offset: number): { readonly start: number; readonly end: number } {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  return { start, end: end === -1 ? text.length : end };
}
