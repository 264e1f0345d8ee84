import { defineRule, type Finding } from "../../engine/rule.ts";
import { dependencyNear } from "../../facts/project/dependencies.ts";
import { compareVersions, lowestVersion } from "../../facts/project/version.ts";
import { argumentOf, callsOf, partialCallsOf, textValue, type Call } from "../../facts/python/calls.ts";
import { addKeyword, keywordOf, removeArgument } from "../../facts/python/edits.ts";
import { readsOwnFile } from "../../facts/security/files.ts";
import { inflowsOf } from "../../facts/security/flow/inflows.ts";
import { pickleLoads } from "../../facts/security/loaders.ts";
import { moduleOf } from "../../syntax/python/module.ts";
import { childrenOf, walk } from "../../syntax/python/walk.ts";
import { contains } from "../../text/span.ts";
import type { Document } from "../../workspace/document.ts";
import type { Snapshot } from "../../workspace/snapshot.ts";

export const unsafeModelLoad = defineRule({
  id: "unsafe-model-load",
  summary: "Loading this file can run code that the file brings along",
  severity: "warning",
  languages: ["python"],
  cwe: ["CWE-502"],
  owasp: ["LLM03:2025"],
  references: ["https://docs.python.org/3/library/pickle.html", "https://docs.pytorch.org/docs/stable/generated/torch.load.html"],
  elsewhere: ["B301", "B302", "B614", "S301", "S302"],
  fix: "suggested",

  *check(document, snapshot) {
    const { calls } = inflowsOf(document, snapshot);
    for (const { call, callee, reader, instead } of pickleLoads(document)) {
      const origins = call && calls.get(call.node)?.arguments[0];
      const from = origins?.get("network");
      const sent = origins?.get("user") ?? origins?.get("model");
      if (from) yield { at: callee, severity: "error", message: `What another machine sent is loaded as a program: whoever controls it, or the way there, runs code here. Compare its sha256 with the one you know before you load it, or exchange ${instead}.`, related: [{ at: from, message: "It comes from here." }] };
      else if (sent) yield { at: callee, severity: "error", message: `What a visitor sent is loaded as a program: whoever can reach this server runs code on it. Take ${instead} from visitors, never a pickle.`, related: [{ at: sent, message: "It comes in here." }] };
      else yield { at: callee, message: `A file for ${reader} is a program: whoever wrote it, or could replace it, runs code on this machine when it is loaded. Load only what you made yourself and can check, or store it with ${instead}.` };
    }
    for (const call of [...callsOf(document), ...partialCallsOf(document)]) {
      const found = WITH_OPTION.find(({ names }) => names.test(call.name))?.check(document, call, snapshot);
      if (found) yield found;
    }
  },
});

type Check = (document: Document, call: Call, snapshot: Snapshot) => Finding | undefined;

/** Loaders that an option makes safe or unsafe. */
const WITH_OPTION: readonly { readonly names: RegExp; readonly check: Check }[] = [
  { names: /^torch\.(?:serialization\.)?load$/, check: checkTorch },
  { names: /^numpy\.(?:load|lib\.format\.read_array|lib\.npyio\.load)$/, check: checkNumpy },
  { names: /^(?:tensorflow\.|tf_)?keras\.(?:models|saving|src\.saving)\.load_model$/, check: checkKeras },
  { names: /^(?:tensorflow\.)?keras\.config\.enable_unsafe_deserialization$/, check: (_, { callee }) => ({ at: callee, message: "From here on every Keras file may run Python code that it brings along. Load such a model with `custom_objects` that you wrote yourself instead." }) },
  { names: /^skops\.io\.loads?$/, check: checkSkops },
];

const WEIGHTS_ONLY_BY_DEFAULT = "2.6";

