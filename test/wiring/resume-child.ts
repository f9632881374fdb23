/** A program with calls in every state; says their ids when all is written. Started, and killed, by resume.test.ts. */
import { writeSync } from 'node:fs';
import type { CallRecord } from '../../src/conversation/record.ts';
import { type Tier, UNJUDGED } from '../../src/triage/types.ts';
import { recordsIn } from '../../src/wiring/record.ts';
import { dispositionOf } from '../../src/words/disposition.ts';
import { openAt } from '../store/helper.ts';
import { type Answer, callsBack, pagingWith } from './ladders-kit.ts';

const store = await openAt(process.argv[2]!);
const open = recordsIn(store);
const records: Record<string, CallRecord> = {};

function call(name: string, tier: Tier, words: string): CallRecord {
  const callerNumber = `+1518555017${Object.keys(records).length}`;
  const record = open({ callerNumber, lang: 'en', protocol: 'first-1' });
  records[name] = record;
  record.answered();
  if (words) {
    const turn = record.turn({ speaker: 'caller', text: words, lang: 'en', prompt: null, complete: true });
    const flags =
      tier === 'routine'
        ? []
        : [
            {
              concept: 'c',
              words: 'my chest hurts',
              tier,
              disposition: dispositionOf(tier) ?? null,
              by: 'words' as const,
            },
          ];
    record.judged({ ...UNJUDGED, tier, flags, protocol: 'first-1' }, turn);
  }
  return record;
}

/** Starts the ladder of a call; its phone does this. */
function ladder(record: CallRecord, phone: Answer): void {
  const tier = phone === 'rings' ? 'urgent' : 'emergency';
  const page = { callId: record.callId, tier, patient: {}, phone: null, flags: [] };
  pagingWith(() => phone, { store })
    .escalate(record, () => page as never)
    .start();
}

ladder(call('ringing', 'urgent', 'Hello. My chest hurts. I am at home.'), 'rings');
const ended = call('caller gone', 'urgent', 'my chest hurts');
ladder(ended, 'rings');
ended.ended('caller-hung-up');
ladder(call('acknowledged', 'emergency', 'my chest hurts'), callsBack);
const judged = call('just judged', 'emergency', 'my chest hurts');
judged.fact('name', 'Maria Delgado', true, null);
const operator = call('with the operator', 'urgent', 'my chest hurts');
operator.ended('handed-over');
const exhausted = call('exhausted', 'urgent', 'my chest hurts');
exhausted.ladderExhausted();
exhausted.ended('caller-hung-up');
call('routine', 'routine', 'I need to move my appointment').intent('reschedule');
call('said nothing', 'unclear', '');
const done = call('routine and done', 'routine', 'the same again');
done.message('front_desk', 'routine');
done.ended('completed');

// Each step of an escalation is written down before the next one.
const isWritten = async (name: string, outcome: string) =>
  (await store.pages.of(records[name]!.callId)).some((page) => page.outcome === outcome);
while (!((await isWritten('acknowledged', 'acknowledged')) && (await isWritten('ringing', 'ringing'))))
  await new Promise((resolve) => setTimeout(resolve, 20));
await store.flush();
writeSync(1, `${JSON.stringify(Object.fromEntries(Object.entries(records).map(([k, r]) => [k, r.callId])))}\n`);
setInterval(() => undefined, 1_000);
