import { defineRule } from "../../engine/rule.ts";
import { rootOf } from "../../kinds/data.ts";
import { rememberedByText } from "../../memo.ts";
import { nodeAt, scalarsOf } from "../../syntax/data/access.ts";
import type { Scalar } from "../../syntax/data/node.ts";
import { nearest } from "../../text/nearest.ts";

export const peftTargetMisspelt = defineRule({
  id: "peft-target-misspelt",
  summary: "A layer that is to get an adapter is misspelt",
  severity: "warning",
  languages: ["json", "yaml"],
  kinds: ["peft-adapter", "axolotl", "llamafactory", "trainer"],
  references: ["https://huggingface.co/docs/peft/developer_guides/lora"],
  fix: "suggested",

  *check(document) {
    const root = rootOf(document);
    for (const scalar of KEYS.flatMap((name) => scalarsOf(nodeAt(root, name)))) {
      if (!/^[*+?]/.test(scalar.text)) continue;
      yield {
        at: scalar.span,
        message: `\`${scalar.text}\` is no layer and no regular expression: nothing stands before \`${scalar.text.charAt(0)}\` that it could repeat. PEFT finds no layer or stops. Name the layers, or write one expression, such as \`.*${scalar.text.replace(/^[*+?.]+/, "")}\`, in the place of the list.`,
      };
    }
    for (const scalar of KEYS.flatMap((name) => scalarsOf(nodeAt(root, name)))) {
      for (const { word, start } of wordsOf(scalar, document.text)) {
        const meant = meantBy(word);
        if (meant === undefined) continue;
        const at = { start, end: start + word.length };
        yield {
          at,
          message: `\`${word}\` is no layer that common models have, and it is a slip away from \`${meant}\`: PEFT puts no adapter there, without a word as long as another name fits. Did you mean \`${meant}\`?`,
          fixes: [{ title: `Change to \`${meant}\``, edits: [{ span: at, text: meant }] }],
        };
      }
    }
  },
});

/** What the tools call the list; LLaMA-Factory writes it in one text. */
const KEYS = ["target_modules", "lora_target_modules", "lora_target"];

/** Names of layers in models of transformers (5.23, read 2026-11-22), and what stands for all of them. */
const LAYERS = (
  "q_proj k_proj v_proj o_proj qkv_proj kv_proj out_proj gate_proj up_proj down_proj gate_up_proj in_proj x_proj dt_proj c_attn q_attn c_proj c_fc query key value dense query_key_value dense_h_to_4h dense_4h_to_h " +
  "fc_in fc_out q_a_proj q_b_proj kv_a_proj_with_mqa kv_b_proj k_b_proj v_b_proj in_proj_qkvz in_proj_ba in_proj_qkv in_proj_z in_proj_b in_proj_a lm_head lm_heads linear_q linear_k linear_v linear_kv word_embedding embed_tokens embed_in embed_out word_embeddings attention_output output_linear input_linear shared_expert_gate " +
  "g_proj r_proj w_proj f_proj a_proj b_proj i_proj p_proj s_proj t_proj u_proj c_q_proj linear_proj linear_qkv linear_fc1 linear_fc2 mlp_up mlp_down to_q to_k to_v to_out all-linear all all_linear"
).split(" ");

/** Shorter names are near to too many others. */
const SHORTEST = 5;
const MOST_WORDS = 20_000;

const LONG_LAYERS = LAYERS.filter((name) => name.length >= SHORTEST);

/** A list of hundreds of layers is the same from key to key. */
const meantBy = rememberedByText((word): string | undefined => {
  if (word.length < SHORTEST || LAYERS.includes(word)) return undefined;
  const meant = nearest(word, LONG_LAYERS, 2);
  if (meant === undefined) return undefined;
  // Letters that changed places or stand twice, or one that is missing: another letter may be the name of another layer.
  const [ours, theirs] = [lettersOf(word), lettersOf(meant)];
  return ours === theirs || isWithin(word, meant) || isWithin(meant, word) ? meant : undefined;
}, MOST_WORDS);

const lettersOf = (word: string): string => (word.toLowerCase().match(/./g) ?? []).toSorted().join("");

/** One letter more makes the longer of the shorter, and the longer has no letter that the shorter lacks. */
function isWithin(shorter: string, longer: string): boolean {
  if (longer.length !== shorter.length + 1 || /\d/.test(longer) !== /\d/.test(shorter)) return false;
  return Array.from({ length: longer.length - 1 }, (_, index) => index + 1).some((place) => longer.slice(0, place) + longer.slice(place + 1) === shorter);
}

function* wordsOf(scalar: Scalar, text: string): Generator<{ readonly word: string; readonly start: number }> {
  const written = text.slice(scalar.span.start, scalar.span.end);
  // An expression names layers in its own way.
  if (/[()[\]|*^$\\{]/.test(written)) return;
  for (const match of written.matchAll(/[\w-]+/g)) yield { word: match[0], start: scalar.span.start + match.index };
}