function checkTorch(document: Document, call: Call, snapshot: Snapshot): Finding | undefined {
  const option = keywordOf(call, "weights_only");
  if (option) {
    if (option.value.type !== "false") return undefined;
    return {
      at: call.callee,
      ...(isFallback(document, call) ? { severity: "error" as const } : {}),
      message: isFallback(document, call)
        ? "A file that PyTorch refuses as unsafe is loaded all the same: that the safe way fails is just what a hostile file brings about. Let the error through, and name the classes that your own files need with `torch.serialization.safe_globals`."
        : "With `weights_only=False` the file may run any code while it is loaded. Take the option away; where the file needs a class of yours, name it with `torch.serialization.safe_globals`.",
      fixes: [{ title: "Load weights only", edits: [{ span: option.value, text: "True" }] }],
    };
  }
  if (call.arguments.some(({ kind }) => kind === "keywords") || readsOwnFile(document, call)) return undefined;
  const lowest = lowestVersion(dependencyNear(document, snapshot, "torch")?.specifier ?? "");
  if (lowest !== undefined && compareVersions(lowest, WEIGHTS_ONLY_BY_DEFAULT) >= 0) return undefined;
  return {
    at: call.callee,
    ...(lowest === undefined ? { severity: "info" as const } : {}),
    message:
      lowest === undefined
        ? "Before PyTorch 2.6 this runs whatever code the file brings along, and no version is pinned here. Say `weights_only=True`, or require `torch>=2.6`."
        : `PyTorch ${lowest}, which this project allows, runs whatever code the file brings along. Say \`weights_only=True\`, or require \`torch>=2.6\`.`,
    fixes: [{ title: "Load weights only", edits: [addKeyword(call, "weights_only=True")] }],
  };
}

/** In the `except` of a `try` that loads weights only. */
function isFallback(document: Document, call: Call): boolean {
  let found = false;
  walk(moduleOf(document).body, (node) => {
    if (node.type !== "try" || !/weights_only\s*=\s*True/.test(document.text.slice(node.start, node.end))) return true;
    found ||= childrenOf(node).some((child) => child.type === "handler" && contains(child, call.whole));
    return !found;
  });
  return found;
}

function checkNumpy(document: Document, call: Call): Finding | undefined {
  const option = keywordOf(call, "allow_pickle");
  if (option?.value.type !== "true") return undefined;
  return {
    at: call.callee,
    message: "With `allow_pickle=True` an array of objects may run code while it is loaded. Arrays of numbers and of text do not need it: take it away, and store the rest as Parquet or JSON.",
    fixes: [{ title: "Do not allow pickles", edits: [removeArgument(document, call, option)] }],
  };
}

const HDF5_CHECKED_FROM = "3.11.3";

/** Before Keras 3.11.3 safe mode did not look at the layers of `.h5` files (CVE-2025-9905). */
function checkHdf5(document: Document, call: Call, snapshot: Snapshot): Finding | undefined {
  const path = textValue(argumentOf(call, "filepath", 0));
  if (path === undefined || !/\.(?:h5|hdf5)$/i.test(path) || readsOwnFile(document, call)) return undefined;
  const lowest = lowestVersion(dependencyNear(document, snapshot, "keras")?.specifier ?? "");
  if (lowest === undefined || compareVersions(lowest, HDF5_CHECKED_FROM) >= 0) return undefined;
  return { at: call.callee, message: `Keras ${lowest}, which this project allows, runs Lambda layers of \`.h5\` files without asking (CVE-2025-9905). Require \`keras>=${HDF5_CHECKED_FROM}\`, or store the model as \`.keras\`.` };
}

function checkKeras(document: Document, call: Call, snapshot: Snapshot): Finding | undefined {
  const option = keywordOf(call, "safe_mode");
  if (option?.value.type !== "false") return checkHdf5(document, call, snapshot);
  return {
    at: call.callee,
    message: "With `safe_mode=False` the layers of the file may be Python code, which runs when the model is loaded. Take the option away and give functions of your own by `custom_objects`.",
    fixes: [{ title: "Load in safe mode", edits: [removeArgument(document, call, option)] }],
  };
}

function checkSkops(_: Document, call: Call): Finding | undefined {
  if (argumentOf(call, "trusted", 1)?.type !== "true") return undefined;
  return { at: call.callee, message: "`trusted=True` trusts everything that the file names, which is what skops is there to prevent. List the types that you know: `trusted=[…]`." };
}
