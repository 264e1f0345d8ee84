/** Beginnings of keys that services hand out; the rest is long and random. */
const KEY = /^(sk-[\w-]{20,}|sk-ant-[\w-]{20,}|AIza[\w-]{30,}|gsk_\w{20,}|hf_\w{20,}|xai-\w{20,}|r8_\w{20,}|ghp_\w{30,}|github_pat_\w{30,}|glpat-[\w-]{15,}|xox[abpr]-[\w-]{20,}|AKIA[A-Z\d]{16}|lsv2_\w{20,}|pplx-\w{20,}|nvapi-[\w-]{20,}|tvly-[\w-]{20,}|ntn_\w{20,}|secret_\w{20,})$/;
const PLACEHOLDER = /x{4,}|your|example|dummy|fake|test|placeholder|changeme|\.\.\.|<|\$|\*{3,}|1234567890|abcdef/i;

/** True for a text that is a real key rather than a stand-in for one. */
export const isSecret = (text: string): boolean => KEY.test(text) && !PLACEHOLDER.test(text);

/** True for a long random value under a name that says it is secret, such as `API_KEY`. */
export function isSecretUnder(name: string, text: string): boolean {
  if (isSecret(text)) return true;
  if (!/(^|[_-])(key|token|secret|password|passwd|credentials?)$|apikey$|authorization$/i.test(name)) return false;
  const value = text.replace(/^(Bearer|Basic)\s+/, "");
  return value.length >= 20 && !PLACEHOLDER.test(text) && /\d/.test(value) && /[A-Za-z]/.test(value) && !/[\s/:]/.test(value);
}
