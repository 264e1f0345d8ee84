import { any, key, list, named, oneOf, text, type Shape } from "../schema/shape.ts";

const server: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    type: key({ is: "text", values: ["stdio", "http", "sse", "streamable-http", "streamableHttp", "ws", "websocket", "local", "remote"] }, "How to talk to the server."),
    command: key(oneOf(text, list(text)), "The program to start."),
    args: key(list(text), "Its arguments."),
    env: key(named(text), "Its environment."),
    cwd: key(text, "The folder it starts in."),
    url: key(text, "Where the server is reached."),
    headers: key(named(text), "Headers of every request."),
    disabled: key(any, "Do not start it."),
  },
};

export const schema: Shape = { is: "map", unknown: "allow", keys: { mcpServers: key(named(server), "Servers by name."), servers: key(named(server), "Servers by name (VS Code)."), inputs: key(list(any), "Values that VS Code asks for: `${input:id}`.") } };
