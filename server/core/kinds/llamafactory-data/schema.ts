import { keysOf } from "../schema/fields.ts";
import { key, loose, named, type Shape } from "../schema/shape.ts";

/** What an entry of dataset_info.json may say (LLaMA-Factory's documentation of datasets, read 2026-08). */
const dataset = { ...loose({
  ...keysOf({
    file_name: ["text", "The file or folder beside this registry."],
    hf_hub_url: ["text", "The data set on the Hugging Face hub; goes before `file_name`."],
    ms_hub_url: ["text", "The data set on the ModelScope hub."],
    om_hub_url: ["text", "The data set on the Modelers hub."],
    script_url: ["text", "The folder of a loading script."],
    cloud_file_name: ["text", "The file in a bucket."],
    formatting: ["'alpaca'|'sharegpt'|'openai'", "How rows are laid out; `alpaca` unless said."],
    ranking: ["bool", "Rows hold a chosen and a rejected answer."],
    subset: ["text", "The name of the subset."],
    split: ["text", "The split; `train` unless said."],
    folder: ["text", "The folder on the hub."],
    num_samples: ["int>=1", "How many rows are used."],
  }),
  columns: key(
    loose(keysOf({
      prompt: ["text", "The column of the instruction."],
      query: ["text", "The column of the input."],
      response: ["text", "The column of the answer."],
      history: ["text", "The column of earlier turns."],
      messages: ["text", "The column of the conversation."],
      system: ["text", "The column of the system prompt."],
      tools: ["text", "The column of the tools' descriptions."],
      images: ["text", "The column of images."],
      videos: ["text", "The column of videos."],
      audios: ["text", "The column of audio."],
      chosen: ["text", "The column of the better answer."],
      rejected: ["text", "The column of the worse answer."],
      kto_tag: ["text", "The column that says whether an answer is wanted."],
    })),
    "Which column holds what.",
  ),
  tags: key(
    loose(keysOf({
      role_tag: ["text", "The key of a message's role."],
      content_tag: ["text", "The key of a message's text."],
      user_tag: ["text", "The role of the user."],
      assistant_tag: ["text", "The role of the assistant."],
      observation_tag: ["text", "The role of a tool's result."],
      function_tag: ["text", "The role of a tool call."],
      system_tag: ["text", "The role of the system prompt."],
    })),
    "How messages of a conversation are spelled.",
  ),
}), aliases: { file: "file_name", filename: "file_name", format: "formatting", tag: "tags", column: "columns", hf_hub: "hf_hub_url" } };

export const schema: Shape = named(dataset);
