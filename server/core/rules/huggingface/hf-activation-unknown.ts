import { defineRule } from "../../engine/rule.ts";
import { modelParts } from "../../facts/config/modelParts.ts";
import { MODEL_TYPES } from "../../facts/config/tables/modelTypes.ts";
import { rootOf } from "../../kinds/data.ts";
import { isSet, scalarAt, stringAt } from "../../syntax/data/access.ts";
import { nearest } from "../../text/nearest.ts";

/** The names in `transformers.activations.ACT2FN`, release 5.2, and those that classes in the library handle themselves. */
const KNOWN = new Set(["gelu", "gelu_10", "gelu_fast", "gelu_new", "gelu_python", "gelu_pytorch_tanh", "gelu_python_tanh", "gelu_accurate", "laplace", "leaky_relu", "linear", "mish", "quick_gelu", "relu", "relu2", "relu6", "sigmoid", "silu", "swish", "tanh", "prelu", "xielu", "hardswish", "selu", "elu", "swiglu", "geglu", "reglu", "gated-gelu", "glu", "identity", "none", "swigluoai", "softplus", "softmax"]);
const KEYS = ["hidden_act", "hidden_activation", "activation_function"];

export const hfActivationUnknown = defineRule({
  id: "hf-activation-unknown",
  summary: "The activation function does not exist",
  severity: "error",
  languages: ["json"],
  kinds: ["hf-config"],
  references: ["https://github.com/huggingface/transformers/blob/main/src/transformers/activations.py"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    // Code of the repository, and families that are newer than this list, may know other names, but hardly a known one with a slip in it.
    const isKnown = MODEL_TYPES.includes(stringAt(root, "model_type") ?? "");
    if (isSet(root, "auto_map")) return;
    for (const name of KEYS) {
      for (const value of modelParts(root).flatMap((part) => scalarAt(part, name) ?? [])) {
        if (typeof value.value !== "string" || KNOWN.has(value.text.toLowerCase())) continue;
        const meant = nearest(value.text, KNOWN, isKnown ? 2 : 1);
        if (!isKnown && meant?.length !== value.text.length) continue;
        yield {
          at: value.span,
          message: `\`${value.text}\` is no activation function that transformers knows, so building the model stops with a KeyError. ${meant === undefined ? "Write one it has, such as `silu` or `gelu`." : `Did you mean \`${meant}\`?`}`,
          ...(meant !== undefined && { fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: value.span, text: JSON.stringify(meant) }] }] }),
        };
      }
    }
  },
});
