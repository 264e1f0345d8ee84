/** What the Hugging Face Hub knows by name, after its documentation and huggingface.js (MIT), read 2026-11-21. */
export const HUB_AS_OF = "2026-11-21";

const wordsOf = (text: string): readonly string[] => text.trim().split(/\s+/);

export const HUB_TASKS: readonly string[] = wordsOf(`
  text-classification token-classification table-question-answering question-answering zero-shot-classification translation summarization
  feature-extraction text-generation text2text-generation fill-mask sentence-similarity text-to-speech text-to-audio automatic-speech-recognition
  audio-to-audio audio-classification audio-text-to-text voice-activity-detection depth-estimation image-classification object-detection
  image-segmentation text-to-image image-to-text image-to-image image-to-video unconditional-image-generation video-classification
  reinforcement-learning robotics tabular-classification tabular-regression tabular-to-text table-to-text multiple-choice text-ranking
  text-retrieval time-series-forecasting text-to-video image-text-to-text image-text-to-image image-text-to-video visual-question-answering
  document-question-answering zero-shot-image-classification graph-ml mask-generation zero-shot-object-detection text-to-3d image-to-3d
  image-feature-extraction video-text-to-text keypoint-detection visual-document-retrieval any-to-any video-to-video other`);

export const HUB_LIBRARIES: readonly string[] = wordsOf(`
  transformers diffusers peft sentence-transformers timm keras tf-keras keras-hub sklearn fastai spacy flair nemo adapter-transformers adapters
  gguf mlx onnx transformers.js stable-baselines3 ml-agents sample-factory paddlenlp open_clip espnet speechbrain pyannote-audio setfit span-marker
  asteroid allennlp stanza fairseq fasttext mindspore pythae ultralytics vllm llama.cpp unsloth lerobot gliner colpali bertopic audiocraft`);

/** ISO 639-1. */
export const LANGUAGES: ReadonlySet<string> = new Set(wordsOf(`
  aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo es et eu fa ff fi fj fo fr fy
  ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt
  lu lv mg mh mi mk ml mn mo mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm
  sn so sq sr ss st su sv sw ta te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu`));

/** What people write for a language, and its code. */
export const LANGUAGE_CODES: Readonly<Record<string, string>> = {
  jp: "ja", cn: "zh", cz: "cs", dk: "da", gr: "el", ua: "uk", vn: "vi", kz: "kk", ir: "fa", gb: "en", us: "en", in: "hi", iw: "he",
  english: "en", german: "de", deutsch: "de", french: "fr", "français": "fr", spanish: "es", "español": "es", italian: "it", italiano: "it", portuguese: "pt", dutch: "nl", russian: "ru", chinese: "zh",
  japanese: "ja", korean: "ko", arabic: "ar", hindi: "hi", turkish: "tr", polish: "pl", swedish: "sv", danish: "da", norwegian: "no", finnish: "fi", greek: "el", hebrew: "he", persian: "fa", vietnamese: "vi",
  thai: "th", indonesian: "id", ukrainian: "uk", czech: "cs", romanian: "ro", hungarian: "hu", bulgarian: "bg", bengali: "bn", urdu: "ur", tamil: "ta", telugu: "te", catalan: "ca",
};
