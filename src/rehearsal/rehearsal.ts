import { readFileSync } from 'node:fs';
import type { Log } from '../log.ts';
import { ENCODER_MODEL } from '../models/required.ts';
import { checkModels } from '../models/state.ts';
import { localTime, whoIsOnCall } from '../oncall/rota.ts';
import type { Adviser } from '../opinion/adviser.ts';
import { Classifier } from '../opinion/classifier.ts';
import { opinionOf } from '../opinion/verdict.ts';
import { type Practice, parsePractice } from '../practice/practice.ts';
import { loadMind, type Mind } from '../wiring/mind.ts';
import { SentenceSense } from './caller/sense.ts';
import { withTimeOf } from './furnish.ts';
import { playInText } from './play-text.ts';
import { playByVoice } from './play-voice.ts';
import type { HeardTurn, RehearsalResult } from './result.ts';
import { readStory, type Scenario, type Story } from './scenario.ts';
import { startVoiceBox, type VoiceBox } from './voice-box.ts';

export interface RehearsalOptions {
  /** A file of calls. */
  file: string;
  /** The folder of all models. */
  models: string;
  log: Log;
}

/** The calls of one file and everything that is needed to play them. */
export class Rehearsal {
  readonly story: Story;
  readonly practice: Practice;
  readonly mind: Mind;
  readonly #classifier: Classifier;
  readonly #sense: SentenceSense;
  readonly #log: Log;
  #line: VoiceBox | null = null;
  #voice = 0;

  private constructor(story: Story, practice: Practice, mind: Mind, classifier: Classifier, log: Log) {
    this.story = story;
    this.practice = practice;
    this.mind = mind;
    this.#classifier = classifier;
    this.#sense = new SentenceSense((text) => classifier.embed(text));
    this.#log = log;
  }

  /** Rejects with NB_INPUT_INVALID, NB_PRACTICE_INVALID, NB_MODEL_MISSING or NB_MODEL_HASH. */
  static async open({ file, models, log }: RehearsalOptions): Promise<Rehearsal> {
    const story = readStory(file);
    const practice = parsePractice(readFileSync(story.practiceFile, 'utf8'), story.practiceFile);
    await checkModels({ ids: [ENCODER_MODEL], cacheDir: models });
    return new Rehearsal(story, practice, loadMind(), await Classifier.load(models), log);
  }

  get sense(): SentenceSense {
    return this.#sense;
  }

  /** Plays one call in words. */
  play(scenario: Scenario): Promise<RehearsalResult> {
    return playInText(scenario, {
      practice: withTimeOf(scenario, this.practice),
      mind: this.mind,
      advisers: [inThisThread(this.#classifier)],
      encode: (text) => this.#classifier.embed(text),
      sense: this.#sense,
      log: this.#log,
    });
  }

  /** Starts a whole box for calls over a real line. */
  async openLine(onPrompts: (done: number, total: number) => void): Promise<void> {
    this.#line = await startVoiceBox(this.story.practiceFile, this.#log, onPrompts);
  }

  /** Plays one call with a voice over SIP, in real time; after `openLine`. Each call has another voice than the one before. */
  async playByVoice(scenario: Scenario, onTurn?: (turn: HeardTurn) => void): Promise<RehearsalResult> {
    if (!this.#line) throw new Error('no line is open');
    const { mind, sense } = this;
    return playByVoice(scenario, {
      voiceBox: this.#line,
      mind,
      sense,
      voice: this.#voice++,
      log: this.#log,
      ...(onTurn && { onTurn }),
    });
  }

  /** A story whose clinician is another than the rota's is played against the wrong person. null: they are the same. */
  otherOnCall({ at, onCall, id }: Scenario): string | null {
    const { primary } = whoIsOnCall(this.practice, new Date(at).toISOString());
    if (!onCall || onCall === primary.id) return null;
    return `${id}: the story has ${onCall} on call at ${localTime(this.practice, at)}, the rota ${primary.id}`;
  }

  async close(): Promise<void> {
    await this.#line?.close();
    await this.#classifier.close();
  }
}

/** Time waits for the classifier here, so that a busy machine changes no call: it needs no thread and no deadline. */
function inThisThread(classifier: Classifier): Adviser {
  return {
    by: 'classifier',
    model: classifier.model,
    advise: async ({ text, lang: _, ...beside }) =>
      /\p{L}/u.test(text) ? opinionOf(await classifier.guess(text, beside), classifier.model) : null,
    close: async () => undefined,
  };
}
