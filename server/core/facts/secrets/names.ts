import { rememberedByText } from "../../memo.ts";

/** What a name tells about its value: `sure` for `HF_TOKEN` or `db_password`, `maybe` for a bare `token`. */
export type SecretName = "sure" | "maybe";

/** Judges a variable, key or parameter by its words, of which a file has few; language models have made `token` and `key` ordinary ones. */
export const secretName: (name: string) => SecretName | undefined = rememberedByText((name) => {
  const words = name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase().split(/[^a-z\d]+/).filter(Boolean);
  const [before, last] = [words.at(-2), words.at(-1)];
  if (last === undefined || words.some((word) => HARMLESS.has(word)) || ABOUT.has(last)) return undefined;
  if (SECRET_WORDS.has(last) || SECRET_COMPOUNDS.has(last)) return "sure";
  if (last === "key") return before !== undefined && (KEY_KINDS.has(before) || PROVIDERS.has(before)) ? "sure" : undefined;
  if (last === "token") return before === undefined ? "maybe" : TOKEN_KINDS.has(before) || PROVIDERS.has(before) ? "sure" : "maybe";
  return undefined;
}, 10_000);

export const isSecretName = (name: string): boolean => secretName(name) !== undefined;

/** True for a value that stands where a secret will be put: `<your-key>`, `changeme`, `xxxx`, `${TOKEN}`. */
export function isPlaceholder(value: string): boolean {
  const plain = value.trim().toLowerCase();
  return plain.length < 4 || PLACEHOLDER.test(plain) || /^(.)\1*$/.test(plain) || /^(?:\.{3}|…|\*{3,})|(?:\.{3}|…|\*{3,})$/.test(plain);
}

const words = (text: string): ReadonlySet<string> => new Set(text.split(" "));

const SECRET_WORDS = words("password passwd pwd passphrase secret secrets credential credentials pat");
const SECRET_COMPOUNDS = words("apikey secretkey accesskey privatekey authtoken accesstoken");
const KEY_KINDS = words("api secret access private encryption signing auth account storage master service admin license ssh");
const TOKEN_KINDS = words("api access auth bearer refresh session secret bot hub personal deploy oauth service admin user");
const PROVIDERS = words(
  "hf huggingface hub openai anthropic claude gemini google gcp azure aws groq mistral cohere together replicate fireworks perplexity deepseek xai openrouter wandb comet neptune clearml mlflow dagshub kaggle databricks snowflake pinecone qdrant weaviate milvus langsmith langchain langfuse github gh gitlab gl npm pypi slack discord telegram stripe sendgrid twilio datadog sentry vault elevenlabs deepgram assemblyai serpapi tavily ngc nvidia",
);
/** A word that makes the whole name harmless. */
const HARMLESS = words(
  "public pad padding eos bos unk sep cls mask masked max min num n new special stop start end next prev image vision prefix suffix stopword vocab csrf sample first last begin trigger placeholder target word sub decoder input output tokenizer tokenizers primary foreign sort partition dict cache",
);
/** A last word that makes the name one about a secret, not the secret. */
const ABOUT = words("file path dir folder url uri name id ids type env var variable hash count length len size limit field column col label policy arn version expiry ttl header format regex pattern prompt hint error message manager provider store ref reset required enabled index");

// The two numbers are the password that Ray gives Redis everywhere, plain and as a Secret holds it.
const PLACEHOLDER =
  /^<.*>$|^\[.*\]$|\$\{|\{\{|^\{\w*\}$|^%\(?\w+|your|change.?me|example|dummy|placeholder|replace|insert|redacted|removed|hidden|masked|sample|fake|todo|fixme|xxx|^(?:none|null|nil|undefined|true|false|empty|default|password|passwd|secret|token|test|testing|key|api[_-]?key|string|abc123|5241590000000000|nti0mtu5mdawmdawmdawma==|n\/a|-+)$|^(?:env|os|vault|arn|projects|sm|ssm|secretref|azurekeyvault)[:/.]/;
