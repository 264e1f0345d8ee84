import { defineRule } from "../../engine/rule.ts";
import { memo } from "../../memo.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";
import { placeOf } from "../../syntax/python/walk.ts";
import type { Document } from "../../workspace/document.ts";

export const unpinnedModelRevision = defineRule({
  id: "unpinned-model-revision",
  summary: "The model or data set is whatever its repository holds on the day",
  severity: "hint",
  strict: "warning",
  languages: ["python"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://huggingface.co/docs/transformers/main_classes/model#transformers.PreTrainedModel.from_pretrained.revision"],
  elsewhere: ["B615"],
  fix: "none",

  *check(document) {
    for (const call of callsOf(document)) {
      const registered = /^mlflow\.(?:\w+\.)*(?:load_model|spark_udf)$/.test(call.name) ? call.arguments.map(({ value }) => value).find((value) => /^models:\/[^/]+\/latest$/.test(textValue(value) ?? "")) : undefined;
      if (registered) yield { at: placeOf(registered), message: `\`${textValue(registered) ?? ""}\` is whatever was registered last, and may change between two starts of the same program. Name the version that you tested (\`models:/…/3\`) or an alias that you set yourself (\`models:/…@champion\`).` };
      const loader = LOADERS.find(({ names }) => names.test(call.name));
      const repository = loader && argumentOf(call, loader.keyword, loader.place);
      const name = textValue(repository);
      if (!repository || name === undefined || !/^[\w.-]+\/[\w.-]+$/.test(name) || /^\.|\.(?:json|csv|py|pt|bin|txt)$/.test(name) || isPinned(call) || runsRemoteCode(call) || savedFolders(document).some((folder) => name === folder || name.startsWith(`${folder}/`))) continue;
      yield {
        at: placeOf(repository),
        message: `The owner of \`${name}\` can change it at any time, and training and serving may then load different files. Pin the commit that you tested: \`revision="<commit>"\`.`,
      };
    }
  },
});

const LOADERS: readonly { readonly names: RegExp; readonly keyword: string; readonly place: number }[] = [
  { names: /^peft\.\w+\.from_pretrained$/, keyword: "model_id", place: 1 },
  { names: /\.from_pretrained$/, keyword: "pretrained_model_name_or_path", place: 0 },
  { names: /^huggingface_hub\.(?:hf_hub_download|snapshot_download)$/, keyword: "repo_id", place: 0 },
  { names: /^datasets\.load_dataset$/, keyword: "path", place: 0 },
  { names: /^transformers\.pipeline$/, keyword: "model", place: 1 },
  { names: /^sentence_transformers\.(?:SentenceTransformer|CrossEncoder)$/, keyword: "model_name_or_path", place: 0 },
  { names: /^vllm\.LLM$/, keyword: "model", place: 0 },
];

/** `remote-code-trusted` says more about these. */
const runsRemoteCode = (call: Call): boolean => keywordOf(call, "trust_remote_code")?.value.type === "true";

/** Folders that the program itself saves models to: what stands there is no repository. */
const savedFolders = memo((document: Document): readonly string[] =>
  callsOf(document).flatMap((call) => {
    const saved = /\.(?:save_model|save_pretrained)$/.test(call.name) ? textValue(call.arguments[0]?.value) : undefined;
    return [saved, ...["output_dir", "local_dir"].map((keyword) => textValue(argumentOf(call, keyword)))].flatMap((folder) => folder?.replace(/\/$/, "") ?? []);
  }),
);

/** A tag or a branch can be moved; a value from elsewhere is decided elsewhere. */
function isPinned(call: Call): boolean {
  const revision = argumentOf(call, "revision");
  if (keywordOf(call, "local_files_only")?.value.type === "true" || call.arguments.some(({ kind }) => kind === "keywords")) return true;
  return revision !== undefined && (revision.type !== "text" || /^[\da-f]{7,40}$/.test(revision.value));
}
