import { any, key, named, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    artifact_path: key(text, "Path of the model inside of its run."),
    flavors: key(named(any), "How the model can be loaded; `python_function` works for every tool.", { required: true }),
    mlflow_version: key(text, "The version that wrote this file."),
    model_uuid: key(text, "The model's id."),
    run_id: key(text, "The run that made it."),
    signature: key(any, "Columns that go in and come out, with their types."),
    utc_time_created: key(any, "When it was made."),
    saved_input_example_info: key(any, "An example of the input."),
    metadata: key(any, "Anything else."),
  },
};
