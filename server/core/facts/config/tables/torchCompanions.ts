/** The release of PyTorch that a release of torchvision or torchaudio asks for with `==`, by the metadata of its wheels on PyPI, read on 2026-11-22. */
export const TORCH_COMPANIONS_AS_OF = "2026-11-22";

const VISION: Readonly<Record<string, string>> = {
  "0.12.0": "1.11.0", "0.13.0": "1.12.0", "0.13.1": "1.12.1", "0.14.0": "1.13.0", "0.14.1": "1.13.1", "0.15.1": "2.0.0", "0.15.2": "2.0.1",
  "0.16.0": "2.1.0", "0.16.1": "2.1.1", "0.16.2": "2.1.2", "0.17.0": "2.2.0", "0.17.1": "2.2.1", "0.17.2": "2.2.2", "0.18.0": "2.3.0", "0.18.1": "2.3.1",
  "0.19.0": "2.4.0", "0.19.1": "2.4.1", "0.20.0": "2.5.0", "0.20.1": "2.5.1", "0.21.0": "2.6.0", "0.22.0": "2.7.0", "0.22.1": "2.7.1", "0.23.0": "2.8.0",
  "0.24.0": "2.9.0", "0.24.1": "2.9.1", "0.25.0": "2.10.0", "0.26.0": "2.11.0", "0.27.0": "2.12.0", "0.27.1": "2.12.1", "0.28.0": "2.13.0", "0.29.0": "2.14.0",
};

/** From 2.11 on torchaudio asks for no release any more. */
const AUDIO: Readonly<Record<string, string>> = {
  "0.12.0": "1.12.0", "0.12.1": "1.12.1", "0.13.0": "1.13.0", "0.13.1": "1.13.1", "2.0.1": "2.0.0", "2.0.2": "2.0.1",
  ...Object.fromEntries(["2.1.0", "2.1.1", "2.1.2", "2.2.0", "2.2.1", "2.2.2", "2.3.0", "2.3.1", "2.4.0", "2.4.1", "2.5.0", "2.5.1", "2.6.0", "2.7.0", "2.7.1", "2.8.0", "2.9.0", "2.9.1", "2.10.0"].map((version) => [version, version])),
};

export const TORCH_COMPANIONS: ReadonlyMap<string, Readonly<Record<string, string>>> = new Map([["torchvision", VISION], ["torchaudio", AUDIO]]);
