import type { MedicineFacts } from '../desk/findings.ts';
import type { Desk, Text } from '../desk/form.ts';
import { readDesk } from '../desk/read-forms.ts';
import { textsOf } from '../desk/read-forms-cautions.ts';
import { hasCode, NightbellError } from '../errors.ts';
import type { Log } from '../log.ts';
import { medicineFacts } from '../reference/medicines.ts';
import type { Settings } from '../settings/schema.ts';
import type { Mind } from './mind.ts';

/** The forms with the practice's own file laid over them; those that come with the program where that file does not hold, and why. */
export function formsOf(settings: Pick<Settings, 'forms'>): { desk: Desk; trouble: string | null } {
  try {
    return { desk: readDesk(undefined, settings.forms || null), trouble: null };
  } catch (error) {
    if (!settings.forms || !(error instanceof NightbellError)) throw error;
    return { desk: readDesk(), trouble: error.message };
  }
}

/** The forms that calls go by; where the practice's own file does not hold that is an alarm. */
export function openForms(settings: Pick<Settings, 'forms'>, log: Log): Desk {
  const { desk, trouble } = formsOf(settings);
  if (trouble) log.error({ forms: settings.forms }, trouble);
  return desk;
}

/** Facts of which nearly every call that wants something is asked one or another. */
const ASKED = ['name', 'phone', 'reason', 'visit', 'when', 'provider'];

/**
 * What is rendered before somebody waits for it, of the protocol and of the forms: first what every call may need, the questions, and of
 * those before all others what nearly every call is `asked`; then the rest. Set-up and the running box render the same.
 */
export function textsToRender(
  mind: Pick<Mind, 'questions' | 'more'>,
  settings: Pick<Settings, 'forms'>,
): { questions: Text[]; more: Text[]; asked: Text[] } {
  const texts = textsOf(formsOf(settings).desk);
  const first = (one: (typeof texts)[number]) => one.question && !/, (?:again|read_back|choice)/.test(one.where);
  const often = new Set(ASKED.map((fact) => `fact ${fact}, ask`));
  return {
    asked: texts.filter(({ where }) => often.has(where)).map(({ text }) => text),
    questions: [...mind.questions, ...texts.filter(first).map(({ text }) => text)],
    more: [...texts.filter((one) => !first(one)).map(({ text }) => text), ...mind.more],
  };
}

/**
 * What the reference data know of a medicine. null where they are not there: then no medicine is known to be controlled or vital, the list of
 * the practice still holds, and a form asks and passes on.
 */
export function medicineLookUp(log: Log): ((name: string) => MedicineFacts | null) | null {
  try {
    medicineFacts('');
    return (name) => {
      const found = medicineFacts(name);
      return found && { generic: found.name, schedule: found.schedule, vital: found.vital };
    };
  } catch (error) {
    if (!hasCode(error, 'NB_REFERENCE_MISSING')) throw error;
    log.warn({ code: 'NB_REFERENCE_MISSING' }, 'nothing is known of medicines but what the practice lists');
    return null;
  }
}
