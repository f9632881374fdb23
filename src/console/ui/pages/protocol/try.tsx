import { Button, Group, SegmentedControl, Textarea } from '@mantine/core';
import { IconArrowForwardUp, IconRefresh } from '@tabler/icons-react';
import { type FormEvent, type KeyboardEvent, useState } from 'react';
import type { Trial } from '../../api/client.ts';
import { api } from '../../api/http.ts';
import { noteFailed } from '../../components/note.ts';
import { Card } from '../../components/page.tsx';
import { TierBadge } from '../../components/tier.tsx';
import { conceptName, DAMPENED, DISPOSITIONS, FOUND_BY } from '../../format/protocol.ts';

type Lang = 'en' | 'es';
type Step = Trial['steps'][number];

/** Say what a caller might say, and see what fires and why. Nothing of it is kept. */
export function Try({ version, look }: { version: string; look: (concept: string) => void }) {
  const [lang, setLang] = useState<Lang>('en');
  const [said, setSaid] = useState<string[]>([]);
  const [words, setWords] = useState('');
  const [trial, setTrial] = useState<Trial | null>(null);
  const [busy, setBusy] = useState(false);

  const judge = async (next: string[], inLang: Lang) => {
    setBusy(true);
    try {
      setTrial(await api.tryProtocol({ version, lang: inLang, said: next }));
      setSaid(next);
      setWords('');
    } catch (error) {
      noteFailed('That could not be judged', error);
    }
    setBusy(false);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (words.trim()) judge([...said, words.trim()], lang);
  };
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.shiftKey) return;
    event.preventDefault();
    if (words.trim()) judge([...said, words.trim()], lang);
  };
  const again = () => {
    setTrial(null);
    setSaid([]);
  };
  const ask = trial?.steps.at(-1)?.ask ?? null;
  return (
    <Card
      title="Type what a caller might say"
      aside={
        <SegmentedControl
          aria-label="Language of the caller"
          value={lang}
          onChange={(value) => {
            setLang(value as Lang);
            if (said.length) judge(said, value as Lang);
          }}
          data={[
            { value: 'en', label: 'English' },
            { value: 'es', label: 'Spanish' },
          ]}
        />
      }
    >
      {trial && (
        <ol className="nb-trial" aria-live="polite">
          {trial.steps.map((step, i) => (
            <li key={i}>
              <Judged step={step} lang={lang} look={look} />
            </li>
          ))}
        </ol>
      )}
      <form onSubmit={submit}>
        <Textarea
          label={ask ? 'What the caller answers' : trial ? 'What the caller says next' : 'What the caller says'}
          description={ask ? ask[lang] : undefined}
          placeholder={lang === 'en' ? 'my chest feels tight since lunch' : 'tengo el pecho apretado desde el mediodía'}
          value={words}
          onChange={(event) => setWords(event.currentTarget.value)}
          onKeyDown={enter}
          autosize
          minRows={2}
          maxLength={2000}
          lang={lang}
        />
        <Group mt="sm" justify="space-between">
          <Button type="submit" loading={busy} leftSection={<IconArrowForwardUp size={18} aria-hidden />}>
            Judge
          </Button>
          {trial && (
            <Button variant="default" onClick={again} leftSection={<IconRefresh size={18} aria-hidden />}>
              Another call
            </Button>
          )}
        </Group>
      </form>
    </Card>
  );
}

function Judged({ step, lang, look }: { step: Step; lang: Lang; look: (concept: string) => void }) {
  return (
    <>
      <p className="nb-said">
        {step.answering && <span className="nb-dim">Answer: </span>}
        <q lang={lang}>{step.text}</q>
      </p>
      <div className="nb-trial-tier">
        <TierBadge tier={step.tier} crisis={step.crisis} />
        {step.disposition && step.disposition !== step.tier && (
          <span className="nb-dim">{DISPOSITIONS[step.disposition]}</span>
        )}
      </div>
      {step.flags.length > 0 ? (
        <ul className="nb-flags">
          {step.flags.map((flag) => (
            <li key={flag.concept + flag.words} data-tier={flag.tier}>
              {flag.where ? (
                <button type="button" className="nb-plain-link" onClick={() => look(flag.concept)}>
                  {conceptName(flag.concept)}
                </button>
              ) : (
                <strong>{conceptName(flag.concept)}</strong>
              )}
              <q lang={lang}>{flag.words}</q>
              <span className="nb-dim">
                {FOUND_BY[flag.by] ?? flag.by}
                {flag.where && `, ${flag.where}`}
              </span>
            </li>
          ))}
        </ul>
      ) : (
        <p className="nb-quiet">Nothing of the protocol was heard in these words.</p>
      )}
      {step.dampened.length > 0 && (
        <p className="nb-dim">
          Heard, but not counted:{' '}
          {step.dampened.map(({ concept, why }) => `${conceptName(concept)} (${DAMPENED[why] ?? why})`).join(', ')}.
        </p>
      )}
      {step.facts.length > 0 && (
        <p className="nb-dim">Known of the patient: {step.facts.map(({ id }) => conceptName(id)).join(', ')}.</p>
      )}
      {step.opinions.map((opinion) => (
        <p key={opinion.by} className="nb-dim">
          {opinion.by === 'llm' ? 'Language model' : 'Classifier'}:{' '}
          {opinion.raises
            ? `${DISPOSITIONS[opinion.raises]}, ${Math.round(opinion.sure * 100)} % sure`
            : opinion.doubts
              ? `asks whether it is ${DISPOSITIONS[opinion.doubts]!.toLowerCase()}`
              : 'adds nothing'}
          .
        </p>
      ))}
      {step.ask && (
        <p className="nb-ask">
          <span className="nb-dim">Asks next:</span> <strong lang={lang}>{step.ask[lang]}</strong>
        </p>
      )}
      {step.instructions.map((text) => (
        <p key={text.id} className="nb-ask">
          <span className="nb-dim">Says at the end:</span> <strong lang={lang}>{text[lang]}</strong>
        </p>
      ))}
    </>
  );
}
