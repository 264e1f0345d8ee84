import { keysOf, shapeOfType } from "../schema/fields.ts";
import { any, key, list, loose, named, oneOf, open, string, text, type Shape, uncoerced } from "../schema/shape.ts";

export const schema: Shape = uncoerced({
  is: "map",
  unknown: "suggest",
  aliases: { ev: "env", evn: "env", nev: "env", envs: "env", environment: "env", image_distribution: "image_distro", distro: "image_distro", graph: "graphs", requirements: "dependencies" },
  keys: {
    $schema: key(text, "The schema of this file."),
    graphs: key(named(oneOf({ is: "string" }, open({ ...keysOf({ path: ["text", "`./path/file.py:variable`."] }, { required: true }), ...keysOf({ description: ["text", "What it does."], metadata: ["map", "Anything else."] }) }))), "Graphs by name: `./path/file.py:variable`.", { required: true }),
    dependencies: key(list(text), "Folders and packages to install; `.` is this folder."),
    env: key(oneOf(string, named(any)), "An env file, or variables by name."),
    python_version: key(text, "Python of the image: `3.11`, `3.12` or `3.13`."),
    node_version: key(text, "Node of the image."),
    pip_config_file: key(text, "A pip config file."),
    pip_installer: key(shapeOfType("'auto'|'pip'|'uv'"), "`auto`, `pip` or `uv`."),
    dockerfile_lines: key(list(text), "Lines added to the Dockerfile."),
    base_image: key(text, "The image to start from."),
    image_distro: key(shapeOfType("'debian'|'wolfi'|'bookworm'|'bullseye'"), "`debian`, `wolfi` …"),
    api_version: key(text, "Version of the server."),
    store: key(open({ path: key(text, "`file.py:store`."), index: key({ is: "map", unknown: "suggest", aliases: { embedding: "embed", embeddings: "embed", dimensions: "dims", dim: "dims" }, keys: keysOf({ embed: ["text", "What makes vectors: `provider:model` or `file.py:function`."], dims: ["int>=1", "Length of the vectors."], fields: ["[text]", "Fields that are indexed."] }) }, "Search by meaning."), ttl: key(open(keysOf({ refresh_on_read: ["bool", "Reading makes it live longer."], default_ttl: ["num>=0", "Minutes that things are kept."], sweep_interval_minutes: ["num>=0", "Minutes between clearings."] })), "How long things are kept.") }), "Long-term memory: index and time to live."),
    checkpointer: key(open({ path: key(text, "`file.py:checkpointer`."), serde: key(any, "What may be read back."), backend: key(text, "What keeps it."), ttl: key(open(keysOf({ strategy: ["'delete'|'keep_latest'", "What happens to what is old."], default_ttl: ["num>=0", "Minutes that state is kept."], sweep_interval_minutes: ["num>=0", "Minutes between clearings."], sweep_limit: ["int>=1", "Threads per clearing."] })), "How long state is kept.") }), "How state is kept."),
    auth: key(open(keysOf({ path: ["text", "`file.py:auth`."], disable_studio_auth: ["bool", "Studio needs it too."], cache: ["map", "How long answers count."], openapi: ["map", "How it is described."] })), "Who may use it."),
    http: key(open({ ...keysOf({ app: ["text", "`file.py:app` with routes of your own."], disable_assistants: ["bool", "No routes for assistants."], disable_threads: ["bool", "No routes for threads."], disable_runs: ["bool", "No routes for runs."], disable_store: ["bool", "No routes for the store."], disable_meta: ["bool", "No routes about the server."], disable_mcp: ["bool", "No MCP server."], disable_a2a: ["bool", "No A2A server."], mount_prefix: ["text", "Put in front of routes."], configurable_headers: ["map", "Headers that graphs see."], enable_custom_route_auth: ["bool", "Your own routes ask who calls."] }), cors: key(open(keysOf({ allow_origins: ["[text]", "Pages that may ask."], allow_methods: ["[text]", "Methods that they may use."], allow_headers: ["[text]", "Headers that they may send."], allow_credentials: ["bool", "They may send cookies."], max_age: ["int>=0", "Seconds that the answer counts."], expose_headers: ["[text]", "Headers that they see."], allow_origin_regex: ["text", "Pages that may ask, as a pattern."] })), "Which pages may ask.") }), "Routes of your own and CORS."),
    ui: key(any, "Components shown in the Studio."),
    source: key(open(keysOf({ kind: ["'uv'", "The tool."], root: ["text", "The folder of the lock file."], package: ["text", "The package of a workspace."] })), "How dependencies are installed."),
    ui_config: key(any, "How components are built."),
    encryption: key(loose(keysOf({ path: ["text", "`file.py:encryption`."] })), "How what is kept is encrypted."),
    webhooks: key(any, "Where results may be sent."),
    keep_pkg_tools: key(shapeOfType("bool|[text]"), "Keep pip and setuptools in the image."),
  },
});
