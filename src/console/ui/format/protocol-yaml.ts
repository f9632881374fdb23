import { Document, isSeq, parseDocument, Scalar } from 'yaml';

/** What a form of the page adds to a practice's own text, so that nobody has to write YAML. */
export type Addition =
  | { kind: 'words'; concept: string; en: string; es: string }
  | { kind: 'sign'; id: string; tier: string; crisis: boolean; en: string; es: string; ask: string | null }
  | {
      kind: 'question';
      id: string;
      en: string;
      es: string;
      yes: string | null;
      no: string | null;
      unsure: string;
    }
  | { kind: 'instruction'; id: string; en: string; es: string; tier: string; selfCare: boolean; approvedBy: string }
  | { kind: 'case'; say: string; lang: string; tier: string };

/** An id of small letters, from a name that a person gave: "Pump alarm" as `practice.pump_alarm`. */
export function idOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '_')
    .replaceAll(/^_+|_+$/g, '');
  return plain === '' ? '' : `practice.${plain}`;
}

/**
 * The text with an addition at its end; what is there stays as it was written, comments too.
 * @throws where the text is no YAML
 */
export function withAddition(text: string, addition: Addition): string {
  const doc = text.trim() === '' ? new Document({}) : parseDocument(text);
  if (doc.errors.length > 0) throw new Error(doc.errors[0]!.message.split('\n')[0]);
  const put = (section: string, value: unknown) => {
    if (!isSeq(doc.get(section, true))) doc.set(section, doc.createNode([]));
    doc.addIn([section], doc.createNode(value));
  };
  const say = (en: string, es: string) => {
    const block = new Scalar(
      [en, es]
        .flatMap((lines) => lines.split('\n'))
        .map((line) => line.trim())
        .filter(Boolean)
        .join('\n')
        .concat('\n'),
    );
    block.type = Scalar.BLOCK_LITERAL;
    return block;
  };
  switch (addition.kind) {
    case 'words':
      put('concepts', { more: addition.concept, say: say(addition.en, addition.es) });
      break;
    case 'sign':
      put('concepts', {
        id: addition.id,
        tier: addition.tier,
        ...(addition.crisis && { crisis: true }),
        ...(addition.ask && { ask: addition.ask }),
        intent: 'symptom',
        say: say(addition.en, addition.es),
      });
      break;
    case 'question': {
      const { id, en, es, yes, no, unsure } = addition;
      doc.setIn(['questions', id], doc.createNode({ en, es, ...(yes && { yes }), ...(no && { no }), unsure }));
      break;
    }
    case 'instruction': {
      const { id, en, es, tier, selfCare, approvedBy } = addition;
      const kind = selfCare ? 'self_care' : 'practice';
      const today = new Date().toISOString().slice(0, 10);
      put('instructions', {
        id,
        kind,
        en,
        es,
        dispositions: [tier],
        ...(approvedBy && { approved_by: approvedBy, approved_on: today }),
      });
      break;
    }
    case 'case':
      put('cases', { say: addition.say, lang: addition.lang, tier: addition.tier });
  }
  return doc.toString({ lineWidth: 0 });
}
