/** The parts of sherpa-onnx-node that the speech processes use; its own typings are comments and lack some of these. */
declare module 'sherpa-onnx-node' {
  interface Wave {
    sampleRate: number;
    samples: Float32Array;
  }

  interface OfflineStream {
    acceptWaveform(wave: Wave): void;
  }

  interface RecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: {
      tokens: string;
      moonshine: { encoder: string; mergedDecoder: string };
      numThreads: number;
      provider: 'cpu';
      debug: 0 | 1;
    };
  }

  interface OnlineStream {
    acceptWaveform(wave: Wave): void;
    inputFinished(): void;
  }

  interface OnlineRecognizerConfig {
    featConfig: { sampleRate: number; featureDim: number };
    modelConfig: {
      transducer: { encoder: string; decoder: string; joiner: string };
      tokens: string;
      numThreads: number;
      provider: 'cpu';
      debug: 0 | 1;
      modelingUnit?: 'bpe';
      bpeVocab?: string;
    };
    decodingMethod: 'greedy_search' | 'modified_beam_search';
    maxActivePaths: number;
    enableEndpoint: 0 | 1;
    hotwordsFile?: string;
    hotwordsScore?: number;
  }

  interface VadConfig {
    sileroVad: {
      model: string;
      threshold: number;
      minSpeechDuration: number;
      minSilenceDuration: number;
      maxSpeechDuration: number;
      windowSize: number;
    };
    sampleRate: number;
    numThreads: number;
    provider: 'cpu';
    debug: 0 | 1;
  }

  interface TtsConfig {
    model: {
      vits?: { model: string; tokens: string; dataDir: string };
      kokoro?: { model: string; voices: string; tokens: string; dataDir: string; lang: string };
      numThreads: number;
      provider: 'cpu';
      debug: 0 | 1;
    };
    maxNumSentences: number;
  }

  class OfflineRecognizer {
    static createAsync(config: RecognizerConfig): Promise<OfflineRecognizer>;
    createStream(): OfflineStream;
    decodeAsync(stream: OfflineStream): Promise<{ text: string }>;
  }

  class OnlineRecognizer {
    constructor(config: OnlineRecognizerConfig);
    createStream(): OnlineStream;
    isReady(stream: OnlineStream): boolean;
    decode(stream: OnlineStream): void;
    getResult(stream: OnlineStream): { text: string };
  }

  class Vad {
    constructor(config: VadConfig, bufferSeconds: number);
    acceptWaveform(samples: Float32Array): void;
    isEmpty(): boolean;
    isDetected(): boolean;
    pop(): void;
    reset(): void;
    flush(): void;
  }

  class OfflineTts {
    static createAsync(config: TtsConfig): Promise<OfflineTts>;
    readonly sampleRate: number;
    readonly numSpeakers: number;
    generateAsync(request: { text: string; sid: number; speed: number; enableExternalBuffer: boolean }): Promise<Wave>;
  }

  const library: {
    OfflineRecognizer: typeof OfflineRecognizer;
    OnlineRecognizer: typeof OnlineRecognizer;
    OfflineTts: typeof OfflineTts;
    Vad: typeof Vad;
  };

  export type { OfflineRecognizer, OfflineTts, OnlineRecognizer, OnlineRecognizerConfig, RecognizerConfig, Vad };
  export default library;
}
