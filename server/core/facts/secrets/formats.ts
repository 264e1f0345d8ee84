import type { Span } from "../../text/span.ts";
import { hasWrongCheckDigits } from "./checkDigits.ts";
import { isPlaceholder } from "./names.ts";
import { entropy } from "./entropy.ts";

/** A value that has the form of a provider's secret. */
export interface FormatMatch {
  /** With an article, such as `an OpenAI key`. */
  readonly what: string;
  /** The environment variable that the provider's own tools read. */
  readonly variable: string | undefined;
  readonly span: Span;
  /** Its check digits are wrong, so it is most likely made up. */
  readonly doubtful: boolean;
}

/** Finds secrets by the forms that their providers publish. The value itself never leaves this module. */
export function secretFormats(text: string): readonly FormatMatch[] {
  const found: FormatMatch[] = [];
  const clues = cluesIn(text);
  for (const { what, variable, clue, form, group = 0, least = 3 } of FORMS) {
    if (!clues.has(clue)) continue;
    for (const match of text.matchAll(form)) {
      const value = match[group] ?? "";
      const start = match.index + match[0].indexOf(value);
      if (found.some(({ span }) => span.start <= start && start < span.end)) continue;
      if (isPlaceholder(value) || entropy(value) < least || isRun(value)) continue;
      found.push({ what, variable, span: { start, end: start + value.length }, doubtful: hasWrongCheckDigits(value) });
    }
  }
  return found;
}

interface Form {
  readonly what: string;
  readonly variable?: string;
  /** A text without which the form cannot match; it makes the search quick. */
  readonly clue: string;
  readonly form: RegExp;
  /** Group of the form that holds the secret; 0 is all of it. */
  readonly group?: number;
  /** Bits per character below which a value is a made-up one. */
  readonly least?: number;
}

// Behind one equals sign begins a value, behind two ends a base64 text.
const START = "(?<![\\w+/.-]|==)";
const END = "(?![\\w+/=-])";
const form = (body: string): RegExp => new RegExp(START + body + END, "g");

