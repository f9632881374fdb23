import { CALLER_PROMPTS } from '../../src/conversation/prompts/caller.ts';
import { CLINICIAN_PROMPTS } from '../../src/conversation/prompts/clinician.ts';
import { digitWord } from '../../src/conversation/spoken.ts';
import { readDesk } from '../../src/desk/read-forms.ts';
import { textsOf } from '../../src/desk/read-forms-cautions.ts';
import { LANGS, type Lang } from '../../src/lang.ts';
import { mayBeRead } from '../../src/triage/engine.ts';
import { loadProtocol } from '../../src/triage/protocol/protocol.ts';
import type { Question } from '../../src/triage/protocol/types.ts';
import { readProtocolFiles } from '../../src/words/files.ts';
import { code, page, table } from './markdown.ts';

type Texts = Record<string, Record<Lang, string>>;

/** docs/reference/prompts.md: every sentence that a caller or a clinician can hear, for somebody to approve. */
export function prompts(): string {
  const protocol = loadProtocol(readProtocolFiles().protocol);
  const all = [...protocol.questions.values()];
  return page(
    'Prompts',
    'Every sentence that the box can say. It says nothing else: a prompt is one of these texts with facts filled in where ' +
      'braces stand, and no program or model words anything by itself. Approving this page is approving what callers hear.',
    "Facts in braces: `{practice}` is the practice's name. `{digits}` is a telephone number, said digit by digit. `{name}`, " +
      "`{date}` and `{reason}` are what the caller said; `{reason}` is the caller's own words.",
    `No clinician has approved these texts yet. Until one has, take them as a starting point. Protocol ${code(protocol.id)}, ` +
      `version ${protocol.version}, says of itself: ${protocol.status}.`,
    '## What callers hear',
    texts(CALLER_PROMPTS),
    '## Texts of the forms',
    'What the desk asks and says for each matter ([forms](forms.md)); a practice changes them in a file of its own.',
    table(
      ['where', 'English', 'Spanish'],
      textsOf(readDesk()).map(({ where, text }) => [where, text.en, text.es]),
    ),
    '## Questions of the protocol',
    'Asked where what was said leaves a doubt. The last column says what an answer comes to: yes, no, or no usable answer.',
    questions(all.filter((q) => q.layer === 0)),
    '## Questions of the specialties',
    'Asked where a practice uses the specialty and what was said calls for it. An answer that is a number, a choice or a time has its ' +
      'branches in the protocol.',
    questions(all.filter((q) => q.layer > 0)),
    '## Instructions of the practice',
    'Read out once, before the caller is let go or while they wait, where one of the findings or dispositions was reached. Self-care is ' +
      'read out only where somebody has approved it.',
    table(
      ['id', 'English', 'Spanish', 'for', 'approved by'],
      protocol.instructions.map((i) => [
        code(i.id),
        i.text.en,
        i.text.es,
        [...i.dispositions, ...i.concepts].map(code).join(', '),
        i.approvedBy ?? (mayBeRead(i) ? '-' : 'nobody: not read out'),
      ]),
    ),
    '## What clinicians hear',
    'Clinicians are spoken to in English, whatever the caller speaks. Nothing about a patient comes before the PIN: of these ' +
      'texts only `announce`, `announceMachine`, `announceOnCallBackup`, `askPin`, `wrongPin`, `lockedPin`, `pinOver` and `callIn…` do.',
    texts(CLINICIAN_PROMPTS),
    '## Digits',
    LANGS.map((lang) => [...'0123456789'].map((digit) => digitWord(digit, lang)).join(' ')).join('\n\n'),
    '## When the program is not there',
    'Asterisk then says `backup`, `backupVoicemail`, `goodbye` and `announceOnCallBackup` of the tables above, the first three ' +
      'in both languages one after the other. On a box that has not rendered them yet (its first minutes) it uses sentences ' +
      'that come with Asterisk, in English:',
    table(
      ['instead of', "Asterisk's recordings"],
      [
        [code('backup'), code('pls-hold-while-try')],
        [code('announceOnCallBackup'), `${code('followme/call-from')} ${code('followme/options')}`],
        [code('backupVoicemail'), `${code('vm-nobodyavail')} ${code('vm-intro')}`],
        [code('goodbye'), `${code('vm-msgsaved')} ${code('vm-goodbye')}`],
        ['a message that cannot be recorded', `${code('im-sorry')} ${code('please-try-call-later')}`],
      ],
    ),
  );
}

function questions(list: Question[]): string {
  return table(
    ['id', 'English', 'Spanish', 'yes, no, in doubt'],
    list.map(({ id, text, branches, unsure }) => [
      code(id),
      text.en,
      text.es,
      [...['yes', 'no'].map((is) => branches.find((b) => b.when.is === is)?.outcome), unsure]
        .map((outcome) => outcome?.disposition ?? '-')
        .join(', '),
    ]),
  );
}

function texts(catalogue: Texts): string {
  return table(
    ['id', 'English', 'Spanish'],
    Object.entries(catalogue).map(([id, { en, es }]) => [code(id), en, es]),
  );
}
