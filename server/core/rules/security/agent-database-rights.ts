import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue } from "../../facts/python/calls.ts";
import { placeOf } from "../../syntax/python/walk.ts";

export const agentDatabaseRights = defineRule({
  id: "agent-database-rights",
  summary: "A model that writes SQL is let into the database as its owner",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-250"],
  owasp: ["LLM06:2025"],
  references: ["https://genai.owasp.org/llmrisk/llm062025-excessive-agency/"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      const database = DATABASES.find(({ names }) => names.test(call.name));
      const address = database && argumentOf(call, database.keyword, 0);
      const user = OWNER.exec(textValue(address) ?? "")?.[1];
      if (!address || user === undefined) continue;
      yield { at: placeOf(address), message: `The model's SQL runs as \`${user}\`, who may change and drop everything, and a sentence in a question or in a row is enough to make it do so. Give the agent a role of its own that may only read the tables it needs.` };
    }
  },
});

/** Databases that are made to be handed to a model. */
const DATABASES: readonly { readonly names: RegExp; readonly keyword: string }[] = [
  { names: /^langchain\w*\.(?:\w+\.)*SQLDatabase\.from_uri$/, keyword: "database_uri" },
  { names: /^llama_index\.(?:\w+\.)*SQLDatabase\.from_uri$/, keyword: "database_uri" },
  { names: /^(?:agno|phi)\.(?:\w+\.)*SQLTools$/, keyword: "db_url" },
];

const OWNER = /^(?:postgres(?:ql)?|mysql|mariadb|mssql|oracle|clickhouse)(?:\+\w+)?:\/\/(postgres|root|admin|administrator|sa|sys|system|superuser|dba|owner|default)(?=[:@])/i;
