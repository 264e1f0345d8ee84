import { any, choice, key, text, type Shape } from "../schema/shape.ts";

export const schema: Shape = {
  is: "map",
  unknown: "allow",
  keys: {
    tokenizer_class: key(text, "The class that reads the tokenizer's files."),
    model_max_length: key(any, "Longest input in tokens; longer ones are cut."),
    chat_template: key(any, "Jinja template that turns a list of messages into a prompt."),
    bos_token: key(any, "Token that begins a text."),
    eos_token: key(any, "Token that ends a text."),
    pad_token: key(any, "Token that fills short texts of a batch up."),
    unk_token: key(any, "Token for what the vocabulary lacks."),
    padding_side: key(choice("left", "right"), "The side that is filled up. Decoder-only models generate with `left`."),
    truncation_side: key(choice("left", "right"), "The side that is cut."),
    add_bos_token: key(any, "Put the first token before every text."),
    add_eos_token: key(any, "Put the last token after every text."),
    added_tokens_decoder: key(any, "Tokens by their id."),
    clean_up_tokenization_spaces: key(any, "Remove blanks before punctuation when decoding."),
  },
};
