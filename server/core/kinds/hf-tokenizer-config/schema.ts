import { keysOf } from "../schema/fields.ts";
import { key, loose, named, oneOf, string, uncoerced } from "../schema/shape.ts";

/** A token with its habits. */
const added = loose(keysOf({
  content: ["text", "The text of the token."],
  lstrip: ["bool", "Takes the blanks before it along."],
  rstrip: ["bool", "Takes the blanks after it along."],
  single_word: ["bool", "Found as a whole word only."],
  normalized: ["bool", "Found in the normalized text."],
  special: ["bool", "Left out when decoding without special tokens."],
  id: ["int>=0", "The number of the token."],
}));
const token = oneOf(string, added);

const CLASSES = ["PreTrainedTokenizerFast", "PreTrainedTokenizer", "LlamaTokenizer", "LlamaTokenizerFast", "BertTokenizer", "BertTokenizerFast", "GPT2Tokenizer", "GPT2TokenizerFast", "Qwen2Tokenizer", "Qwen2TokenizerFast", "GemmaTokenizer", "GemmaTokenizerFast", "T5Tokenizer", "T5TokenizerFast", "RobertaTokenizer", "RobertaTokenizerFast", "DistilBertTokenizer", "DistilBertTokenizerFast", "XLMRobertaTokenizer", "XLMRobertaTokenizerFast", "CLIPTokenizer", "CLIPTokenizerFast", "WhisperTokenizer", "BartTokenizer", "BartTokenizerFast", "BloomTokenizerFast", "CodeLlamaTokenizer", "CohereTokenizer", "CohereTokenizerFast", "DebertaV2Tokenizer", "ElectraTokenizer", "MBartTokenizer", "MPNetTokenizer", "NllbTokenizer", "MarianTokenizer"];

export const schema = uncoerced(loose({
  bos_token: key(token, "Token that begins a text."),
  eos_token: key(token, "Token that ends a text."),
  pad_token: key(token, "Token that fills short texts of a batch up."),
  unk_token: key(token, "Token for what the vocabulary lacks."),
  cls_token: key(token, "Token whose vector stands for the text."),
  sep_token: key(token, "Token between two texts."),
  mask_token: key(token, "Token in the place of a hidden word."),
  added_tokens_decoder: key({ ...named(added), names: { like: /^\d+$/, called: "the number of a token" } }, "Tokens by their id."),
  tokenizer_class: key({ ...string, usual: CLASSES }, "The class that reads the tokenizer's files."),
  ...keysOf({
    processor_class: ["text", "The class that reads texts and images."],
    model_max_length: ["num>=1", "Longest input in tokens; longer ones are cut."],
    max_length: ["int>=1", "Longest input in tokens."],
    chat_template: ["text|[any]", "Jinja template that turns a list of messages into a prompt."],
    padding_side: ["'left'|'right'", "The side that is filled up. Decoder-only models generate with `left`."],
    truncation_side: ["'left'|'right'", "The side that is cut."],
    add_bos_token: ["bool", "Put the first token before every text."],
    add_eos_token: ["bool", "Put the last token after every text."],
    add_prefix_space: ["bool", "Put a blank before the text."],
    clean_up_tokenization_spaces: ["bool", "Remove blanks before punctuation when decoding."],
    do_lower_case: ["bool", "Write everything small."],
    do_basic_tokenize: ["bool", "Split at blanks and punctuation first."],
    strip_accents: ["bool", "Remove accents."],
    tokenize_chinese_chars: ["bool", "Each Chinese character is a word."],
    never_split: ["[text]", "Words that stay whole."],
    additional_special_tokens: ["[any]", "Further special tokens."],
    extra_special_tokens: ["any", "Further special tokens by name."],
    model_input_names: ["[text]", "What the model is given."],
    sp_model_kwargs: ["map", "Arguments of SentencePiece."],
    use_default_system_prompt: ["bool", "Begin with the model's system prompt."],
    legacy: ["bool", "The older way to read blanks."],
    use_fast: ["bool", "The faster tokenizer."],
    split_special_tokens: ["bool", "Split special tokens as other text."],
    spaces_between_special_tokens: ["bool", "Put blanks between special tokens when decoding."],
    stride: ["int>=0", "Tokens that cut pieces share."],
    errors: ["text", "What happens with bytes that are no text."],
    name_or_path: ["text", "Where it came from."],
    added_tokens: ["any", "Further tokens."],
    auto_map: ["map", "Classes in Python files of this repository. Loading them runs that code."],
    tokenizer_file: ["text", "The file of the fast tokenizer."],
    vocab_file: ["text", "The vocabulary."],
    is_local: ["bool", "It came from a folder."],
    backend: ["text", "The library that reads it."],
  }),
}));
