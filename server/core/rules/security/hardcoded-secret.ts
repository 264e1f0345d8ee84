import { defineRule, type Finding, type Fix } from "../../engine/rule.ts";
import { dockerfileOf, instructionsOf } from "../../syntax/dockerfile/dockerfile.ts";
import { firstLine } from "../../facts/notebook/outputs.ts";
import { importsOf } from "../../facts/python/imports.ts";
import { isGitIgnored } from "../../facts/project/gitIgnored.ts";
import { secretsOf, type Secret } from "../../facts/secrets/find.ts";
import { secretFormats } from "../../facts/secrets/formats.ts";
import { isSecretName } from "../../facts/secrets/names.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { overlaps, type Edit } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import { cellAt, codeCells } from "../../workspace/notebook.ts";

export const hardcodedSecret = defineRule({
  id: "hardcoded-secret",
  summary: "A key, token or password is written in a file",
  severity: "error",
  languages: ["python", "yaml", "json", "toml", "dockerfile", "dotenv", "requirements", "ini", "shellscript", "markdown", "jsonl", "csv", "modelfile", "prompty", "pbtxt"],
  cwe: ["CWE-798"],
  owasp: ["LLM02:2025"],
  references: ["https://owasp.org/www-community/vulnerabilities/Use_of_hard-coded_password"],
  elsewhere: ["B105", "B106", "B107", "S105", "S106", "S107"],
  fix: "suggested",

  *check(document, snapshot) {
    if (document.language === "dotenv" && isGitIgnored(document.uri, snapshot)) return;
    yield* inTextCells(document);
    // `litellm-hard-coded-key` says more about these.
    if (document.kind === "litellm") return;
    for (const secret of secretsOf(document)) {
      if (document.language === "dockerfile" && isVariableOfImage(document, secret)) continue;
      const variable = secret.variable ?? variableName(secret.name);
      yield {
        at: secret.span,
        secret: secret.span,
        ...(secret.what === undefined || secret.doubtful ? { severity: "warning" as const } : {}),
        message: messageOf(secret, variable),
        fixes: variable === undefined ? [] : fixesFor(document, secret, variable),
      };
    }
  },
});

/** Markdown is no part of the code; what stands in it is told at the code cell below, or at the last one. */
function* inTextCells(document: Document): Generator<Finding> {
  const cells = codeCells(document);
  for (const { type, index, source } of document.cells ?? []) {
    const [found] = type === "code" ? [] : secretFormats(source.text);
    const place = cells.find((cell) => cell.index > index) ?? cells.at(-1);
    if (found && place) yield { at: firstLine(place), message: `The text cell ${place.index > index ? "above" : "below"} holds ${found.what}, for everybody who can read this notebook or its history. Replace it where it was issued, and take it out of the text.` };
  }
}

/** The value itself is never shown. */
function messageOf({ name, what, doubtful }: Secret, variable: string | undefined): string {
  const subject = name === undefined ? `Here stands ${what ?? "a secret"}` : `\`${name}\` holds ${what ?? "what looks like a real secret"}`;
  const where = variable === undefined ? "the environment or a secret store" : `the environment (\`${variable}\`) or a secret store`;
  if (doubtful) return `${subject} whose check digits are wrong, so it may be made up. If it ever was a real one, replace it where it was issued, and read the new one from ${where}.`;
  return `${subject}, for everybody who can read this file or its history. Replace it where it was issued, and read the new one from ${where}.`;
}

/** `secret-in-image` says more about these. */
const isVariableOfImage = (document: Document, { span }: Secret): boolean =>
  instructionsOf(dockerfileOf(document)).some(({ keyword, assignments }) => (keyword === "ENV" || keyword === "ARG") && assignments.some(({ name, value }) => value && isSecretName(name.text) && overlaps(value.span, span)));

const variableName = (name: string | undefined): string | undefined => name?.replace(/([a-z\d])([A-Z])/g, "$1_$2").replace(/\W+/g, "_").toUpperCase();

function fixesFor(document: Document, secret: Secret, variable: string): readonly Fix[] {
  if (document.language === "python") return secret.isExpression ? readFromEnvironment(document, secret, variable) : [];
  if (document.kind === "compose" && (secret.form === "key" || secret.form === "item")) {
    return [{ title: `Take ${secret.name ?? variable} from the shell or .env`, edits: [{ span: secret.span, text: `\${${secret.name ?? variable}:?}` }] }];
  }
  return secret.form === "name and value" && isManifest(document) ? referToSecret(document, secret, variable) : [];
}

const isManifest = ({ kind }: Document): boolean => ["kubernetes", "kserve", "argo", "ray-serve"].includes(kind);

/** `value: …` becomes a reference to a Secret of the cluster, which has to be made: the title says how. */
function referToSecret({ text }: Document, { span }: Secret, variable: string): readonly Fix[] {
  const key = /\bvalue:[ \t]*$/.exec(text.slice(Math.max(0, span.start - 200), span.start));
  if (!key) return [];
  const name = variable.toLowerCase().replaceAll("_", "-");
  return [{ title: `Refer to a Secret (kubectl create secret generic ${name} --from-literal=${variable}=…)`, edits: [{ span: { start: span.start - key[0].length, end: span.end }, text: `valueFrom: { secretKeyRef: { name: ${name}, key: ${variable} } }` }] }];
}

function readFromEnvironment(document: Document, { span }: Secret, variable: string): readonly Fix[] {
  const hasOs = importsOf(document).get("os") === "os";
  const read: Edit = { span, text: `os.environ["${variable}"]` };
  return [{ title: `Read ${variable} from the environment`, edits: hasOs ? [read] : [importOs(document, span.start), read] }];
}

/** In front of the first import above the secret, else at the top of the file or of the secret's cell. */
function importOs(document: Document, before: number): Edit {
  const first = moduleOf(document).body.find((statement) => statement.type === "import" || (statement.type === "importFrom" && statement.module !== "__future__"));
  const at = first && first.start < before ? first.start : startOfCode(document, before);
  return { span: { start: at, end: at }, text: "import os\n" };
}

function startOfCode(document: Document, before: number): number {
  const cell = cellAt(document, before);
  if (cell) return cell.start;
  const [first] = moduleOf(document).body;
  const isDocstring = first?.type === "expressionStatement" && first.value.type === "text";
  if (!isDocstring || first.end >= before) return 0;
  const lineEnd = document.text.indexOf("\n", first.end);
  return lineEnd < 0 ? 0 : lineEnd + 1;
}
