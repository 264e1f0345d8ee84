import { keysOf } from "../schema/fields.ts";
import { formed, key, loose, named, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";

const FLAVORS = ["python_function", "sklearn", "pytorch", "tensorflow", "keras", "xgboost", "lightgbm", "catboost", "transformers", "sentence_transformers", "onnx", "spark", "statsmodels", "prophet", "pmdarima", "spacy", "langchain", "openai", "dspy", "llama_index", "h2o", "paddle", "fastai", "crate", "rfunc"];

const release = formed(/^\d+(?:\.\w+)*(?:[-+.]\S*)?$/, "a version such as `2.14.0`");
/** Releases that stand beside a model, by what they are of. */
const RELEASES: MapShape["keys"] = Object.fromEntries(Object.entries({ python: "Python", sklearn: "scikit-learn", xgb: "XGBoost", lgb: "LightGBM", pytorch: "PyTorch", keras: "Keras", transformers: "transformers", onnx: "ONNX", cloudpickle: "cloudpickle" }).map(([name, title]) => [`${name}_version`, key(release, `The ${title} that saved it.`)]));

/** What several flavors have. */
const FLAVOR: MapShape["keys"] = { ...RELEASES, env: key(oneOf(text, open(keysOf({ conda: ["text", "The conda environment."], virtualenv: ["text", "The python_env file."], uv: ["any", "The files of uv."] }))), "Files with the environment."), ...keysOf({
  loader_module: [`${FLAVORS.map((name) => `'mlflow.${name}'`).join("|")}|text`, "The module that loads it."],
  data: ["text", "The folder or file of the model."],
  code: ["text", "The folder of the code."],
  model_path: ["text", "The file of the model."],
  predict_fn: ["text", "The function that predicts."],
  pickled_model: ["text", "The file of the model."],
  serialization_format: ["'pickle'|'cloudpickle'|'skops'|'exported_program'|'torch'", "How it was saved."],
  model_class: ["text", "The class of the model."],
  model_data: ["text", "The folder of the model."],
  python_model: ["text", "The file of the Python model."],
  artifacts: ["map", "Files that it needs."],
  streamable: ["bool", "Answers come in pieces."],
  config: ["map|text", "Settings."],
}) };

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    artifact_path: key(text, "Path of the model inside of its run."),
    flavors: key({ ...named(loose(FLAVOR)), keys: {
      ...Object.fromEntries(FLAVORS.map((name) => [name, key(loose(FLAVOR), `How ${name} loads it.`)])),
      sklearn: key(loose({ ...FLAVOR, pickled_model: key(text, "The file of the model.", { required: true }) }), "How scikit-learn loads it."),
      python_function: key(loose({ ...FLAVOR, loader_module: { ...(FLAVOR["loader_module"] ?? key(text, "The module that loads it.")), required: true } }), "How every tool loads it."),
    } }, "How the model can be loaded; `python_function` works for every tool.", { required: true }),
    mlflow_version: key(release, "The version that wrote this file."),
    model_uuid: key(formed(/^[0-9a-f]{32}$|^[0-9a-f-]{36}$|^[<{]|\*\*/i, "an id of 32 hexadecimal digits"), "The model's id."),
    run_id: key(text, "The run that made it."),
    signature: key(loose(keysOf({ inputs: ["text", "Columns that go in, as JSON."], outputs: ["text", "Columns that come out, as JSON."], params: ["text", "Parameters of a prediction, as JSON."] })), "Columns that go in and come out, with their types."),
    utc_time_created: key(formed(/^\d{4}-\d{2}-\d{2}/, "a time such as `2026-01-31 08:00:00.000000`"), "When it was made."),
    saved_input_example_info: key(loose(keysOf({ artifact_path: ["text", "The file with the example."], type: ["text", "What it holds."], pandas_orient: ["text", "How the table is written."], serving_input_path: ["text", "The file as a request."] })), "An example of the input."),
    ...keysOf({
      metadata: ["map", "Anything else."],
      model_size_bytes: ["int>=0", "Bytes of the files."],
      model_id: ["text", "The model's id."],
      prompts: ["[text]", "Prompts that it uses."],
      resources: ["map", "What it needs where it runs."],
      type_hint_from_example: ["bool", "The signature was made from the example."],
      auth_policy: ["map", "Who it acts for."],
      databricks_runtime: ["text", "Where it was made."],
      env_vars: ["any", "Variables that it needs."],
      is_signature_from_type_hint: ["bool", "The signature was made from type hints."],
    }),
  },
};
