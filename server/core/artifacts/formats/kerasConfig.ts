import { judge } from "../globals/judge.ts";
import type { Evidence } from "../report.ts";
import { shown } from "../text.ts";
import { danger, doubt } from "./format.ts";

/** Packages whose classes Keras itself vouches for. */
const OWN = /^(keras|tf_keras|keras_hub|keras_cv|keras_nlp|keras_core|tensorflow\.keras|tensorflow\.python\.keras|tensorflow\.python\.(module|trackable|training|framework)|tensorflow)(\.|$)/;

/** Functions and classes of Keras that a config must not name: each has led around its safe mode. */
const TRAPS: Readonly<Record<string, string>> = {
  get_file: "downloads and unpacks a file (CVE-2025-8747)",
  enable_unsafe_deserialization: "switches Keras' safe mode off (CVE-2025-9906)",
  load_model: "loads another model",
  load_weights: "loads another file",
  deserialize_keras_object: "builds whatever another config names",
  TorchModuleWrapper: "unpickles a PyTorch module (CVE-2025-49655)",
  JaxLayer: "runs a function of its own",
  FlaxLayer: "runs a function of its own",
  TFSMLayer: "loads a TensorFlow graph from a path",
  pad_sequences_from_file: "reads a file",
};

/** One object of a Keras config: `{"module": …, "class_name": …, "config": …}`. */
export function kerasObject(object: Readonly<Record<string, unknown>>, path: () => string): readonly Evidence[] {
  const { class_name: className, module, registered_name: registered, config } = object;
  if (typeof className !== "string" || !("config" in object)) return [];
  const where = path();
  if (className === "Lambda" || className === "__lambda__") return [lambda(config, where)];
  const name = className === "function" && typeof config === "string" ? config : className;
  const trap = TRAPS[name.split(".").at(-1) ?? ""];
  if (trap !== undefined && (typeof module !== "string" || OWN.test(module))) return [danger(`The model uses \`${shown(name)}\`, which ${trap} when the model is loaded.`, where)];
  if (typeof module === "string" && !OWN.test(module)) return foreign(module, name, where);
  if (typeof registered === "string" && registered.includes(">") && !/^(Custom>)?(keras|tensorflow)/.test(registered)) {
    return [doubt(`The model needs the custom class \`${shown(registered)}\`, which is code of whoever made it.`, where)];
  }
  return [];
}

function lambda(config: unknown, where: string): Evidence {
  const code = shown(JSON.stringify(typeof config === "object" && config !== null && "function" in config ? config.function : config), 160);
  return danger(`A Lambda layer brings its own Python code, which runs when the model is loaded or used: ${code}. \`.h5\` files ignore Keras' safe mode. Ask for a model without Lambda layers.`, where);
}

function foreign(module: string, name: string, where: string): readonly Evidence[] {
  if (module === "builtins" && /^[a-z]+$/.test(name) && judge(module, name).verdict === "safe") return [];
  const { verdict, reason } = judge(module, name);
  if (verdict === "safe") return [];
  const what = `Loading the model imports \`${shown(`${module}.${name}`)}\`, which ${reason}.`;
  return [verdict === "dangerous" ? danger(what, where) : doubt(what, where)];
}
