/** The walls of ARCHITECTURE.md. `core` holds folders of one room each; what a room may import stands in `rooms`. */
const rooms = {
  text: [],
  workspace: ["text"],
  syntax: ["text", "workspace"],
  facts: ["text", "workspace", "syntax"],
  kinds: ["text", "workspace", "syntax", "facts"],
  engine: ["text", "workspace"],
  rules: ["text", "workspace", "syntax", "facts", "kinds", "engine"],
  refactors: ["text", "workspace", "syntax", "facts", "kinds", "engine"],
  scaffolds: ["text", "workspace", "syntax", "facts", "kinds", "engine", "refactors"],
  stores: ["text", "workspace"],
  artifacts: ["text", "workspace"],
  insights: ["text", "workspace", "stores", "artifacts", "engine"],
  reports: ["text", "workspace", "stores", "artifacts", "engine", "insights"],
};
const packages = "(^|/)node_modules/(yaml|smol-toml|jsonc-parser|dockerfile-ast|papaparse|vscode-json-languageservice|ignore|picomatch|node-diff3)/|^sarif$";

const walls = Object.entries(rooms).map(([room, below]) => ({
  name: `${room}-imports-below`,
  severity: "error",
  from: { path: `^server/core/${room}/` },
  to: { pathNot: [`^server/core/(${[room, ...below].join("|")})/`, "^server/core/memo.ts$", packages] },
}));

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...walls,
    { name: "no-cycles", severity: "error", from: {}, to: { circular: true } },
    {
      name: "rules-stand-alone",
      comment: "what two rules share is a fact",
      severity: "error",
      from: { path: "^server/core/(rules/[^/]+|refactors|scaffolds)/" },
      to: { path: "^server/core/rules/" },
    },
    {
      name: "core-has-one-door",
      severity: "error",
      from: { path: "^server/(lsp|cli|host)/" },
      to: { path: "^server/core/", pathNot: "^server/core/index.ts$" },
    },
    { name: "host-below-lsp-and-cli", severity: "error", from: { path: "^server/host/" }, to: { path: "^server/(lsp|cli|tasks)/" } },
    { name: "cli-loads-no-lsp", severity: "error", from: { path: "^server/cli/" }, to: { path: ["^server/lsp/", "vscode-language(server|client)"] } },
    { name: "only-lsp-knows-lsp", severity: "error", from: { pathNot: "^(server/lsp|client|test)/" }, to: { path: "node_modules/vscode-language(server|client)/" } },
    { name: "only-git-knows-simple-git", severity: "error", from: { pathNot: "^server/host/git" }, to: { path: "node_modules/simple-git/" } },
    { name: "only-duckdb-knows-duckdb", severity: "error", from: { pathNot: "^server/host/duckdb.ts$" }, to: { path: "node_modules/@duckdb/" } },
    { name: "only-parquet-knows-hyparquet", severity: "error", from: { pathNot: "^server/host/parquet(Columns)?.ts$" }, to: { path: "node_modules/hyparquet" } },
    { name: "only-ui-knows-the-toolkit", severity: "error", from: { pathNot: "^webviews/shared/ui.ts$" }, to: { path: "node_modules/@vscode/webview-ui-toolkit/" } },
    { name: "only-client-knows-vscode", severity: "error", from: { pathNot: "^(client|test/editor)/" }, to: { path: "^vscode$" } },
    {
      name: "client-is-thin",
      severity: "error",
      from: { path: "^client/" },
      to: { path: ["^server/", "^webviews/", "^test/"], pathNot: ["^server/lsp/(?:notebookProtocol|protocol).ts$", "^webviews/protocol/"] },
    },
    {
      name: "views-see-the-protocol-only",
      comment: "but for the language that runs are filtered by, which the command line has too and which needs nothing else",
      severity: "error",
      from: { path: "^webviews/" },
      to: { path: "^(client|server)/", pathNot: "^server/core/insights/experiments/query/", dependencyTypesNot: ["type-only"] },
    },
    { name: "query-stands-alone", severity: "error", from: { path: "^server/core/insights/experiments/query/" }, to: { pathNot: "^server/core/insights/experiments/query/", dependencyTypesNot: ["type-only"] } },
    { name: "views-know-insights-types-only", severity: "error", from: { path: "^webviews/" }, to: { path: "^server/", pathNot: "^server/core/insights/" } },
    { name: "nobody-imports-tests", severity: "error", from: { pathNot: "^test/" }, to: { path: "^test/" } },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "require", "node", "default", "types"],
      extensions: [".ts", ".js", ".mjs", ".json"],
    },
  },
};
