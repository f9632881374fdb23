/**
 * What tells a person from a machine, in ms and Hz. A person who is taken for a machine hears a message and no case; a machine that is
 * taken for a person records "press 1", which holds nothing: so every limit leans to the person. For comparison, the defaults of
 * Asterisk's app_amd (configs/samples/amd.conf.sample): initial_silence 2500, greeting 1500, after_greeting_silence 800,
 * total_analysis_time 5000, min_word_length 100, between_words_silence 50, maximum_number_of_words 2, silence_threshold 256.
 */
export const ANSWER = {
  /** Nothing heard for so long: `silence`. Asterisk says machine at 2,500; somebody who fumbles for the phone at night is slower. */
  silence: 3_000,
  /** A greeting up to this long ("Doctor Okafor speaking") and then a short pause: a person. Asterisk: 1,500. */
  shortGreeting: 2_200,
  /** The pause that ends it. Asterisk: 800. Counted behind `lag`. */
  shortPause: 700,
  /** A greeting up to this long needs a longer pause: voicemail goes on after a breath, a person waits. */
  longGreeting: 3_600,
  longPause: 1_200,
  /** No verdict until then: `unsure`. Asterisk: 5,000. */
  total: 6_500,
  /** Voice shorter than this is a click or a cough. Asterisk: 100. */
  word: 100,
  /** A gap within a word. Asterisk: 50; ours are whole frames. */
  gap: 60,
  /** How far the verdict lags behind the line: until then a steady tone may turn out to be voice and the other way round. */
  lag: 120,
} as const;

export const LEVEL = {
  /** Below this is silence whatever the line's own noise, dBFS. Asterisk's threshold of 256 of 32,767 is -42. */
  silence: -44,
  /** Voice stands this far above the noise of the line, dB. */
  aboveNoise: 9,
  /** A tone of a machine or of the network: E.180 sends at -10 dBm0, and a line may lose 20 dB. */
  tone: -36,
} as const;

export const TONE = {
  /** Shares of the energy of 40 ms that one frequency, or two, must hold. Vowels reach this for a moment only. */
  single: 0.94,
  pair: 0.85,
  /** How far the frequency of one tone may wander, Hz. */
  wander: 12,
  /** And its level, dB. */
  unsteady: 2,
  /** Beeps of machines last 0.15 to 1.5 s; a tone that goes on for longer is something else. */
  shortest: 120,
  longestBeep: 2_500,
  /** Where beeps lie: 440 to 1,400 Hz are usual. */
  beep: [380, 2_000],
  /** A beep right at the start may be the line's; it stands for a machine after so long a quiet, or after speech of this length. */
  beepQuiet: 1_500,
  beepSpeech: 700,
  /** ITU-T T.30: CED is 2,100 Hz +-15 for 2.6 to 4 s, CNG 1,100 Hz +-38 for 0.5 s every 3.5 s. */
  ced: { hz: [2_070, 2_130], ms: 500 },
  cng: { hz: [1_055, 1_145], ms: [380, 650] },
  /** ITU-T E.180 Amd. 1 and GR-674: three tones upwards, 274 to 380 ms each, no gap between them. */
  special: [
    [890, 1_010],
    [1_340, 1_460],
    [1_740, 1_860],
  ],
  specialMs: [180, 460],
  specialGap: 120,
} as const;

/** After speech a machine that gives no beep is quiet for so long, ms: the message may begin. */
export const MESSAGE_QUIET_MS = 2_500;
/** Longer greetings than this are not waited for, ms. */
export const MESSAGE_LATE_MS = 35_000;
