import { keysOf, shapeOfType } from "../schema/fields.ts";
import { any, key, list, loose, named, oneOf, open, text, type MapShape, type Shape } from "../schema/shape.ts";
import { HUB_LIBRARIES, HUB_TASKS } from "../../facts/config/tables/hub.ts";

const words = (...usual: readonly string[]): Shape => shapeOfType([...usual.map((word) => `'${word}'`), "text"].join("|"));
const several = (shape: Shape): Shape => oneOf(list(shape), shape);

const METRICS = "'accuracy'|'f1'|'precision'|'recall'|'bleu'|'rouge'|'wer'|'cer'|'perplexity'|'exact_match'|'roc_auc'|'matthews_correlation'|'spearmanr'|'pearsonr'|'mean_reward'|'loss'|text";
const metric = open(keysOf({ type: [METRICS, "The metric, such as `accuracy`."], value: ["any", "The score."], name: ["text", "The name shown to people."], config: ["any", "Configuration of the metric."], args: ["any", "Arguments of the metric."], verified: ["bool", "The Hub has computed it."], verifyToken: ["text", "Proof of that."] }));
const result = open({
  task: key(open({ type: key(words(...HUB_TASKS), "The task, such as `text-generation`.", { required: true }), ...keysOf({ name: ["text", "The name shown to people."] }) }), "What was to be done.", { required: true }),
  dataset: key(open({ ...keysOf({ type: ["text", "The dataset's id on the Hub."], name: ["text", "The name shown to people."] }, { required: true }), ...keysOf({ config: ["any", "The part of the dataset."], split: ["text", "Its split."], revision: ["text", "Its commit."], args: ["any", "Arguments it was loaded with."] }) }), "What it was measured on."),
  metrics: key(list(metric), "The scores.", { required: true }),
  source: key(open(keysOf({ name: ["text", "Who measured it."], url: ["text", "Where it stands."] })), "Where the result comes from."),
});

const dtype = oneOf(
  shapeOfType(["string", "large_string", "bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64", "float16", "float32", "float64", "binary", "large_binary", "image", "audio", "video", "pdf", "date32", "date64", "null", "json"].map((word) => `'${word}'`).join("|") + "|text"),
  loose({ class_label: key(open(keysOf({ names: ["any", "Names of the classes by their number."], num_classes: ["int>=1", "How many classes there are."] })), "Classes.") }),
);
const FEATURE: MapShape["keys"] = { ...keysOf({ name: ["text", "The name of the column."], list: ["any", "What its lists hold."], sequence: ["any", "What its sequences hold."], struct: ["any", "Its fields."] }), dtype: key(dtype, "What kind of value it is.") };
const split = open({ ...keysOf({ name: ["text", "The split: `train`, `test` …"] }, { required: true }), ...keysOf({ num_bytes: ["num>=0", "Its size in bytes."], num_examples: ["int>=0", "How many rows it has."] }) });
const information = open({ ...keysOf({ config_name: ["text", "The part of the dataset."], download_size: ["num>=0", "Bytes to fetch."], dataset_size: ["num>=0", "Bytes of all splits."], version: ["any", "Its version."], license: ["text", "Its licence."], description: ["text", "What it is."], homepage: ["text", "Its page."], citation: ["text", "How to cite it."], builder_name: ["text", "What builds it."] }), features: key(oneOf(list(loose(FEATURE)), loose({})), "Its columns."), splits: key(oneOf(list(split), loose({})), "Its splits.") });

const dataFile = open({ ...keysOf({ split: ["text", "The split: `train`, `test` …"], path: ["text|[text]", "Files, as a pattern."] }, { required: true }) });
const part: MapShape = { is: "map", unknown: "allow", keys: { ...keysOf({ config_name: ["text", "The name of the part."] }, { required: true }), ...keysOf({ data_dir: ["text", "The folder of its files."], default: ["bool", "It is the one that is loaded."], description: ["text", "What it is."], drop_labels: ["bool", "Do not make labels of folders."] }), data_files: key(oneOf(text, list(oneOf(dataFile, text)), named(any)), "Files by split.") } };

