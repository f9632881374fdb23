import type { Form } from '../../desk/form.ts';
import { isCallBackTime } from '../call-back-time.ts';
import { canDo } from './look-up.ts';
import type { Answer, Talk } from './types.ts';

/** When the caller can be called, where a form asks for a number and for no time of its own; null: they did not say. Pure. */
export function callTimeOf(talk: Talk, form: Form): Answer | null {
  const asks = (fact: string) => form.fields.some((field) => field.fact === fact);
  if (!asks('phone') || asks('when') || canDo(form, 'book', 'move', 'cancel', 'confirm')) return null;
  return isCallBackTime(talk.whenWords) ? (talk.facts.when ?? null) : null;
}
