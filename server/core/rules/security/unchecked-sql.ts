import { defineRule } from "../../engine/rule.ts";
import { reached, type Sink } from "../../facts/security/reached.ts";

export const uncheckedSql = defineRule({
  id: "unchecked-sql",
  summary: "Text from a model or a visitor becomes part of an SQL statement",
  severity: "error",
  languages: ["python"],
  cwe: ["CWE-89"],
  owasp: ["LLM05:2025"],
  references: ["https://cheatsheetseries.owasp.org/cheatsheets/Query_Parameterization_Cheat_Sheet.html"],
  elsewhere: ["B608", "S608"],
  fix: "none",

  *check(document, snapshot) {
    for (const { at, origin, related } of reached(document, snapshot, SINKS)) {
      yield {
        at,
        message:
          origin === "model"
            ? "The database runs here a statement that a language model wrote: it can read other people's rows or drop the table. Let it run with a role that may only read these tables, and refuse all but one `SELECT`."
            : "The database runs here a statement with what a visitor sent in it: a quote in it changes the statement. Hand the value over as a parameter: `execute(\"… WHERE id = ?\", (value,))`.",
        related,
      };
    }
  },
});

const SINKS: readonly Sink[] = [
  { names: /(?:^|\.)(?!\w*(?:agent|executor|tool|task|runner|sandbox|kernel|workflow|pipeline|graph|command|action)\w*\.)\w*\.(?:execute|executemany|executescript|exec_driver_sql)$/i, place: 0 },
  { names: /^pandas\.(?:io\.sql\.)?read_sql(?:_query)?$/, place: 0, keyword: "sql" },
  { names: /^(?:sqlalchemy\.(?:sql\.)?text|duckdb\.(?:sql|query|execute)|sqlite3\.connect\.execute)$|(?:^|\.)(?:spark|con|conn|connection|duckdb|session)\.sql$|(?:^|\.)(?:bq|bigquery)\w*\.query$|(?:^|\.)(?:db|database)\.(?:run|run_no_throw)$/, place: 0 },
];
