/** A sort of thing that files name. */
export interface SortOfThing {
  /** As a person would say it: `the parameter`. */
  readonly title: string;
  /** Other files may name it too. */
  readonly across: boolean;
  /** What a new name may look like; or one sentence that says why the name cannot be changed from here. */
  readonly renaming: RegExp | string;
}

const NAME = /^[\w][\w.-]*$/;
const PATH = /^[^\s:*?"<>|]+$/;
const IN_CODE = "Rename it there with your Python extension, which sees the code that uses it; then correct the configs that Find All References shows.";

const local = (title: string, renaming: RegExp = NAME): SortOfThing => ({ title, across: false, renaming });
const shared = (title: string, renaming: RegExp | string = NAME): SortOfThing => ({ title, across: true, renaming });

export const SORTS = {
  file: shared("file", PATH),
  parameter: shared("parameter", /^[\w@-]+$/),
  stage: shared("stage", /^[\w-]+$/),
  dataset: shared("dataset"),
  variable: shared("variable", /^[A-Za-z_]\w*$/),
  model: shared("model", /^[^\s"'{}[\],#&*!|>%@`]+$/),
  tensor: shared("tensor", /^[^\s"\\]+$/),
  symbol: shared("Python name", `It is defined in Python. ${IN_CODE}`),
  argument: shared("argument", `It is an argument of a Python program. ${IN_CODE}`),
  template: shared("template"),
  task: local("task"),
  job: local("job"),
  component: local("component"),
  executor: local("executor"),
  input: shared("input"),
  name: local("name"),
  output: shared("output"),
  artifact: local("artifact"),
  asset: shared("registered asset", /^[A-Za-z0-9][\w.-]*$/),
  environment: shared("environment variable", "Programs read it as well. Rename it in the code and in the `.env` files; Find All References shows the configs."),
  volume: local("volume", /^[a-z0-9][a-z0-9-]*$/),
  endpoint: shared("endpoint", /^[A-Za-z][\w-]*$/),
  workflow: shared("workflow template", /^[a-z0-9][a-z0-9.-]*$/),
  credentials: shared("credentials"),
  view: shared("feature view"),
  entity: shared("entity"),
  service: shared("feature service"),
  source: shared("data source"),
  feature: shared("feature"),
  flow: shared("flow", /^[A-Za-z_][\w ]*$/),
  step: local("step", /^[A-Za-z0-9][\w-]*$/),
  record: local("record", /^[^\s"\\]+$/),
} as const satisfies Readonly<Record<string, SortOfThing>>;

export type Sort = keyof typeof SORTS;
