import { defineRule, type Finding, type Fix } from "../../engine/rule.ts";
import { commandsOf } from "../../facts/docker/commands.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { keywordOf, removeArgument } from "../../facts/python/edits.ts";
import { dottedName } from "../../facts/python/imports.ts";
import { entryOf, isSet, isTrue, scalarsOf, walk as walkData } from "../../syntax/data/access.ts";
import { soundRoots } from "../../syntax/data/read.ts";
import { dockerfileOf } from "../../syntax/dockerfile/dockerfile.ts";
import type { Dictionary } from "../../syntax/python/expressionTree.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { walk } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const remoteCodeTrusted = defineRule({
  id: "remote-code-trusted",
  summary: "Code from a model repository is run without having been pinned to what was read",
  severity: "warning",
  languages: ["python", "dockerfile", "yaml", "json"],
  cwe: ["CWE-829", "CWE-94"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/transformers/custom_models", "https://docs.pytorch.org/docs/stable/hub.html"],
  fix: "suggested",

  *check(document) {
    if (document.language === "dockerfile") yield* checkCommands(document);
    else yield* checkArguments(document);
    yield* checkKeys(document);
    for (const call of callsOf(document)) {
      const option = keywordOf(call, "trust_remote_code");
      if (option?.value.type === "true" && !isPinned(call) && !isLocal(call)) {
        yield {
          at: { start: option.start, end: option.end },
          message: `This runs the Python files of ${repositoryOf(call)} as they are at the moment of loading; whoever owns that account can change them tomorrow. Leave the option out if the library knows the model; else read the code and pin it: \`revision="<commit>"\`.`,
          fixes: [{ title: "Do not trust remote code", edits: [removeArgument(document, call, option)] }],
        };
      }
      if (HUB.test(call.name)) yield* checkHub(call);
    }
    yield* checkDictionaries(document);
  },
});

