import { defineRule, type Fix } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { keywordOf, removeArgument } from "../../facts/python/edits.ts";
import { dottedName } from "../../facts/python/imports.ts";

export const remoteCodeTrusted = defineRule({
  id: "remote-code-trusted",
  summary: "Code from a model repository is run without having been pinned to what was read",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-829", "CWE-94"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/transformers/custom_models", "https://docs.pytorch.org/docs/stable/hub.html"],
  fix: "suggested",

  *check(document) {
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
  },
});

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
