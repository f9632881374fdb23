import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { silentLog } from '../../src/log.ts';
import { loadManifest, type Manifest } from '../../src/models/manifest.ts';
import { makeSettings, places } from '../../src/settings/load.ts';
import { moonshineConfig } from '../../src/speech/ears/moonshine.ts';
import { streamingConfig } from '../../src/speech/ears/streaming.ts';
import {
  checkFiles,
  earsFiles,
  type MoonshineFiles,
  mouthFiles,
  recogniserFiles,
  type TransducerFiles,
} from '../../src/speech/files.ts';
import { createSpeech } from '../../src/speech/index.ts';
import { ownCache } from './help.ts';

const STREAMING = 'asr-zipformer-streaming-en';
const { models } = places(makeSettings({}));

t.test('the manifest says which engine runs a recogniser, and the settings which recogniser', async (t) => {
  const usual = earsFiles(makeSettings({}));
  t.match(
    [usual.recognisers.en, usual.recognisers.es, usual.quick].map(({ engine }) => engine),
    ['moonshine', 'moonshine', 'moonshine'],
  );
  const streaming = earsFiles(makeSettings({ speech: { asr: { en: STREAMING } } }));
  t.equal(streaming.recognisers.en.engine, 'zipformer-streaming');
  t.equal(streaming.recognisers.es.engine, 'moonshine', 'each language has its own');
  t.equal(streaming.quick.engine, 'moonshine');
});

t.test('what no engine of the box runs is refused', async (t) => {
  t.throws(() => recogniserFiles(models, 'asr-whisper-base-q8'), { code: 'NB_MODEL_UNKNOWN' });
  t.throws(() => recogniserFiles(models, 'asr-of-nobody'), { code: 'NB_MODEL_UNKNOWN' });
});

t.test('a Moonshine model is given its encoder, decoder and tokens', async (t) => {
  const files = recogniserFiles('/m', 'asr-moonshine-base-en') as MoonshineFiles;
  const { modelConfig, featConfig } = moonshineConfig(files);
  t.equal(featConfig.sampleRate, 16000);
  t.match(modelConfig, {
    tokens: '/m/asr-moonshine-base-en/tokens.txt',
    moonshine: {
      encoder: '/m/asr-moonshine-base-en/encoder_model.onnx',
      mergedDecoder: '/m/asr-moonshine-base-en/decoder_lean.onnx',
    },
    numThreads: 1,
  });
});

t.test('a streaming transducer is given the files that the manifest names, greedily searched', async (t) => {
  const files = recogniserFiles('/m', STREAMING) as TransducerFiles;
  const config = streamingConfig(files);
  const named = new Set(
    loadManifest()
      .models.find(({ id }) => id === STREAMING)!
      .files.map(({ name }) => join('/m', STREAMING, name)),
  );
  const { transducer, tokens } = config.modelConfig;
  t.strictSame(new Set([transducer.encoder, transducer.decoder, transducer.joiner, tokens]), named);
  t.match(config, { decodingMethod: 'greedy_search', enableEndpoint: 0 });
  t.notOk('hotwordsFile' in config || 'bpeVocab' in config.modelConfig);
});

t.test('with hotwords beside it, it searches several ways for them', async (t) => {
  const cache = places(ownCache(t)).prompts;
  mkdirSync(join(cache, STREAMING), { recursive: true });
  writeFileSync(join(cache, STREAMING, 'hotwords.txt'), 'FIVE FIVE FIVE\n');
  const files = recogniserFiles(cache, STREAMING) as TransducerFiles;
  t.match(streamingConfig(files), {
    decodingMethod: 'modified_beam_search',
    hotwordsFile: join(cache, STREAMING, 'hotwords.txt'),
    modelConfig: { modelingUnit: 'bpe', bpeVocab: join(cache, STREAMING, 'bpe.vocab') },
  });
});

t.test('a model whose file is missing is named before any process begins', async (t) => {
  const settings = makeSettings({ speech: { asr: { en: STREAMING } } });
  const missing = new RegExp(`${STREAMING}.*onnx`);
  t.throws(() => checkFiles(earsFiles(settings), mouthFiles(settings)), { code: 'NB_MODEL_MISSING', message: missing });
  await t.rejects(createSpeech(settings, silentLog).start(), { code: 'NB_MODEL_MISSING' });
});

t.test('the engine is found by the manifest alone', async (t) => {
  const manifest: Manifest = structuredClone(loadManifest());
  const model = manifest.models.find(({ id }) => id === 'asr-moonshine-base-en')!;
  model.engine = 'zipformer-streaming';
  t.equal(recogniserFiles('/m', model.id, manifest).engine, 'zipformer-streaming');
  delete model.engine;
  t.throws(() => recogniserFiles('/m', model.id, manifest), { code: 'NB_MODEL_UNKNOWN' });
});
