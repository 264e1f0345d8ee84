/** After Ollama's documentation of Modelfiles (MIT), read 2026-11-21. */
export const INSTRUCTIONS: Readonly<Record<string, string>> = {
  FROM: "The model to build on: one of the library such as `llama3.2`, or the path of a GGUF file or of a folder with safetensors.",
  PARAMETER: "A setting of the model when it runs, such as `PARAMETER temperature 0.7`.",
  TEMPLATE: "The text that the model is given, as a template of Go with `{{ .System }}`, `{{ .Prompt }}`, `{{ .Response }}`.",
  SYSTEM: "What the model is told before every conversation.",
  ADAPTER: "The path of a LoRA adapter that was trained on the same base model.",
  LICENSE: "The licence of the model.",
  MESSAGE: "A message of the conversation so far: `MESSAGE user Hello`.",
  REQUIRES: "The oldest version of Ollama that runs the model.",
  RENDERER: "The renderer of Ollama's own that writes the prompt in place of a template.",
  PARSER: "The parser of Ollama's own that reads the answer.",
};

export const ROLES = ["system", "user", "assistant"];

/** Type, what Ollama takes where nothing is said, and what it does; older ones that only older files have say nothing. */
export const PARAMETERS: Readonly<Record<string, readonly [type: string, usual: string, doc: string]>> = {
  num_ctx: ["int", "4096", "Tokens of the context: prompt and answer together. More of them need more memory for keys and values."],
  repeat_last_n: ["int", "64", "How far back repetition is looked for; 0 for not at all, -1 for all of the context."],
  repeat_penalty: ["float", "1.1", "How strongly repetition is punished."],
  temperature: ["float", "0.8", "How freely tokens are sampled; 0 always takes the likeliest."],
  seed: ["int", "0", "The same seed and prompt give the same answer."],
  stop: ["string", "", "A text that ends the answer; may be given more than once."],
  num_predict: ["int", "-1", "Most tokens of the answer; -1 for no end."],
  top_k: ["int", "40", "Sample among this many tokens."],
  top_p: ["float", "0.9", "Sample among the likeliest tokens that make up this share."],
  min_p: ["float", "0.0", "Leave out tokens that are less likely than this share of the likeliest."],
  typical_p: ["float", "1.0", "Sample among tokens that are about as surprising as usual."],
  tfs_z: ["float", "1.0", "Tail-free sampling; 1 is off."],
  mirostat: ["int", "0", "Keeps the text as surprising as `mirostat_tau` says: 1 or 2; 0 is off."],
  mirostat_eta: ["float", "0.1", "How fast Mirostat adapts."],
  mirostat_tau: ["float", "5.0", "How surprising Mirostat lets the text be."],
  num_gpu: ["int", "", "Layers that go to the GPU; 0 for none."],
  num_thread: ["int", "", "Threads; best the number of physical cores."],
  num_keep: ["int", "", "Tokens of the prompt that stay when the context is full."],
  num_batch: ["int", "512", "Tokens of the prompt that are read at a time."],
  draft_num_predict: ["int", "", "Tokens that are guessed ahead."],
  presence_penalty: ["float", "0.0", "Less of what was written at all."],
  frequency_penalty: ["float", "0.0", "Less of what was written often."],
  penalize_newline: ["bool", "true", "Whether new lines count as repetition."],
  numa: ["bool", "false", "Memory is placed beside the processor that uses it."],
  use_mmap: ["bool", "", "Weights are mapped from the file instead of read."],
  use_mlock: ["bool", "false", "Weights are kept from being swapped out."],
  main_gpu: ["int", "0", "The GPU that holds small tensors."],
  low_vram: ["bool", "false", "Keep less on the GPU."],
  num_gqa: ["int", "", ""],
  f16_kv: ["bool", "", ""],
  vocab_only: ["bool", "", ""],
  rope_frequency_base: ["float", "", ""],
  rope_frequency_scale: ["float", "", ""],
  logits_all: ["bool", "", ""],
  embedding_only: ["bool", "", ""],
};

/** What Ollama gives to a template. */
export const PARTS = ["System", "Prompt", "Response", "Messages", "Tools", "Role", "Content", "ToolCalls", "Function", "Name", "Arguments", "Suffix", "Think", "ThinkLevel", "IsThinkSet", "Thinking", "ToolName", "First", "Type", "Description", "Parameters", "Required", "Properties", "Enum", "Items", "Last", "Image", "Images", "Model", "Index"];

/** Words of Go's templates, and functions that Ollama adds. */
export const WORDS = ["if", "range", "with", "block", "define", "end", "else", "template", "json", "len", "index", "slice", "eq", "ne", "lt", "le", "gt", "ge", "and", "or", "not", "print", "printf", "break", "continue", "currentDate", "toTypeScriptType", "toJson"];
