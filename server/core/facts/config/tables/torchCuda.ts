
/** CUDA versions that PyTorch publishes wheels for, by minor release. From pytorch.org/get-started/previous-versions. */
export const TORCH_CUDA_AS_OF = "2026-01";

export const TORCH_CUDA: Readonly<Record<string, readonly string[]>> = {
  "1.8": ["10.2", "11.1"],
  "1.9": ["10.2", "11.1"],
  "1.10": ["10.2", "11.1", "11.3"],
  "1.11": ["10.2", "11.3", "11.5"],
  "1.12": ["10.2", "11.3", "11.6"],
  "1.13": ["11.6", "11.7"],
  "2.0": ["11.7", "11.8"],
  "2.1": ["11.8", "12.1"],
  "2.2": ["11.8", "12.1"],
  "2.3": ["11.8", "12.1"],
  "2.4": ["11.8", "12.1", "12.4"],
  "2.5": ["11.8", "12.1", "12.4"],
  "2.6": ["11.8", "12.4", "12.6"],
  "2.7": ["11.8", "12.6", "12.8"],
  "2.8": ["12.6", "12.8", "12.9"],
  "2.9": ["12.6", "12.8", "13.0"],
  "2.10": ["12.6", "12.8", "13.0"],
};

/** What `pip install torch` from PyPI brings, where it is not the second of the list; by what the wheels require, as of 2026-11. */
export const TORCH_DEFAULT_CUDA: Readonly<Record<string, string>> = {
  "1.13": "11.7",
  "2.0": "11.7",
  "2.5": "12.4",
  "2.11": "13.0",
  "2.12": "13.0",
  "2.13": "13.0",
  "2.14": "13.0",
  "2.15": "13.2",
};