/** Servers and trainers take it as an option: `vllm serve org/model --trust-remote-code`. */
function* checkCommands(document: Document): Generator<Finding> {
  const file = dockerfileOf(document);
  for (const instruction of file.stages.flatMap(({ instructions }) => instructions)) {
    for (const { name, value } of instruction.keyword === "ENV" ? instruction.assignments : []) {
      if (/^(?:HF_)?TRUST_REMOTE_CODE$/.test(name.text) && value && /^["']?(?:1|true|yes)["']?$/i.test(value.text)) yield { at: { start: name.span.start, end: value.span.end }, message: IN_COMMAND };
    }
    if (!["CMD", "ENTRYPOINT", "RUN"].includes(instruction.keyword)) continue;
    for (const { words } of commandsOf(document.text, instruction, file.escape)) {
      const option = words.find(({ text }) => /^--trust[-_]remote[-_]code(?:=true)?$/i.test(text));
      if (option && !words.some(({ text }) => /^--(?:code-)?revision/.test(text))) yield { at: option.span, message: IN_COMMAND };
    }
  }
}

/** The words of a container's command, in Kubernetes manifests and Compose files. */
function* checkArguments(document: Document): Generator<Finding> {
  if (!document.text.includes("--trust-remote-code")) return;
  for (const root of soundRoots(document)) {
    for (const { node, path } of walkData(root)) {
      if (!/^(?:args|command|entrypoint)$/.test(String(path.at(-1)))) continue;
      const words = scalarsOf(node);
      const option = words.find(({ text }) => /--trust-remote-code(?:=true)?(?:\s|$)/i.test(text));
      if (option && !words.some(({ text }) => /--(?:code-)?revision/.test(text))) yield { at: option.span, message: IN_COMMAND };
    }
  }
}

function* checkKeys(document: Document): Generator<Finding> {
  if (!document.text.includes("trust_remote_code")) return;
  for (const root of soundRoots(document)) {
    for (const { node } of walkData(root)) {
      const entry = entryOf(node, "trust_remote_code");
      if (!entry || entry.inherited || !isTrue(entry.value) || REVISIONS.some((key) => isSet(node, key))) continue;
      yield { at: { start: entry.key.span.start, end: entry.value.span.end }, severity: "info", message: "The Python files of the model's repository are run as they are on the day; whoever owns it can change them. Read them and pin the commit with `revision`, or leave this out if the library knows the model." };
    }
  }
}

/** Options that are handed on: `model_kwargs={"trust_remote_code": True}`. */
function* checkDictionaries(document: Document): Generator<Finding> {
  if (document.language !== "python" || !document.text.includes("trust_remote_code")) return;
  for (const { entries } of dictionariesOf(document)) {
    const option = entries.find(({ key, value }) => textValue(key) === "trust_remote_code" && value.type === "true");
    if (option && !entries.some(({ key }) => REVISIONS.includes(textValue(key) ?? ""))) yield { at: { start: option.start, end: option.end }, message: IN_DICTIONARY };
  }
}

function dictionariesOf(document: Document): readonly Dictionary[] {
  const found: Dictionary[] = [];
  walk(moduleOf(document).body, (node) => {
    if (node.type === "dictionary") found.push(node);
    return true;
  });
  return found;
}

const REVISIONS = ["revision", "model_revision", "revision_of_model", "code_revision"];
const IN_DICTIONARY = "Whoever gets these options runs the Python files of the model's repository as they are on the day; its owner can change them. Read them and pin the commit beside this with `\"revision\"`, or leave this out if the library knows the model.";
const IN_COMMAND = "The Python files of the model's repository are run as they are on the day; whoever owns it can change them. Read them and pin the commit with `--revision` and `--code-revision`, or leave this out if the server knows the model.";

const HUB = /^torch\.hub\.(?:load|help|list)$/;
const COMMIT = /^[\da-f]{40}$/;

function* checkHub(call: Call): Generator<{ at: Call["callee"]; message: string; fixes: readonly Fix[] }> {
  const repository = textValue(argumentOf(call, call.name.endsWith("load") ? "repo_or_dir" : "github", 0));
  if (repository === undefined || textValue(argumentOf(call, "source")) === "local" || !/^[\w.-]+\/[\w.-]+(?::.+)?$/.test(repository)) return;
  const [, reference = ""] = repository.split(":");
  if (COMMIT.test(reference)) return;
  const trust = keywordOf(call, "trust_repo");
  yield {
    at: call.callee,
    message: `\`${repository}\` is downloaded and its \`hubconf.py\` is run, whatever stands there ${reference === "" ? "on that day" : `under \`${reference}\`, which can be moved`}. Pin the commit that you have read: \`"${repository.split(":")[0] ?? repository}:<commit>"\`.`,
    fixes: trust?.value.type === "true" ? [{ title: "Ask before a new repository is trusted", edits: [{ span: trust.value, text: '"check"' }] }] : [],
  };
}

function isPinned(call: Call): boolean {
  const revision = argumentOf(call, "code_revision") ?? argumentOf(call, "revision");
  return revision !== undefined && (revision.type !== "text" || COMMIT.test(revision.value));
}

/** Code that stands in the project itself was reviewed with the project. */
function isLocal(call: Call): boolean {
  const name = textValue(modelOf(call));
  return name !== undefined && /^(?:\.{0,2}\/|~\/|\.{1,2}$|file:)/.test(name);
}

const modelOf = (call: Call): ReturnType<typeof argumentOf> =>
  argumentOf(call, "pretrained_model_name_or_path") ?? argumentOf(call, "model") ?? argumentOf(call, "model_name_or_path") ?? argumentOf(call, "path") ?? argumentOf(call, "", call.name.endsWith("pipeline") ? 1 : 0);

function repositoryOf(call: Call): string {
  const model = modelOf(call);
  const name = textValue(model) ?? (model && dottedName(model));
  return name === undefined ? "the model's repository" : `\`${name}\``;
}
