import { any, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    license: key(any, "The licence, by its short name."),
    license_name: key(text, "The name of a licence of one's own."),
    language: key(any, "Languages by their ISO code."),
    tags: key(any, "Words to be found by."),
    pipeline_tag: key(text, "What the model does, such as `text-generation`."),
    library_name: key(text, "The library that loads it."),
    base_model: key(any, "The model that it was made of."),
    datasets: key(any, "What it was trained on."),
    metrics: key(any, "What it is measured by."),
    "model-index": key(any, "Results."),
    task_categories: key(any, "What a dataset is for."),
    size_categories: key(any, "How big a dataset is."),
    pretty_name: key(text, "The name shown to people."),
    sdk: key(text, "What a Space runs on."),
  },
};
