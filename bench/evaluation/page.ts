import type { Lang } from '../../src/lang.ts';
import { TIERS } from '../../src/triage/types.ts';
import { count, type Figures, percent } from './figures.ts';
import type { Set as SentenceSet } from './sets.ts';

/** Figures of one set, judged one way. */
export interface Row {
  set: string;
  kind: SentenceSet['kind'];
  lang: Lang;
  seen: string;
  /** "rules", "rules and classifier". */
  by: string;
  figures: Figures;
}

export interface SpokenRow {
  lang: Lang;
  /** "once", "twice". */
  read: string;
  voices: number;
  sentences: number;
  figures: Figures;
}

export interface PageParts {
  date: string;
  protocol: string;
  rows: Row[];
  spoken: SpokenRow[];
  /** A head, then rows. */
  understanding: { intents: string[][]; slots: string[][] };
  llm: string[][];
}

/** What others have published, with what they measured it on. */
const PUBLISHED = [
  [
    'Symptom checkers, 23 of them',
    '57 % right over all tiers, 80 % of emergencies',
    '45 standardised vignettes',
    'Semigran, BMJ 2015',
  ],
  [
    'The best published system',
    '87.6 % right',
    'vignettes',
    'as cited in the requirement of this project; not checked again',
  ],
  [
    'Nurses with decision support',
    'under-triage 3.7 %',
    'real calls to a Danish out-of-hours service',
    'Graversen 2020',
  ],
  ['ChatGPT Health', 'missed 52 % of emergencies', 'vignettes', '2026; as cited in the requirement, not checked again'],
];

/** docs/reference/evaluation.md, whole. */
export function evaluationPage({ date, protocol, rows, spoken, understanding, llm }: PageParts): string {
  const parts = [
    '# How well calls are judged',
    `Made by \`npm run eval\` on ${date}, with \`${protocol}\`.`,
    '**No clinician has validated this.** The labels are by the people who wrote the sentences, after the rules of ' +
      '`test/cases/LABELS.md`; nobody reviewed them independently. The sentences are invented. Figures of real calls at a real ' +
      'practice may be better or worse, and only the review of calls in the console will tell.',
    '## What was measured',
    'The first sentence of a call, judged alone. In a real call the box asks on, and a question may still save what the first ' +
      'sentence missed. *Accepted*: the tier is one that a careful reviewer would accept. *Emergencies found* is the sensitivity, ' +
      '*no false alarm* the specificity: the share of the other calls that are not called an emergency. *Under* counts a tier below ' +
      'all that is accepted, and a question in place of an emergency or urgent tier. Brackets: 95 % interval (Wilson).',
    table(
      ['set', 'language', 'judged by', 'n', 'accepted', 'emergencies found', 'no false alarm', 'under', 'over'],
      rows.map(({ set, kind, lang, by, figures: f }) => [
        `${set} (${kind})`,
        lang,
        by,
        String(f.accepted.of),
        percent(f.accepted),
        percent(f.emergenciesFound, true),
        percent(f.noEmergencyCalledNone, true),
        percent(f.under, true),
        percent(f.over),
      ]),
    ),
    table(
      [
        'set',
        'language',
        'judged by',
        'asked',
        'routine called emergency',
        'crises found',
        'false crises',
        'intent right',
      ],
      rows.map(({ set, kind, lang, by, figures: f }) => [
        `${set} (${kind})`,
        lang,
        by,
        count(f.asked),
        percent(f.routineCalledEmergency),
        count(f.crisesFound),
        count(f.falseCrises),
        percent(f.intents),
      ]),
    ),
    'How far each set can be trusted. *Held*: rules and weights were made without it; its figure tells most of sentences that nobody has ' +
      'written yet. *Fit*: they were mended with it or written for it; a good figure only says that nothing was lost since.',
    [...new Map(rows.map((r) => [`${r.set} (${r.kind}), ${r.lang}`, r.seen]))]
      .map(([set, seen]) => `- ${set}: ${seen}.`)
      .join('\n'),
    '## By tier',
    table(
      ['set', 'language', 'judged by', ...TIERS.flatMap((tier) => [tier, 'under', 'over'])],
      rows.map(({ set, kind, lang, by, figures: f }) => [
        `${set} (${kind})`,
        lang,
        by,
        ...TIERS.flatMap((tier) => {
          const { accepted, under, over } = f.byTier[tier];
          return [count(accepted), String(under.hits), String(over.hits)];
        }),
      ]),
    ),
  ];
  if (spoken.length)
    parts.push(
      '## Spoken, over a telephone line, with people talking in the room',
      'Sentences of `test/cases`, each said by each voice, babble of six other voices at 10 dB below it, G.711 mu-law at 8 kHz, then read by the ' +
        "box's own ears, as the first words of a call are, and judged. *Once*: what the first recogniser wrote is judged alone. *Twice*: the " +
        'second reading of the same sound, a little slower, is one more opinion. The voices are synthetic; people are harder.',
      table(
        [
          'language',
          'read',
          'voices',
          'sentences',
          'utterances',
          'accepted',
          'emergencies found',
          'under',
          'over',
          'routine called emergency',
          'crises found',
        ],
        spoken.map(({ lang, read, voices, sentences, figures: f }) => [
          lang,
          read,
          String(voices),
          String(sentences),
          String(f.accepted.of),
          percent(f.accepted),
          percent(f.emergenciesFound, true),
          percent(f.under),
          percent(f.over),
          percent(f.routineCalledEmergency),
          count(f.crisesFound),
        ]),
      ),
    );
  parts.push(...understandingSection(understanding));
  if (llm.length > 1) parts.push('## What a local language model adds', table(llm[0]!, llm.slice(1)));
  parts.push(
    '## Next to what others published',
    'Other sentences, other labels, other rules: to be read as a measure of what is usual, not as a race.',
    table(['who', 'figure', 'measured on', 'source'], PUBLISHED),
  );
  return `${parts.join('\n\n')}\n`;
}

/** What is asked in a call earns its place here; what does not is off. */
export function understandingSection({ intents, slots }: PageParts['understanding']): string[] {
  const [head = [], ...rows] = intents;
  const [slotHead = [], ...slotRows] = slots;
  return [
    '## What each part adds to understanding',
    'What a caller wants, and the facts in the words, with and without each part; `node bench/understanding.ts` prints the same. *Said nothing* is ' +
      'safe: the box asks on. A wrong value is not. *Of these*: few sentences, half of them such as rules and embeddings got wrong, because a language ' +
      'model takes seconds for each; of facts, names of people, medicines, pharmacies, insurers and doctors.',
    table(head, rows),
    table(slotHead, slotRows),
    'The sentence embeddings are asked what a caller wants where the rules found nothing. They are not asked for facts: a fact is in the words or it ' +
      'is not. What was asked before, and the names of the practice, add most to facts. A language model is asked for neither in a call, and none that ' +
      'was measured so far has earned its place: where one was, it is named in the table, with the same sentences understood without it beside it. It ' +
      'may be asked about red flags, where it can only raise or ask, and for summaries that nobody acts on; both are off unless the settings name one.',
  ];
}

function table(head: string[], rows: string[][]): string {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