const MODEL = {
  ...keysOf({
    license: ["text|[text]|map", "The licence, by its short name."],
    license_name: ["text", "The name of a licence of one's own."],
    license_link: ["text", "Where the licence stands."],
    language: ["text|[text]", "Languages by their ISO code."],
    language_bcp47: ["text|[text]", "Languages with their region."],
    tags: ["[text]", "Words to be found by."],
    pipeline_tag: ["text", "What the model does, such as `text-generation`."],
    base_model: ["text|[text]", "The model that it was made of."],
    datasets: ["text|[text]", "What it was trained on."],
    
    new_version: ["text", "The model that takes its place."],
    thumbnail: ["text", "A picture."],
    inference: ["bool|map|'cold'|'warm'", "Whether it can be tried on its page."],
    co2_eq_emissions: ["num|map|text", "What training it emitted."],
    model_name: ["text", "The name shown to people."],
    model_type: ["text", "Its architecture."],
    model_creator: ["text", "Who made it."],
    quantized_by: ["text", "Who quantized it."],
    prompt_template: ["text", "How prompts are written."],
    extra_gated_prompt: ["text", "What people agree to."],
    extra_gated_fields: ["map", "What people are asked."],
    extra_gated_heading: ["text", "The heading above."],
    extra_gated_description: ["text", "The text below."],
    extra_gated_button_content: ["text", "What the button says."],
  }),
  base_model_relation: key({ is: "text", values: ["finetune", "adapter", "merge", "quantized"] }, "How it was made of the base model."),
  metrics: key(oneOf(shapeOfType(METRICS), list(oneOf(shapeOfType(METRICS), any)), loose({})), "What it is measured by."),
  library_name: key(words(...HUB_LIBRARIES), "The library that loads it."),
  widget: key(list(oneOf(open(keysOf({ text: ["text", "The input."], example_title: ["text", "The name of the example."], src: ["text", "A picture or sound."], context: ["text", "What the question is about."], output: ["any", "What comes of it."], messages: ["[any]", "A conversation."], group: ["text", "Examples that belong together."], source_sentence: ["text", "What others are compared with."], sentences: ["[text]", "What it is compared with."], candidate_labels: ["text", "Labels to choose from."], table: ["map", "A table."], structured_data: ["map", "Columns."], structuredData: ["map", "Columns."], parameters: ["map", "Settings of the call."], multi_class: ["bool", "Several labels may be right."], is_mask: ["bool", "It is a mask."], prompt: ["text", "The input."], hypothesis_template: ["text", "How a label is asked."], negative_prompt: ["text", "What is not wanted."] })), text)), "Examples to try."),
  "model-index": key(list(open({ ...keysOf({ name: ["text", "The name of the model."] }, { required: true }), results: key(list(result), "Its results.", { required: true }) })), "Results."),
};

const DATASET = {
  ...keysOf({
    pretty_name: ["text", "The name shown to people."],
    size_categories: ["text|[text]", "How big a dataset is."],
    paperswithcode_id: ["text", "Its id on Papers with Code."],
    language_details: ["text|[text]", "More about its languages."],
    "train-eval-index": ["[any]", "How it is used to evaluate."],
    viewer: ["bool", "Show its rows."],
  }),
  task_categories: key(several(words(...HUB_TASKS)), "What a dataset is for."),
  task_ids: key(several(words("sentiment-classification", "topic-classification", "multi-class-classification", "multi-label-classification", "natural-language-inference", "named-entity-recognition", "part-of-speech", "extractive-qa", "open-domain-qa", "closed-domain-qa", "language-modeling", "masked-language-modeling", "dialogue-generation", "dialogue-modeling", "news-articles-summarization", "semantic-similarity-classification", "hate-speech-detection", "intent-classification", "fact-checking", "multiple-choice-qa", "document-retrieval", "text-scoring", "acceptability-classification", "coreference-resolution", "parsing", "lemmatization")), "Exactly what it is for."),
  multilinguality: key(several(words("monolingual", "multilingual", "translation")), "How many languages it has."),
  annotations_creators: key(several(words("crowdsourced", "expert-generated", "found", "machine-generated", "no-annotation", "other")), "Who labelled it."),
  language_creators: key(several(words("crowdsourced", "expert-generated", "found", "machine-generated", "other")), "Who wrote its texts."),
  source_datasets: key(several(words("original", "extended")), "What it was made of."),
  configs: key(list(part), "Its parts, and the files of their splits."),
  dataset_info: key(oneOf(information, list(information)), "Its columns and sizes."),
};

const COLORS = "'red'|'yellow'|'green'|'blue'|'indigo'|'purple'|'pink'|'gray'";
const SPACE = keysOf({
  title: ["text", "The name shown to people."],
  emoji: ["text", "Its sign."],
  colorFrom: [COLORS, "The colour on the left."],
  colorTo: [COLORS, "The colour on the right."],
  sdk: ["'gradio'|'docker'|'static'|'streamlit'", "What a Space runs on."],
  sdk_version: ["text", "The version of it."],
  python_version: ["text", "The version of Python."],
  app_file: ["text", "The program."],
  app_port: ["int>=1<=65535", "The port it listens on."],
  base_path: ["text", "Where it begins."],
  fullWidth: ["bool", "Use the whole width."],
  header: ["'mini'|'default'", "The bar above."],
  short_description: ["text", "One line about it."],
  pinned: ["bool", "Show it first."],
  models: ["[text]", "Models that it uses."],
  preload_from_hub: ["[text]", "What is fetched when it is built."],
  suggested_hardware: ["text", "What it runs well on."],
  suggested_storage: ["text", "What it keeps its files on."],
  startup_duration_timeout: ["text", "How long it may take to start."],
  disable_embedding: ["bool", "No other page may show it."],
  custom_headers: ["map", "Headers of its answers."],
  hf_oauth: ["bool", "People may sign in."],
  hf_oauth_scopes: ["[text]", "What they allow then."],
  hf_oauth_expiration_minutes: ["int>=1", "How long that counts."],
});

/** After the Hub's documentation of cards (Apache-2.0), read 2026-11-21. People add keys of their own, so only slips are faults. */
export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { model_index: "model-index", "pipeline-tag": "pipeline_tag", "base-model": "base_model", licence: "license", "library-name": "library_name", library: "library_name", languages: "language", task: "pipeline_tag", "task-categories": "task_categories", "size-categories": "size_categories" },
  keys: { ...MODEL, ...DATASET, ...SPACE },
};
