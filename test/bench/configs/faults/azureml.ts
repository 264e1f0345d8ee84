import { replaced, type Fault } from "../fault.ts";
import { dropped, misspelt, retyped, rows } from "../rows.ts";

const azure = ["azureml", "azureml-pipeline"];

/** Faults of Azure ML's jobs, components, endpoints, deployments and assets. */
export const azuremlFaults: readonly Fault[] = [
  ...rows(azure, [
    ["azureml/undefined-input", /^([^#\n]*\$\{\{\s*inputs\.)\w+/m, "$1nosuch"],
    ["azureml/undefined-output", /(\$\{\{\s*outputs\.)\w+/, "$1nosuch"],
    ["azureml/undefined-job", /(\$\{\{\s*parent\.jobs\.)\w+/, "$1nosuch"],
    ["azureml/undefined-job", /([\s\S]*\$\{\{\s*parent\.jobs\.)(\w+)/, "$1$2s"],
    ["azureml/undefined-pipeline-input", /(\$\{\{\s*parent\.inputs\.)\w+/, "$1nosuch"],
    ["azureml/undefined-pipeline-input", /([\s\S]*\$\{\{\s*parent\.inputs\.)(\w+)/, "$1$2s"],
    ["azureml/undefined-pipeline-output", /(\$\{\{\s*parent\.outputs\.)\w+/, "$1nosuch"],
    ["azureml/expression", /(\$\{\{\s*parent\.jobs\.\w+\.)outputs\./, "$1output."],
    ["azureml/expression", /(\$\{\{\s*parent\.)inputs\./, "$1input."],
    ["azureml/expression", /(\$\{\{\s*parent\.inputs\.\w+\s*\})\}/, "$1"],
    ["azureml/cycle", /^( {2})(\w+):[ \t]*\n((?: {3}.*\n)*? {4,}\w+: \$\{\{\s*parent\.)inputs\.\w+/m, "$1$2:\n$3jobs.$2.outputs.again"],
    ["azureml/component-file-missing", /^(\s*component: (?:file:)?\.\/?\S*?)(\.ya?ml)/m, "$1s$2"],
    ["azureml/component-file-missing", /^(\s*trial: (?:file:)?\.\/?\S*?)(\.ya?ml)/m, "$1s$2"],
    ["azureml/code-path-missing", /^(\s*code: )(\S+)/m, "$1./no-such-folder"],
    ["azureml/environment-file-missing", /^(\s*conda_file: )\S+/m, "$1./no-such.yml"],
    ["azureml/environment-file-missing", /^(\s*build:\s*\n\s*path: )\S+/m, "$1no-such-folder"],
    ["azureml/script-missing", /^(\s*scoring_script: )\S+/m, "$1nosuch.py"],
    ["azureml/script-missing", /(python )(\w+)\.py/, "$1$2_gone.py"],
    ["azureml/input-unused", /^inputs:\s*\n( +)(?=(?:.*\n)*command:)/m, "inputs:\n$1nobody_reads_me:\n$1  type: number\n$1"],
    ["azureml/input-unused", /^inputs:\s*\n( +)(?=(?:.*\n)*jobs:)/m, "inputs:\n$1nobody_reads_me: 3\n$1"],
    ["azureml/sweep-objective-missing", /\n\s*objective:\s*\n\s*goal: .*\n\s*primary_metric: .*/, ""],
    ["azureml/sweep-objective-missing", /\n\s*primary_metric: .*/, ""],
    ["azureml/schema", /^(\s*goal: )\w+/m, "$1minimise"],
    ["azureml/schema", /^(\s*sampling_algorithm: )\w+/m, "$1randon"],
    ["azureml/search-space", /^(\s*min_value: )[\d.]+/m, "$1500"],
    ["azureml/search-space", /^(\s*type: )uniform$/m, "$1unifrom"],
    ["azureml/trial-limits", /^(\s*max_concurrent_trials: )\d+/m, "$1500"],
    ["azureml/endpoint-traffic-sum", /^auth_mode: .*$/m, "$&\ntraffic: {blue: 60, green: 30}"],
    ["azureml/schema", /^model:/m, "modle:"],
    ["azureml/schema", /^type: pipeline$/m, "type: pipline"],
    ["azureml/schema", /^(\s+type: )command$/m, "$1comand"],
    ["azureml/schema", /^(\s+type: )uri_folder\b/m, "$1uri_foldr"],
    ["azureml/schema", /^(\s+type: )uri_file\b/m, "$1file"],
    ["azureml/schema", /^(\s+mode: )\w+/m, "$1uplod"],
    ["azureml/schema", /^auth_mode: .*$/m, "auth_mode: password"],
    ["azureml/reference-form", /azureml:([\w-]+)@latest/, "azureml:$1@lastest"],
    ["azureml/reference-form", /azureml:([\w-]+)@latest/, "azurem:$1@latest"],
    ["azureml/value-type", /^(\s+type: integer\s*\n\s*default: )\S+/m, "$1many"],
    ["azureml/name-format", /^(name: )\S+$/m, "$1My Name"],
    ["azureml/name-format", /^(jobs:\s*\n(?:\s*#.*\n)*\s+)(\w+):/m, "$1$2 step:"],
    ["azureml/key-of-another-type", /^(distribution:\s*\n(\s*)type: pytorch)/m, "$1\n$2worker_count: 2"],
    ["azureml/sweep-objective-missing", /^ +goal: .*\n/m, ""],
    ["azureml/undefined-input", /(\$\{\{\s*search_space\.)\w+/, "$1nosuch"],
    ["azureml/expression", /\$\{\{\s*parent\.inputs\.(\w+)\s*\}\}/, "${{inputs.$1}}"],
    ["azureml/expression", /(\$\{\{\s*parent\.jobs\.\w+)\.outputs\.(\w+)/, "$1.$2"],
    ["azureml/expression", /(?<!#.*)\$\{\{\s*inputs\.(\w+)\s*\}\}/, "${inputs.$1}"],
    ["azureml/reference-form", /^(\s*environment: )azureml:([\w.-]+[@:]\w+)\s*$/m, "$1$2"],
    ["azureml/expression", /^(\s+\w+: )\$\{\{\s*(parent\.inputs\.\w+)\s*\}\}$/m, "$1$[[$2]]"],
    ["azureml/expression", /^(\s+\w+: )\$\{\{\s*(parent\.jobs\.[\w.]+)\s*\}\}$/m, "$1${$2}"],
    ["azureml/expression", /(?<!#.*)\$\{\{\s*(inputs\.\w+)\s*\}\}/, "$[[$1]]"],
    ["azureml/expression", /(?<!#.*)\$\{\{\s*(inputs\.\w+)\s*\}\}/, "{{$1}}"],
    ["azureml/expression", /(\$\[\[[^\]]*)\]\]/, "$1"],
    ["azureml/schema", /^type: command$/m, "type: cmd"],
    ["azureml/reference-form", /^(\s*default_compute: )azureml:(?=(?!serverless)[\w-]+\s*$)/m, "$1"],
    ["azureml/undefined-pipeline-input", /^(inputs:\s*\n(?:\s*#.*\n)*\s+)(\w+)(?=:(?:.*\n)*?.*parent\.inputs\.\2\b)/m, "$1$2_renamed"],
    ["azureml/schedule", /^(\s+expression: ).*$/m, '$1"0 25 * * *"'],
    ["azureml/schedule", /^(\s+frequency: \w+)\s*\n\s+interval: .*$/m, "$1"],
    ["azureml/schema", /^(type: \w+)$/m, "$1\nbudget: 5"],
    ["azureml/schema", /^(instance_count: \d+)$/m, "$1\nreplicas: 2"],
    ["azureml/schema", /^(auth_mode: \w+)$/m, "$1\nsku: small"],
    ["azureml/schema", /^(\s+)(type: uri_folder)\s*$/m, "$1$2\n$1needed: true"],
    ["azureml/incomplete", /^name: .*\n/m, ""],
    ["common/duplicate-key", /^((\s*)environment: \S+.*)$/m, "$1\n$1"],
    ["common/duplicate-key", /^(type: .*)$/m, "$1\n$1"],
    ["common/tab-indent", /^ {2,}(type|inputs|path): /m, "\t$1: "],
  ]),
  { rule: "azureml/deployment-endpoint-mismatch", kinds: azure, change: (text, nearby, path) => (nearby.some((name) => /\/endpoint\.ya?ml$/.test(name) && folderOf(name) === folderOf(path)) ? replaced(text, /^(endpoint_name: )\S+/m, "$1another-endpoint") : undefined) },
  { rule: "azureml/undefined-output", kinds: azure, change: outputOfAnother },
  ...misspelt(azure, "azureml/schema", ["type", "inputs", "outputs", "jobs", "settings", "default_compute", "component", "environment", "code", "command", "compute", "display_name", "experiment_name", "endpoint_name", "instance_type", "instance_count", "auth_mode", "scoring_script", "code_configuration", "path", "conda_file", "image", "build", "name", "version", "mini_batch_size", "max_concurrency_per_instance", "output_action", "request_settings", "request_timeout_ms", "liveness_probe", "initial_delay", "error_threshold", "retry_settings", "resources", "distribution", "process_count_per_instance", "objective", "goal", "primary_metric", "search_space", "limits", "max_total_trials", "sampling_algorithm", "trial", "values", "mode", "optional", "default", "force_rerun", "egress_public_network_access", "inference_config", "environment_variables", "tags", "services"]),
  ...retyped(azure, "azureml/schema", { instance_count: "two", mini_batch_size: "ten", request_timeout_ms: "3s", max_concurrency_per_instance: "some", output_action: "append", force_rerun: "perhaps", max_total_trials: "five", egress_public_network_access: "off-line", logging_level: "chatty", port: "web", initial_delay: "soon", optional: "perhaps", process_count_per_instance: "all", max_retries: "often", values: "rbf" }),
  ...dropped(azure, "azureml/incomplete", ["command", "trial"]),
];

const folderOf = (path: string): string => path.replace(/[^/]*$/, "");

/** What the component of a job gives is known only where its file is stored. */
function outputOfAnother(text: string, nearby: readonly string[], path: string): string | undefined {
  const [, job = ""] = /\$\{\{\s*parent\.jobs\.(\w+)\.outputs\.\w+/.exec(text) ?? [];
  const body = new RegExp(`^ +${job}:\\s*\\n(?: {4,}.*\\n)*`, "m").exec(text)?.[0] ?? "";
  const [, file] = /^ +(?:component|trial): (?:file:)?\.?\/?(\S+)/m.exec(body) ?? [];
  const isKnown = file === undefined ? /^ +type: command/m.test(body) : nearby.includes(folderOf(path) + file);
  return isKnown ? replaced(text, /(\$\{\{\s*parent\.jobs\.\w+\.outputs\.)\w+/, "$1nosuch") : undefined;
}
