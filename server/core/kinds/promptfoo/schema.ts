import { any, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "suggest",
  keys: {
    description: key(text, "What is tested."),
    prompts: key(any, "Prompts: texts with `{{variables}}`, or `file://` paths."),
    providers: key(any, "Models that answer."),
    targets: key(any, "The same as `providers`, for red teaming."),
    tests: key(any, "Cases: `vars` and `assert`, or a file of them."),
    defaultTest: key(any, "What every test has."),
    scenarios: key(any, "Groups of cases."),
    env: key(any, "Environment variables."),
    outputPath: key(any, "Where results go."),
    evaluateOptions: key(any, "How the evaluation runs."),
    commandLineOptions: key(any, "Options as on the command line."),
    redteam: key(any, "Attacks to try."),
    derivedMetrics: key(any, "Metrics made of others."),
    nunjucksFilters: key(any, "Filters for templates."),
    extensions: key(any, "Hooks."),
    sharing: key(any, "Sharing of results."),
    tags: key(any, "Tags by name."),
    metadata: key(any, "Anything else."),
  },
};