const FORMS: readonly Form[] = [
  { what: "an OpenAI key", variable: "OPENAI_API_KEY", clue: "T3BlbkFJ", form: form("sk-(?:(?:proj|svcacct|admin|service)-)?[\\w-]{20,140}T3BlbkFJ[\\w-]{20,140}") },
  { what: "an Anthropic key", variable: "ANTHROPIC_API_KEY", clue: "sk-ant-", form: form("sk-ant-(?:api|admin)\\d\\d-[\\w-]{80,120}") },
  { what: "a Hugging Face token", variable: "HF_TOKEN", clue: "hf_", form: form("hf_[A-Za-z\\d]{30,40}") },
  { what: "a Hugging Face token of an organisation", variable: "HF_TOKEN", clue: "api_org_", form: form("api_org_[A-Za-z\\d]{34}") },
  { what: "a Groq key", variable: "GROQ_API_KEY", clue: "gsk_", form: form("gsk_[A-Za-z\\d]{48,56}") },
  { what: "an OpenRouter key", variable: "OPENROUTER_API_KEY", clue: "sk-or-v1-", form: form("sk-or-v1-[\\da-f]{64}") },
  { what: "an xAI key", variable: "XAI_API_KEY", clue: "xai-", form: form("xai-\\w{70,90}") },
  { what: "a Perplexity key", variable: "PERPLEXITY_API_KEY", clue: "pplx-", form: form("pplx-[A-Za-z\\d]{48,56}") },
  { what: "a Replicate token", variable: "REPLICATE_API_TOKEN", clue: "r8_", form: form("r8_[\\w-]{37}") },
  { what: "an NVIDIA key", variable: "NVIDIA_API_KEY", clue: "nvapi-", form: form("nvapi-[\\w-]{60,70}") },
  { what: "a LangSmith key", variable: "LANGSMITH_API_KEY", clue: "lsv2_", form: form("lsv2_(?:pt|sk)_[\\da-f]{32}_[\\da-f]{10}") },
  { what: "a Langfuse key", variable: "LANGFUSE_SECRET_KEY", clue: "sk-lf-", form: form("sk-lf-[\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12}") },
  { what: "a Pinecone key", variable: "PINECONE_API_KEY", clue: "pcsk_", form: form("pcsk_\\w{5,6}_\\w{63}") },
  { what: "a Databricks token", variable: "DATABRICKS_TOKEN", clue: "dapi", form: form("dapi[\\da-f]{32}(?:-\\d)?") },
  { what: "a Prefect key", variable: "PREFECT_API_KEY", clue: "pnu_", form: form("pnu_[A-Za-z\\d]{36}") },
  { what: "a Tavily key", variable: "TAVILY_API_KEY", clue: "tvly-", form: form("tvly-(?:dev-|prod-)?[A-Za-z\\d]{32}") },
  { what: "a LlamaCloud key", variable: "LLAMA_CLOUD_API_KEY", clue: "llx-", form: form("llx-[A-Za-z\\d]{48}") },
  { what: "an ElevenLabs key", variable: "ELEVENLABS_API_KEY", clue: "sk_", form: form("sk_[\\da-f]{48}") },
  { what: "a Fireworks key", variable: "FIREWORKS_API_KEY", clue: "fw_", form: form("fw_[A-Za-z\\d]{22,24}"), least: 3.5 },
  { what: "a Voyage key", variable: "VOYAGE_API_KEY", clue: "pa-", form: form("pa-[\\w-]{43}"), least: 4 },
  { what: "a Cerebras key", variable: "CEREBRAS_API_KEY", clue: "csk-", form: form("csk-[a-z\\d]{48}") },
  { what: "a Firecrawl key", variable: "FIRECRAWL_API_KEY", clue: "fc-", form: form("fc-[\\da-f]{32}") },
  { what: "a Jina key", variable: "JINA_API_KEY", clue: "jina_", form: form("jina_[\\da-f]{32}[\\w-]{28}") },
  { what: "a Neptune token", variable: "NEPTUNE_API_TOKEN", clue: "eyJhcGlfYWRkcmVzcyI6", form: form("eyJhcGlfYWRkcmVzcyI6[A-Za-z\\d+/]{80,}={0,2}"), least: 4 },
  { what: "a Kaggle key", variable: "KAGGLE_KEY", clue: "username", form: /"username"\s*:\s*"[^"\n]+"\s*,\s*"key"\s*:\s*"([\da-f]{32})"/g, group: 1 },
  { what: "an Azure OpenAI key", variable: "AZURE_OPENAI_API_KEY", clue: "openai.azure.com", form: /openai\.azure\.com[^]{0,200}?api_key\s*[=:]\s*["']([\da-f]{32})["']/g, group: 1 },
  { what: "a key of a model's provider", clue: "sk-", form: form("sk-(?=[a-z]*\\d)[a-z\\d]{32}"), least: 3.5 },
  // The token of every documentation names John Doe.
  { what: "a signed token (JWT)", clue: "eyJ", form: form("eyJ[\\w-]{15,}\\.eyJ(?![\\w-]*IkpvaG4gRG9lIi)[\\w-]{15,}\\.[\\w-]{20,}"), least: 4 },
  { what: "a Docker Hub token", clue: "dckr_pat_", form: form("dckr_pat_[\\w-]{27}") },
  { what: "a Grafana token", clue: "gl", form: form("gl(?:c_[A-Za-z\\d+/]{32,400}={0,2}|sa_[A-Za-z\\d]{32}_[\\da-f]{8})"), least: 3.5 },
  { what: "a Vault token", variable: "VAULT_TOKEN", clue: "hvs.", form: form("hvs\\.[\\w-]{90,120}") },
  { what: "a DigitalOcean token", clue: "dop_v1_", form: form("dop_v1_[\\da-f]{64}") },
  { what: "a Notion token", variable: "NOTION_TOKEN", clue: "ntn_", form: form("ntn_[A-Za-z\\d]{40,50}") },
  { what: "a Telegram bot's token", clue: ":AA", form: form("\\d{8,10}:AA[\\w-]{33}"), least: 4 },
  { what: "a Google OAuth secret", clue: "GOCSPX-", form: form("GOCSPX-[\\w-]{28}") },
  { what: "a Google API key", variable: "GOOGLE_API_KEY", clue: "AIza", form: form("AIza[\\w-]{35}"), least: 3.5 },
  { what: "an AWS access key", clue: "AKIA", form: form("AKIA[A-Z2-7]{16}") },
  { what: "an AWS access key", clue: "ASIA", form: form("ASIA[A-Z2-7]{16}") },
  { what: "an Amazon Bedrock key", variable: "AWS_BEARER_TOKEN_BEDROCK", clue: "ABSK", form: form("ABSK[A-Za-z\\d+/]{100,270}={0,2}") },
  { what: "an Azure client secret", variable: "AZURE_CLIENT_SECRET", clue: "Q~", form: form("[\\w~.]{3}\\dQ~[\\w~.-]{31,34}") },
  // The storage emulator's key is the same everywhere, and public.
  { what: "a key of an Azure storage account", clue: "AccountKey=", form: /AccountKey=((?!Eby8vdM02xNOcqFl)[A-Za-z\d+/]{86}==)/g, group: 1 },
  { what: "a GitHub token", variable: "GITHUB_TOKEN", clue: "gh", form: form("gh[pousr]_[A-Za-z\\d]{36}") },
  { what: "a GitHub token", variable: "GITHUB_TOKEN", clue: "github_pat_", form: form("github_pat_\\w{82}") },
  { what: "a GitLab token", variable: "GITLAB_TOKEN", clue: "glpat-", form: form("glpat-[\\w-]{20,40}") },
  { what: "a PyPI token", clue: "pypi-AgEI", form: form("pypi-AgEI[\\w-]{50,1000}") },
  { what: "an npm token", variable: "NPM_TOKEN", clue: "npm_", form: form("npm_[A-Za-z\\d]{36}") },
  { what: "a Slack token", variable: "SLACK_TOKEN", clue: "xox", form: form("xox[abeoprs]-(?:\\d+-)*[\\w-]{20,80}") },
  { what: "a Slack webhook", clue: "hooks.slack.com", form: /hooks\.slack\.com\/services\/(T\w{8,}\/B\w{8,}\/\w{24})/g, group: 1 },
  { what: "a Discord webhook", clue: "/api/webhooks/", form: /discord(?:app)?\.com\/api\/webhooks\/(\d{17,20}\/[\w-]{60,80})/g, group: 1, least: 4 },
  { what: "an E2B key", variable: "E2B_API_KEY", clue: "e2b_", form: form("e2b_[\\da-f]{40}") },
  { what: "a RunPod key", variable: "RUNPOD_API_KEY", clue: "rpa_", form: form("rpa_[A-Z\\d]{40,50}") },
  { what: "a Linear key", variable: "LINEAR_API_KEY", clue: "lin_api_", form: form("lin_api_[A-Za-z\\d]{40}") },
  { what: "a password in .netrc", clue: "machine ", form: /^machine\s+\S+\s+login\s+\S+\s+password\s+(\S{8,})/gm, group: 1, least: 2.8 },
  { what: "a Stripe key", clue: "k_live_", form: form("[rs]k_live_[A-Za-z\\d]{24,99}") },
  { what: "a SendGrid key", variable: "SENDGRID_API_KEY", clue: "SG.", form: form("SG\\.[\\w-]{22}\\.[\\w-]{43}") },
  { what: "a Weights & Biases key", variable: "WANDB_API_KEY", clue: "wandb", form: /wandb\.login\([^)\n]{0,80}?["']([\da-f]{40})["']/g, group: 1 },
  { what: "a private key", clue: "PRIVATE KEY-----", form: /-----BEGIN (?:[A-Z]+ )*PRIVATE KEY-----(?:\\n|\s)+[A-Za-z\d+/=\s\\]{60,}/g, least: 4 },
  { what: "a password in an address", clue: "://", form: /\b(?:postgres(?:ql)?(?:\+\w+)?|mysql(?:\+\w+)?|mongodb(?:\+srv)?|rediss?|amqps?|https?):\/\/[^\s:@/"'{}$<>]+:(?![A-Z][A-Z\d]*(?:_[A-Z\d]+)+@)([^\s:@/"'{}$<>]{6,})@(?!localhost|127\.|0\.0\.0\.0|(?:db|postgres|redis|mongo)(?:[:/"'\s]|$)|example\.)/g, group: 1, least: 2.5 },
];

/** A text is gone through once for all clues, by the two letters that a clue begins with. */
function cluesIn(text: string): ReadonlySet<string> {
  const found = new Set<string>();
  let before = text.charCodeAt(0);
  for (let index = 1; index < text.length; index++) {
    const code = text.charCodeAt(index);
    const clues = before < LETTERS && code < LETTERS ? CLUES[before * LETTERS + code] : undefined;
    before = code;
    for (const clue of clues ?? []) {
      if (!found.has(clue) && text.startsWith(clue, index - 1)) found.add(clue);
    }
  }
  return found;
}

const LETTERS = 128;
const CLUES: readonly (readonly string[] | undefined)[] = cluesByPair();

function cluesByPair(): readonly (readonly string[] | undefined)[] {
  const pairs = Array.from<unknown, string[] | undefined>({ length: LETTERS * LETTERS }, () => undefined);
  for (const clue of new Set(FORMS.map((one) => one.clue))) {
    const pair = clue.charCodeAt(0) * LETTERS + clue.charCodeAt(1);
    pairs[pair] = [...(pairs[pair] ?? []), clue];
  }
  return pairs;
}

/** `abcdefghij` and `0123456789` have much entropy and are made up all the same. */
function isRun(value: string): boolean {
  let steps = 0;
  for (let index = 1; index < value.length; index++) if (Math.abs(value.charCodeAt(index) - value.charCodeAt(index - 1)) <= 1) steps++;
  return steps > value.length * 0.6;
}
