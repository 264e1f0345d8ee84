import { keysOf } from "../schema/fields.ts";
import { any, key, list, oneOf, open, text, type Shape } from "../schema/shape.ts";

const metric = open(keysOf({
  metric: ["text", "The metric: `acc`, `exact_match`, `f1` …"],
  aggregation: ["text", "How scores of examples become one: `mean` …"],
  higher_is_better: ["bool", "A higher score is better."],
  weight_by_size: ["bool", "Larger tasks count more."],
  ignore_case: ["bool", "Capitals do not matter."],
  ignore_punctuation: ["bool", "Punctuation does not matter."],
  regexes_to_ignore: ["[text]", "What is removed before comparing."],
  filter_list: ["text|[text]", "Which answers are counted."],
  hf_evaluate: ["bool", "The metric is one of Hugging Face's evaluate."],
  kwargs: ["map", "Arguments of the metric."],
}));

const generation = open(keysOf({
  until: ["text|[text]", "Texts that end the answer."],
  do_sample: ["bool", "Sample instead of taking the likeliest token."],
  temperature: ["num>=0", "How freely tokens are sampled."],
  top_p: ["num>=0<=1", "Sample among the likeliest tokens that make up this share."],
  top_k: ["int>=0", "Sample among this many tokens."],
  max_gen_toks: ["int>=1", "Most tokens to write."],
  max_new_tokens: ["int>=1", "Most tokens to write."],
  num_beams: ["int>=1", "Answers that are followed at a time."],
}));

const step = open(keysOf({ function: ["text", "The filter: `regex`, `take_first`, `remove_whitespace` …"], regex_pattern: ["text", "What is found."], group_select: ["int", "Which of the finds."], fallback: ["text", "The answer where nothing is found."], k: ["int>=1", "How many answers."] }));

/** After the TaskConfig of lm-evaluation-harness 0.4 (MIT), read in November 2026. */
export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { metrics: "metric_list", metric: "metric_list", filters: "filter_list", split: "test_split", n_shot: "num_fewshot", num_fewshots: "num_fewshot", prompt: "doc_to_text", target: "doc_to_target", choices: "doc_to_choice" },
  keys: {
    ...keysOf({
      task: ["text|[any]", "The name of the task, or the tasks of a group."],
      task_alias: ["text", "The name shown in results."],
      group: ["text|[text]", "The name of a group of tasks."],
      group_alias: ["text", "The name of the group in results."],
      tag: ["text|[text]", "Names by which several tasks are run together."],
      include: ["text|[text]", "A file whose settings these ones change."],
      recipe: ["text", "The recipe it was made of."],
      class: ["any", "A class of Python that is the task."],
      custom_dataset: ["any", "A function that gives the data."],
      dataset_path: ["text", "The dataset on the Hub, or a loader such as `json`."],
      dataset_name: ["text", "The part of the dataset."],
      dataset_kwargs: ["map", "Arguments for loading it."],
      training_split: ["text", "The split for training."],
      validation_split: ["text", "The split that is measured where there is no test split."],
      test_split: ["text", "The split that is measured."],
      fewshot_split: ["text", "The split that examples come from."],
      process_docs: ["any", "A function that changes the rows."],
      doc_to_text: ["any", "The prompt: a column, a template or a function."],
      doc_to_target: ["any", "The right answer: a column, a template, a number or a function."],
      doc_to_choice: ["any", "The choices."],
      doc_to_image: ["any", "Pictures of a row."],
      doc_to_audio: ["any", "Sounds of a row."],
      unsafe_code: ["bool", "The task runs code that the model wrote."],
      process_results: ["any", "A function that scores the answers."],
      use_prompt: ["text", "A prompt of promptsource."],
      description: ["text", "What stands before all examples."],
      target_delimiter: ["text", "What stands between prompt and answer."],
      fewshot_delimiter: ["text", "What stands between examples."],
      fewshot_config: ["any", "How examples are chosen."],
      num_fewshot: ["int>=0", "How many examples stand before the question."],
      output_type: ["'loglikelihood'|'loglikelihood_rolling'|'generate_until'|'multiple_choice'", "What is asked of the model."],
      repeats: ["int>=1", "How often each question is asked."],
      should_decontaminate: ["bool", "Leave out what the model was trained on."],
      doc_to_decontamination_query: ["any", "What is looked for in the training data."],
      gen_prefix: ["text", "What the answer begins with."],
      metadata: ["map|[any]", "Version, and what you like."],
    }),
    metric_list: key(list(metric), "How answers are scored."),
    aggregate_metric_list: key(oneOf(list(metric), metric), "How scores of a group become one."),
    generation_kwargs: key(generation, "How answers are written."),
    filter_list: key(oneOf(list(open({ ...keysOf({ name: ["text", "The name of the pipeline."] }), filter: key(list(step), "Its steps.") })), text, any), "What is done with answers before they are scored."),
  },
};
