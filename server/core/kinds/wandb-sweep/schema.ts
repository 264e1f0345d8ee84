import { keysOf } from "../schema/fields.ts";
import { choice, key, loose, named, open, string, text, type MapShape, type Shape } from "../schema/shape.ts";

const DISTRIBUTIONS = "'constant'|'categorical'|'categorical_w_probabilities'|'int_uniform'|'uniform'|'q_uniform'|'log_uniform'|'log_uniform_values'|'q_log_uniform'|'q_log_uniform_values'|'inv_log_uniform'|'inv_log_uniform_values'|'normal'|'q_normal'|'log_normal'|'q_log_normal'|'beta'|'q_beta'";

const LIMITS: MapShape["keys"] = keysOf({
  distribution: [DISTRIBUTIONS, "How values are drawn."],
  value: ["any", "The only value."],
  values: ["[any]", "All values."],
  probabilities: ["[num>=0<=1]", "How likely each of `values` is; they add up to 1."],
  min: ["num", "Least value."],
  max: ["num", "Most."],
  mu: ["num", "Mean of a normal distribution."],
  sigma: ["num>=0", "Spread of a normal distribution."],
  q: ["num>=0", "Values are rounded to multiples of this."],
  a: ["num>=0", "First shape of a beta distribution."],
  b: ["num>=0", "Second shape of a beta distribution."],
});
const leaf: MapShape = { is: "map", keys: LIMITS, unknown: "suggest", when: Object.keys(LIMITS) };
/** Parameters may be nested one in another. */
const nested = (depth: number): MapShape => open({ ...LIMITS, parameters: key(named(depth === 0 ? leaf : nested(depth - 1)), "Parameters within this one.") });

const METRIC: Shape = open(keysOf({ name: ["text", "The metric that the runs log."], goal: ["'minimize'|'maximize'", "What is better."], target: ["num", "Stop when it is reached."], impute: ["'best'|'worst'|'latest'", "What counts for runs without the metric."], impute_while_running: ["'best'|'worst'|'latest'|'false'", "What counts for runs that still go on."] }));

/** After wandb/sweeps (MIT), with the keys of W&B Launch. */
export const schema: Shape = { ...loose({
  program: key(string, "The script that every run starts."),
  method: key(choice("grid", "random", "bayes", "custom"), "How values are chosen.", { required: true }),
  metric: key(METRIC, "What the sweep optimizes."),
  metrics: key({ is: "list", of: METRIC }, "Several metrics, with `method: custom`."),
  parameters: key(named(nested(1)), "The space that is searched.", { required: true }),
  early_terminate: key(open({ ...keysOf({ type: ["'hyperband'|'envelope'", "How poor runs are found."] }, { required: true }), ...keysOf({ min_iter: ["int>=1", "The first step at which runs are compared."], max_iter: ["int>=1", "The last step of the program."], s: ["int>=1", "Brackets, with `max_iter`."], eta: ["num>=0", "One in so many goes on; 3 unless said."], strict: ["bool", "Stop more runs."] }) }), "When a poor run is stopped."),
  command: key({ is: "list", of: text }, "How the program is started; `${args}` stands for the parameters."),
  ...keysOf({
    name: ["text", "The sweep's name."],
    description: ["text", "What it is for."],
    project: ["text", "The project it belongs to."],
    entity: ["text", "The team it belongs to."],
    run_cap: ["int>=1", "Most runs."],
    job: ["text", "The job that W&B Launch starts."],
    image_uri: ["text", "The image that W&B Launch starts."],
    controller: ["map", "Who chooses values: `type: local` or `cloud`."],
    settings: ["map", "Settings of the search."],
    scheduler: ["map", "Who starts runs in W&B Launch."],
    imputation: ["any", "What counts for runs without the metric."],
  }),
}), aliases: { early_termination: "early_terminate", early_stopping: "early_terminate", early_stop: "early_terminate", params: "parameters" } };
