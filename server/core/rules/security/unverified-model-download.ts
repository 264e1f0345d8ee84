import { defineRule } from "../../engine/rule.ts";
import { argumentOf, callsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { keywordOf } from "../../facts/python/edits.ts";

export const unverifiedModelDownload = defineRule({
  id: "unverified-model-download",
  summary: "A model file is downloaded and nobody checks that it is the right one",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-494"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.python.org/3/library/hashlib.html"],
  fix: "none",

  *check(document) {
    if (/hashlib|sha256|md5sum|checksum/i.test(document.text)) return;
    for (const call of callsOf(document)) {
      const address = addressOf(call);
      if (address === undefined || !MODEL_FILE.test(address) || checksHash(call)) continue;
      yield {
        at: call.callee,
        message: `Whoever controls \`${/\/\/([^/]+)/.exec(address)?.[1] ?? address}\`, or the way there, decides which model runs here. Compare the file's sha256 with the one you know before you load it.`,
      };
    }
  },
});

/** Formats that are run or unpickled when they are loaded; numbers alone do less harm. */
const MODEL_FILE = /^https?:\/\/.*\.(?:pt|pth|pkl|pickle|joblib|ckpt|bin|h5|keras|mar|nemo|t7)(?:[?#].*)?$/i;

const DOWNLOADS = /^(?:requests|httpx)\.get$|^urllib\.request\.(?:urlretrieve|urlopen)$|^wget\.download$|^gdown\.download$|^torch\.hub\.(?:load_state_dict_from_url|download_url_to_file)$|^torch\.utils\.model_zoo\.load_url$/;

const addressOf = (call: Call): string | undefined => (DOWNLOADS.test(call.name) ? textValue(argumentOf(call, "url", 0)) : undefined);

const checksHash = (call: Call): boolean => keywordOf(call, "check_hash")?.value.type === "true" || keywordOf(call, "hash_prefix") !== undefined;
