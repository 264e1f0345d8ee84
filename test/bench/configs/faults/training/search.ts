import { noted } from "../../adjusted.ts";
import { ending, faultsOf, generalYaml, given, lacking, slip, swap, without, yaml } from "../../changes.ts";
import type { Fault } from "../../fault.ts";

const SWEEP = ["wandb-sweep"];
const HYDRA = ["hydra"];

/** Faults of W&B sweeps and of Hydra's configs. */
export const searchFaults: readonly Fault[] = [
  ...faultsOf(SWEEP, [
    ["wandb/bayes-needs-metric", given(/^method: bayes/m, without("metric")), given(/^method: bayes/m, swap(/^ {2}name: .*\n/m, ""))],
    ["wandb/min-lt-max", given(/max/, swap(/^( {4}min: ).*$/m, "$1100000")), swap(/^( {4})values: .*$/m, "$1min: 10\n$1max: 1"), swap(/^( {4})value: .*$/m, "$1min: 5\n$1max: 5")],
    ["wandb/number-is-string", given(/max/, swap(/^( {4}min: ).*$/m, "$11e-5")), given(/max/, swap(/^( {4}max ?: ).*$/m, "$11e3"))],
    ["wandb/grid-needs-discrete", given(/^method: grid/m, swap(/^( +)values: .*$/m, "$1min: 0.1\n$1max: 0.9")), given(/max/, swap(/^method: bayes/m, "method: grid")), given(/^method: grid/m, swap(/^( +)value: .*$/m, "$1distribution: uniform\n$1min: 0.0\n$1max: 1.0"))],
    ["wandb/log-uniform-exponent", lacking(/^method: grid/m, swap(/^( +)values?: .*$/m, "$1distribution: log_uniform\n$1min: 0.0001\n$1max: 0.1"))],
    ["wandb/probabilities-sum", lacking(/^method: grid/m, swap(/^( +)values: \[(\S+?), ?(\S+?), ?(\S+?)\]/m, "$1values: [$2, $3, $4]\n$1probabilities: [0.5, 0.4, 0.3]")), lacking(/^method: grid/m, swap(/^( +)values: \[(\S+?), ?(\S+?), ?(\S+?)\]/m, "$1values: [$2, $3, $4]\n$1probabilities: [0.5, 0.5]"))],
    ["wandb/early-terminate-without-metric", given(/^early_terminate/m, without("metric")), given(/^method: grid/m, lacking(/^early_terminate/m, swap(/^metric:\s*\n(?: {2}.*\n)+/m, "early_terminate:\n  type: hyperband\n  min_iter: 3\n")))],
    ["wandb/program-missing", (text, nearby, path) => (nearby.some((name) => name.endsWith(".py")) ? yaml("program", "no_such_script.py")(text, nearby, path) : undefined)],
    ["wandb/command-missing-args", lacking(/^command:/m, ending("command:\n  - ${env}\n  - python\n  - ${program}"))],
    ["wandb/command-macro", lacking(/^command:/m, ending("command:\n  - ${env}\n  - ${interpretr}\n  - ${program}\n  - ${args}"))],
    ["wandb/distribution-keys", lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribution: q_uniform\n$1min: 1\n$1max: 9\n$1q: 0")), lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribution: int_uniform\n$1min: 1\n$1max: 4.5"))],
    ["wandb/hyperband-iterations", lacking(/^early_terminate/m, given(/^metric/m, ending("early_terminate:\n  type: hyperband\n  max_iter: 27"))), lacking(/^early_terminate/m, given(/^metric/m, ending("early_terminate:\n  type: hyperband\n  min_iter: 3\n  eta: 1")))],
    ["wandb/schema", lacking(/^command:/m, ending("command: python train.py"))],
    ["wandb/distribution-keys", swap(/^( +)(values: .*)$/m, "$1$2\n$1min: 0"), swap(/^( +)(values: .*)$/m, "$1$2\n$1value: 3"), lacking(/^ +distribution: uniform\n/m, swap(/^( +)(value: .*)$/m, "$1distribution: beta\n$1$2"))],
    ["wandb/distribution-keys", lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribution: normal\n$1min: 0\n$1max: 1")), lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribution: q_uniform\n$1mu: 0\n$1sigma: 1")), lacking(/^method: grid/m, swap(/^( +)values: (.*)$/m, "$1values: $2\n$1min: 0")), lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1min: 1")), swap(/^( +)value: (.*)$/m, "$1value: $2\n$1values: [$2]")],
    ["wandb/schema", yaml("method", "grids"), yaml("method", "bayesian"), swap(/goal: minimize/, "goal: minimise"), swap(/goal: minimize/, "goal: min"), lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribution: gaussian\n$1min: 0\n$1max: 1")), swap(/^( +)values: .*$/m, "$1values: 5"), swap(/type: hyperband/, "type: hyperbandd"), swap(/^( {2})type: hyperband\n/m, ""), yaml("run_cap", "ten"), yaml("program", "5"), swap(/^( +)values: .*$/m, "$1values: []"), swap(/ eta: \d/, " eta: three"), swap(/^( {2})(\w+):\s*\n( {4})values?: (.*)$/m, "$1$2: $4"), without("method"), without("parameters"), swap(/^( {2})(\w+):\s*\n( {4})value: (.*)$/m, "$1$2:")],
    ["wandb/schema", slip("method"), slip("metric"), slip("goal"), slip("parameters"), slip("values"), slip("value"), slip("min"), slip("max"), slip("program"), slip("early_terminate"), slip("max_iter"), slip("project"), slip("description"), slip("controller"), slip("name"), lacking(/^method: grid/m, swap(/^( +)values: .*$/m, "$1distribtion: uniform\n$1min: 0\n$1max: 1"))],
  ]),
  ...noted(/./, faultsOf(SWEEP, [["wandb/number-is-string", swap(/values: \[[\d.]+/, "values: [1e-4")]])),
  ...generalYaml(SWEEP, "method", "metric"),
  ...faultsOf(HYDRA, [
    ["hydra/defaults-group-missing", swap(/^ {2}- (\w+): (\w+)$/m, "  - $1s: $2"), swap(/^defaults:\s*\n/m, "defaults:\n  - no_such_group: one\n")],
    ["hydra/defaults-option-missing", swap(/^ {2}- (\w+): (\w+)$/m, "  - $1: $2x"), swap(/^ {2}- (\w+@\w+): (\w+)$/m, "  - $1: $2x"), swap(/^ {2}- (\w+)$/m, "  - $1_gone"), swap(/^ {2}- override (\/\w+): (\w+)$/m, "  - override $1: $2x"), swap(/^( {2}- \/\S+): (\w+)$/m, "$1: $2x")],
    ["hydra/unresolved-interpolation", given(/^defaults:/m, ending("width: ${no_such_node}")), given(/^defaults:/m, ending("width: ${.no_such_node}")), given(/^hydra:/m, ending("width: ${xx}")), given(/^defaults:/m, ending("outer:\n  inner: ${..missing}")), ending("width: ${oc.env}"), ending("width: ${oc.nothing:5}"), ending("width: ${unclosed")],
    ["hydra/unresolved-interpolation", given(/^defaults:/m, ending("width: ${oc.env.HOME}")), given(/^defaults:/m, ending("width: ${hydra.runtime.cwd}")), given(/^defaults:/m, ending("width: ${}"))],
    ["hydra/target-arguments", ending("model:\n  _target_: torch.optim.Adam\n  learning_rate: 0.1"), ending("model:\n  _target_: lightning.pytorch.Trainer\n  max_epoch: 3")],
    ["hydra/defaults-form", swap(/^defaults:\s*\n/m, "defaults:\n  - _self_\n  - _self_\n")],
    ["hydra/interpolation-cycle", ending("one: ${two}\ntwo: ${one}"), ending("one: ${one}")],
    ["hydra/target-unresolvable", ending("model:\n  _target_: hydra._internal.no_such_module.Nothing"), ending("model:\n  _target_: torch.optim.Adma\n  lr: 0.1")],
    ["hydra/schema", swap(/^defaults:/m, "default:"), swap(/^defaults:\s*\n {2}- (\w+): (\w+)$/m, "defaults:\n  $1: $2"), swap(/^( {2}- )override (\S+): (\w+)$/m, "$1overide $2: $3"), swap(/^ {2}- (\w+): (\w+)$/m, "  - $1: $2\n  - $1: $2"), ending("model:\n  _target_: torch.nn.Linear\n  _partal_: true"), ending("model:\n  _target_: torch.nn.Linear\n  _recursive_: maybe"), swap(/^# @package/m, "# @pakage"), swap(/^( {2}- )_self_/m, "$1_slef_"), slip("sweeper"), slip("n_trials"), slip("direction"), swap(/direction: minimize/, "direction: minimise"), swap(/sweeper: optuna/, "sweeper: optunna")],
  ]),
  ...noted(/./, faultsOf(HYDRA, [["hydra/mandatory-value", ending("needed: ???\nused: ${needed}")]])),
  ...generalYaml(HYDRA, "[a-z]\\w*", "hydra"),
];
