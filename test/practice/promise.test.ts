import t from 'tap';
import { promiseOf } from '../../src/practice/promise.ts';
import { practice } from './file.ts';

const NOW = Date.parse('2026-11-10T15:00:00Z');
const own = {
  ...practice,
  departments: { desk: { ...Object.values(practice.departments)[0]!, answer_within: '1 business day' } },
};
const faq = (q: string, a: string) => ({ ...own, faq: [{ id: 'one', q, a, qEs: null, aEs: null }] });

t.test('how long a refill takes is promised as the practice writes it', async (t) => {
  const written = faq('How long does a refill take?', 'Three business days. Call early.');
  t.equal(promiseOf(written, 'desk', NOW, 'en', false, 'refill'), 'within 3 business days');
  t.equal(promiseOf(written, 'desk', NOW, 'es', false, 'refill'), 'en un plazo de 3 días hábiles');
  t.equal(
    promiseOf(written, 'desk', NOW, 'en', true, 'refill'),
    'within one business day',
    'not what is first in line',
  );
  t.equal(promiseOf(written, 'desk', NOW, 'en', false, 'billing'), 'within one business day', 'nor another matter');
  t.equal(
    promiseOf(faq('How do I get a refill?', 'Call us.'), 'desk', NOW, 'en', false, 'refill'),
    'within one business day',
  );
  t.equal(
    promiseOf(
      faq('Locked out of the portal?', 'We call the next business day.'),
      'desk',
      NOW,
      'en',
      false,
      'portal_locked',
    ),
    'within one business day',
  );
});
