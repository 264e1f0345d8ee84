import { keysOf } from "../schema/fields.ts";
import { any, key, list, named, oneOf, open, text, uncoerced, type Shape } from "../schema/shape.ts";

const server: Shape = {
  is: "map",
  unknown: "suggest",
  aliases: { ev: "env", evn: "env", nev: "env", ur: "url", ulr: "url", envs: "env", environment: "env", uri: "url", header: "headers", commands: "command", argument: "args", arguments: "args" },
  keys: {
    type: key({ is: "text", values: ["stdio", "http", "sse", "streamable-http", "streamableHttp", "ws", "websocket", "local", "remote"] }, "How to talk to the server."),
    command: key({ is: "string" }, "The program to start."),
    args: key(list({ is: "string" }), "Its arguments."),
    arg: key(any, "", { deprecated: "clients read `args`" }),
    env: key(named(oneOf({ is: "string" }, { is: "number" })), "Its environment."),
    cwd: key(text, "The folder it starts in."),
    url: key({ is: "string" }, "Where the server is reached."),
    headers: key(named({ is: "string" }), "Headers of every request."),
    ...keysOf({
      disabled: ["bool", "Do not start it."],
      enabled: ["bool", "Start it."],
      envFile: ["text", "A file with variables."],
      timeout: ["num>=0", "Milliseconds to wait."],
      autoApprove: ["[text]", "Tools that run unasked."],
      alwaysAllow: ["[text]", "Tools that run unasked."],
      serverUrl: ["text", "Where the server is reached (Windsurf)."],
      transport: ["text", "How to talk to the server (older)."],
      transportType: ["text", "How to talk to the server (older)."],
      description: ["text", "What it is for."],
      gallery: ["text", "Where it was found."],
      version: ["text", "Its version."],
      dev: ["map", "Watching and debugging (VS Code)."],
      tools: ["[text]", "Tools to offer."],
    }),
  },
};

export const schema: Shape = uncoerced({ is: "map", unknown: "allow", keys: { mcpServers: key(named(server), "Servers by name."), servers: key(named(server), "Servers by name (VS Code)."), inputs: key(list(open({ ...keysOf({ type: ["'promptString'|'pickString'|'command'", "How it is asked."], id: ["text", "Its name: `${input:id}`."], description: ["text", "What is asked."], default: ["any", "The value where none is given."], password: ["bool", "Do not show what is typed."], options: ["[any]", "What may be picked."], command: ["text", "The command that answers."], args: ["any", "Its arguments."] }) })), "Values that VS Code asks for: `${input:id}`.") } });
