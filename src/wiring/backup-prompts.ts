import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CALLER_PROMPTS } from '../conversation/prompts/caller.ts';
import type { Said } from '../conversation/prompts/catalogue.ts';
import { CLINICIAN_PROMPTS } from '../conversation/prompts/clinician.ts';
import { pieces } from '../conversation/script.ts';
import type { Speech } from '../speech/speech.ts';

const PAUSE_SAMPLES = 6_400;

/**
 * Renders what Asterisk says when this program is not there, in both languages, as 16 kHz raw files that it plays by
 * itself. Without them it falls back on its own English sentences.
 */
export async function writeBackupPrompts(speech: Speech, folder: string, practice: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const both = (prompt: Said['prompt'], text: Said['text']): Said[] => [
    { prompt, lang: 'en', ...(text && { text }) },
    { prompt, lang: 'es', ...(text && { text }) },
  ];
  await write(speech, join(folder, 'backup.sln16'), both('backup', CALLER_PROMPTS.backup));
  await write(speech, join(folder, 'voicemail.sln16'), both('backupVoicemail', CALLER_PROMPTS.backupVoicemail));
  await write(speech, join(folder, 'goodbye.sln16'), both('goodbye', CALLER_PROMPTS.goodbye));
  const facts = { practice };
  await write(speech, join(folder, 'oncall.sln16'), [
    { prompt: 'clinician.announceOnCallBackup', lang: 'en', facts, text: CLINICIAN_PROMPTS.announceOnCallBackup },
  ]);
}

async function write(speech: Speech, file: string, said: Said[]): Promise<void> {
  const parts: Int16Array[] = [];
  for (const { line } of pieces(said, 'en')) {
    if (!line) continue;
    for await (const samples of speech.say(line)) parts.push(samples);
    parts.push(new Int16Array(PAUSE_SAMPLES));
  }
  const bytes = Buffer.concat(parts.map((p) => Buffer.from(p.buffer, p.byteOffset, p.byteLength)));
  await writeFile(`${file}.part`, bytes, { mode: 0o600 });
  await rename(`${file}.part`, file);
}
