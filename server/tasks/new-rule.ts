/** `npm run new-rule leakage/fit-before-split` writes the rule and its page, ready to fill in. */
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { spawnSync } from "node:child_process";

const RULES = "server/core/rules";
const [name = ""] = process.argv.slice(2);
const [, group = "", id = ""] = /^([a-z][a-z0-9-]*)\/([a-z][a-z0-9-]*)$/.exec(name) ?? [];
const source = `${RULES}/${group}/${id}.ts`;

if (!id) stop(`Say which rule: npm run new-rule <group>/<id>, both in kebab-case, such as leakage/fit-before-split.`);
if (existsSync(source)) stop(`${source} exists already.`);

mkdirSync(dirname(source), { recursive: true });
writeFileSync(source, ruleText());
writeFileSync(`${RULES}/${group}/${id}.md`, pageText());
spawnSync(process.execPath, ["server/tasks/generate.ts"], { stdio: "inherit" });
console.log(`\nNow write ${source} and its page ${id}.md, then: npm run unit -- --grep ${id}`);

function stop(message: string): never {
  console.error(message);
  process.exit(2);
}

function ruleText(): string {
  const camel = id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
  return `import { defineRule } from "../../engine/rule.ts";

export const ${camel} = defineRule({
  id: "${id}",
  summary: "Say in one sentence what is wrong",
  severity: "warning",
  languages: ["python"],
  references: ["https://docs.python.org/3/"],
  fix: "none",

  *check(document) {
    for (const match of document.text.matchAll(/replace_me/g)) {
      const at = { start: match.index, end: match.index + match[0].length };
      yield { at, message: "Say what is wrong, why it matters and what to do." };
    }
  },
});
`;
}

function pageText(): string {
  return `
Say why it matters, in the reader's words.

## Reported

\`\`\`python
replace_me()
^^^^^^^^^^ ${id}
\`\`\`

## Fine

\`\`\`python
something_else()
\`\`\`
`;
}
