import { any, key, named, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    program: key(text, "The script that every run starts."),
    method: key({ is: "text", values: ["grid", "random", "bayes", "custom"] }, "How values are chosen.", { required: true }),
    metric: key({
      is: "map",
      unknown: "suggest",
      keys: {
        name: key(text, "The metric that the runs log."),
        goal: key({ is: "text", values: ["minimize", "maximize"] }, "What is better."),
        target: key(any, "Stop when it is reached."),
      },
    }, "What the sweep optimizes."),
    parameters: key(named(any), "The space that is searched.", { required: true }),
    early_terminate: key(any, "When a poor run is stopped."),
    command: key(any, "How the program is started; `${args}` stands for the parameters."),
    name: key(text, "The sweep's name."),
    description: key(text, "What it is for."),
    project: key(text, "The project it belongs to."),
    entity: key(text, "The team it belongs to."),
    run_cap: key(any, "Most runs."),
  },
};
