import { any, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    name: key(text, "The prompt's name."),
    description: key(text, "What it is for."),
    authors: key(any, "Who wrote it."),
    tags: key(any, "Tags."),
    model: key(any, "The model and how it is called."),
    inputs: key(any, "Values that the prompt takes."),
    outputs: key(any, "What comes back."),
    sample: key(any, "Example values, or a JSON file of them."),
    tools: key(any, "Functions that the model may call."),
    template: key(any, "The template language; Jinja unless said."),
  },
};
